import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { ReplaceCounts, Vault } from '../../ports/vault.ts';
import { WarehouseError, type Column, type Row, type Values } from '../../ports/warehouse.ts';
import { asWarehouseError, connect, inTransaction, type Connection } from './connection.ts';
import { quoteName } from './migrations.ts';
import { pagesFrom, valuesFrom } from './pages.ts';
import { columnsOf } from './relations.ts';

const syncState = `CREATE TABLE IF NOT EXISTS sync_state
  (table_name TEXT PRIMARY KEY, rows INTEGER NOT NULL, projected_at TEXT NOT NULL, run_id TEXT NOT NULL, source_revision TEXT)`;

/** Opens the file for each operation alone; without a WAL it is one complete file that can be copied or uploaded. */
export function sqliteVault(file: string): Vault {
  return {
    replaceTable: async (table, rows, run) => {
      const connection = connect(file, 'delete');
      try {
        return await replaceTable(connection, table, { rows, run });
      } catch (error) {
        throw asWarehouseError(`Cannot write table "${table.name}" of "${file}"`, error);
      } finally {
        connection.close();
      }
    },
    query: async (sql) => query(file, sql),
  };
}

interface Standing {
  readonly projectedAt: string;
  count: number;
}

type Table = Parameters<Vault['replaceTable']>[0];

async function replaceTable(
  connection: Connection,
  table: Table,
  fresh: { readonly rows: AsyncIterable<readonly Values[]>; readonly run: { readonly run_id: string; readonly at: string } },
): Promise<ReplaceCounts> {
  const { db } = connection;
  const names = table.columns.map((column) => column.name);
  const wanted = [...table.columns, { name: 'projected_at', type: 'TEXT' } as const];
  const before = columnsOf(db, table.name);
  const sameColumns = before !== null && JSON.stringify(before) === JSON.stringify(wanted);
  const oldRows = before === null ? 0 : countOf(db, table.name);
  const revision = table.revision ?? null;
  const known = stateOf(db, table.name);
  if (sameColumns && revision !== null && known?.revision === revision && known.rows === oldRows) {
    return { written: 0, unchanged: oldRows, removed: 0 };
  }
  const standing = sameColumns ? await standingRows(connection, table.name, names) : new Map<string, Standing>();
  const wrote = await fill(connection, { wanted, standing }, fresh);
  const counts = { ...wrote, removed: oldRows - wrote.unchanged };
  const differs = !sameColumns || counts.written > 0 || counts.removed > 0;
  if (differs) swap(connection, table.name, { wanted, revision, run: fresh.run });
  else if (known?.revision !== revision) noteRevision(connection, table.name, revision);
  return counts;
}

/** Makes the table `fresh` of the rows. One that stood there as it is keeps its stamp. */
async function fill(
  { db }: Connection,
  table: { readonly wanted: readonly Column[]; readonly standing: Map<string, Standing> },
  fresh: { readonly rows: AsyncIterable<readonly Values[]>; readonly run: { readonly at: string } },
): Promise<Omit<ReplaceCounts, 'removed'>> {
  const { wanted, standing } = table;
  // A temporary table lies in a file of its own, which goes with the connection: filling it holds up nobody else at the vault.
  // It is written once and read once, from beginning to end: of the 8 MB of pages that SQLite would hold, none is read again.
  db.exec(`PRAGMA temp.cache_size = -512; CREATE TEMP TABLE fresh (${declarations(wanted)})`);
  const insert = db.prepare(`INSERT INTO temp.fresh VALUES (${wanted.map(() => '?').join(', ')})`);
  let written = 0;
  let unchanged = 0;
  for await (const page of fresh.rows) {
    db.exec('BEGIN');
    for (const values of page) {
      const known = standing.size === 0 ? undefined : standing.get(digest(values));
      const keeps = known !== undefined && known.count > 0;
      if (keeps) known.count -= 1;
      insert.run(...values, keeps ? known.projectedAt : fresh.run.at);
      if (keeps) unchanged += 1;
      else written += 1;
    }
    db.exec('COMMIT');
  }
  return { written, unchanged };
}

