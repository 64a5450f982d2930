import { isObject, type Json } from '../../core/json.ts';

/**
 * The values at a field path: `name`, `parent.child`, `items[]`, `items[].prop`. One value, or one for each item of a
 * list that the path goes through; none where a member is absent, null where it is null. Own members alone.
 */
export function valuesAt(record: Json | undefined, path: string): readonly Json[] {
  let values: readonly Json[] = record === undefined ? [] : [record];
  for (const part of path.split('.')) {
    const through = part.endsWith('[]');
    const name = through ? part.slice(0, -2) : part;
    const found = values.flatMap((value) => memberOf(value, name));
    values = through ? found.flatMap((value) => (Array.isArray(value) ? (value as readonly Json[]) : [])) : found;
  }
  return values;
}

/** In a list of its own, since `flatMap` would take a list that is the value apart. */
function memberOf(value: Json, name: string): readonly [Json] | readonly [] {
  const found = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return found === undefined ? [] : [found];
}

/** The value at a field path as a key is written; null when there is none, or more than one, or it is no text or number. */
export function keyAt(record: Json | undefined, path: string): string | null {
  const [value, more] = valuesAt(record, path);
  return more === undefined ? keyText(value) : null;
}

/** A text or number as a key is written; null for what is empty or no key. */
export function keyText(value: Json | undefined): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
