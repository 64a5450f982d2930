import type { Series } from './series.ts';
import type { Changeable, JsonMembers } from './service.ts';

/** One object of a service as it is now. */
export interface Item<T> {
  readonly id: string;
  readonly index: number;
  /** Milliseconds; what lists are ordered by. */
  readonly time: number;
  /** 0 until the first change. */
  readonly version: number;
  readonly value: () => T;
}

/** Where a list goes on: after the object with this time and number. */
export type Mark = readonly [time: number, index: number];

export interface Range {
  /** Milliseconds, included. */
  readonly from?: number | undefined;
  readonly after?: Mark | undefined;
  readonly newestFirst?: boolean | undefined;
}

/** A series with what has been changed and deleted since the sandbox started. */
export interface Shelf<T> {
  readonly find: (id: string) => Item<T> | undefined;
  /** In the order of time, then number; made one by one as they are asked for. */
  readonly walk: (range?: Range) => IteratorObject<Item<T>>;
  /** Puts another value in the place of an object; false when there is none. `time` is kept unless given. */
  readonly put: (id: string, value: T, time?: number) => boolean;
  readonly remove: (id: string) => boolean;
}

interface Change<T> {
  readonly index: number;
  readonly time: number;
  readonly version: number;
  /** Null = deleted. */
  readonly value: { readonly now: T } | null;
}

export function shelfOf<T>(series: Series<T>): Shelf<T> {
  const changes = new Map<number, Change<T>>();
  const changed = ({ index, time, version, value }: Change<T>): Item<T> | undefined =>
    value === null ? undefined : { id: series.idOf(index), index, time, version, value: () => value.now };
  const unchanged = (index: number): Item<T> => ({
    ...{ id: series.idOf(index), index, time: series.timeOf(index), version: 0 },
    value: () => series.make(index),
  });
  const find = (id: string): Item<T> | undefined => {
    const index = series.indexOf(id);
    if (index === undefined) return undefined;
    const change = changes.get(index);
    return change ? changed(change) : unchanged(index);
  };
  const write = (id: string, value: Change<T>['value'], time?: number): boolean => {
    const before = find(id);
    if (!before) return false;
    changes.set(before.index, { index: before.index, time: time ?? before.time, version: before.version + 1, value });
    return true;
  };
  return {
    find,
    put: (id, value, time) => write(id, { now: value }, time),
    remove: (id) => write(id, null),
    walk: function* (range = {}) {
      const sign = range.newestFirst === true ? -1 : 1;
      const edits = [...changes.values()]
        .flatMap((change) => changed(change) ?? [])
        .filter((item) => inRange(item, range, sign))
        .sort((a, b) => sign * (a.time - b.time || a.index - b.index));
      for (let index = start(series, range, sign); index >= 0 && index < series.size; index += sign) {
        const time = series.timeOf(index);
        if (range.from !== undefined && sign < 0 && time < range.from) break;
        while (edits[0] && sign * (edits[0].time - time || edits[0].index - index) < 0) yield edits.shift() as Item<T>;
        if (!changes.has(index)) yield unchanged(index);
      }
      yield* edits;
    },
  };
}

function inRange({ time, index }: { readonly time: number; readonly index: number }, range: Range, sign: number): boolean {
  if (range.from !== undefined && time < range.from) return false;
  return range.after === undefined || sign * (time - range.after[0] || index - range.after[1]) > 0;
}

/** The first number of the series that belongs into the range, found by halving since times grow with numbers. */
function start<T>(series: Series<T>, range: Range, sign: number): number {
  if (sign < 0) {
    const { after } = range;
    return after === undefined
      ? series.size - 1
      : first(series, (time, index) => time > after[0] || (time === after[0] && index >= after[1])) - 1;
  }
  return first(series, (time, index) => inRange({ time, index }, range, 1));
}

function first<T>(series: Series<T>, test: (time: number, index: number) => boolean): number {
  let low = 0;
  let high = series.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(series.timeOf(middle), middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first `size` items of a list, and whether others follow. */
export function pageOf<T>(
  items: Iterable<Item<T>>,
  size: number,
): { readonly items: readonly Item<T>[]; readonly next: Mark | null } {
  const found: Item<T>[] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (found.length === size) return { items: found, next: last === undefined ? null : [last.time, last.index] };
    found.push(item);
  }
  return { items: found, next: null };
}

/** What the world may do to the objects of a shelf. `stamp` gives a changed object its new members and time. */
export function changeable<T extends JsonMembers>(
  shelf: Shelf<T>,
  stamp: (members: JsonMembers) => { readonly members: JsonMembers; readonly time?: number } = (members) => ({ members }),
): Changeable {
  return {
    newest: (count) =>
      shelf
        .walk({ newestFirst: true })
        .take(count)
        .map(({ id }) => id)
        .toArray(),
    read: (id) => shelf.find(id)?.value(),
    change: (id, changes) => {
      const found = shelf.find(id);
      const { members, time } = stamp(changes);
      return found !== undefined && shelf.put(id, { ...found.value(), ...members }, time);
    },
    remove: shelf.remove,
  };
}

/** Reads a mark that a list gave out; null for what none did. */
export function readMark(value: unknown): Mark | null {
  const isMark = Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number');
  return isMark ? (value as unknown as Mark) : null;
}
