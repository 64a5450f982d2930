import { isObject, type Json, type JsonObject } from '../../../core/json.ts';

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
  if (!isObject(value)) return undefined;
  const member = value[segment.name];
  if (!segment.list || index === segments.length - 1) return step(member, segments, index + 1);
  if (!isListOf(member)) return member;
  return member.map((item) => step(item, segments, index + 1) ?? null);
}

function isListOf(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** What a record has and no path leads to: a member of another name, or something where records used to be. */
export interface Stray {
  readonly path: string;
  readonly is: 'unknown' | 'changed';
}

/** What is known below a name; null: whatever is there is taken whole. */
interface Below {
  readonly list: boolean;
  readonly members: Known;
}
interface Known extends Map<string, Below | null> {}

/** Finds the first stray of a record; one that has changed comes before one that is unknown. */
export function strayMember(paths: readonly string[]): (record: JsonObject) => Stray | null {
  const known: Known = new Map();
  for (const path of paths) learn(known, path.split('.'));
  return (record) => look(record, known);
}

function learn(known: Known, [first = '', ...rest]: readonly string[]): void {
  const name = first.replace(/\[\]$/, '');
  const standing = known.get(name);
  if (rest.length === 0 || standing === null) {
    known.set(name, null);
    return;
  }
  const below = standing ?? { list: first.endsWith('[]'), members: new Map<string, Below | null>() };
  known.set(name, below);
  learn(below.members, rest);
}

function look(record: JsonObject, known: Known): Stray | null {
  let unknown: Stray | null = null;
  for (const name of Object.keys(record)) {
    const below = known.get(name);
    if (below === null) continue;
    const found = below === undefined ? ({ path: name, is: 'unknown' } as const) : inside(name, record[name], below);
    if (found?.is === 'changed') return found;
    unknown ??= found;
  }
  return unknown;
}

function inside(name: string, value: Json | undefined, { list, members }: Below): Stray | null {
  if (value === null || value === undefined) return null;
  if (isListOf(value) !== list) return { path: name, is: 'changed' };
  let unknown: Stray | null = null;
  for (const item of isListOf(value) ? value : [value]) {
    if (item === null) continue;
    if (!isObject(item)) return { path: name, is: 'changed' };
    const found = look(item, members);
    if (found === null) continue;
    const stray: Stray = { path: `${name}.${found.path}`, is: found.is };
    if (stray.is === 'changed') return stray;
    unknown ??= stray;
  }
  return unknown;
}
