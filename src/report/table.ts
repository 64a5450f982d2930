import type { Paint } from '../ports/screen.ts';
import type { Answer } from '../ports/store-reader.ts';
import type { Value } from '../ports/warehouse.ts';
import { line } from '../core/escape.ts';

/** Wider cells make rows that no terminal shows in one line. */
const widest = 60;

export interface Table {
  /** One line per row under one for the names; none when there are no columns. */
  readonly lines: readonly string[];
  /** How many cells were too wide to be shown whole. */
  readonly cut: number;
}

/** An answer as an aligned table: numbers to the right, NULL as a word, control characters gone, long cells cut. */
export function table({ columns, rows }: Pick<Answer, 'columns' | 'rows'>, paint: Paint): Table {
  let cut = 0;
  const cell = (value: Value): string => {
    const whole = value === null ? 'NULL' : line(String(value));
    const shown = Array.from(whole);
    if (shown.length <= widest) return whole;
    cut += 1;
    return `${shown.slice(0, widest - 1).join('')}…`;
  };
  const texts = rows.map((row) => row.map(cell));
  const widths = columns.map((name, at) => Math.max(name.length, ...texts.map((row) => widthOf(row[at] ?? ''))));
  const numeric = columns.map((_, at) => rows.length > 0 && rows.every((row) => isNumber(row[at] ?? null)));
  const aligned = (text: string, at: number): string => {
    const gap = ' '.repeat((widths[at] ?? 0) - widthOf(text));
    return numeric[at] === true ? gap + text : text + gap;
  };
  const shade = (text: string, value: Value | undefined): string => (value === null ? paint.dim(text) : text);
  const head = columns.map((name, at) => paint.bold(aligned(name, at))).join('  ');
  const body = texts.map((row, index) => row.map((text, at) => shade(aligned(text, at), rows[index]?.[at])).join('  '));
  return { lines: columns.length === 0 ? [] : [head, ...body].map((each) => each.trimEnd()), cut };
}

function isNumber(value: Value): boolean {
  return value === null || typeof value === 'number' || typeof value === 'bigint';
}

function widthOf(text: string): number {
  return Array.from(text).length;
}
