import { describe, expect, test } from 'vitest';

import type { Json } from '../../../../src/core/json.ts';
import {
  changes,
  classify,
  driftRows,
  stops,
  type Change,
  type Drift,
  type Modes,
} from '../../../../src/solution/drift/classes.ts';
import { fieldDifferences } from '../../../../src/solution/drift/fields.ts';
import {
  codeDifferences,
  dependencyDifferences,
  extractDifferences,
  tableDifferences,
} from '../../../../src/solution/drift/others.ts';
import { settle } from '../../../../src/solution/drift/settle.ts';
import type { FieldRecord } from '../../../../src/solution/infer/field.ts';
import { contractOf, inferAll, overridesOf, type Inferring } from '../../../support/inferring.ts';

const all = (mode: Modes['columns']): Modes => ({ endpoints: mode, columns: mode, data_type: mode });
const shipped: Modes = { endpoints: 'evolve', columns: 'evolve', data_type: 'freeze' };
const contract = contractOf([{ name: 'cycle', incremental: { field: 'changedOn' } }]);

/** Twenty records, so that what all have counts as required. */
const many = (make: (index: number) => object): Json[] =>
  Array.from({ length: 20 }, (_, index) => ({ id: index, ...make(index) }));

interface Step {
  readonly fields: readonly FieldRecord[];
  readonly drifts: readonly Drift[];
}

async function after(
  before: readonly FieldRecord[],
  payloads: readonly Json[],
  more: Inferring & { modes?: Modes; newMajor?: boolean } = {},
): Promise<Step> {
  const now = (await inferAll({ cycle: payloads }, { contract, ...more })).fields;
  const sampled = new Set(payloads.length > 0 ? ['cycle'] : []);
  const found = fieldDifferences({ before, now, contract, sampled });
  const drifts = found.map((one) => classify(one, more.modes ?? shipped, more.newMajor ?? false));
  return { fields: settle({ before, now, drifts, sampled, newMajor: more.newMajor ?? false }), drifts };
}

const told = ({ drifts }: Step): readonly string[] =>
  drifts.map((one) => `${one.change} ${one.subject} ${one.class} ${one.action}`);
const fieldAt = ({ fields }: Step, path: string): FieldRecord | undefined => fields.find((one) => one.path === path);
const base = await after(
  [],
  many(() => ({ changedOn: '2026-01-31T08:00:00Z', size: 1, about: 'x', owner: 'Ann', none: null, tags: [] })),
);

describe('what is done about a change', () => {
  test.each<[Change, string, string, string, string]>([
    ['new_endpoint', 'additive', 'recorded', 'refused', 'discarded'],
    ['new_column', 'additive', 'evolved', 'refused', 'discarded'],
    ['missing_column', 'suspicious', 'evolved', 'refused', 'recorded'],
    ['required_absent', 'data_error', 'quarantined', 'quarantined', 'discarded'],
    ['type_widened', 'compatible', 'evolved', 'refused', 'quarantined'],
    ['type_changed', 'breaking', 'evolved', 'refused', 'quarantined'],
    ['key_changed', 'breaking', 'stopped', 'stopped', 'stopped'],
    ['paging_changed', 'breaking', 'stopped', 'stopped', 'stopped'],
    ['enum_added', 'additive', 'recorded', 'recorded', 'recorded'],
    ['dependency_changed', 'breaking', 'recomputed', 'refused', 'recomputed'],
    ['endpoint_broken', 'operational', 'recorded', 'refused', 'discarded'],
    ['removed_endpoint', 'suspicious', 'recorded', 'refused', 'recorded'],
  ])('%s is %s: %s, %s or %s', (change, kind, evolve, freeze, discard) => {
    const one = { level: 'sample' as const, subject: 'cycle.x', change, detail: '' };
    const of = (mode: Modes['columns']): Drift => classify(one, all(mode), false);
    expect([of('evolve').class, of('evolve').action, of('freeze').action, of('discard').action]).toEqual([
      kind,
      evolve,
      freeze,
      discard,
    ]);
  });

  test('by default a type may widen and may not change', () => {
    const of = (change: Change): string => classify({ level: 'sample', subject: 's', change, detail: '' }, shipped, false).action;
    expect([of('type_widened'), of('type_changed')]).toEqual(['evolved', 'refused']);
  });

  test('a new major version of the contract takes in what breaks, and nothing else', () => {
    const of = (change: Change): string =>
      classify({ level: 'sample', subject: 's', change, detail: '' }, all('freeze'), true).action;
    expect(Object.keys(changes).map((change) => `${change} ${of(change as Change)}`)).toEqual([
      ...['new_endpoint refused', 'removed_endpoint refused', 'new_column refused', 'missing_column refused'],
      ...['required_absent quarantined', 'type_widened refused', 'type_changed evolved', 'key_changed evolved'],
      ...['paging_changed evolved', 'enum_added recorded', 'dependency_changed evolved', 'endpoint_broken refused'],
    ]);
  });

  test('an endpoint that an entity needs stops in every mode; many absent values are refused by freeze', () => {
    const grave = { level: 'catalogue' as const, subject: 'GET /x', change: 'endpoint_broken' as const, detail: '', grave: true };
    expect(classify(grave, all('discard'), false).action).toBe('stopped');
    expect(classify({ ...grave, change: 'required_absent' }, all('freeze'), false).action).toBe('refused');
    expect(stops({ action: 'stopped' })).toBe(true);
    expect(stops({ action: 'quarantined' })).toBe(false);
  });

  test('each difference stands once, in a fixed order', () => {
    const one = classify({ level: 'sample', subject: 'b', change: 'new_column', detail: '' }, shipped, false);
    const other = { ...one, level: 'catalogue' as const, subject: 'c' };
    expect(driftRows([one, other, one]).map(({ subject }) => subject)).toEqual(['c', 'b']);
  });
});

