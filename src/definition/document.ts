import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';

import type { SourceText, Span } from '../core/diagnostic.ts';
import type { JsonObject } from '../core/json.ts';

/** Keys and indices from the top of a document. */
export type Path = readonly (string | number)[];

/** One YAML document that is a map, with the tree that knows where everything stands. */
export interface LocatedDocument {
  readonly source: SourceText;
  readonly root: YAMLMap;
  readonly value: JsonObject;
}

/** Where a value stands; for a path that leads nowhere, the deepest place on the way. */
export function spanAt(document: LocatedDocument, path: Path): Span {
  const found = walk(document, path);
  return spanOf(document.source, found.value ?? found.key ?? document.root);
}

/** Where a key stands. */
export function keySpanAt(document: LocatedDocument, path: Path): Span {
  const found = walk(document, path);
  return spanOf(document.source, found.key ?? found.value ?? document.root);
}

/** What names a map that lacks a key: its first key. */
export function firstKeySpanAt(document: LocatedDocument, path: Path): Span {
  const { value } = walk(document, path);
  const map = isMap(value) ? value : document.root;
  return spanOf(document.source, nodeOf(map.items[0]?.key) ?? map);
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
  return isScalar(value) && value.type === 'PLAIN' ? (value.source ?? null) : null;
}

export function spanOf(source: SourceText, node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { source, start, end: Math.max(end, start) };
}

export function nodeOf(value: unknown): Node | null {
  return isScalar(value) || isMap(value) || isSeq(value) ? value : null;
}

interface Found {
  readonly key: Node | null;
  readonly value: Node | null;
}

function walk(document: LocatedDocument, path: Path): Found {
  let at: Found = { key: null, value: document.root };
  for (const step of path) {
    const next = stepInto(at.value, step);
    if (next === null) return at;
    at = next;
  }
  return at;
}

function stepInto(node: Node | null, step: string | number): Found | null {
  if (isSeq(node)) {
    const item = nodeOf(node.items[Number(step)]);
    return item === null ? null : { key: null, value: item };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find((item: Pair) => isScalar(item.key) && item.key.value === step);
  return pair === undefined ? null : { key: nodeOf(pair.key), value: nodeOf(pair.value) };
}
