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
  return reordered(value) ?? JSON.stringify(value);
}

/** The text of a value that holds keys out of order; null where the engine, which is much faster, writes it as it should be. */
function reordered(value: unknown): string | null {
  if (value === null || typeof value !== 'object') return null;
  return Array.isArray(value) ? reorderedList(value) : reorderedRecord(value as Readonly<Record<string, unknown>>);
}

function reorderedList(list: readonly unknown[]): string | null {
  const items = list.map(reordered);
  return items.every((item) => item === null) ? null : `[${items.map((item, at) => item ?? plain(list[at])).join(',')}]`;
}

function reorderedRecord(record: Readonly<Record<string, unknown>>): string | null {
  const { keys, names, inOrder } = orderOf(Object.keys(record));
  const members = inOrder ? keys.map((key) => reordered(record[key])) : null;
  if (members?.every((member) => member === null)) return null;
  let text = '';
  for (let at = 0; at < keys.length; at += 1) {
    const member = record[keys[at] ?? ''];
    const own = members === null ? reordered(member) : members[at];
    if (member !== undefined) text += `${text && ','}${names[at]}${own ?? plain(member)}`;
  }
  return `{${text}}`;
}

function plain(value: unknown): string {
  return value === undefined ? 'null' : JSON.stringify(value);
}

interface Order {
  readonly given: readonly string[];
  readonly keys: readonly string[];
  /** The keys as they begin a member. */
  readonly names: readonly string[];
  readonly inOrder: boolean;
}

/** By the first key, the order that was last asked for: the records of a source have few shapes. */
const orders = new Map<string, Order>();
const most = { orders: 256, keys: 64 };

function orderOf(given: readonly string[]): Order {
  const first = given[0] ?? '';
  const last = orders.get(first);
  if (last !== undefined && same(last.given, given)) return last;
  const keys = given.toSorted();
  const names = keys.map((key) => `${JSON.stringify(key)}:`);
  const order = { given, keys, names, inOrder: same(keys, given) };
  if (keys.length > most.keys) return order;
  if (orders.size >= most.orders) orders.clear();
  orders.set(first, order);
  return order;
}

function same(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

/** Takes UTF-8 text to 64 lower-case hex characters of its SHA-256. Passed in, so that pure code stays pure. */
export type Sha256 = (text: string) => string;
