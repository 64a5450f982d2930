import type { AttemptKey } from './process.ts';

/** The file in which one attempt leaves its named values. */
export interface OutputFile {
  /** Absolute path, for `LORCHESTRA_OUTPUT`. */
  readonly path: string;
  /** What the attempt wrote: bytes, or in words why they cannot be had. A file that was removed holds nothing. */
  readonly read: (maxBytes: number) => { readonly bytes: Uint8Array } | { readonly refused: string };
  readonly remove: () => void;
}

/** Makes one fresh, empty, private file per attempt. Throws StateError when it cannot. */
export interface OutputFiles {
  readonly create: (key: AttemptKey) => OutputFile;
}