describe('a new column', () => {
  const payloads = many(() => ({
    changedOn: '2026-01-31T08:00:00Z',
    size: 1,
    about: 'x',
    owner: 'Ann',
    none: null,
    tags: [],
    extra: 5,
  }));

  test('is taken in where columns evolve, and not told again', async () => {
    const step = await after(base.fields, payloads);
    expect(told(step)).toEqual(['new_column cycle.extra additive evolved']);
    expect(fieldAt(step, 'extra')?.targetType).toBe('int64');
    expect(told(await after(step.fields, payloads))).toEqual([]);
  });

  test('is left out where columns are discarded, and told each time', async () => {
    const step = await after(base.fields, payloads, { modes: all('discard') });
    expect(fieldAt(step, 'extra')).toBeUndefined();
    expect(step.fields).toEqual(base.fields);
    expect(told(await after(step.fields, payloads, { modes: all('discard') }))).toEqual([
      'new_column cycle.extra additive discarded',
    ]);
  });

  test('does not take the name of one that is there', async () => {
    const step = await after(
      base.fields,
      many(() => ({ changedOn: '2026-01-31T08:00:00Z', Size: 1, about: 'x', owner: 'Ann', none: null, tags: [] })),
    );
    expect(told(step)).toEqual(['missing_column cycle.size suspicious evolved', 'new_column cycle.Size additive evolved']);
    expect(fieldAt(step, 'size')).toMatchObject({ targetName: 'size', isRequired: false, isNullable: true, requiredRate: 0 });
    expect(fieldAt(step, 'Size')).toMatchObject({ targetName: 'size2' });
  });
});

describe('types', () => {
  const with_ = (more: object): Json[] =>
    many(() => ({ changedOn: '2026-01-31T08:00:00Z', size: 1, about: 'x', owner: 'Ann', none: null, tags: [], ...more }));

  test.each<[string, object, string, string, string]>([
    ['a number that gets decimals', { size: 1.5 }, 'type_widened cycle.size compatible evolved', 'size', 'float64'],
    ['null that gets a value', { none: true }, 'type_widened cycle.none compatible evolved', 'none', 'bool'],
    ['an empty list that gets items', { tags: ['a'] }, 'type_widened cycle.tags compatible evolved', 'tags', 'array<text>'],
    [
      'an empty list that gets records',
      { tags: [{ id: 1 }] },
      'type_widened cycle.tags compatible evolved',
      'tags[].id',
      'array<int64>',
    ],
    ['a number that becomes text', { size: 'large' }, 'type_changed cycle.size breaking refused', 'size', 'int64'],
    ['text that becomes a number', { about: 3 }, 'type_changed cycle.about breaking refused', 'about', 'text'],
    ['text that becomes a record', { owner: { id: 1 } }, 'type_changed cycle.owner breaking refused', 'owner', 'text'],
    ['text that becomes a list', { owner: ['Ann'] }, 'type_changed cycle.owner breaking refused', 'owner', 'text'],
  ])('%s', async (_, more, drift, path, type) => {
    const step = await after(base.fields, with_(more));
    expect(told(step)).toEqual([drift]);
    expect(fieldAt(step, path)?.targetType).toBe(type);
  });

  test('fewer kinds of values than before are no news', async () => {
    const mixed = await after([], with_({ size: 1.5 }));
    const step = await after(mixed.fields, with_({ size: 1 }));
    expect(told(step)).toEqual([]);
    expect(fieldAt(step, 'size')?.targetType).toBe('float64');
  });

  test('where data types evolve the column stays and a variant takes what does not fit', async () => {
    const step = await after(base.fields, with_({ size: 'large' }), { modes: all('evolve') });
    expect(told(step)).toEqual(['type_changed cycle.size breaking evolved']);
    expect(fieldAt(step, 'size')).toMatchObject({ targetType: 'int64', notes: 'Observed as text, kept as int64' });
  });

  test('a new major version takes the new type', async () => {
    const step = await after(base.fields, with_({ size: 'large', owner: { id: 1 } }), { newMajor: true });
    expect(fieldAt(step, 'size')?.targetType).toBe('text');
    expect([fieldAt(step, 'owner'), fieldAt(step, 'owner.id')?.targetType]).toEqual([undefined, 'int64']);
  });

  test("a person's override is a decision, not a drift", async () => {
    const overrides = overridesOf({ fields: [{ reason: 'Codes', entity: 'cycle', path: 'size', type: 'text' }] });
    const step = await after(base.fields, with_({}), { overrides });
    expect(told(step)).toEqual([]);
    expect(fieldAt(step, 'size')).toMatchObject({ targetType: 'text', decidedBy: 'override' });
  });
});

