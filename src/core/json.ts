export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Of what came out of JSON: an object, neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a text holds as JSON; undefined when it is none. */
export function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/**
 * Canonical JSON text: keys sorted by UTF-16 code units, no white space, `undefined` members left out.
 * Equal values give equal text, so digests are taken over it.
 */
export function canonicalJson(value: unknown): string {
  // Every record of a source goes through here: the engine writes a sorted value at once, which is much faster than we are.
  const ready = sorted(value);
  return ready === unsortable ? written(value) : JSON.stringify(ready);
}

const unsortable = Symbol('unsortable');
/** No object keeps the order of keys that are indices, which stand before all others; and one name is no ordinary key. */
function outOfHand(keys: readonly string[]): boolean {
  return /^\d+$/.test(keys[0] ?? '') || keys.includes('__proto__');
}

/** The value with the keys of its objects in order; itself where they are already. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Array.isArray(value) ? sortedList(value) : sortedRecord(value as Readonly<Record<string, unknown>>);
}

function sortedList(list: readonly unknown[]): unknown {
  let copy: unknown[] | null = null;
  for (let at = 0; at < list.length; at += 1) {
    const item = sorted(list[at]);
    if (item === unsortable) return unsortable;
    if (item !== list[at]) copy ??= [...list];
    if (copy !== null) copy[at] = item;
  }
  return copy ?? list;
}

function sortedRecord(record: Readonly<Record<string, unknown>>): unknown {
  const keys = Object.keys(record);
  let copy: Record<string, unknown> | null = null;
  if (!inOrder(keys)) {
    if (outOfHand(keys)) return unsortable;
    keys.sort();
    copy = {};
  }
  for (const key of keys) {
    const member = sorted(record[key]);
    if (member === unsortable || (member !== record[key] && key === '__proto__')) return unsortable;
    if (member !== record[key]) copy ??= { ...record };
    if (copy !== null) copy[key] = member;
  }
  return copy ?? record;
}

function inOrder(keys: readonly string[]): boolean {
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return false;
  return true;
}

function written(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) text += `${text && ','}${written(item === undefined ? null : item)}`;
    return `[${text}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(record).sort()) {
    if (record[key] !== undefined) text += `${text && ','}${JSON.stringify(key)}:${written(record[key])}`;
  }
  return `{${text}}`;
}

/** Takes UTF-8 text to 64 lower-case hex characters of its SHA-256. Passed in, so that pure code stays pure. */
export type Sha256 = (text: string) => string;
