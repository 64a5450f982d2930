import { htmlToMarkdown, type Plugin } from '@mdream/js/core';
import { TYPE_NULL, TYPE_STRING, type JSONValue } from '@jmespath-community/jmespath';
import type { NativeFunctions } from './native.ts';

export const htmlFunctions: NativeFunctions = {
  markdown: { takes: [[TYPE_STRING, TYPE_NULL]], make: ([html]) => convert(html, 'markdown') },
  plain: { takes: [[TYPE_STRING, TYPE_NULL]], make: ([html]) => convert(html, 'text') },
};

/** Dataverse's own bound for a long text. */
const longest = 1_048_576;

/**
 * Every line inside nested quotations and lists begins with a mark for each of them, so a short text that nests deep
 * would become a huge one. Real texts of the greatest length stay far below: 60,000 paragraphs five deep.
 */
const mostDepths = 1_000_000;

/** Nothing but markup and blanks becomes an empty text, so that a picture alone is no note. */
function convert(html: JSONValue | undefined, format: 'markdown' | 'text'): string {
  if (typeof html !== 'string' || html === '') return '';
  if (html.length > longest) throw new TypeError(`The HTML has more than ${longest} characters`);
  const seen = { depths: 0, text: false };
  const watch: Plugin['beforeNodeProcess'] = ({ node }, state) => {
    // The library makes this list with a table; in rows outside of any, as pieces of mails have them, it misses it.
    state.tableColumnAlignments ??= [];
    seen.depths += node.depth;
    if (seen.depths > mostDepths) throw new TypeError('The HTML is nested too deep');
    if (!seen.text && 'value' in node && node.excludedFromMarkdown !== true) seen.text = String(node.value).trim() !== '';
  };
  const converted = htmlToMarkdown(html, { format, hooks: [{ beforeNodeProcess: watch }] });
  return seen.text ? converted : '';
}
