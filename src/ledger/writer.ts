import type { Sha256 } from '../core/json.ts';
import { StateError, type AppendFile } from '../ports/state.ts';
import { encodeLine, isDurable, type LedgerPosition } from './encoding.ts';
import type { LedgerEvent } from './events.ts';

export interface LedgerWriter {
  /**
   * Appends one event. When it returns, an event that may be announced is on the device.
   * Throws StateError when that cannot be had; from then on every call throws.
   */
  readonly append: (event: LedgerEvent) => void;
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
  // After a failed fsync the kernel may drop the pages and report success the next time, so there is no second try.
  let broken: unknown = null;
  return {
    append: (event) => {
      if (broken !== null) {
        throw new StateError('Cannot append to the ledger: an earlier append has failed, so nothing more is kept', {
          cause: broken,
        });
      }
      const next = encodeLine(position, event, sha256);
      try {
        file.append(next.line, isDurable(event));
      } catch (error) {
        broken = error;
        throw error;
      }
      position = next.position;
    },
    close: file.close,
  };
}
