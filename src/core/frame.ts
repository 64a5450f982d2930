import type { Position, SourceText, Span } from './diagnostic.ts';

const width = 80;
const linesShown = 3;
// oxlint-disable-next-line no-control-regex -- these are the characters that a terminal acts on
const controls = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Finding a line is asked for once per node of a plan, so the starts of a text's lines are found once. */
const knownStarts = new WeakMap<SourceText, readonly number[]>();

function lineStarts(source: SourceText): readonly number[] {
  const known = knownStarts.get(source);
  if (known !== undefined) return known;
  const starts = [0];
  for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1)) starts.push(at + 1);
  knownStarts.set(source, starts);
  return starts;
}

/** Index of the line that holds an offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a span starts. */
export function position(span: Span): Position {
  const starts = lineStarts(span.source);
  const line = lineAt(starts, span.start);
  return { file: span.source.file, line: line + 1, column: span.start - (starts[line] ?? 0) + 1 };
}

/**
 * The marked line with up to two lines before it, numbered, the span underlined; at most 80 columns wide, the start of
 * the span in view. Control characters are shown as `·`, so that a frame cannot move a terminal's cursor.
 * Empty for a source without text.
 */
export function codeFrame(span: Span): string {
  const { source } = span;
  if (source.text === '') return '';
  const starts = lineStarts(source);
  const last = lineAt(starts, span.start);
  const first = Math.max(0, last - linesShown + 1);
  const numberWidth = String(last + 1).length;
  const room = width - numberWidth - 3;
  const column = span.start - (starts[last] ?? 0);
  const marked = lineText(source, starts, last);
  const length = Math.max(1, Math.min(span.end - span.start, marked.length - column));
  const cut = Math.max(0, Math.min(column - Math.floor(room / 3), marked.length - room));
  const lines: string[] = [];
  for (let line = first; line <= last; line += 1) {
    const shown = crop(lineText(source, starts, line), line === last ? cut : 0, room);
    lines.push(`${String(line + 1).padStart(numberWidth)} | ${shown}`.trimEnd());
  }
  const underline = '^'.repeat(Math.max(1, Math.min(length, room - (column - cut))));
  lines.push(`${' '.repeat(numberWidth)} | ${' '.repeat(column - cut)}${underline}`);
  return lines.join('\n');
}

function lineText(source: SourceText, starts: readonly number[], line: number): string {
  const end = starts[line + 1] ?? source.text.length + 1;
  return source.text
    .slice(starts[line], end - 1)
    .replace(/\r$/, '')
    .replace(controls, shownControl);
}

function shownControl(character: string): string {
  return character === '\t' ? ' ' : '·';
}

function crop(text: string, cut: number, room: number): string {
  const tail = text.slice(cut, cut + room);
  const left = cut > 0 && tail !== '' ? `…${tail.slice(1)}` : tail;
  const shown = cut + room < text.length ? `${left.slice(0, -1)}…` : left;
  // A cut may have gone through the middle of a character.
  return shown.toWellFormed();
}
