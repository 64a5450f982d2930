import { canonicalJson } from '../core/json.ts';
import type { LedgerEvent, Receipt } from './events.ts';

export interface MergedEvents {
  /** A set in canonical order: round, path, attempt, then what an attempt lives through. */
  readonly events: readonly LedgerEvent[];
  readonly conflicts: readonly ReceiptConflict[];
}

/** Two receipts that differ under one key (path, digest, run, round, attempt). Both stay in the events. */
export interface ReceiptConflict {
  readonly kind: 'conflict';
  readonly first: Receipt;
  readonly second: Receipt;
}

/** The union of any number of ledgers. Commutative, associative and idempotent; fan-in, resume and recovery are this. */
export function mergeEvents(lists: readonly (readonly LedgerEvent[])[]): MergedEvents {
  // Keys are made once: a wide run is compared hundreds of thousands of times.
  const sorted = lists.flatMap((events) => events.map((event) => ({ event, key: keyOf(event) }))).sort(compareKeyed);
  const distinct = sorted.filter((each, index) => index === 0 || compareKeyed(sorted[index - 1] ?? each, each) !== 0);
  return { events: distinct.map(({ event }) => event), conflicts: conflictsIn(distinct) };
}

interface Keyed {
  readonly event: LedgerEvent;
  readonly key: Key;
}

function conflictsIn(events: readonly Keyed[]): readonly ReceiptConflict[] {
  return events.flatMap(({ event: second, key }, index) => {
    const { event: first, key: firstKey = key } = events[index - 1] ?? {};
    const same = first?.type === 'receipt' && second.type === 'receipt' && compareKeys(firstKey, key) === 0;
    return same ? [{ kind: 'conflict' as const, first, second }] : [];
  });
}

/** In the order of a life: what stands first here stands first under one key. */
const ranks = {
  run_started: 0,
  round_started: 1,
  attempt_started: 2,
  attempt_failed: 3,
  receipt: 4,
  round_ended: 5,
} as const satisfies Record<LedgerEvent['type'], number>;

type Key = readonly (string | number)[];

function compareKeyed(left: Keyed, right: Keyed): number {
  return compareKeys(left.key, right.key) || compareParts(canonicalJson(left.event), canonicalJson(right.event));
}

function keyOf(event: LedgerEvent): Key {
  const rank = ranks[event.type];
  switch (event.type) {
    case 'run_started':
      return [event.run_id, 0, 0, '', '', 0, rank];
    case 'round_started':
      return [event.run_id, event.round, 0, '', '', 0, rank];
    case 'round_ended':
      return [event.run_id, event.round, 2, '', '', 0, rank];
    default:
      return [event.run_id, event.round, 1, event.path, event.digest, event.attempt, rank];
  }
}

function compareKeys(left: Key, right: Key): number {
  for (let index = 0; index < left.length; index += 1) {
    const ours = left[index];
    const theirs = right[index];
    if (ours !== theirs && ours !== undefined && theirs !== undefined) return compareParts(ours, theirs);
  }
  return 0;
}

/** By code units: the order may not depend on the machine's language. */
function compareParts(left: string | number, right: string | number): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
