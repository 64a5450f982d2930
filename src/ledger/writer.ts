import { Defect } from '../core/defect.ts';
import type { Sha256 } from '../core/json.ts';
import { StateError, type AppendFile } from '../ports/state.ts';
import { encodeLine, isDurable, type LedgerPosition } from './encoding.ts';
import type { LedgerEvent } from './events.ts';

export interface LedgerWriter {
  /**
   * Appends one event; one that is to be announced may be, once `pending` has settled, and is not to be followed by
   * another such before. Throws StateError when the event cannot be had; from then on every call throws.
   */
  readonly append: (event: LedgerEvent) => void;
  /** Settles when the device has every event that is to be announced; rejects with StateError. Null when it has. */
  readonly pending: () => Promise<void> | null;
  readonly close: () => void;
}

export interface LedgerFile {
  readonly file: AppendFile;
  /** Where the file ends now. */
  readonly last: LedgerPosition;
  readonly sha256: Sha256;
}

export function openLedger({ file, last, sha256 }: LedgerFile): LedgerWriter {
  let position = last;
  let pending: Promise<void> | null = null;
  // After a failed fsync the kernel may drop the pages and report success the next time, so there is no second try.
  let broken: unknown = null;

  const breaking = (error: unknown): never => {
    broken = error;
    throw error;
  };
  const sync = async (): Promise<void> => {
    try {
      await file.sync();
      pending = null;
    } catch (error) {
      breaking(error);
    }
  };

  return {
    append: (event) => {
      if (broken !== null) {
        throw new StateError('Cannot append to the ledger: an earlier append has failed, so nothing more is kept', {
          cause: broken,
        });
      }
      // A reader takes a readable announced event for a proof that all before it was on the device.
      if (pending !== null && isDurable(event)) throw new Defect(`Event ${event.type} while an earlier one is not durable`);
      const next = encodeLine(position, event, sha256);
      try {
        file.append(next.line);
      } catch (error) {
        breaking(error);
      }
      position = next.position;
      if (!isDurable(event)) return;
      pending = sync();
      // Whoever waits for it hears of its failure; nobody may be waiting.
      pending.catch(() => undefined);
    },
    pending: () => pending,
    close: file.close,
  };
}
