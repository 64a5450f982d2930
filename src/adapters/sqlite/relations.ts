import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Column, ColumnType, Relations, Values } from '../../ports/warehouse.ts';
import { asWarehouseError, busyTimeoutMs, type Connection } from './connection.ts';
import { sqliteDialect } from './dialect.ts';
import { quoteName, viewStatement } from './migrations.ts';
import { valuesFrom } from './pages.ts';

export function relations(connection: Connection): Relations {
  const { db } = connection;
  return {
    dialect: sqliteDialect,
    applyView: (name, sql) =>
      connection.write(() => {
        const statement = viewStatement({ name, sql });
        const before = db.prepare(`SELECT sql FROM sqlite_master WHERE type = 'view' AND name = ?`).get(name);
        if (before?.['sql'] === statement) return false;
        db.exec(`DROP VIEW IF EXISTS ${quoteName(name)}`);
        db.exec(statement);
        // A view over a missing table or column is created without a word; reading its columns tells.
        db.prepare(`SELECT * FROM ${quoteName(name)} LIMIT 0`).columns();
        return true;
      }),
    columns: (name) => connection.read(() => columnsOf(db, name)),
    revision: (name) => connection.read(() => revisionOf(db, name)),
    read: (name) => wholeOf(connection, name),
  };
}

/**
 * SQLite guesses how many rows a view's parts have unless it knows its tables; a wrong guess makes it walk one list for
 * each row of another. It only looks at tables that have grown tenfold since it last did, and at some 400 rows of each.
 */
async function* wholeOf({ db, file, read }: Connection, name: string): AsyncGenerator<readonly Values[]> {
  await read(() => db.exec('PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002'));
  let sorting: DatabaseSync | undefined;
  try {
    sorting = sortingInLittle(file);
    yield* valuesFrom(sorting.prepare(`SELECT * FROM ${quoteName(name)}`));
  } catch (error) {
    throw asWarehouseError(`Cannot read "${name}" in "${file}"`, error);
  } finally {
    sorting?.close();
  }
}

/**
 * A connection to the file for queries that sort. SQLite gives each sort of a query 250 pages of the connection's first
 * file, and keeps them until the query is over: 4 MB for each of the ten sorts behind our largest view. Here the first file is
 * an empty one with pages of 4 KB; what does not fit goes to a temporary file, page by page.
 */
function sortingInLittle(file: string): DatabaseSync {
  const db = new DatabaseSync(':memory:', { timeout: busyTimeoutMs, defensive: true });
  db.exec('PRAGMA page_size = 4096; PRAGMA cache_size = -512; PRAGMA trusted_schema = OFF');
  db.prepare('ATTACH ? AS warehouse').run(file);
  return db;
}

/** The tables that a relation reads, each with the number of its changes; null when one of them is not counted. */
function revisionOf(db: Connection['db'], name: string): string | null {
  // What a query opens is in its program: the first page of each table, or of an index of it.
  const program = db.prepare(`EXPLAIN SELECT * FROM ${quoteName(name)}`).all();
  const opened = new Set(program.filter(({ opcode }) => opcode === 'OpenRead').map(({ p2 }) => p2));
  const known = db
    .prepare('SELECT name, tbl_name, rootpage, sql FROM sqlite_master')
    .all()
    .filter((one) => one['name'] === name || opened.has(one['rootpage'] ?? null));
  const tables = [...new Set(known.filter(({ rootpage }) => rootpage !== 0).map((one) => String(one['tbl_name'])))].sort();
  const count = db.prepare('SELECT revision FROM revisions WHERE relation = ?');
  const counts = tables.map((table) => [table, count.get(table)?.['revision'] ?? null] as const);
  if (counts.length === 0 || counts.some(([, revision]) => revision === null)) return null;
  const texts = known.filter((one) => one['name'] === name).map(({ sql }) => sql);
  return hash('sha256', JSON.stringify([count.get('warehouse')?.['revision'], texts, counts]));
}

export function columnsOf(db: Connection['db'], name: string): readonly Column[] | null {
  const found = db.prepare('SELECT name, type FROM pragma_table_info(?)').all(name);
  if (found.length === 0) return null;
  return found.map((column) => ({ name: String(column['name']), type: affinity(String(column['type'])) }));
}

/** SQLite's own rule: INT anywhere is INTEGER; REAL, FLOA, DOUB and NUM are numbers; the rest is text. */
function affinity(declared: string): ColumnType {
  const type = declared.toUpperCase();
  if (type.includes('INT')) return 'INTEGER';
  return /REAL|FLOA|DOUB|NUM/.test(type) ? 'REAL' : 'TEXT';
}
