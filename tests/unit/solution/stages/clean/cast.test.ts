import { expect, test } from 'vitest';

import type { Json } from '../../../../../src/core/json.ts';
import { castTo } from '../../../../../src/solution/stages/clean/cast.ts';
import { getter, strayMember } from '../../../../../src/solution/stages/clean/paths.ts';

const changed = { rule: 'type_changed' };
const widened = { rule: 'type_widened' };

test.for<[type: string, format: string | null, value: Json, result: unknown]>([
  ['int64', null, 12, 12],
  ['int64', null, '12', 12],
  ['int64', null, '99999999999999999999', widened],
  ['int64', null, 1.5, widened],
  ['int64', null, 'twelve', changed],
  ['int64', null, true, changed],
  ['int64', null, '', null],
  ['float64', null, '12.50', 12.5],
  ['float64', null, '1,5', changed],
  ['text', null, 7, '7'],
  ['text', null, '', ''],
  ['text', null, { a: 1 }, '{"a":1}'],
  ['bool', null, true, 1],
  ['bool', null, 'false', 0],
  ['bool', null, 2, changed],
  ['date', 'YYYY-MM-DD', '2026-01-31', '2026-01-31'],
  ['date', 'MM/DD/YYYY', '01/31/2026', '2026-01-31'],
  ['date', 'MM/DD/YYYY', '31/01/2026', changed],
  ['date', 'YYYY-MM-DD', '2026-02-30', changed],
  ['date', 'YYYY-MM-DD', '2026-01-31T10:00:00Z', widened],
  ['date', 'YYYY-MM-DD', '2026-01-31T00:00:00Z', '2026-01-31'],
  ['datetime', 'epoch_ms', 1_767_225_600_000, '2026-01-01T00:00:00.000Z'],
  ['datetime', 'epoch_s', 1_767_225_600, '2026-01-01T00:00:00.000Z'],
  ['datetime', null, 1_767_225_600, '2026-01-01T00:00:00.000Z'],
  ['datetime', 'epoch_ms', '1767225600000', '2026-01-01T00:00:00.000Z'],
  ['datetime', 'iso', '2026-01-01T01:30:00+01:30', '2026-01-01T00:00:00.000Z'],
  ['datetime', 'iso', '2026-01-01T00:00:00', '2026-01-01T00:00:00.000Z'],
  ['datetime', 'iso', '2026-01-01 00:00:00.1234Z', '2026-01-01T00:00:00.123Z'],
  ['datetime', 'iso', '2026-01-01T25:00:00Z', changed],
  ['datetime', 'iso', 'soon', changed],
  ['json', null, {}, '{}'],
  ['array<int64>', null, ['1', 2, null], '[1,2,null]'],
  ['array<int64>', null, ['x'], changed],
  ['array<int64>', null, 'x', changed],
  ['array<date>', 'MM/DD/YYYY', ['01/31/2026'], '["2026-01-31"]'],
  ['array<json>', null, [{ a: 1 }], '[{"a":1}]'],
  ['array<array<int64>>', null, [[1], [2]], '[[1],[2]]'],
  ['array<unknown>', null, [], '[]'],
  ['date', null, null, null],
])('%s in format %s takes %j to %j', ([type, format, value, result]) => {
  expect(castTo(type, format)(value)).toEqual(result);
});

test('a whole number that no float can hold is kept to the digit', () => {
  expect(castTo('int64', null)('9007199254740993')).toBe(9007199254740993n);
});

test.for<[path: string, value: Json | undefined]>([
  ['name', 'n'],
  ['parent.child', 1],
  ['parent.nothing', undefined],
  ['list', [1, 2]],
  ['items[].id', [1, null]],
  ['items[].owner.id', [9, null]],
  ['items[].tags[].name', [['a'], null]],
  ['absent.child', undefined],
  ['none.child', undefined],
  ['absent[].id', undefined],
])('path %s reads %j', ([path, value]) => {
  const record = {
    ...{ name: 'n', parent: { child: 1 }, list: [1, 2], none: null },
    items: [{ id: 1, owner: { id: 9 }, tags: [{ name: 'a' }] }, {}],
  };
  expect(getter(path)(record)).toEqual(value);
});

test('strays are found in records and in lists, and below what is taken whole nothing is asked', () => {
  const find = strayMember(['id', 'owner.id', 'items[].id', 'dump']);
  expect(find({ id: 1, owner: { id: 2 }, items: [{ id: 3 }, null], dump: { any: 1 } })).toBeNull();
  expect(find({ id: 1, owner: { id: 2, mail: 'x' } })).toEqual({ path: 'owner.mail', is: 'unknown' });
  expect(find({ items: [{ id: 1 }, { price: 2 }] })).toEqual({ path: 'items.price', is: 'unknown' });
  expect(find({ colour: 1, owner: 'nobody' })).toEqual({ path: 'owner', is: 'changed' });
  expect(find({ owner: [{ id: 1 }] })).toEqual({ path: 'owner', is: 'changed' });
  expect(find({ items: ['one'] })).toEqual({ path: 'items', is: 'changed' });
});
