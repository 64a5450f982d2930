import type { Json } from '../../core/json.ts';
import type { Item } from './measure-shape.ts';

/** What one item got. `label` is the anchor's own text. */
export type Answer =
  | { readonly state: 'answered'; readonly value: number; readonly label: string; readonly raw: string }
  | { readonly state: 'rejected'; readonly raw: string; readonly reason: string }
  | { readonly state: 'unanswered' }
  | { readonly state: 'not_on_form' };

/** The answers that an item understands. */
export interface Codebook {
  readonly byText: ReadonlyMap<string, Anchor>;
  readonly byValue: ReadonlyMap<number, Anchor>;
}

interface Anchor {
  readonly label: string;
  readonly value: number;
}

const numberPattern = /^[+-]?[0-9]+(?:\.[0-9]+)?$/;

/** How spellings are compared: without case, without spaces around, with one space between words. */
export function normalised(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

export function codebookOf({ response_map, aliases }: Item): Codebook {
  const anchors = Object.entries(response_map).map(([label, value]) => ({ label, value }));
  const byText = new Map(anchors.map((anchor) => [normalised(anchor.label), anchor]));
  for (const [alias, anchor] of Object.entries(aliases)) {
    const meant = byText.get(normalised(anchor));
    if (meant !== undefined) byText.set(normalised(alias), meant);
  }
  return { byText, byValue: new Map(anchors.toReversed().map((anchor) => [anchor.value, anchor])) };
}

/**
 * Takes what stands in a response to points. A text is an alias or an anchor, else a number; a number must be the points of
 * an anchor: between two anchors there is nothing. The reason of a rejection never holds the answer.
 */
export function recode(codebook: Codebook, given: Json | undefined): Answer {
  if (Array.isArray(given)) return recodeList(codebook, given);
  if (given === undefined || given === null) return { state: 'unanswered' };
  if (typeof given === 'number') return recodeNumber(codebook, given, String(given));
  if (typeof given !== 'string') return rejected(JSON.stringify(given), 'the answer is neither text nor number');
  const text = normalised(given);
  if (text === '') return { state: 'unanswered' };
  const anchor = codebook.byText.get(text);
  if (anchor !== undefined) return { state: 'answered', ...anchor, raw: given };
  if (numberPattern.test(text)) return recodeNumber(codebook, Number(text), given);
  return rejected(given, `the answer is none of its ${codebook.byValue.size} anchors`);
}

function recodeNumber(codebook: Codebook, value: number, raw: string): Answer {
  const anchor = codebook.byValue.get(value);
  if (anchor !== undefined) return { state: 'answered', ...anchor, raw };
  return rejected(raw, `the number belongs to none of its ${codebook.byValue.size} anchors`);
}

function recodeList(codebook: Codebook, given: readonly Json[]): Answer {
  if (given.length <= 1) return recode(codebook, given[0]);
  return rejected(JSON.stringify(given), `there are ${given.length} answers, and one is wanted`);
}

function rejected(raw: string, reason: string): Answer {
  return { state: 'rejected', raw, reason };
}
