import type { SQLOutputValue, StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Row, Value, Values } from '../../ports/warehouse.ts';
import { batchSize } from './connection.ts';

/**
 * Pages of rows from one statement: one snapshot, constant memory, and between two pages other work of the thread goes
 * on. Integers are bigint, so that none is rounded, unless `integer` makes something else of them.
 */
export function pagesFrom(
  statement: StatementSync,
  values: readonly Value[] = [],
  integer?: (value: bigint) => Value,
): AsyncGenerator<readonly Row[]> {
  statement.setReadBigInts(true);
  return inPages(statement.iterate(...values), (row) => plainRow(row, integer));
}

/** The same without names. */
export function valuesFrom(statement: StatementSync): AsyncGenerator<readonly Values[]> {
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  return inPages(statement.iterate() as Iterable<unknown> as Iterable<SQLOutputValue[]>, plainValues);
}

async function* inPages<Given, Taken>(rows: Iterable<Given>, take: (row: Given) => Taken): AsyncGenerator<readonly Taken[]> {
  let page: Taken[] = [];
  for (const row of rows) {
    page.push(take(row));
    if (page.length < batchSize) continue;
    yield page;
    page = [];
    await setImmediate();
  }
  if (page.length > 0) yield page;
}

/** Bytes are nothing that a copy or a file could hold. The row is ours alone, so it is changed in its place. */
function plainValues(row: SQLOutputValue[]): Values {
  row.forEach((value, at) => {
    if (value instanceof Uint8Array) row[at] = null;
  });
  return row as Values;
}

/** The same with names. */
function plainRow(row: Record<string, SQLOutputValue>, integer?: (value: bigint) => Value): Row {
  for (const column in row) {
    const value = row[column];
    if (value instanceof Uint8Array) row[column] = null;
    else if (integer !== undefined && typeof value === 'bigint') row[column] = integer(value);
  }
  return row as Row;
}
