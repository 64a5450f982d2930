import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/core/json.ts';

/** What is promised, in the plainest way. */
function plain(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: unknown) => plain(item === undefined ? null : item)).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => [key, (value as Readonly<Record<string, unknown>>)[key]] as const)
    .filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${plain(member)}`).join(',')}}`;
}

const key = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom('__proto__', 'constructor', '0', '1', '2', '10', '010', '4294967295', 'a', 'b', 'B', 'é', '', 'toJSON'),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true }),
    fc.constantFrom(null, true, undefined),
    tie('list'),
    tie('record'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  // As parsing makes them: every key is an ordinary member.
  record: fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((members) => Object.fromEntries(members)),
}));
const record = fc.dictionary(key, value, { maxKeys: 6 });

test('canonical JSON sorts the keys at every depth, leaves out what is undefined and changes nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(record, value), (made) => {
      const before = JSON.stringify(made);
      expect(canonicalJson(made)).toBe(plain(made));
      expect(JSON.stringify(made)).toBe(before);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  [
    'keys that look like numbers',
    '{"b":{"10":1,"9":2,"a":3},"a":[{"y":1,"x":2}]}',
    '{"a":[{"x":2,"y":1}],"b":{"10":1,"9":2,"a":3}}',
  ],
  ['a key that is no ordinary one', '{"b":1,"a":{"__proto__":{"z":1,"y":2}}}', '{"a":{"__proto__":{"y":2,"z":1}},"b":1}'],
])('canonical JSON keeps %s', (_, text, expected) => {
  expect(canonicalJson(JSON.parse(text))).toBe(expected);
});

test('canonical JSON writes a value once, however deep keys out of order lie in keys that are in order', () => {
  const nested = (depth: number): unknown => (depth === 0 ? { b: 1, a: 2 } : { a: 1, b: [nested(depth - 1)] });
  expect(canonicalJson(nested(500))).toBe(plain(nested(500)));
});
