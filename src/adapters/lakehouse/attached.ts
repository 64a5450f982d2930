import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { constants, DatabaseSync } from 'node:sqlite';
import { LakehouseError, lakehouseSchemas } from '../../ports/lakehouse.ts';
import { refusalOf, setJournal } from '../sqlite/connection.ts';

/** How long one attempt waits inside SQLite, where nothing else can happen; longer waits are attempts made again. */
const busyTimeoutMs = 1000;

/** `attempted` reads `Cannot write "extract.cycles"`. Errors that are not SQLite's are ours and pass through. */
export function asLakehouseError(attempted: string, error: unknown): unknown {
  const refusal = refusalOf(error);
  if (!refusal) return error;
  const { transient, code } = refusal;
  return new LakehouseError(`${attempted}: ${refusal.words}`, { transient, code, cause: error });
}

/** Makes the folder. Throws LakehouseError when it must be there and is not. */
export function prepareFolder(folder: string, create: boolean): void {
  if (!create && !existsSync(join(folder, 'log.db'))) {
    throw new LakehouseError(`Cannot open the lakehouse "${folder}": there is none, since no stage has run yet`, {
      transient: false,
    });
  }
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new LakehouseError(`Cannot create the lakehouse "${folder}": ${why}`, { transient: false, cause: error });
  }
}

/**
 * One connection to all files of a lakehouse, each attached under the name of its schema. The main database is empty and
 * in memory, so that the ten schemas are exactly what SQLite attaches by default.
 */
export function attach(folder: string, mayAttach: number = lakehouseSchemas.length): DatabaseSync {
  const db = new DatabaseSync(':memory:', {
    timeout: busyTimeoutMs,
    defensive: true,
    limits: { attach: mayAttach },
  });
  try {
    for (const schema of lakehouseSchemas) {
      db.prepare(`ATTACH ? AS "${schema}"`).run(join(folder, `${schema}.db`));
      db.exec(`PRAGMA "${schema}".page_size = 16384`);
      setJournal(db, 'wal', schema);
      db.exec(`PRAGMA "${schema}".synchronous = FULL`);
    }
    db.exec('PRAGMA trusted_schema = OFF');
    return db;
  } catch (error) {
    db.close();
    throw asLakehouseError(`Cannot open the lakehouse "${folder}"`, tooFew(error));
  }
}

function tooFew(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  const [, most] = /too many attached databases - max (\d+)/.exec(message) ?? [];
  if (most === undefined) return error;
  return new LakehouseError(
    `Cannot open the lakehouse: it has ${lakehouseSchemas.length} schemas of one file each, and this SQLite attaches ${most} at most`,
    { transient: false, cause: error },
  );
}

const asked = new Set([constants.SQLITE_SELECT, constants.SQLITE_READ, constants.SQLITE_FUNCTION, constants.SQLITE_RECURSIVE]);

/** From now on the connection answers SELECTs and does nothing else, whatever text it is given. */
export function answerOnly(db: DatabaseSync): void {
  db.exec('PRAGMA query_only = ON');
  db.setAuthorizer((action) => (asked.has(action) ? constants.SQLITE_OK : constants.SQLITE_DENY));
}
