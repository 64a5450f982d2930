/** What goes into a batch of warehouse rows and what comes of it, whichever table they stand in. */

/** A page of work, the longest waiting first. */
export interface Page {
  /** The last row of the page before; null for the first page. */
  readonly after: { readonly changed_at: string; readonly idem_key: string } | null;
  /** At most so many rows; fewer, but one at least, when they are long. After the last page comes an empty one. */
  readonly size: number;
}

/**
 * Makes what is wanted of a row while it is read. Payloads are long, and nobody needs those of a whole page at once. Called
 * once for each row, in order; what it throws goes through.
 */
export type MakeOf<Version, Made> = (version: Version, payload: string) => Made;

/** What was made of the rows of one page. */
export interface MadePage<Made> {
  readonly made: readonly Made[];
  /** The last row; null when none was left. */
  readonly last: Page['after'];
}

/** What a batch did. A key met twice in one batch counts once, by its last record. */
export interface WriteCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface CanonicalCounts extends WriteCounts {
  /** Rows removed because their record gives no document any more. */
  readonly removed: number;
}

/** A run, and one time for the whole job. */
export interface RunStamp {
  readonly run_id: string;
  readonly at: string;
}
