import type { Value } from './warehouse.ts';

/** The answer of a query: columns have different names, and each row has a value for every column. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  /** There are more rows than were asked for. */
  readonly more: boolean;
}

/** What is wrong with a query; data of the user's. */
export interface QueryRefused {
  readonly message: string;
  readonly hint?: string;
}

export type Asked = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly refused: QueryRefused };

/** Files of the data plane, open for reading alone. Throws WarehouseError when one of them cannot be read. */
export interface StoreReader {
  /** Bytes, with what still lies in its log. */
  readonly bytes: number;
  readonly select: (sql: string, most: number) => Asked;
  /** What they hold, in sections; a section whose tables are not there is left out. */
  readonly stats: () => Readonly<Record<string, Answer>>;
  readonly close: () => void;
}
