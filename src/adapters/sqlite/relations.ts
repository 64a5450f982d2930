import type { Column, ColumnType, Relations, Row, Value } from '../../ports/warehouse.ts';
import { asWarehouseError, batchSize, type Connection } from './connection.ts';
import { sqliteDialect } from './dialect.ts';
import { quoteName, viewStatement } from './migrations.ts';
import { setImmediate } from 'node:timers/promises';

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
    read: (name) => wholeOf(connection, name),
  };
}

/**
 * SQLite guesses how many rows a view's parts have unless it knows its tables; a wrong guess makes it walk one list for
 * each row of another. It only looks at tables that have grown tenfold since it last did, and at some 400 rows of each.
 */
async function* wholeOf(connection: Connection, name: string): AsyncGenerator<readonly Row[]> {
  await connection.read(() => connection.db.exec('PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002'));
  yield* pagesOf(connection, `SELECT * FROM ${quoteName(name)}`, `Cannot read "${name}" in "${connection.file}"`);
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

/** Pages of rows from one statement: one snapshot, constant memory. Integers come as bigint, so that none is rounded. */
export async function* pagesOf(
  connection: Pick<Connection, 'db'>,
  sql: string,
  attempted: string,
): AsyncGenerator<readonly Row[]> {
  await setImmediate();
  try {
    const statement = connection.db.prepare(sql);
    statement.setReadBigInts(true);
    let page: Row[] = [];
    for (const row of statement.iterate()) {
      page.push(plainRow(row));
      if (page.length < batchSize) continue;
      yield page;
      page = [];
      await setImmediate();
    }
    if (page.length > 0) yield page;
  } catch (error) {
    throw asWarehouseError(attempted, error);
  }
}

function plainRow(row: Readonly<Record<string, unknown>>): Row {
  const plain: Record<string, Value> = {};
  for (const [column, value] of Object.entries(row)) plain[column] = value instanceof Uint8Array ? null : (value as Value);
  return plain;
}
