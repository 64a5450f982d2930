/** The files below one folder. Paths are relative, `/` between parts, and never lead out; links are not followed. */
export interface FileTree {
  /** The folder, as messages name it. */
  readonly base: string;
  /** Null when there is no such file. */
  readonly read: (path: string) => string | null;
  /** Whole or not at all: written beside it, then renamed. Creates folders. */
  readonly write: (path: string, text: string) => void;
  /** Removes the file and the folders that are empty without it. */
  readonly remove: (path: string) => void;
}

/** Files could not be read or written. */
export class FilesError extends Error {
  override readonly name = 'FilesError';
  readonly code: string | undefined;
  constructor(message: string, more: { readonly code?: string; readonly cause?: unknown } = {}) {
    super(message, { cause: more.cause });
    this.code = more.code;
  }
}
