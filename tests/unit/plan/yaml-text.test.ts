import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

import type { Json } from '../../../src/core/json.ts';
import { yamlBlock, yamlScalar } from '../../../src/plan/yaml-text.ts';

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 12, unit: fc.constantFrom('a', '\n', ' ', ':', '#', '"', "'", '-', '\t', '{', '|', '%') }),
  fc.constantFrom('true', 'NO', 'null', '1e3', '0x1f', '~', '- a', 'a: b', 'echo 1\necho 2\n', '${{ x }}', '', ' a\n', 'a\n\n'),
);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3, noNullPrototype: true }).filter((map) => !Object.hasOwn(map, '__proto__')),
  ),
}));

it('a block reads back as the value that it was made of', () => {
  fc.assert(
    fc.property(fc.dictionary(text, value, { minKeys: 1, maxKeys: 3, noNullPrototype: true }), (map) => {
      expect(parse(yamlBlock(map, 0).join('\n'))).toEqual(map);
      expect(parse(`top:\n${yamlBlock(map, 1).join('\n')}\n`)).toEqual({ top: map });
    }),
  );
});

it('a scalar reads back as the text, for readers of old YAML too', () => {
  fc.assert(
    fc.property(text, (written) => {
      expect(parse(`a: ${yamlScalar(written)}`)).toEqual({ a: written });
      expect(parse(`a: ${yamlScalar(written)}`, { version: '1.1' })).toEqual({ a: written });
    }),
  );
});