function swap(
  { db, file }: Connection,
  name: string,
  more: {
    readonly wanted: readonly Column[];
    readonly revision: string | null;
    readonly run: { readonly run_id: string; readonly at: string };
  },
): void {
  const table = `main.${quoteName(name)}`;
  inTransaction(db, file, () => {
    db.exec(`DROP TABLE IF EXISTS ${table}`);
    db.exec(`CREATE TABLE ${table} (${declarations(more.wanted)})`);
    const { changes } = db.prepare(`INSERT INTO ${table} SELECT * FROM temp.fresh`).run();
    db.exec(syncState);
    if (!namesRevisions(db)) db.exec('ALTER TABLE sync_state ADD COLUMN source_revision TEXT');
    db.prepare('INSERT OR REPLACE INTO sync_state VALUES (?, ?, ?, ?, ?)').run(
      ...[name, changes, more.run.at, more.run.run_id, more.revision],
    );
  });
}

/** From what a table was made last; null when that is not known. */
function stateOf(db: DatabaseSync, name: string): { readonly rows: number; readonly revision: string | null } | null {
  if (!namesRevisions(db)) return null;
  const row = db.prepare('SELECT rows, source_revision FROM sync_state WHERE table_name = ?').get(name);
  if (!row) return null;
  const { source_revision } = row;
  return { rows: Number(row['rows']), revision: typeof source_revision === 'string' ? source_revision : null };
}

/** Copies of before did not. */
function namesRevisions(db: DatabaseSync): boolean {
  return columnsOf(db, 'sync_state')?.some((column) => column.name === 'source_revision') ?? false;
}

function noteRevision({ db, file }: Connection, name: string, revision: string | null): void {
  inTransaction(db, file, () => {
    db.prepare('UPDATE sync_state SET source_revision = ? WHERE table_name = ?').run(revision, name);
  });
}

function countOf(db: DatabaseSync, name: string): number {
  return Number(db.prepare(`SELECT count(*) AS n FROM ${quoteName(name)}`).get()?.['n']);
}

function declarations(columns: readonly Column[]): string {
  return columns.map((column) => `${quoteName(column.name)} ${column.type}`).join(', ');
}

async function standingRows({ db }: Connection, name: string, columns: readonly string[]): Promise<Map<string, Standing>> {
  const standing = new Map<string, Standing>();
  const selected = [...columns, 'projected_at'].map(quoteName).join(', ');
  for await (const page of valuesFrom(db.prepare(`SELECT ${selected} FROM ${quoteName(name)}`))) {
    for (const row of page) {
      const key = digest(row.slice(0, -1));
      const known = standing.get(key);
      if (known) known.count += 1;
      else standing.set(key, { projectedAt: String(row.at(-1)), count: 1 });
    }
  }
  return standing;
}

/** Two rows are the same when every value is, type included; whole numbers come as bigint and reals as number. */
function digest(values: Values): string {
  return hash(
    'sha256',
    JSON.stringify(values.map((value) => (typeof value === 'bigint' ? { n: String(value) } : value))),
    'base64',
  );
}

async function query(file: string, sql: string): ReturnType<Vault['query']> {
  if (!existsSync(file)) {
    throw new WarehouseError(`Cannot read "${file}": it is not there yet; a sync job creates it`, { transient: false });
  }
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
    const columns = db
      .prepare(sql)
      .columns()
      .map((column) => column.name);
    return { columns, pages: closingPages({ db, file, sql }) };
  } catch (error) {
    db?.close();
    throw asWarehouseError(`Cannot query "${file}"`, error);
  }
}

async function* closingPages(open: {
  readonly db: DatabaseSync;
  readonly file: string;
  readonly sql: string;
}): AsyncGenerator<readonly Row[]> {
  try {
    yield* pagesFrom(open.db.prepare(open.sql));
  } catch (error) {
    throw asWarehouseError(`Cannot query "${open.file}"`, error);
  } finally {
    open.db.close();
  }
}
