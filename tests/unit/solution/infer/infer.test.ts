import { describe, expect, test } from 'vitest';

import type { Json } from '../../../../src/core/json.ts';
import { contractOf, cycleFields, inferAll, overridesOf } from '../../../support/inferring.ts';

/** Type and format that a field of that name gets from these values; `undefined` is a record that lacks it. */
async function typed(name: string, ...values: readonly (Json | undefined)[]): Promise<readonly (string | null)[]> {
  const fields = await cycleFields(values.map((value) => (value === undefined ? { id: 1 } : { id: 1, [name]: value })));
  const field = fields.get(name);
  return [field?.targetType ?? null, field?.format ?? null];
}

describe('types merged over all samples', () => {
  test.each<[string, string, readonly (Json | undefined)[], readonly (string | null)[]]>([
    ['whole numbers', 'size', [1, 2], ['int64', null]],
    ['whole and other numbers', 'size', [1, 2.5], ['float64', null]],
    ['null beside a number', 'size', [null, 3], ['int64', null]],
    ['numbers too long for a column', 'size', [1, 1e300], ['float64', null]],
    ['booleans', 'open', [true, false], ['bool', null]],
    ['a number and a boolean', 'open', [true, 1], ['text', null]],
    ['numbers written as text', 'status', ['1', '2'], ['text', null]],
    ['a number and text', 'status', [1, 'x'], ['text', null]],
    ['thirteen digits in a field named after a date', 'startDate', [1_700_000_000_000], ['datetime', 'epoch_ms']],
    ['ten digits in a field named after a time', 'createdAt', [1_700_000_000], ['datetime', 'epoch_s']],
    ['thirteen digits elsewhere', 'barcode', [1_700_000_000_000], ['int64', null]],
    ['thirteen digits and a small number', 'startDate', [1_700_000_000_000, 7], ['int64', null]],
    ['American dates', 'startDate', ['01/31/2026', '1/2/2026'], ['date', 'MM/DD/YYYY']],
    ['a day that no month has', 'startDate', ['02/30/2026'], ['text', null]],
    ['plain dates', 'anything', ['2026-01-31'], ['date', 'YYYY-MM-DD']],
    ['dates and times', 'anything', ['2026-01-31', '2026-01-31T08:00:00Z'], ['datetime', 'iso']],
    ['ISO times', 'at', ['2026-01-31T08:00:00.000+01:00'], ['datetime', 'iso']],
    ['two notations of dates', 'startDate', ['2026-01-31', '01/31/2026'], ['date', null]],
    ['milliseconds and a written date', 'startDate', [1_700_000_000_000, '2026-01-31'], ['datetime', null]],
    ['a date and other text', 'startDate', ['2026-01-31', 'soon'], ['text', null]],
    ['empty text where dates are', 'endDate', ['', '2026-01-31'], ['date', 'YYYY-MM-DD']],
    ['empty text where numbers are', 'size', ['', 1], ['text', null]],
    ['nothing but null', 'size', [null], ['text', null]],
    ['lists of numbers', 'sizes', [[1], [2.5], []], ['array<float64>', null]],
    ['lists that are all empty', 'sizes', [[], []], ['array<unknown>', null]],
    ['lists of lists', 'sizes', [[[1]]], ['array<json>', null]],
    ['lists of records and values', 'sizes', [[1, { a: 1 }]], ['array<json>', null]],
    ['empty records', 'custom', [{}], ['json', null]],
    ['a record and text', 'owner', [{ id: 1 }, 'Ann'], ['json', null]],
    ['a list and a number', 'owner', [[1], 1], ['json', null]],
  ])('%s', async (_, name, values, wanted) => {
    expect(await typed(name, ...values)).toEqual(wanted);
  });

  test('a mixture says what was mixed', async () => {
    const fields = await cycleFields([{ a: 1 }, { a: 'x' }, { a: true }]);
    expect(fields.get('a')?.notes).toBe('Mixed: bool, int64, text');
  });
});

