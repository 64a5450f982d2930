import { firstChange, lastChange } from './series.ts';
import { seeded, seedOf, type Random } from './random.ts';
import type { Changeable, JsonMembers } from './service.ts';

/** Part of a list: from the object with this number up to, and without, that one. */
export type Span = readonly [from: number, to: number];

/**
 * Objects whose ids are numbers in a row, made when they are asked for and listed by how many to pass over: for
 * services that page so. A list starts anywhere as fast as at its beginning, however long it is.
 */
export interface Rows extends Changeable {
  readonly all: Span;
  readonly idOf: (index: number) => number;
  readonly find: (id: number) => JsonMembers | undefined;
  /** How many of a span have not been removed. */
  readonly count: (span: Span) => number;
  readonly list: (span: Span, page?: { readonly offset: number; readonly size: number }) => readonly JsonMembers[];
}

/** What an object is made from. */
export interface MadeRow {
  readonly index: number;
  readonly id: number;
  readonly random: Random;
}

export interface RowsPlan {
  readonly seed: number;
  /** Keeps the objects of one seed apart. */
  readonly name: string;
  readonly size: number;
  readonly firstId: number;
  readonly make: (made: MadeRow) => JsonMembers;
  /** Gives a changed object the time of its change. */
  readonly stamp: (members: JsonMembers) => JsonMembers;
}

export function rowsOf({ seed, name, size, firstId, make, stamp }: RowsPlan): Rows {
  const key = seedOf(seed, name);
  const changes = new Map<number, JsonMembers>();
  /** Numbers of what was removed, ascending. */
  const removed: number[] = [];
  const made = (index: number): JsonMembers =>
    changes.get(index) ?? make({ index, id: firstId + index, random: seeded(Math.imul(index + 1, 0x85ebca6b) ^ key) });
  const indexOf = (id: number): number | undefined => {
    const index = id - firstId;
    return Number.isInteger(index) && index >= 0 && index < size && !removed.includes(index) ? index : undefined;
  };
  const find = (id: number): JsonMembers | undefined => {
    const index = indexOf(id);
    return index === undefined ? undefined : made(index);
  };
  const count = ([from, to]: Span): number => to - from - removed.filter((index) => index >= from && index < to).length;
  return {
    all: [0, size],
    idOf: (index) => firstId + index,
    find,
    count,
    list: ([from, to], { offset, size: wanted } = { offset: 0, size: to - from }) => {
      const found: JsonMembers[] = [];
      for (let index = passed(removed, from, offset); index < to && found.length < wanted; index += 1) {
        if (!removed.includes(index)) found.push(made(index));
      }
      return found;
    },
    newest: (wanted) => {
      const found: string[] = [];
      for (let index = size - 1; index >= 0 && found.length < wanted; index -= 1) {
        if (!removed.includes(index)) found.push(String(firstId + index));
      }
      return found;
    },
    read: (id) => find(Number(id)),
    change: (id, members) => {
      const index = indexOf(Number(id));
      if (index === undefined) return false;
      changes.set(index, stamp({ ...made(index), ...members }));
      return true;
    },
    remove: (id) => {
      const index = indexOf(Number(id));
      if (index === undefined) return false;
      removed.push(index);
      removed.sort((a, b) => a - b);
      return true;
    },
  };
}

/** The number of the first object after so many of those that are left. */
function passed(removed: readonly number[], from: number, offset: number): number {
  let index = from + offset;
  for (const one of removed) if (one >= from && one <= index) index += 1;
  return index;
}

/** Milliseconds of whole seconds: the place of one object in the time that the data of the sandbox covers. */
export function timeAt(index: number, size: number): number {
  return Math.floor((firstChange + ((index + 1) * (lastChange - firstChange)) / (size + 1)) / 1_000) * 1_000;
}
