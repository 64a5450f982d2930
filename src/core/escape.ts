import { stripEscapes } from './escapes.ts';

/**
 * Text from jobs, services and definitions is data wherever it is shown. Each sink has its own type, made here alone:
 * a renderer that takes `Markdown` cannot be handed a plain string.
 */
declare const sink: unique symbol;

/** GitHub Markdown, safe as a whole. */
export type Markdown = string & { readonly [sink]: 'markdown' };
/** HTML, safe as a whole between tags and in attributes in double quotes. */
export type Html = string & { readonly [sink]: 'html' };
/** One line for a terminal or a log, free of control characters. */
export type Line = string & { readonly [sink]: 'line' };

const wordJoiner = '\u2060';

const breaks = /\r\n?|[\n\u2028\u2029\u0085]/g;
/** These turn the direction of reading, or are not seen at all: what is read would not be what is there. */
const misleading = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** One line: breaks and runs of white space become one space, escape sequences and controls go. */
export function line(value: string): Line {
  return block(value).replace(/\s+/g, ' ').trim() as Line;
}

/** One line of a log: as `line`, but columns keep their place. */
export function logLine(value: string): Line {
  return block(value).replaceAll('\n', ' ').replaceAll('\t', '    ').trimEnd() as Line;
}

/** Several lines, each free of escape sequences and controls. */
function block(value: string): string {
  return stripEscapes(value.toWellFormed().replace(breaks, '\n')).replace(misleading, '');
}

/**
 * Text as text, in prose, in a table cell, and inside `<summary>`: character references read the same in all three.
 * What GitHub itself would turn into links (mentions, references, addresses, commit ids) is parted by a word joiner,
 * since it looks for those only after references are resolved.
 */
export function text(value: string): Markdown {
  return line(value)
    .replace(linked, (found) => found + wordJoiner)
    .replace(commitId, (id) => id.replace(/.{6}(?=.)/g, (part) => part + wordJoiner))
    .replace(/[&<>|`*~[\]\\$#@]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, reference)
    .replace(/^[-+=]/, reference)
    .replace(/^\d{1,9}(?=[.)](?:\s|$))/, (found) => found + wordJoiner) as Markdown;
}

/**
 * Mentions, references to issues, addresses, formulas and emoji, each up to where it can be parted. An address may begin after
 * an underscore, which is no boundary of a word.
 */
const linked = /[@#$]|GH-(?=\d)|:(?=\/\/)|:(?=[\w+-]+:)|(?<![A-Za-z0-9])(?:(?:mailto|xmpp|tel):|www(?=\.))/gi;
const commitId = /\b[0-9a-f]{7,40}\b/gi;

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Text as text, between tags and in attributes. */
export function html(value: string): Html {
  return line(value).replace(/[&<>"'`]/g, reference) as Html;
}

/** Builds HTML; only what is HTML already, or a number, may stand in the holes. */
export function element(parts: TemplateStringsArray, ...holes: readonly (Html | number)[]): Html {
  return String.raw({ raw: parts }, ...holes) as Html;
}

export function elements(parts: readonly Html[]): Html {
  return parts.join('') as Html;
}

/** A code span: text as it is, in type of one width. A vertical line would end a table cell even there. */
export function code(value: string): Markdown {
  const inner = line(value).replace(/\|/g, '\u2223');
  if (inner === '') return '' as Markdown;
  const ticks = '`'.repeat(longestRun(inner, /`+/g) + 1);
  const space = inner.startsWith('`') || inner.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${inner}${space}${ticks}` as Markdown;
}

/** A fenced block, longer than any fence in its content. */
export function fence(lines: readonly string[], language: 'text' | 'mermaid' | 'console' = 'text'): Markdown {
  const content = lines.map((each) => block(each).replace(/\n+$/, '')).join('\n');
  const ticks = '`'.repeat(Math.max(3, longestRun(content, /`+/g) + 1));
  return `${ticks}${language}\n${content}\n${ticks}\n` as Markdown;
}

/** A label of a mermaid diagram; what could end the label or mean something to the diagram becomes a space. */
export function label(value: string): string {
  const plain = line(value)
    .replace(/[^\p{L}\p{N}_. /-]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return plain === '' ? 'unnamed' : plain;
}

/** Builds Markdown; only what is Markdown already, or a number, may stand in the holes. */
export function markup(parts: TemplateStringsArray, ...holes: readonly (Markdown | number)[]): Markdown {
  return String.raw({ raw: parts }, ...holes) as Markdown;
}

export function joined(parts: readonly Markdown[], separator: string): Markdown {
  return parts.join(separator) as Markdown;
}

export const nothing = '' as Markdown;

function longestRun(value: string, pattern: RegExp): number {
  return Math.max(0, ...[...value.matchAll(pattern)].map(([run]) => run.length));
}
