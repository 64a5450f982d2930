import type { Diagnostic, SourceText } from '../core/diagnostic.ts';
import { problem, type DefinitionCode } from './codes.ts';

/**
 * What stands between a definition file and the YAML library. Nested far enough, a file of 2 KB makes the library abort
 * the whole process, out of reach of try and catch; so depth is bounded before anything is composed.
 */
export const limits = { chars: 1024 * 1024, depth: 64, indent: 200, keys: 2000, values: 200_000 } as const;

// oxlint-disable-next-line no-control-regex -- these are the characters it looks for
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]|(?!^)\ufeff|\r(?!\n)/;
const blockHeader = /(?:^|[\s:?-])[|>][-+0-9]*[ \t]*(?:#.*)?$/;
const documentMarker = /^(?:---|\.\.\.)(?:\s|$)/;
const nestedIndicators = /^[ \t]*(?:[-?][ \t]+){65}/;
/** Where they do not belong, the library reports each as a mistake, at a cost that grows with their number; so do escapes. */
const misplaced = new Set([']', '}', '"', "'"]);
const costOfMistake = 4;

interface Finding {
  readonly code: DefinitionCode;
  /** From the start of the text, or of the line, that was scanned. */
  readonly at: number;
  readonly message: string;
  readonly hint?: string;
}

/**
 * One pass over the characters, linear in their number. It follows YAML as far as is needed to leave text in quotes,
 * comments and block scalars alone; where it errs, the walk over the tokens still finds what is too deep.
 * A file with a finding must not be parsed.
 */
export function scanText(source: SourceText): readonly Diagnostic[] {
  const finding = scanWhole(source.text) ?? (isFlat(source.text) ? null : scanLines(source.text));
  if (finding === null) return [];
  const { code, at, message, hint } = finding;
  return [problem(code, { source, start: at, end: at + 1 }, { message, hint })];
}

function scanWhole(text: string): Finding | null {
  if (text.length > limits.chars) {
    const message = `File has ${text.length} characters, and a definition file may have ${limits.chars}`;
    return { code: 'yaml/too-large', at: 0, message, hint: 'Split it into several files' };
  }
  const found = forbidden.exec(text);
  if (found === null) return null;
  const number = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const hint = found[0] === '\r' ? 'End lines with LF or CRLF' : 'Remove it, or write it as an escape in double quotes';
  return { code: 'yaml/character', at: found.index, message: `Character U+${number} may not stand in a definition`, hint };
}

const wideOrNested = /[ \t]{201}|(?:[-?][ \t]+){65}/;

/** Whether a text is too short, too narrow and too poor in brackets to meet any limit, as nearly every file is. */
function isFlat(text: string): boolean {
  if (text.length * (1 + costOfMistake) >= limits.values || wideOrNested.test(text)) return false;
  return (text.match(/[[{]/g)?.length ?? 0) <= limits.depth;
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

function scanLines(text: string): Finding | null {
  const state: ScanState = { depth: 0, quote: '', blockIndent: -1, values: 0 };
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const finding = scanLine(text.slice(start, end), state);
    if (finding !== null) return { ...finding, at: start + finding.at };
    start = end + 1;
  }
  return null;
}

function scanLine(line: string, state: ScanState): Finding | null {
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  state.values += 1;
  if (indent > limits.indent && indent < line.length) return indented(indent);
  if (inBlockScalar(line, indent, state)) return null;
  // A document marker ends whatever was left open: one broken document must not blame the next.
  if (documentMarker.test(line)) Object.assign(state, { depth: 0, quote: '' });
  if (state.quote === '' && nestedIndicators.test(line)) return tooDeep(indent);
  const finding = scanFlow(line, indent, state);
  if (state.depth === 0 && state.quote === '' && blockHeader.test(line.trimEnd())) state.blockIndent = indent;
  return finding;
}

function inBlockScalar(line: string, indent: number, state: ScanState): boolean {
  if (state.blockIndent < 0) return false;
  const inside = indent > state.blockIndent || line.trim() === '';
  if (!inside) state.blockIndent = -1;
  return inside;
}

/** Follows brackets and quotes along one line. */
function scanFlow(line: string, indent: number, state: ScanState): Finding | null {
  let fresh = true;
  for (let column = indent; column < line.length; column += 1) {
    if (state.values > limits.values) return tooMany;
    const character = line.charAt(column);
    if (state.quote !== '') {
      column += insideQuotes(character, state);
      fresh = false;
      continue;
    }
    if (character === '#' && /^$|\s/.test(line.charAt(column - 1))) return null;
    followValue(character, fresh, state);
    if (state.depth > limits.depth) return tooDeep(column);
    const opens = opensValue(line, column, { fresh, inFlow: state.depth > 0 });
    if (opens && (!fresh || character !== ' ')) state.values += 1;
    fresh = opens;
  }
  return state.values > limits.values ? tooMany : null;
}

/** `fresh`: a value may begin at this character. In plain text, brackets and quotes are text. */
function followValue(character: string, fresh: boolean, state: ScanState): void {
  const inValue = fresh || state.depth > 0;
  if (inValue && (character === '[' || character === '{')) state.depth += 1;
  else if (state.depth > 0 && (character === ']' || character === '}')) state.depth -= 1;
  else if (fresh && (character === '"' || character === "'")) state.quote = character;
  else if (misplaced.has(character)) state.values += costOfMistake;
}

/** How many further characters the one in quotes takes with it. */
function insideQuotes(character: string, state: ScanState): number {
  if (character === '\\' && state.quote === '"') {
    state.values += costOfMistake;
    return 1;
  }
  if (character === state.quote) state.quote = '';
  return 0;
}

interface Place {
  /** Whether a value may begin at the character itself. */
  readonly fresh: boolean;
  readonly inFlow: boolean;
}

/** Whether a value may begin at the next character: in a flow after its indicators, elsewhere after one and white space. */
function opensValue(line: string, column: number, { fresh, inFlow }: Place): boolean {
  const character = line.charAt(column);
  if (character === ' ' || character === '\t') return fresh || /[:?-]/.test(line.charAt(column - 1));
  if (character === '-' || character === '?') return fresh;
  return inFlow && (character === '[' || character === '{' || character === ',' || character === ':');
}

function indented(indent: number): Finding {
  const message = `Line is indented by ${indent} columns, and ${limits.indent} are allowed`;
  return { code: 'yaml/indentation', at: indent, message };
}

function tooDeep(at: number): Finding {
  return { code: 'yaml/too-deep', at, message: `Lists and maps are nested deeper than ${limits.depth} levels` };
}

const tooMany: Finding = {
  code: 'yaml/too-large',
  at: 0,
  message: `File holds more than ${limits.values} lines and values`,
  hint: 'Split it into several files',
};
