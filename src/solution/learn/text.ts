/** Texts of Markdown files that learning adds to: what stands there stays as it is, byte for byte. */

import type { Span } from '../../core/diagnostic.ts';

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits must not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  const lines = text.includes('\r\n') ? '\r\n' : '\n';
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((after, edit) => after.slice(0, edit.start) + edit.text.replaceAll('\n', lines) + after.slice(edit.end), text);
}

const marker = /^[ \t]{0,3}([-+*])[ \t]/;

/** Adds items at the end of a section: to its list when it ends with one. */
export function itemsAdded({ source, start, end }: Span, items: readonly string[]): readonly Edit[] {
  if (items.length === 0) return [];
  const bottom = start + source.text.slice(start, end).trimEnd().length;
  const lastLine = source.text.slice(start, bottom).split('\n').at(-1) ?? '';
  const mark = marker.exec(lastLine)?.[1];
  const text = items.map((item) => `\n${mark ?? '-'} ${item}`).join('');
  return [
    { start: bottom, end: bottom, text: `${mark === undefined ? '\n' : ''}${text}${bottom === source.text.length ? '\n' : ''}` },
  ];
}

/** Text of users between backticks: it can end neither them nor the line. */
export function code(text: string): string {
  return `\`${plain(text).replaceAll('`', "'")}\``;
}

/** Text of users within prose: nothing in it is Markdown. */
export function prose(text: string): string {
  return plain(text).replace(/[\\`*_{}[\]<>()#+!|~&]/g, String.raw`\$&`);
}

function plain(text: string): string {
  return text.replace(/[\0-\x20\x7f-\xa0\u2028\u2029]+/g, ' ').trim();
}

/** The link from one file to another, both relative to the same folder. */
export function linkTo(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  const shared = here.findIndex((part, index) => part !== there[index]);
  const common = shared === -1 ? here.length : shared;
  return [...here.slice(common).map(() => '..'), ...there.slice(common)].map(encodeURIComponent).join('/');
}
