import type { Column, Row, Values } from './warehouse.ts';

/** The local SQLite file that people and other programs read. Rejects with WarehouseError and nothing else. */
export interface Vault {
  /**
   * Makes a table hold exactly these rows, with a `projected_at` beside the columns: the time when a row first stood
   * there as it is. Written aside, then swapped in one transaction together with its row in `sync_state`; when nothing
   * differs, nothing is written at all.
   */
  readonly replaceTable: (
    table: {
      readonly name: string;
      readonly columns: readonly Column[];
      /** Of the rows. When the table was made from this revision, its rows are not read at all. */
      readonly revision?: string | null;
    },
    /** In the order of `columns`. */
    rows: AsyncIterable<readonly Values[]>,
    run: { readonly run_id: string; readonly at: string },
  ) => Promise<ReplaceCounts>;
  /** Runs one SELECT; the connection cannot write. */
  readonly query: (
    sql: string,
  ) => Promise<{ readonly columns: readonly string[]; readonly pages: AsyncIterable<readonly Row[]> }>;
}

export interface ReplaceCounts {
  /** New or different rows. */
  readonly written: number;
  readonly unchanged: number;
  /** Rows that stood there and are gone or different now. */
  readonly removed: number;
}
