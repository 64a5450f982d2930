import {
  Composer,
  isMap,
  isScalar,
  isSeq,
  Parser,
  Schema,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

import type { Diagnostic, SourceText, Span } from '../core/diagnostic.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { problem } from './codes.ts';
import { spanOf, type LocatedDocument, type Member, type Place } from './document.ts';
import { scanText } from './guard.ts';
import { checkTokens } from './tokens.ts';

/** Syntax errors shown per document: one slip early in a file can make a hundred of them. */
const mostSyntaxErrors = 10;
/** A file with more than this many documents that cannot be read is no file of definitions; the rest is not listed. */
const mostPerFile = 200;

export interface ParsedText {
  /** Those that hold a map; empty documents are passed over. */
  readonly documents: readonly ParsedDocument[];
  /** What is wrong outside of these documents. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ParsedDocument {
  readonly document: LocatedDocument;
  /** What is wrong in it although it is YAML. */
  readonly findings: readonly Diagnostic[];
}

/**
 * Reads a file of any number of documents as YAML 1.2 (core schema). Never throws for what the text holds: a document
 * that cannot be read becomes diagnostics, the others are read all the same.
 */
export function parseText(source: SourceText): ParsedText {
  const findings = scanText(source);
  if (findings.length > 0) return { documents: [], diagnostics: findings };
  const documents: ParsedDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const composed of compose(source, diagnostics)) {
    const read = readDocument(source, composed, diagnostics);
    if (read !== null) documents.push(read);
  }
  return { documents, diagnostics };
}

