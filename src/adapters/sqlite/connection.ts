import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { WarehouseError } from '../../ports/warehouse.ts';

/** Rows per transaction and per page: short enough that other writers wait well under 150 ms. */
export const batchSize = 500;

/** How long to wait for others who write. */
export const busyTimeoutMs = 10_000;

/** What SQLite says, by primary result code. */
const reasons: Readonly<Record<number, { readonly words: string; readonly transient: boolean }>> = {
  5: { words: 'another process holds it locked', transient: true },
  6: { words: 'another process holds a table locked', transient: true },
  8: { words: 'it can only be read', transient: false },
  10: { words: 'the disk gave an input/output error', transient: true },
  11: { words: 'the file is damaged', transient: false },
  13: { words: 'the disk is full', transient: true },
  14: { words: 'the file cannot be opened', transient: false },
  26: { words: 'the file is no SQLite database', transient: false },
};

function sqliteCode(error: unknown): number | undefined {
  const code: unknown = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code : undefined;
}

/** SQLITE_BUSY: another connection writes at this moment. */
export function isBusy(error: unknown): boolean {
  return ((sqliteCode(error) ?? 0) & 0xff) === 5;
}

/** SQLITE_ERROR: the statement itself is wrong. */
export function isBadSql(error: unknown): boolean {
  return sqliteCode(error) === 1;
}

/** What SQLite refused, in words; null for an error that is not SQLite's. */
export function refusalOf(error: unknown): { readonly words: string; readonly transient: boolean; readonly code: string } | null {
  const code = sqliteCode(error);
  if (code === undefined) return null;
  const known = reasons[code & 0xff];
  const words = known?.words ?? (error instanceof Error ? error.message : 'SQLite refused');
  return { words, transient: known?.transient ?? false, code: `SQLITE_${code}` };
}

/** `attempted` reads `Cannot write to the warehouse "x"`. Errors that are not SQLite's are ours and pass through. */
export function asWarehouseError(attempted: string, error: unknown): unknown {
  const refusal = refusalOf(error);
  if (!refusal) return error;
  const { transient, code } = refusal;
  return new WarehouseError(`${attempted}: ${refusal.words}`, { transient, code, cause: error });
}

export interface Connection {
  readonly db: DatabaseSync;
  readonly file: string;
  /** Runs inside BEGIN IMMEDIATE ... COMMIT: a deferred transaction that reads and then writes would fail under a second writer. */
  readonly write: <T>(work: () => T) => Promise<T>;
  readonly read: <T>(work: () => T) => Promise<T>;
  readonly close: () => void;
}

/** WAL lets readers and one writer work side by side; without it the one file is complete whenever nobody writes. */
export type Journal = 'wal' | 'delete';

/**
 * Opens a file for reading and writing, with FULL sync, and creates it with its folder when it is not there.
 * Every promise resolves in a later turn of the event loop, so that an abort is heard between two batches.
 */
export function connect(file: string, journal: Journal): Connection {
  const db = openDatabase(file, journal);
  const write = async <T>(work: () => T): Promise<T> => {
    await setImmediate();
    return inTransaction(db, file, work);
  };
  const read = async <T>(work: () => T): Promise<T> => {
    await setImmediate();
    try {
      return work();
    } catch (error) {
      throw asWarehouseError(`Cannot read "${file}"`, error);
    }
  };
  return { db, file, write, read, close: () => db.close() };
}

export function inTransaction<T>(db: DatabaseSync, file: string, work: () => T): T {
  try {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  } catch (error) {
    throw asWarehouseError(`Cannot write to "${file}"`, error);
  }
}

function openDatabase(file: string, journal: Journal): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: busyTimeoutMs, defensive: true });
    // Objects of 2 to 20 KB are written 25 to 40 % faster than with the default 4 KB; only an empty file takes the size.
    db.exec('PRAGMA page_size = 16384');
    setJournal(db, journal);
    // A batch writes rows and, all over them, the pages of their keys: 4 MB hold both, 2 MB read each page again for every row.
    db.exec('PRAGMA cache_size = -4000; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON');
    return db;
  } catch (error) {
    db?.close();
    throw asWarehouseError(`Cannot open "${file}"`, error);
  }
}

/**
 * Changing the mode needs the file for itself, and SQLite does not wait for that: two that open a new file would meet.
 * Where the file system knows no WAL, SQLite keeps the old mode without an error, and so do we.
 */
export function setJournal(db: DatabaseSync, journal: Journal, schema = 'main'): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const pauseMs = 10;
  for (let waited = 0; ; waited += pauseMs) {
    try {
      db.exec(`PRAGMA "${schema}".journal_mode = ${journal}`);
      return;
    } catch (error) {
      if (sqliteCode(error) !== 5 || waited >= busyTimeoutMs) throw error;
      Atomics.wait(pause, 0, 0, pauseMs);
    }
  }
}
