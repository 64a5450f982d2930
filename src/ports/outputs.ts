import type { AttemptKey } from './process.ts';

/** The file in which one attempt leaves its named values. */
export interface OutputFile {
  /** Absolute path, for `LORCHESTRA_OUTPUT`. */
  readonly path: string;
  /** What the attempt wrote: bytes, or in words why they cannot be had. A file that is not there holds nothing. */
  readonly read: (maxBytes: number) => { readonly bytes: Uint8Array } | { readonly refused: string };
  readonly remove: () => void;
}

/** Finds a private place for one file per attempt, which the attempt itself makes. Throws StateError when it cannot. */
export interface OutputFiles {
  readonly create: (key: AttemptKey) => OutputFile;
}
