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
  /** Appends the text; when `durable`, returns only after the device has it (fdatasync). */
  readonly append: (text: string, durable: boolean) => void;
  readonly close: () => void;
}