describe('paths and structures', () => {
  test('reach into records, lists, and records within lists', async () => {
    const payload = {
      id: 1,
      name: 'A',
      r: { id: 1, x: { y: 2 } },
      tags: ['a'],
      items: [{ id: 1, owner: { id: 2 }, marks: [1] }],
    };
    const fields = await cycleFields([payload]);
    const told = [...fields.values()].map(({ path, structureType, targetName, targetType }) => [
      path,
      structureType,
      targetName,
      targetType,
    ]);
    expect(told.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual([
      ['id', 'scalar', 'cycleId', 'int64'],
      ['items[].id', 'array', 'itemId', 'array<int64>'],
      ['items[].marks', 'array', 'itemMarks', 'array<json>'],
      ['items[].owner.id', 'array', 'itemOwnerId', 'array<int64>'],
      ['name', 'scalar', 'cycleName', 'text'],
      ['r.id', 'record', 'rId', 'int64'],
      ['r.x.y', 'record', 'rXY', 'int64'],
      ['tags', 'array', 'tag', 'array<text>'],
    ]);
    expect(fields.get('items[].owner.id')).toMatchObject({ elementType: 'int64', bridgeName: 'bridgeCycleItem' });
  });

  test('a record with hundreds of members is a map and kept as JSON', async () => {
    const map = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`k${index}`, 1]));
    const fields = await cycleFields([{ id: 1, map, small: { a: 1 } }]);
    expect(fields.get('map')).toMatchObject({ structureType: 'objectDump', targetType: 'json' });
    expect(fields.get('small.a')?.targetType).toBe('int64');
  });

  test('a name that no path can say is reported, and within a record keeps the record whole', async () => {
    const { fields, unsayable } = await inferAll({ cycle: [{ id: 1, 'a.b': 1, r: { 'c[]': 2 } }] });
    expect(unsayable).toEqual(['cycle: a.b']);
    expect(fields.map(({ path, targetType }) => [path, targetType])).toEqual([
      ['id', 'int64'],
      ['r', 'json'],
    ]);
  });
});

describe('rates', () => {
  const many = (make: (index: number) => Json): Json[] => Array.from({ length: 20 }, (_, index) => make(index));

  test('a field is required when twenty samples have it, not when nineteen do', async () => {
    const payloads = many((index) => ({
      id: index,
      always: 1,
      mostly: index === 0 ? null : 1,
      ...(index > 0 ? { often: 1 } : {}),
    }));
    const all = await cycleFields(payloads);
    expect(all.get('always')).toMatchObject({ isRequired: true, isNullable: false, requiredRate: 1, nullRate: 0 });
    expect(all.get('mostly')).toMatchObject({ isRequired: true, isNullable: true, nullRate: 0.05 });
    expect(all.get('often')).toMatchObject({ isRequired: false, requiredRate: 0.95 });
    expect((await cycleFields(payloads.slice(1))).get('always')?.isRequired).toBe(false);
  });

  test('a member of a record is as rare as the record', async () => {
    const fields = await cycleFields([{ id: 1, r: { x: 1 } }, { id: 2 }]);
    expect(fields.get('r.x')?.requiredRate).toBe(0.5);
  });

  test('distinct values are counted exactly up to thousands and estimated beyond', async () => {
    const some = await cycleFields(many((index) => ({ id: index, half: index % 10 })));
    expect(some.get('half')?.distinctRatio).toBe(0.5);
    const payloads = Array.from({ length: 40_000 }, (_, index) => ({ id: index, half: index % 20_000 }));
    expect((await cycleFields(payloads)).get('half')?.distinctRatio).toBeCloseTo(0.5, 1);
  });

  test('what else is unique is named as a candidate for the key', async () => {
    const fields = await cycleFields(many((index) => ({ id: index, code: `C${index}`, kind: 'x' })));
    expect(fields.get('code')?.notes).toBe('Key candidate: unique in every sample');
    expect(fields.get('kind')?.notes).toBe('');
    expect(fields.get('id')).toMatchObject({ isKey: true, evidence: ['1', '10', '11'] });
  });
});

