import type { Column, Row, Value } from './warehouse.ts';
import type { FileTree } from './file-tree.ts';

/** The schemas of a lakehouse: one for each stage, and those beside them. Tables are named `schema.camelCase`. */
export const lakehouseSchemas = [
  'log',
  'source',
  'prepare',
  'sample',
  'extract',
  'clean',
  'transform',
  'refine',
  'analyse',
  'quarantine',
] as const;
export type LakehouseSchema = (typeof lakehouseSchemas)[number];

/** `prepare.schema`, or its path `Tables/prepare/schema`. */
export type TableName = string;

/**
 * The tables and raw files of one source. Each write is one transaction; what several writes leave behind counts only
 * when the stage's row in `log.<stage>` says Success, since no transaction spans two schemas. Rejects with
 * LakehouseError and nothing else.
 */
export interface Lakehouse {
  /** Columns in order; null when there is no such table. */
  readonly columns: (table: TableName) => Promise<readonly Column[] | null>;
  /** Every table, sorted by name, as `schema.name`. */
  readonly tables: () => Promise<readonly { readonly table: string; readonly rows: number }[]>;
  /** Makes the table hold exactly these columns and rows: written aside, then swapped. */
  readonly replace: (table: TableName, columns: readonly Column[], rows: Rows) => Promise<number>;
  /** The same from a SELECT over any schemas, without a row passing through the program. */
  readonly replaceFrom: (table: TableName, columns: readonly Column[], select: string) => Promise<number>;
  /** Adds rows; the table is created and gets missing columns as needed. */
  readonly append: (table: TableName, columns: readonly Column[], rows: Rows) => Promise<number>;
  /**
   * Adds rows or takes the place of those with the same key; created and widened as needed. Of two rows with one key the
   * later stands, and the counts are of keys. A row that differs in `ignoring` alone is unchanged and stays as it was.
   */
  readonly upsert: (
    table: TableName,
    shape: { readonly columns: readonly Column[]; readonly key: readonly string[]; readonly ignoring?: readonly string[] },
    rows: Rows,
  ) => Promise<{ readonly inserted: number; readonly updated: number; readonly unchanged: number }>;
  /** Removes the rows that a condition names. Returns how many. */
  readonly remove: (table: TableName, where: string, values?: readonly Value[]) => Promise<number>;
  /** Removes a table; nothing happens when there is none. */
  readonly drop: (table: TableName) => Promise<void>;
  /** Rows of one SELECT, in pages; the connection cannot write meanwhile. */
  readonly read: (sql: string, values?: readonly Value[]) => AsyncIterable<readonly Row[]>;
  /** All rows of one SELECT that gives few. */
  readonly all: (sql: string, values?: readonly Value[]) => Promise<readonly Row[]>;
  /** Everything below `Files/`. */
  readonly files: FileTree;
}

export type Rows = Iterable<Row> | AsyncIterable<Row>;

/** The lakehouse refused: busy, full, broken, or SQL that it does not take. */
export class LakehouseError extends Error {
  override readonly name = 'LakehouseError';
  readonly transient: boolean;
  readonly code: string | undefined;
  constructor(message: string, more: { readonly transient: boolean; readonly code?: string; readonly cause?: unknown }) {
    super(message, { cause: more.cause });
    this.transient = more.transient;
    this.code = more.code;
  }
}
