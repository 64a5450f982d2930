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

  test('makes objects with their keys in order, those within others too', async () => {
    const made = await evaluate('{ b: { d: x, c: x }, a: list[*].{ f: @, e: @ }, "10": x, "9": x }', { x: 1, list: [2] });
    expect(JSON.stringify(made)).toBe('{"9":1,"10":1,"a":[{"e":2,"f":2}],"b":{"c":1,"d":1}}');
    expect(await evaluate("{ b: '1', a: '2', b: '3' }", {})).toEqual({ a: '2', b: '3' });
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
    ['[epoch_ms(a), epoch_ms(b)]', { a: '1700000000001' }, ['2023-11-14T22:13:20.001Z', null]],
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

describe('functions for mail', () => {
  test.each([
    ['Tue, 4 Feb 2025 10:15:30 -0500', '2025-02-04T15:15:30.000Z'],
    ['Tuesday, 04-Feb-25 15:15:30 GMT', '2025-02-04T15:15:30.000Z'],
    ['4 Feb 2025 15:15 +0000 (Coordinated Universal Time)', '2025-02-04T15:15:00.000Z'],
    ['Tue, 4 Feb 2025\r\n 10:15:30 EST', '2025-02-04T15:15:30.000Z'],
    ['4 feb 1999 23:59:60 PDT', '1999-02-05T07:00:00.000Z'],
    ['4 Feb 25 10:15 -0000', '2025-02-04T10:15:00.000Z'],
    ['4 Feb 75 10:15 ZZZ', '1975-02-04T10:15:00.000Z'],
    ['29 Feb 2025 10:15 GMT', null],
    ['4 Foo 2025 10:15 GMT', null],
    ['4 Feb 2025 24:00 GMT', null],
    ['4 Feb 2025 10:15 +0060', null],
    ['4 Feb 2025 10:15', null],
    ['2025-02-04T15:15:30Z', null],
    ['', null],
  ])('mail_time of %j is %j', async (value, time) => {
    expect(await evaluate('mail_time(a)', { a: value })).toBe(time);
  });

  test.each([
    ['headers(a)', { a: null }, {}],
    ['headers(a)."x-y"', { a: [{ name: 'X-Y', value: '1' }, { name: 'x-y', value: '2' }, { name: 'x-y' }, null] }, ['1', '2']],
    ['[addresses(a), message_ids(a), words(a), mail_time(a)]', { a: null }, [null, null, null, null]],
    ['addresses(a)', { a: 'nobody' }, []],
    ['addresses(a)', { a: ['x@example.org', 'y@example.org'] }, [{ email: 'x@example.org' }, { email: 'y@example.org' }]],
    ['message_ids(a)', { a: 'one two' }, ['one', 'two']],
    ['words(a)', { a: '=?utf-8?Q?caf?= =?utf-8?Q?=C3=A9?= =?nonsense' }, 'café =?nonsense'],
    ["[mime_text(a, 'text/plain'), mime_attachments(a)]", { a: null }, [null, []]],
  ])('%s of %j is %j', async (expression, value, result) => {
    expect(await evaluate(expression, value)).toEqual(result);
  });
});

describe('functions for HTML', () => {
  test.each([
    ['markdown(a)', { a: null }, ''],
    ['markdown(a)', { a: '<p>1. no list</p><p>*a* &lt;b&gt;</p>' }, '1\\. no list\n\n\\*a\\* \\<b>'],
    ['markdown(a)', { a: '<table><tr><th>A</th></tr><tr><td>1|2</td></tr></table>' }, '| A |\n| --- |\n| 1\\|2 |'],
    ['markdown(a)', { a: '<pre><code>x\n```</code></pre>' }, '````\nx\n```\n````'],
    ['markdown(a)', { a: '<script>alert(1)</script><style>p{}</style><p>a</p>' }, 'a'],
    ['markdown(a)', { a: '<tr><td>a</td><td>b</td></tr>' }, '| a | b |\n| --- | --- |'],
    ['plain(a)', { a: '<ul><li>a &amp; b</li><li><b>c</b></li></ul>' }, 'a & b\nc'],
  ])('%s of %j is %j', async (expression, value, result) => {
    expect(await evaluate(expression, value)).toBe(result);
  });

  test('refuse what is too long or nested too deep, and show nothing of it', async () => {
    await expect(evaluate('markdown(a)', { a: 'soon'.repeat(300_000) })).rejects.toThrow(
      /^The HTML has more than 1048576 characters$/,
    );
    await expect(evaluate('markdown(a)', { a: '<div>soon'.repeat(2_000) })).rejects.toThrow(/^The HTML is nested too deep$/);
  });
});