describe('what is vital or absent', () => {
  const whole = { changedOn: '2026-01-31T08:00:00Z', size: 1, about: 'x', owner: 'Ann', none: null, tags: [] };

  test('a key in no sample stops', async () => {
    const payloads = many(() => whole).map((record) => ({ ...(record as object), id: undefined, ID: 1 }));
    expect(told(await after(base.fields, payloads))).toContain('key_changed cycle.id breaking stopped');
  });

  test('a cursor in no sample stops', async () => {
    expect(
      told(
        await after(
          base.fields,
          many(() => ({ ...whole, changedOn: undefined })),
        ),
      ),
    ).toEqual(['key_changed cycle.changedOn breaking stopped']);
  });

  test('a required field that some samples lack stays required and is told while it lasts', async () => {
    const payloads = many((index) => (index === 0 ? { ...whole, about: undefined } : whole));
    const step = await after(base.fields, payloads);
    expect(told(step)).toEqual(['required_absent cycle.about data_error quarantined']);
    expect(fieldAt(step, 'about')?.isRequired).toBe(true);
    expect(told(await after(step.fields, payloads))).toEqual(told(step));
    const half = many((index) => (index % 2 === 0 ? { ...whole, about: undefined } : whole));
    expect(told(await after(base.fields, half, { modes: all('freeze') }))).toEqual([
      'required_absent cycle.about data_error refused',
    ]);
  });

  test('without a sample nothing changes', async () => {
    const step = await after(base.fields, []);
    expect(told(step)).toEqual([]);
    expect(step.fields).toEqual(base.fields);
  });
});

describe('other differences', () => {
  test('dependencies that came and went', () => {
    const node = (entity: string, ...dependsOn: string[]) => ({ graph: 'read' as const, entity, dependsOn });
    expect(dependencyDifferences([node('a', 'b'), node('b')], [node('a', 'c'), node('b'), node('c')])).toEqual([
      { level: 'sample', subject: 'a (read)', change: 'dependency_changed', detail: 'read: +c, -b' },
    ]);
  });

  test('codes that nobody had seen, of fields that had codes', () => {
    const code = (field: string, value: string) => ({ entity: 'cycle', field, code: value });
    expect(codeDifferences([code('status', '1')], [code('status', '1'), code('status', '7'), code('kind', 'x')])).toEqual([
      { level: 'sample', subject: 'cycle.status', change: 'enum_added', detail: 'New code: "7"' },
    ]);
  });

  test('columns of tables that stand', () => {
    const columns = (...names: readonly string[]) => names.map((name) => ({ name, type: 'TEXT' as const }));
    const standing = [...columns('recordId', 'recordKey', '_extracted_at', 'about', 'aboutVariant', 'stray', 'size')];
    const fields = base.fields.filter(({ path }) => ['id', 'about', 'size'].includes(path));
    const found = tableDifferences('cycle', standing, fields).map(({ change, subject }) => `${change} ${subject}`);
    expect(found).toEqual([
      'new_column clean.cycle.cycleId',
      'type_changed clean.cycle.size',
      'missing_column clean.cycle.stray',
    ]);
    expect(tableDifferences('cycle', null, fields)).toEqual([]);
    const short = columns('recordId', 'payload', 'recordHash', 'parentId', 'parentBindings');
    const lacks = contract.objects.flatMap((object) => extractDifferences(object, short));
    expect(lacks.map(({ subject }) => subject)).toEqual(['extract.cycles._extracted_at']);
  });
});
