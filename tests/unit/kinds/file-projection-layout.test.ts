import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Document } from 'yaml';
import { sha256 } from '../../../src/adapters/hash.ts';
import { layoutOf } from '../../../src/kinds/file_projection/layout.ts';
import type { Row } from '../../../src/ports/warehouse.ts';

const front_matter = {
  kind: 'note',
  id: '{id}',
  '8 of 9': ['{id}', 7, true, null, { deep: '{note}', both: '{id}: {note}' }],
  fields: { note: '{note}', none: [], also: {} },
  yes: '{note}',
};
const layout = layoutOf({ path_template: '{id}', content_template: 'text', front_matter }, ['id', 'note'], {
  job_id: 'x',
  sha256,
});

test('writes front matter as if it were made in one piece, whatever the row before it held', () => {
  const text = fc.oneof(fc.constantFrom('no', '1:20', '# a', 'a: b', '- ', '', '~', 'two\nlines', 'é\t'), fc.string());
  const row = fc.record({ id: text, note: fc.option(text) });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
      for (const { id, note } of rows) {
        const whole = new Document(
          {
            kind: 'note',
            id,
            '8 of 9': [id, 7, true, null, { deep: note, both: `${id}: ${note ?? ''}` }],
            fields: { note, none: [], also: {} },
            yes: note,
          },
          { version: '1.1' },
        );
        expect(layout.text({ id, note } satisfies Row, 0)).toBe(`---\n${whole.toString({ lineWidth: 0 })}---\n\ntext\n`);
      }
    }),
  );
});

test('writes front matter without members as an empty map', () => {
  const empty = layoutOf({ path_template: '{id}', content_template: 'text', front_matter: {} }, ['id'], { job_id: 'x', sha256 });
  expect(empty.text({ id: 'a' }, 0)).toBe('---\n{}\n---\n\ntext\n');
});
