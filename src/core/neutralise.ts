import { Defect } from './defect.ts';
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

/** UTF-16 code units of a line that are waited for; what is longer goes on in another line. */
const longestLine = 16_384;
/** Invisible, and the runner does not see `##[` around it. */
const wordJoiner = '\u2060';

/** Begins every line with `prefix`, whose first character must be visible: that keeps `::` from standing first. */
export function createNeutraliser(prefix: string): Neutraliser {
  if (!/^[!-9;-~]/.test(prefix)) throw new Defect(`A line that begins with ${JSON.stringify(prefix)} may be a runner command`);
  // A byte order mark is a character like others: left to itself, the decoder takes one away in the midst of a stream too.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';

  const take = (text: string, lineEnd: RegExp): string => {
    const lines = (rest + text).split(lineEnd);
    rest = lines.pop() ?? '';
    return lines.map((line) => neutraliseLine(line, prefix)).join('');
  };
  const flush = (): string => {
    const last = rest;
    rest = '';
    return last === '' ? '' : neutraliseLine(last, prefix);
  };

  return {
    push: (chunk) => {
      // A carriage return at the end may be the first half of a line's end: it waits.
      const lines = take(decoder.decode(chunk, { stream: true }), /\r\n|\r(?!$)|\n/);
      return rest.length > longestLine ? lines + flush() : lines;
    },
    end: () => take(decoder.decode(), /\r\n|\r|\n/) + flush(),
  };
}

/** One line with its prefix and a line feed. An empty prefix is right only for text that begins with a letter or digit. */
export function neutraliseLine(line: string, prefix: string): string {
  const clean = keepColours(line).replace(/[\r\n]+$/, '');
  return `${`${prefix}${clean.replaceAll(/[\r\n]+/g, ' ')}`.replaceAll('##[', `##${wordJoiner}[`)}\n`;
}
