import type { Json } from '../core/json.ts';

/** The value at a JSON pointer (RFC 6901); undefined when there is none. Own members alone, so `/__proto__` finds nothing. */
export function at(value: Json | undefined, pointer: string): Json | undefined {
  let current: unknown = value;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (current === null || typeof current !== 'object' || !Object.hasOwn(current, key)) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[key];
  }
  return current as Json | undefined;
}
