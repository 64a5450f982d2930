import type { Diagnostic, SourceText } from '../core/diagnostic.ts';
import { problem, type DefinitionCode } from './codes.ts';

/**
 * What stands between a definition file and the YAML library. Nested far enough, a file of 2 KB makes the library abort
 * the whole process, out of reach of try and catch; so depth is bounded before anything is composed.
 */
export const limits = { chars: 1024 * 1024, depth: 64, indent: 200, keys: 2000, values: 200_000 } as const;

// oxlint-disable-next-line no-control-regex -- these are the characters it looks for
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]|(?!^)\ufeff|\r(?!\n)/g;
const blockHeader = /(?:^|[\s:?-])[|>][-+0-9]*[ \t]*(?:#.*)?$/;

/**
 * One pass over the characters, linear in their number. It follows YAML as far as is needed to leave text in quotes,
 * comments and block scalars alone; where it errs, the walk over the tokens still finds what is too deep.
 * A file with a finding must not be parsed.
 */
export function scanText(source: SourceText): readonly Diagnostic[] {
  const { text } = source;
  const at = (code: DefinitionCode, start: number, message: string, hint?: string): Diagnostic =>
    problem(code, { source, start, end: start + 1 }, message, { hint });
  if (text.length > limits.chars) {
    return [
      at(
        'yaml/too-large',
        0,
        `File has ${text.length} characters, and a definition file may have ${limits.chars}`,
        'Split it into several files',
      ),
    ];
  }
  for (const found of text.matchAll(forbidden)) {
    const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return [at('yaml/character', found.index, `Character U+${code} may not stand in a definition`, characterHint(found[0]))];
  }
  const state: ScanState = { depth: 0, quote: '', blockIndent: -1, values: 0 };
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const finding = scanLine(text.slice(start, end), state);
    if (finding !== null) return [at(finding.code, start + finding.column, finding.message, finding.hint)];
    start = end + 1;
  }
  return [];
}

function characterHint(character: string): string {
  return character === '\r' ? 'End lines with LF or CRLF' : 'Remove it, or write it as an escape in double quotes';
}

interface ScanState {
  /** Open `[` and `{`. */
  depth: number;
  /** The quote that is open, or ''. */
  quote: string;
  /** Indentation of the line that opened a block scalar; -1 outside. */
  blockIndent: number;
  /** Lines, and places on them where a value may begin. */
  values: number;
}

interface Finding {
  readonly code: DefinitionCode;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
}

function scanLine(line: string, state: ScanState): Finding | null {
  state.values += 1;
  if (state.values > limits.values) return tooMany;
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  if (indent > limits.indent && indent < line.length) {
    return {
      code: 'yaml/indentation',
      column: indent,
      message: `Line is indented by ${indent} columns, and ${limits.indent} are allowed`,
    };
  }
  if (state.blockIndent >= 0) {
    if (indent > state.blockIndent || indent >= line.trimEnd().length) return null;
    state.blockIndent = -1;
  }
  // A document marker ends whatever was left open: one broken document must not blame the next.
  if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) Object.assign(state, { depth: 0, quote: '' });
  const run = /^[ \t]*((?:[-?][ \t]+){65})/.exec(line);
  if (run !== null && state.quote === '') return tooDeep(indent);
  const finding = scanFlow(line, indent, state);
  if (finding === null && state.depth === 0 && state.quote === '' && blockHeader.test(line.trimEnd())) state.blockIndent = indent;
  return finding;
}

const tooMany: Finding = {
  code: 'yaml/too-large',
  column: 0,
  message: `File holds more than ${limits.values} lines and values`,
  hint: 'Split it into several files',
};

function tooDeep(column: number): Finding {
  return { code: 'yaml/too-deep', column, message: `Lists and maps are nested deeper than ${limits.depth} levels` };
}

/** Where they do not belong, each makes the library report a mistake, at a cost that grows with their number; so do escapes. */
const costly = new Set([']', '}', '"', "'"]);

/** Follows brackets and quotes along one line. */
function scanFlow(line: string, indent: number, state: ScanState): Finding | null {
  let fresh = true;
  for (let column = indent; column < line.length; column += 1) {
    const character = line[column] ?? '';
    if (state.quote !== '') {
      column += insideQuotes(character, state);
      fresh = false;
      continue;
    }
    if (character === '#' && (column === 0 || /\s/.test(line[column - 1] ?? ''))) return null;
    const starts = fresh || state.depth > 0;
    if (starts && (character === '[' || character === '{')) {
      state.depth += 1;
      if (state.depth > limits.depth) return tooDeep(column);
    } else if (state.depth > 0 && (character === ']' || character === '}')) state.depth -= 1;
    else if (fresh && (character === '"' || character === "'")) state.quote = character;
    fresh = opensValue(line, column, fresh);
    if (costly.has(character)) state.values += 4;
    else if (fresh && character !== ' ' && character !== '\t') state.values += 1;
    if (state.values > limits.values) return tooMany;
  }
  return null;
}

/** How many further characters the one in quotes takes with it. */
function insideQuotes(character: string, state: ScanState): number {
  if (character === '\\' && state.quote === '"') {
    state.values += 4;
    return 1;
  }
  if (character === state.quote) state.quote = '';
  return 0;
}

/** Whether the next character may begin a value: after white space that follows an indicator, and after a bracket. */
function opensValue(line: string, column: number, fresh: boolean): boolean {
  const character = line[column] ?? '';
  if (character === ' ' || character === '\t') return fresh || /[:?\-,]/.test(line[column - 1] ?? '');
  if (character === '-' || character === '?') return fresh;
  return character === '[' || character === '{' || character === ',' || character === ':';
}