// The library compares each key with each other one; `readMap` finds equal keys in one pass.
const composing = {
  version: '1.2',
  schema: new Schema({ schema: 'core', resolveKnownTags: true }),
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/**
 * Composes document by document, leaving out those whose tokens hold what no definition may. One at a time, since a tree
 * that is read at once and let go costs no lasting memory.
 */
function* compose(source: SourceText, diagnostics: Diagnostic[]): Generator<Document.Parsed> {
  const composer = new Composer(composing);
  for (const token of new Parser().parse(source.text)) {
    const found = checkTokens(source, token);
    if (diagnostics.length < mostPerFile) diagnostics.push(...found);
    if (found.length === 0) yield* composer.next(token);
  }
  yield* composer.end();
}

function readDocument(source: SourceText, document: Document.Parsed, diagnostics: Diagnostic[]): ParsedDocument | null {
  const syntax = document.errors.slice(0, mostSyntaxErrors).map((error) => {
    const span = { source, start: error.pos[0], end: Math.max(error.pos[0], Math.min(error.pos[1], source.text.length)) };
    return problem('yaml/syntax', span, { message: error.message.replace(/\.$/, ''), ...syntaxHint(error.code) });
  });
  if (syntax.length > 0) {
    if (diagnostics.length < mostPerFile) diagnostics.push(...syntax);
    return null;
  }
  const { contents } = document;
  if (isScalar(contents) && contents.value === null) return null;
  if (!isMap(contents)) {
    const span = contents === null ? { source, start: 0, end: 0 } : spanOfNode(source, contents);
    if (diagnostics.length < mostPerFile)
      diagnostics.push(problem('definition/not-a-map', span, 'Document is not a map of keys to values'));
    return null;
  }
  const findings: Diagnostic[] = [];
  return { document: { source, ...readMap(source, contents, findings) }, findings };
}

function syntaxHint(code: string): { readonly hint?: string } {
  if (code === 'TAB_AS_INDENT') return { hint: 'Indent with spaces' };
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return { hint: 'Quote the value if the ":" is part of it' };
  return {};
}

interface Read<Value> {
  readonly value: Value;
  readonly place: Place;
}

/** What the map holds. Depth is bounded by the check of the tokens. */
function readMap(source: SourceText, map: YAMLMap, diagnostics: Diagnostic[]): Read<JsonObject> {
  const value: Record<string, Json> = {};
  const members = new Map<string, Member>();
  for (const pair of map.items) {
    const key = readKey(source, pair, diagnostics);
    if (key === null) continue;
    const earlier = members.get(key.name);
    if (earlier !== undefined) {
      diagnostics.push(duplicateKey(source, key, earlier));
      continue;
    }
    const node = nodeOf(pair.value);
    const member = node === null ? null : readValue(source, node, diagnostics);
    members.set(key.name, { ...key, value: member?.place ?? null });
    value[key.name] = member?.value ?? null;
  }
  return { value, place: placeOf(map, { members: [...members.values()] }) };
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

function readKey(source: SourceText, pair: Pair, diagnostics: Diagnostic[]): Omit<Member, 'value'> | null {
  const node = nodeOf(pair.key);
  if (!isScalar(node) || typeof node.value !== 'string') {
    const span = node === null ? { source, start: 0, end: 0 } : spanOfNode(source, node);
    const written = isScalar(node) && node.source !== '' ? node.source : undefined;
    const hint = written === undefined ? undefined : `Quote it: "${written}"`;
    diagnostics.push(problem('yaml/key-not-string', span, { message: 'Key is not a string', hint }));
    return null;
  }
  if (node.value === '<<') {
    const hint = 'Write the keys where they are needed';
    diagnostics.push(problem('yaml/merge-key', spanOfNode(source, node), { message: 'Merge keys are not read', hint }));
    return null;
  }
  if (forbiddenKeys.has(node.value)) {
    diagnostics.push(problem('yaml/forbidden-key', spanOfNode(source, node), `Key "${node.value}" may not be used`));
    return null;
  }
  return { name: node.value, key: placeOf(node) };
}

function duplicateKey(source: SourceText, { name, key }: Omit<Member, 'value'>, earlier: Member): Diagnostic {
  return problem('yaml/duplicate-key', spanOf(source, key), {
    message: `Key "${name}" stands in this map twice`,
    related: [{ span: spanOf(source, earlier.key), message: 'First here' }],
  });
}

function readValue(source: SourceText, node: Node, diagnostics: Diagnostic[]): Read<Json> {
  if (isMap(node)) return readMap(source, node, diagnostics);
  if (isSeq(node)) return readList(source, node, diagnostics);
  if (!isScalar(node)) return { value: null, place: placeOf(node) };
  const place = placeOf(node, { plain: node.type === 'PLAIN' });
  if (typeof node.value === 'number') return { value: readNumber(source, node, diagnostics), place };
  return { value: typeof node.value === 'string' || typeof node.value === 'boolean' ? node.value : null, place };
}

function readList(source: SourceText, list: YAMLSeq, diagnostics: Diagnostic[]): Read<readonly Json[]> {
  const items = list.items.map((item) => {
    const node = nodeOf(item);
    return node === null ? null : readValue(source, node, diagnostics);
  });
  return {
    value: items.map((item) => item?.value ?? null),
    place: placeOf(list, { items: items.map((item) => item?.place ?? null) }),
  };
}

const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** Octal, hexadecimal, leading zeros and numbers beyond a double: each is another value to another reader. */
function readNumber(source: SourceText, node: Scalar, diagnostics: Diagnostic[]): Json {
  const value = Number(node.value);
  const written = node.source ?? '';
  const safe = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (safe && plainNumber.test(written)) return value;
  const hint = safe ? `Write ${value}, or quote it: "${written}"` : `Quote it: "${written}"`;
  diagnostics.push(
    problem('yaml/number', spanOfNode(source, node), { message: `Number "${written}" can be read as several values`, hint }),
  );
  return value;
}

const none: readonly never[] = [];

function placeOf(node: Node, { plain = false, members = none, items = none }: Partial<Place> = {}): Place {
  const [start, end] = node.range ?? [0, 0];
  return { start, end: Math.max(start, end), plain, members, items };
}

function spanOfNode(source: SourceText, node: Node): Span {
  return spanOf(source, placeOf(node));
}

function nodeOf(value: unknown): Node | null {
  return isScalar(value) || isMap(value) || isSeq(value) ? value : null;
}
