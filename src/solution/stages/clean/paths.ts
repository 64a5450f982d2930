import type { Json, JsonObject } from '../../../core/json.ts';

/** Undefined where the record has no such member. */
export type Getter = (record: JsonObject) => Json | undefined;

interface Segment {
  readonly name: string;
  readonly list: boolean;
}

/**
 * Reads `name`, `parent.child` and `items[].owner.id`. Below a list the answer has one member for each item, null where
 * an item lacks it, so that the columns of one list stay side by side.
 */
export function getter(path: string): Getter {
  const segments = path.split('.').map((part) => ({ name: part.replace(/\[\]$/, ''), list: part.endsWith('[]') }));
  const [only] = segments;
  if (only && segments.length === 1) return (record) => record[only.name];
  return (record) => step(record, segments, 0);
}

function step(value: Json | undefined, segments: readonly Segment[], index: number): Json | undefined {
  const segment = segments[index];
  if (!segment) return value;
  if (!isRecord(value)) return index === 0 || value === undefined ? undefined : null;
  const member = value[segment.name];
  if (!segment.list || index === segments.length - 1) return step(member, segments, index + 1);
  if (!isListOf(member)) return member;
  return member.map((item) => step(item, segments, index + 1) ?? null);
}

export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Names that are known below each other; null: whatever is below is taken whole. */
interface Known extends Map<string, Known | null> {}

/** Finds the first member of a record that no path names. */
export function unknownMember(paths: readonly string[]): (record: JsonObject) => string | null {
  const known: Known = new Map();
  for (const path of paths) learn(known, path.replaceAll('[]', '').split('.'));
  return (record) => look(record, known);
}

function learn(known: Known, [name = '', ...rest]: readonly string[]): void {
  if (rest.length === 0) {
    known.set(name, null);
    return;
  }
  const below = known.get(name) ?? (known.has(name) ? null : new Map<string, Known | null>());
  known.set(name, below);
  if (below) learn(below, rest);
}

function look(value: Json | undefined, known: Known): string | null {
  if (isListOf(value)) {
    for (const item of value) {
      const found = look(item, known);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isRecord(value)) return null;
  for (const name of Object.keys(value)) {
    const below = known.get(name);
    if (below === null) continue;
    if (below === undefined) return name;
    const found = look(value[name], below);
    if (found !== null) return `${name}.${found}`;
  }
  return null;
}
