import { expect, test } from 'vitest';
import { paint } from '../../../src/adapters/terminal.ts';
import { table } from '../../../src/report/table.ts';

const plain = paint(false);

test('a table lines up its columns, numbers to the right', () => {
  const { lines } = table(
    {
      columns: ['name', 'rows'],
      rows: [
        ['a', 5n],
        ['é—longer', 1234n],
      ],
    },
    plain,
  );
  expect(lines).toEqual(['name      rows', 'a            5', 'é—longer  1234']);
});

test('a table shows NULL as a word and without colour', () => {
  expect(
    table(
      {
        columns: ['a', 'b'],
        rows: [
          [null, 'NULL'],
          [1, ''],
        ],
      },
      plain,
    ).lines,
  ).toEqual(['   a  b', 'NULL  NULL', '   1']);
});

test('a table cuts long values, counts them, and lets no control character through', () => {
  const { lines, cut } = table({ columns: ['a'], rows: [['x'.repeat(61)], ['x'.repeat(60)], ['\u001b[31mred\nnext']] }, plain);
  expect(cut).toBe(1);
  expect(lines[1]).toBe(`${'x'.repeat(59)}…`);
  expect(lines[2]).toBe('x'.repeat(60));
  expect(lines[3]).toBe('red next');
});

test('a table without rows still names its columns', () => {
  expect(table({ columns: ['a'], rows: [] }, plain)).toEqual({ lines: ['a'], cut: 0 });
});
