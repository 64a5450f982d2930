import { stripEscapes } from './escapes.ts';

export interface LastLines {
  /** How many at most. */
  readonly lines: number;
  /** False: the bytes begin somewhere inside a text, perhaps inside a line. */
  readonly whole: boolean;
}

/** Characters shown of one line. */
const longestLine = 500;
const cut = '…';

/** The last lines of UTF-8 text, for people: no escape sequences, no line too long to read, no half first line unmarked. */
export function readLastLines(bytes: Uint8Array, { lines, whole }: LastLines): readonly string[] {
  const all = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
  if (all.at(-1) === '') all.pop();
  const from = Math.max(0, all.length - lines);
  return all.slice(from).map((line, index) => shorten(line, !whole && from + index === 0));
}

function shorten(line: string, beganBefore: boolean): string {
  const clean = stripEscapes(line);
  const short = clean.length > longestLine ? `${clean.slice(0, longestLine).toWellFormed()}${cut}` : clean;
  return beganBefore ? `${cut}${short}` : short;
}