describe('foreign keys', () => {
  const contract = contractOf([{ name: 'project' }, { name: 'release' }, { name: 'cycle' }]);

  test('are found by name and values, with the share that matches', async () => {
    const { fields } = await inferAll(
      {
        project: [{ id: 1 }, { id: 2 }],
        release: [
          { id: 7, projectId: 1, parentId: 8 },
          { id: 8, projectId: 9 },
        ],
        cycle: [{ id: 1, release: { id: 7 }, project_id: 77, releaseIds: [7, 8], revision: 1, projectid: 2 }],
      },
      { contract },
    );
    const found = fields.flatMap((one) =>
      one.foreignKeyTo === null ? [] : [[one.entity, one.path, one.foreignKeyTo, one.matchRate]],
    );
    expect(found).toEqual([
      ['cycle', 'projectid', 'project', 1],
      ['cycle', 'release.id', 'release', 1],
      ['cycle', 'releaseIds', 'release', 1],
      ['release', 'parentId', 'release', 1],
      ['release', 'projectId', 'project', 0.5],
    ]);
    const noted = fields.find(({ path }) => path === 'project_id');
    expect(noted?.notes).toContain('none of its values is a known key');
    expect(fields.find(({ entity, path }) => entity === 'release' && path === 'projectId')?.notes).toBe(
      '50% of its values are known keys of project',
    );
  });

  test('small numbers prove nothing without a name; unique texts do', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `0a1b2c3d-${index}`);
    const { fields } = await inferAll(
      {
        project: keys.map((id) => ({ id })),
        cycle: keys.map((id, index) => ({ id: index, ownerRef: id, testerId: index })),
        release: [],
      },
      { contract },
    );
    const found = new Map(fields.map((one) => [one.path, one.foreignKeyTo]));
    expect(found.get('ownerRef')).toBe('project');
    expect(found.get('testerId')).toBeNull();
  });
});

describe('precedence', () => {
  const learned = [{ reason: 'Lesson 1', entity: 'cycle', path: 'build', target: 'buildNumber', type: 'int64', notes: '' }];

  test('an override beats a lesson beats the samples, and the notes keep what lost', async () => {
    const payloads = [{ id: 1, build: '17', size: 1 }];
    const observed = await cycleFields(payloads);
    const second = await cycleFields(payloads, { learned });
    const overrides = overridesOf({
      fields: [{ reason: 'It has letters', entity: 'cycle', path: 'build', type: 'text', required: true }],
    });
    const first = await cycleFields(payloads, { learned, overrides });
    expect(observed.get('build')).toMatchObject({ targetType: 'text', targetName: 'build', decidedBy: 'inferred' });
    expect(second.get('build')).toMatchObject({ targetType: 'int64', targetName: 'buildNumber', decidedBy: 'learned' });
    expect(second.get('build')?.notes).toBe('Learned: Lesson 1 (type int64 instead of text)');
    expect(first.get('build')).toMatchObject({
      targetType: 'text',
      targetName: 'buildNumber',
      decidedBy: 'override',
      isRequired: true,
    });
    expect(first.get('build')?.notes).toContain('Override: It has letters (type text instead of int64)');
  });

  test('what the contract documents counts where the samples are silent, and is noted where they disagree', async () => {
    const contract = contractOf([{ name: 'cycle', incremental: { field: 'changedOn', format: 'epoch_milliseconds' } }]);
    const silent = await cycleFields([{ id: 1, changedOn: null }], { contract });
    const other = await cycleFields([{ id: 1, changedOn: '2026-01-31T08:00:00Z' }], { contract });
    expect(silent.get('changedOn')).toMatchObject({ targetType: 'datetime', format: 'epoch_ms' });
    expect(other.get('changedOn')).toMatchObject({ format: 'iso', notes: 'Documented as epoch_ms, observed as iso' });
  });

  test('an entity without a sample has its key and what a person names', async () => {
    const overrides = overridesOf({
      fields: [{ reason: 'Documented', entity: 'cycle', path: 'tags', type: 'array<text>', structure: 'array' }],
    });
    const fields = await cycleFields([], { overrides });
    expect([...fields.keys()]).toEqual(['id', 'tags']);
    expect(fields.get('id')).toMatchObject({ isKey: true, jsonTypes: [], notes: 'Key by the contract; no sample has it' });
    expect(fields.get('tags')).toMatchObject({ targetType: 'array<text>', bridgeName: 'bridgeCycleTag' });
  });
});

