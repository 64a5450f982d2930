import type { SourceText, Span } from '../core/diagnostic.ts';
import type { JsonObject } from '../core/json.ts';

/** Keys and indices from the top of a document. */
export type Path = readonly (string | number)[];

/** One YAML document that is a map, with where everything in it stands. */
export interface LocatedDocument {
  readonly source: SourceText;
  readonly place: Place;
  readonly value: JsonObject;
}

/**
 * Where a value stands in its text. All that is kept of the library's tree, which takes ten times the memory: the more
 * memory a process has, the longer the system takes to start a program from it.
 */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** A scalar without quotes. */
  readonly plain: boolean;
  /** Of a map: its members in the order of the text. */
  readonly members: readonly Member[];
  /** Of a list: its items. Null where nothing is written. */
  readonly items: readonly (Place | null)[];
}

export interface Member {
  readonly name: string;
  readonly key: Place;
  /** Null where nothing is written. */
  readonly value: Place | null;
}

/** Where a value stands; for a path that leads nowhere, the deepest place on the way. */
export function spanAt(document: LocatedDocument, path: Path): Span {
  const found = walk(document, path);
  return spanOf(document.source, found.value ?? found.key ?? document.place);
}

/** Where a key stands. */
export function keySpanAt(document: LocatedDocument, path: Path): Span {
  const found = walk(document, path);
  return spanOf(document.source, found.key ?? found.value ?? document.place);
}

/** What names a map that lacks a key: its first key. */
export function firstKeySpanAt(document: LocatedDocument, path: Path): Span {
  const { value } = walk(document, path);
  const map = value !== null && value.members.length > 0 ? value : document.place;
  return spanOf(document.source, map.members[0]?.key ?? map);
}

/** Where a piece of a text stands, when the source spells it as it is; else the whole text. */
export function pieceSpanAt(document: LocatedDocument, path: Path, piece: string): Span {
  const span = spanAt(document, path);
  const start = document.source.text.slice(span.start, span.end).indexOf(piece);
  return start === -1 ? span : { source: span.source, start: span.start + start, end: span.start + start + piece.length };
}

/** The source spelling of an unquoted scalar; null for anything else. */
export function plainSourceAt(document: LocatedDocument, path: Path): string | null {
  const { value } = walk(document, path);
  return value?.plain === true ? document.source.text.slice(value.start, value.end) : null;
}

export function spanOf(source: SourceText, { start, end }: Pick<Place, 'start' | 'end'>): Span {
  return { source, start, end };
}

type Found = Pick<Member, 'value'> & { readonly key: Place | null };

function walk(document: LocatedDocument, path: Path): Found {
  let at: Found = { key: null, value: document.place };
  for (const step of path) {
    const next = stepInto(at.value, step);
    if (next === null) return at;
    at = next;
  }
  return at;
}

function stepInto(place: Place | null, step: string | number): Found | null {
  const item = place?.items[Number(step)];
  if (item) return { key: null, value: item };
  return place?.members.find(({ name }) => name === step) ?? null;
}
