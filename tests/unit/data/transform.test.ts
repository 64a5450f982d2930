import { describe, expect, test } from 'vitest';
import { Failed } from '../../../src/data/failed.ts';
import { compileTransform } from '../../../src/data/transform/transform.ts';

const label = 'type@OData.Community.Display.V1.FormattedValue';
const evaluate = async (expression: string, value: object): Promise<unknown> =>
  (await compileTransform(expression, 'x.jmespath'))(value as never);

describe('compileTransform', () => {
  test('reads comments as nothing and keeps a number sign in a text', async () => {
    expect(await evaluate("# a\n  # b\n{ a: '#1', b: name }", { name: 'x' })).toEqual({ a: '#1', b: 'x' });
  });

  test.each([
    ['{ a: ', /Cannot use transform "x\.jmespath": /],
    ['nonsense(name)', /there is no function "nonsense"/],
  ])('refuses %s as a file that cannot be used', async (expression, words) => {
    await expect(compileTransform(expression, 'x.jmespath')).rejects.toThrow(Failed);
    await expect(compileTransform(expression, 'x.jmespath')).rejects.toThrow(words);
  });
});

describe('functions of transforms', () => {
  test.each([
    ['present({ a: a, b: b, c: c, d: d })', { a: null, b: '', c: 0, d: false }, { c: 0, d: false }],
    ['present({ a: a })', {}, null],
    ['[text(a), text(b), text(c), text(d)]', { a: 1, b: true, c: null, d: 'x' }, ['1', 'true', null, 'x']],
    ["label(@, 'type')", { type: '1,3', [label]: 'A; B' }, 'A; B'],
    ["label(@, 'type')", { type: null }, null],
    ['iso(a)', { a: '2026-01-01T10:00:00+02:00' }, '2026-01-01T08:00:00.000Z'],
    ['iso(a)', { a: null }, null],
    ['epoch(a)', { a: 1_700_000_000 }, '2023-11-14T22:13:20.000Z'],
    ['lookup(`{"a": 1}`, a)', { a: 'a' }, 1],
    ['lookup(`{"a": 1}`, a)', { a: '__proto__' }, null],
  ])('%s of %j is %j', async (expression, value, result) => {
    expect(await evaluate(expression, value)).toEqual(result);
  });

  test.each([
    ["label(@, 'type')", { type: 1 }],
    ['iso(a)', { a: 'soon' }],
    ['iso(a)', { a: 5 }],
    ['text(a)', { a: {} }],
  ])('%s of %j throws, and shows nothing of the record', async (expression, value) => {
    await expect(evaluate(expression, value)).rejects.toThrow(/^(?!.*soon)/);
  });
});