describe('groups, hints and proposals', () => {
  test('fields stand in groups, keys first, lists before other attributes', async () => {
    const payload = { zeta: 1, tags: ['a'], name: 'A', startDate: '2026-01-31', ownerId: 3, about: 'x', id: 1, active: true };
    const { fields } = await inferAll({ cycle: [payload] });
    expect(
      fields.map(({ path, fieldGroup, groupSortOrder, columnOrder }) => [path, fieldGroup, groupSortOrder, columnOrder]),
    ).toEqual([
      ['id', 'cycleIdentifier', 101, 1],
      ['name', 'cycleIdentifier', 102, 2],
      ['startDate', 'Timestamps', 201, 3],
      ['ownerId', 'References', 301, 4],
      ['about', 'Details', 401, 5],
      ['tags', 'Arrays', 501, 6],
      ['active', 'Attributes', 601, 7],
      ['zeta', 'Attributes', 602, 8],
    ]);
  });

  test('a person chooses another group', async () => {
    const fields = await cycleFields([{ id: 1, zeta: 1 }], {
      overrides: overridesOf({ field_groups: { 'cycle.zeta': 'status' } }),
    });
    expect(fields.get('zeta')).toMatchObject({ fieldGroup: 'status', groupSortOrder: 401 });
  });

  test.each([
    ['contactEmail', 'x', 'email'],
    ['note', 'someone@example.com', 'email'],
    ['mobile', '0', 'phone'],
    ['ipAddress', '::1', 'ip'],
    ['postcode', 'AB1', 'address'],
    ['firstName', 'Ann', 'name'],
    ['testerIdName', 'Ann', 'name'],
    ['createdBy', 'Ann', 'name'],
    ['createdById', 'u1', 'none'],
    ['leadTime', 'long', 'none'],
    ['summary', 'x', 'none'],
  ])('%s holding "%s" is %s', async (path, value, level) => {
    expect((await cycleFields([{ id: 1, [path]: value }])).get(path)?.piiLevel).toBe(level);
  });

  test('what is measured, happens in time and is pointed at by nothing is proposed as a fact', async () => {
    const contract = contractOf([{ name: 'cycle' }, { name: 'execution' }]);
    const { proposals, fields } = await inferAll(
      {
        cycle: [{ id: 1, startDate: '2026-01-31', size: 3 }],
        execution: Array.from({ length: 4 }, (_, id) => ({
          id,
          cycleId: 1,
          runAt: '2026-01-31',
          minutes: 3,
          note: `n${id}`,
          result: 'ok',
          steps: [1],
        })),
      },
      { contract },
    );
    expect(proposals.get('cycle')).toEqual({ role: 'dimension', table: 'dimCycle', grain: null });
    expect(proposals.get('execution')).toEqual({ role: 'fact', table: 'factExecution', grain: 'One row for each execution' });
    const facts = fields.filter(({ isInFact }) => isInFact).map(({ path }) => path);
    expect(facts.sort()).toEqual(['cycleId', 'id', 'minutes', 'result', 'runAt']);
    expect(fields.find(({ path }) => path === 'startDate')).toMatchObject({ dimensionName: 'dimCycle', factTableName: null });
  });

  test('the word of the contract beats the test of business activity', async () => {
    const fact = { name: 'factVisit', grain: 'one visit' };
    const { proposals } = await inferAll(
      { cycle: [{ id: 1 }] },
      { contract: contractOf([{ name: 'cycle', role: 'fact', fact }]) },
    );
    expect(proposals.get('cycle')).toEqual({ role: 'fact', table: 'factVisit', grain: 'one visit' });
  });
});
