import { iso } from '../core/time.ts';
import type { Sha256 } from '../core/json.ts';
import { ownLedgerName, StateError, type LedgerText } from '../ports/state.ts';
import { decodeLedger, emptyLedger, type DecodedLedger, type LedgerPosition } from './encoding.ts';
import type { LedgerEvent, Receipt } from './events.ts';
import { mergeEvents } from './merge.ts';

/** What all ledger files of one run say together. */
export interface RunLedger {
  /** Merged, in canonical order. Empty when the run was made but never came to its first event. */
  readonly events: readonly LedgerEvent[];
  /** Where this machine's own file ends, and how much of it can be trusted. */
  readonly last: LedgerPosition;
  readonly valid_bytes: number;
  /** Sentence case, no final period: what was cut off. */
  readonly warnings: readonly string[];
}

/**
 * Reads the ledger files of one run, this machine's own first. Throws StateError when a file is damaged or of a later
 * version, or when two receipts contradict each other: then nothing may be started from it.
 */
export function readLedgers(files: readonly LedgerText[], sha256: Sha256): RunLedger {
  const read = files.map((file) => ({ file, decoded: decodeTrusted(file, sha256) }));
  const { events, conflicts } = mergeEvents(read.map(({ decoded }) => decoded.events));
  for (const { first, second } of conflicts) throw contradiction(first, second);
  const own = read.find(({ file }) => file.name === ownLedgerName)?.decoded;
  return {
    events,
    last: own?.last ?? emptyLedger,
    valid_bytes: own?.valid_bytes ?? 0,
    warnings: read.flatMap(({ file, decoded }) => tornWords(file, decoded)),
  };
}

function decodeTrusted(file: LedgerText, sha256: Sha256): DecodedLedger {
  const decoded = decodeLedger(file.text, sha256);
  if (decoded.damage === null) return decoded;
  const { kind, line, byte, reason } = decoded.damage;
  const remedy =
    kind === 'version'
      ? 'Use the lorchestra that wrote it, or a later one'
      : 'Put back a whole copy of the file, or start a new run; nothing was started from this one';
  throw new StateError(`Cannot trust the ledger "${file.file}": line ${line}, byte ${byte}: ${reason}. ${remedy}`);
}

function tornWords(file: LedgerText, { tail }: DecodedLedger): readonly string[] {
  if (tail.kind === 'complete') return [];
  return [
    `The last write to the ledger "${file.file}" did not come to its end: ${tail.bytes} bytes from line ${tail.line} on are left out`,
  ];
}

function contradiction(first: Receipt, second: Receipt): StateError {
  const { path, round, attempt } = first;
  return new StateError(
    `Cannot merge the ledgers: two receipts of "${path}", round ${round}, attempt ${attempt}, differ: ` +
      `one says ${told(first)}, the other ${told(second)}. Remove the ledger that does not belong to this run`,
  );
}

function told(receipt: Receipt): string {
  return `${receipt.status} at ${iso(receipt.ended_at)}`;
}
