/** The state directory could not be read, written or trusted. Ends the command with exit code 74. */
export class StateError extends Error {
  override readonly name = 'StateError';
}

/** Another live run holds the state directory. Ends the command with exit code 75. */
export class StateLocked extends Error {
  override readonly name = 'StateLocked';
}

/** An append-only file. Throws StateError when the bytes cannot be kept. */
export interface AppendFile {
  /** Appends the text. A crash of the machine may lose it until `sync` has settled. */
  readonly append: (text: string) => void;
  /**
   * Settles when the device has all that was appended before the call (fdatasync). Rejects with StateError; then the file
   * ends where it ended at the last `sync` that went well.
   */
  readonly sync: () => Promise<void>;
  readonly close: () => void;
}

/** One file of a run's ledger, one character for each byte (latin1). */
export interface LedgerText {
  /** Absolute, for messages. */
  readonly file: string;
  /** Within the run's folder. This machine appends to `ledger.ndjson`; other files came from other machines. */
  readonly name: string;
  readonly text: string;
}

/** The ledger that this machine appends to; further ledgers of the run may lie beside it. */
export const ownLedgerName = 'ledger.ndjson';

/** Where one run lies on the disk. Every function throws StateError when the disk does not do its part. */
export interface RunFolder {
  readonly run_id: string;
  /** Absolute. */
  readonly path: string;
  /** Absolute folder for the logs of jobs. */
  readonly logs: string;
  readonly readPlan: () => string;
  /** `ledger.ndjson` first, then the others by name. */
  readonly readLedgers: () => readonly LedgerText[];
  /** Opens one of the run's ledgers at its end, after cutting it to the bytes that can be trusted. */
  readonly appendLedger: (name: string, validBytes: number) => AppendFile;
  /** Replaces a file as a whole: after a crash it holds the old text or the new one. */
  readonly write: (name: 'record.json' | 'result.json' | typeof ownLedgerName, text: string) => void;
}

/** Held by one live process at a time; the system gives it back when that process is gone, however it went. */
export interface StateLock {
  readonly release: () => void;
}
