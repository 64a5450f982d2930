/** Takes secrets out of text and byte streams, whatever encoding they are in and wherever a chunk ends. */

import { buildAutomaton, step, type Automaton } from './automaton.ts';
import { spellings } from './secret-spellings.ts';

export interface Redactor {
  readonly text: (text: string) => string;
  readonly stream: () => RedactionStream;
  /** How many values are too short to be masked without masking half of every log. */
  readonly tooShort: number;
}

export interface RedactionStream {
  /** What is decided so far. Bytes that may yet turn out to be the beginning of a secret are held back. */
  readonly push: (chunk: Uint8Array) => Uint8Array;
  /** What `end` would give, without ending. */
  readonly held: () => Uint8Array;
  readonly end: () => Uint8Array;
}

/** Values with fewer characters are not masked: half of every log would vanish with them. */
export const shortestSecret = 4;

const mask = new TextEncoder().encode('***');
const nothing = new Uint8Array();

export function createRedactor(values: readonly string[]): Redactor {
  const present = values.filter((value) => value.trim() !== '');
  const maskable = present.filter((value) => value.trim().length >= shortestSecret);
  const needles = [...new Set(maskable.flatMap((value) => spellings(value, shortestSecret)))].filter(
    (needle) => needle.length >= shortestSecret,
  );
  const automaton = needles.length === 0 ? null : buildAutomaton(needles.map((needle) => new TextEncoder().encode(needle)));
  const stream = (): RedactionStream => (automaton === null ? unchanged : openStream(automaton));
  return {
    text: (text) => (automaton === null ? text : redactText(text, automaton)),
    stream,
    tooShort: present.length - maskable.length,
  };
}

const unchanged: RedactionStream = { push: (chunk) => chunk, held: () => nothing, end: () => nothing };

function redactText(text: string, automaton: Automaton): string {
  const open = openStream(automaton);
  const redacted = join([open.push(new TextEncoder().encode(text)), open.end()]);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(redacted);
}

/** A stretch to mask, `end` exclusive. `shown`: its mask has been given out already. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly shown: boolean;
}

function openStream(automaton: Automaton): RedactionStream {
  let state = 0;
  let kept: Uint8Array = nothing;
  let stretches: readonly Stretch[] = [];

  return {
    push: (chunk) => {
      const bytes = join([kept, chunk]);
      const found = [...stretches];
      state = scan(automaton, { bytes, from: kept.length, state, found });
      // No secret that is still open begins before this place.
      const decided = bytes.length - (automaton.depth[state] ?? 0);
      const shown = render(bytes.subarray(0, decided), found);
      stretches = found
        .filter((stretch) => stretch.end > decided)
        .map(({ start, end, shown }) => ({
          start: Math.max(0, start - decided),
          end: end - decided,
          shown: shown || start < decided,
        }));
      kept = bytes.slice(decided);
      return shown;
    },
    held: () => render(kept, stretches),
    end: () => {
      const rest = render(kept, stretches);
      state = 0;
      kept = nothing;
      stretches = [];
      return rest;
    },
  };
}

interface Scan {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly state: number;
  /** Ordered and apart; added to. */
  readonly found: Stretch[];
}

function scan(automaton: Automaton, { bytes, from, state, found }: Scan): number {
  const { pairs, match } = automaton;
  let current = state;
  for (let at = from; at < bytes.length; at += 1) {
    if (current === 0) {
      while (at + 1 < bytes.length && pairs[(bytes[at] as number) * 256 + (bytes[at + 1] as number)] === 0) at += 1;
    }
    current = step(automaton, current, bytes[at] as number);
    const length = match[current] as number;
    if (length > 0) addStretch(found, at + 1 - length, at + 1);
  }
  return current;
}

/** Joins a stretch to those it overlaps, so that what is shown does not depend on where chunks end. */
function addStretch(found: Stretch[], start: number, end: number): void {
  let joined: Stretch = { start, end, shown: false };
  for (let last = found.at(-1); last !== undefined && last.end > joined.start; last = found.at(-1)) {
    joined = { start: Math.min(last.start, joined.start), end, shown: joined.shown || last.shown };
    found.pop();
  }
  found.push(joined);
}

function render(bytes: Uint8Array, stretches: readonly Stretch[]): Uint8Array {
  const inside = stretches.filter((stretch) => stretch.start < bytes.length);
  if (inside.length === 0) return bytes;
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { start, end, shown } of inside) {
    parts.push(bytes.subarray(from, start));
    if (!shown) parts.push(mask);
    from = Math.min(end, bytes.length);
  }
  parts.push(bytes.subarray(from));
  return join(parts);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const filled = parts.filter((part) => part.length > 0);
  if (filled.length <= 1) return filled[0] ?? nothing;
  const joined = new Uint8Array(filled.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of filled) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
