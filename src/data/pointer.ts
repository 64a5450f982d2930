import type { Json } from '../core/json.ts';

/** The value at a JSON pointer (RFC 6901); undefined when there is none. Own members alone, so `/__proto__` finds nothing. */
export function at(value: Json | undefined, pointer: string): Json | undefined {
  let current: unknown = value;
  for (const key of keysOf(pointer)) {
    if (current === null || typeof current !== 'object' || !Object.hasOwn(current, key)) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[key];
  }
  return current as Json | undefined;
}

/** By pointer. Definitions and schemas hold a few, and every record is asked for them. */
const known = new Map<string, readonly string[]>();

function keysOf(pointer: string): readonly string[] {
  const before = known.get(pointer);
  if (before) return before;
  const parts = pointer.split('/').slice(1);
  const keys = parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  known.set(pointer, keys);
  return keys;
}
