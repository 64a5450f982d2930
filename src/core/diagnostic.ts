/** A diagnostic is a mistake in what the user wrote: coded, located, with a hint. All of them are reported at once. */

/** A text with a name: a definition file, or a synthetic one for flags and Action inputs. */
export interface SourceText {
  /** Path as the user would type it, relative to the folder of `lorchestra.yaml`, or `command line` / `inputs`. */
  readonly file: string;
  readonly text: string;
}

/** Offsets are UTF-16 code units in the text, `end` exclusive. */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** 1-based line and column. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Diagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Sentence case, no final period. */
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  readonly hint?: string;
}

/** A value, or every reason why there is none. Warnings may come with a value. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
