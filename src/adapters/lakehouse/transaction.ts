import type { DatabaseSync } from 'node:sqlite';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { LakehouseSchema } from '../../ports/lakehouse.ts';
import { isBusy } from '../sqlite/connection.ts';
import { asLakehouseError } from './attached.ts';
import type { Table } from './names.ts';

/** Another worker may move a million rows in one transaction of the same file. */
const patienceMs = 120_000;
const pauseMs = 20;

/** `attempted` reads `Cannot write "extract.cycles"`. */
export interface Writing {
  readonly schema: LakehouseSchema;
  readonly attempted: string;
  /** The commit may be lost with the power. */
  readonly unsynced?: boolean;
}

export function writing({ schema, full }: Table): Writing {
  return { schema, attempted: `Cannot write "${full}"` };
}

/**
 * Runs work that writes one file, all of it or nothing. Between its beginning and its end nothing else of this thread
 * runs, so that two writes of one connection never meet in one transaction. Work begun while another worker wrote is
 * begun again.
 */
export async function write<T>(db: DatabaseSync, { schema, attempted, unsynced }: Writing, work: () => T): Promise<T> {
  await setImmediate();
  for (let waited = 0; ; waited += pauseMs) {
    const before = performance.now();
    try {
      return unsynced ? withoutSync(db, schema, work) : inTransaction(db, schema, work);
    } catch (error) {
      waited += performance.now() - before;
      if (!isBusy(error) || waited >= patienceMs) throw asLakehouseError(attempted, error);
      await setTimeout(pauseMs);
    }
  }
}

function withoutSync<T>(db: DatabaseSync, schema: LakehouseSchema, work: () => T): T {
  db.exec(`PRAGMA "${schema}".synchronous = NORMAL`);
  try {
    return inTransaction(db, schema, work);
  } finally {
    db.exec(`PRAGMA "${schema}".synchronous = FULL`);
  }
}

function inTransaction<T>(db: DatabaseSync, schema: LakehouseSchema | 'temp', work: () => T): T {
  db.exec('BEGIN');
  try {
    // BEGIN IMMEDIATE would lock all ten files. A first statement that writes this one locks it alone, before anything is read.
    if (schema !== 'temp') db.exec(`PRAGMA "${schema}".user_version = 1`);
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Fills a table that only this connection sees and that no file keeps. */
export function writeAside(db: DatabaseSync, table: Table, work: () => void): void {
  try {
    inTransaction(db, 'temp', work);
  } catch (error) {
    throw asLakehouseError(`Cannot write "${table.full}"`, error);
  }
}
