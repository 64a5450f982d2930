import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Rows } from '../../ports/lakehouse.ts';
import type { Column, Row, Value } from '../../ports/warehouse.ts';
import { batchSize } from '../sqlite/connection.ts';
import { columnList, refuse, type Table } from './names.ts';

/** Rows in batches; between two of them other work of the thread goes on. */
async function* batchesOf(rows: Rows): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  // A list is walked without waiting for each row, as `for await` would.
  if (Symbol.iterator in rows) {
    for (const row of rows) {
      batch.push(row);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
      await setImmediate();
    }
  } else {
    for await (const row of rows) {
      batch.push(row);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
      await setImmediate();
    }
  }
  if (batch.length > 0) yield batch;
}

/** Few rows fit in one transaction at once; many are written aside first, since their source may wait between two of them. */
export type Incoming =
  | { readonly few: readonly Row[]; readonly many?: undefined }
  | { readonly few?: undefined; readonly many: AsyncIterable<readonly Row[]> };

export async function incoming(rows: Rows): Promise<Incoming> {
  const batches = batchesOf(rows);
  const first = await batches.next();
  if (first.done) return { few: [] };
  if (first.value.length < batchSize) {
    await batches.return(undefined);
    return { few: first.value };
  }
  return { many: startingWith(first.value, batches) };
}

async function* startingWith(first: readonly Row[], rest: AsyncGenerator<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield first;
  yield* rest;
}

export interface Into {
  readonly table: Table;
  /** Where the rows really go: quoted. */
  readonly at: string;
  readonly columns: readonly Column[];
  /** The later of two rows with one key stands. */
  readonly replacing?: boolean;
}

/** Inserts a batch inside the caller's transaction. */
export function insertRows(db: DatabaseSync, into: Into, rows: readonly Row[]): number {
  const names = into.columns.map(({ name }) => name);
  const statement = db.prepare(
    `INSERT ${into.replacing ? 'OR REPLACE' : ''} INTO ${into.at} (${columnList(names)}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  for (const row of rows) statement.run(...valuesOf(into.table, names, row));
  return rows.length;
}

function valuesOf(table: Table, names: readonly string[], row: Row): Value[] {
  let present = 0;
  const values = names.map((name) => {
    const value = row[name];
    if (value !== undefined || name in row) present += 1;
    return value ?? null;
  });
  const given = Object.keys(row);
  if (given.length !== present) {
    const stray = given.find((name) => !names.includes(name)) ?? '';
    refuse(`Cannot write "${table.full}": a row holds "${stray.slice(0, 160)}", which is none of its columns`);
  }
  return values;
}
