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
  const sorted = lists.flat().sort(compareEvents);
  const events = sorted.filter((event, index) => index === 0 || compareEvents(sorted[index - 1] ?? event, event) !== 0);
  return { events, conflicts: conflictsIn(events) };
}

function conflictsIn(events: readonly LedgerEvent[]): readonly ReceiptConflict[] {
  return events.flatMap((second, index) => {
    const first = events[index - 1];
    const same = first?.type === 'receipt' && second.type === 'receipt' && compareKeys(keyOf(first), keyOf(second)) === 0;
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

function compareEvents(left: LedgerEvent, right: LedgerEvent): number {
  return compareKeys(keyOf(left), keyOf(right)) || compareParts(canonicalJson(left), canonicalJson(right));
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
  for (const [index, part] of left.entries()) {
    const order = compareParts(part, right[index] ?? part);
    if (order !== 0) return order;
  }
  return 0;
}

/** By code units: the order may not depend on the machine's language. */
function compareParts(left: string | number, right: string | number): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
