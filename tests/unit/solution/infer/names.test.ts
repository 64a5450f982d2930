import { describe, expect, test } from 'vitest';

import { nameFields, wishedName, type Wish } from '../../../../src/solution/infer/names.ts';
import { camel, dateNamed, singular } from '../../../../src/solution/infer/words.ts';

const naming = { entity: 'cycle', key: 'id', singulars: {} };

describe('a target name', () => {
  test.each([
    ['id', 'cycleId'],
    ['ID', 'cycleId'],
    ['name', 'cycleName'],
    ['key', 'cycleKey'],
    ['status', 'status'],
    ['tcrCatalogTreeId', 'tcrCatalogTreeId'],
    ['URLPath', 'urlPath'],
    ['my-field', 'myField'],
    ['total_amount', 'totalAmount'],
    ['_hidden', 'hidden'],
    ['1st', 'cycle1st'],
    ['名前', 'cycleField'],
    ['createdOn', 'dateTimeCreated'],
    ['created_at', 'dateTimeCreated'],
    ['lastModifiedOn', 'dateTimeUpdated'],
    ['lastTestedOn', 'lastTestedOn'],
    ['owner.id', 'ownerId'],
    ['owner.name', 'ownerName'],
    ['owner.lastModifiedOn', 'ownerLastModifiedOn'],
    ['cyclePhases[].id', 'cyclePhaseId'],
    ['categories[].owner.id', 'categoryOwnerId'],
  ])('of %s is %s', (path, name) => {
    expect(wishedName(path, naming)).toBe(name);
  });

  test('of the key of a project says whose key it is', () => {
    expect(wishedName('key', { ...naming, entity: 'project' })).toBe('sourceProjectKey');
  });

  test('follows the singular that a person gives', () => {
    expect(wishedName('media[].id', { ...naming, singulars: { media: 'medium' } })).toBe('mediumId');
  });
});

describe('a singular', () => {
  test.each([
    ['releases', 'release'],
    ['cyclePhases', 'cyclePhase'],
    ['categories', 'category'],
    ['releaseIds', 'releaseId'],
    ['class', 'class'],
    ['status', 'status'],
    ['statuses', 'status'],
    ['analysis', 'analysis'],
    ['series', 'series'],
    ['item', 'item'],
    ['as', 'as'],
  ])('of %s is %s', (plural, one) => {
    expect(singular(plural)).toBe(one);
  });
});

test('inner capitals stay', () => {
  expect(camel('tcrTreeTestcase')).toBe('tcrTreeTestcase');
});

test.each([
  ['startDate', true],
  ['createdOn', true],
  ['created_at', true],
  ['lastModified', true],
  ['estimatedTime', true],
  ['revision', false],
  ['person', false],
  ['format', false],
])('%s is named after a time: %s', (name, dated) => {
  expect(dateNamed(name)).toBe(dated);
});

describe('names of an entity', () => {
  const wish = (path: string, more: Partial<Wish> = {}): Wish => ({ path, list: false, ...more });
  const names = (wishes: readonly Wish[]): readonly string[] => {
    const named = nameFields(wishes, naming);
    return wishes.map(({ path }) => named.get(path)?.name ?? '');
  };

  test('the key comes first, then who is nearer to the top; the other gets the entity as a suffix', () => {
    const wishes = [wish('cycle.id'), wish('cycleId'), wish('id')];
    expect(names(wishes)).toEqual(['cycleIdCycle2', 'cycleIdCycle', 'cycleId']);
    expect(nameFields(wishes, naming).get('cycleId')?.note).toBe('Named "cycleIdCycle": "cycleId" is taken by "id"');
  });

  test('capital letters do not make a name another', () => {
    expect(names([wish('aB'), wish('AB'), wish('ab')])).toEqual(['aBCycle', 'ab', 'abCycle2']);
  });

  test('columns that the pipeline makes itself are taken', () => {
    expect(names([wish('recordId'), wish('recordKey')])).toEqual(['recordIdCycle', 'recordKeyCycle']);
  });

  test("a person's word is not changed, and nobody else gets that name", () => {
    expect(names([wish('id'), wish('x', { given: 'cycleId' })])).toEqual(['cycleIdCycle', 'cycleId']);
  });

  test('a list of values is named by one of them', () => {
    expect(names([wish('testcase.requirementIds', { list: true }), wish('tags', { list: true })])).toEqual([
      'testcaseRequirementId',
      'tag',
    ]);
  });
});
