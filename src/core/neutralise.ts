import { keepColours } from './escapes.ts';

/**
 * Makes text from jobs harmless where a GitHub runner reads our output. The runner acts on lines that begin with `::` after
 * any white space, and on `##[` anywhere in a line; a lone carriage return begins a line too.
 */
export interface Neutraliser {
  /** Whole lines, each with its prefix and a line feed; the rest waits for the next chunk. */
  readonly push: (chunk: Uint8Array) => string;
  /** The last line, if it had no line feed. */
  readonly end: () => string;
}

/** Characters of one line; what is longer goes on in another. */
const longestLine = 16_384;
/** Invisible, and the runner does not see `##[` around it. */
const wordJoiner = '\u2060';

/** `prefix` must hold a visible character: it is what keeps `::` from standing first. */
export function createNeutraliser(prefix: string): Neutraliser {
  const decoder = new TextDecoder();
  let rest = '';

  const take = (text: string, isEnd: boolean): string => {
    const lines = (rest + text).split(isEnd ? /\r\n|\r|\n/ : /\r\n|\r(?!$)|\n/);
    rest = lines.pop() ?? '';
    const ready = lines.map((line) => neutraliseLine(line, prefix)).join('');
    if (rest.length <= longestLine && !isEnd) return ready;
    const last = rest;
    rest = '';
    return last === '' ? ready : ready + neutraliseLine(last, prefix);
  };

  return { push: (chunk) => take(decoder.decode(chunk, { stream: true }), false), end: () => take(decoder.decode(), true) };
}

/** One line, without its end, as one or more lines with theirs. */
export function neutraliseLine(line: string, prefix: string): string {
  const clean = keepColours(line);
  const pieces = clean === '' ? [''] : Array.from({ length: Math.ceil(clean.length / longestLine) }, (_, index) => index);
  return pieces
    .map((_, index) => `${prefix}${clean.slice(index * longestLine, (index + 1) * longestLine)}`)
    .map((text) => `${text.replaceAll('##[', `##${wordJoiner}[`)}\n`)
    .join('');
}
