import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { LakehouseError } from '../../ports/lakehouse.ts';
import type { Row, Value } from '../../ports/warehouse.ts';
import { pagesFrom } from '../sqlite/pages.ts';
import { asLakehouseError } from './attached.ts';
import { withTablePaths } from './names.ts';

/** Pages of rows of one SELECT over a snapshot of each file. */
export async function* pagesOf(db: DatabaseSync, sql: string, values: readonly Value[]): AsyncGenerator<readonly Row[]> {
  await setImmediate();
  try {
    yield* pagesFrom(selectOf(db, sql), values, numberWhereSafe);
  } catch (error) {
    throw asLakehouseError(`Cannot read by "${excerpt(sql)}"`, error);
  }
}

/** Compiles one SELECT on a connection that answers nothing else. Throws LakehouseError for any other text. */
export function selectOf(db: DatabaseSync, given: string): StatementSync {
  const sql = withTablePaths(given);
  let statement: StatementSync;
  try {
    statement = db.prepare(sql);
  } catch (error) {
    const denied = error instanceof Error && error.message === 'not authorized';
    if (denied) refuseSql(sql, 'only a SELECT may be asked here');
    // node:sqlite says so itself, with an error that is not SQLite's.
    if (error instanceof TypeError) refuseSql(sql, 'it is empty');
    throw asLakehouseError(`Cannot read by "${excerpt(sql)}"`, error);
  }
  if (statement.columns().length === 0) refuseSql(sql, 'only a SELECT may be asked here');
  // SQLite compiles the first statement and leaves the rest alone; a rest that goes unread would pass for read.
  const rest = sql.slice(sql.indexOf(statement.sourceSQL) + statement.sourceSQL.length);
  if (!/^(?:[\s;]|--[^\n]*(?:\n|$))*$/.test(rest)) refuseSql(sql, 'it holds more than one statement');
  return statement;
}

function refuseSql(sql: string, why: string): never {
  throw new LakehouseError(`Cannot read by "${excerpt(sql)}": ${why}`, { transient: false });
}

function excerpt(sql: string): string {
  const line = sql.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

/** Integers are numbers as long as a number can hold them. */
function numberWhereSafe(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
