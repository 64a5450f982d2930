import type { DatabaseSync } from 'node:sqlite';
import type { LakehouseSchema } from '../../ports/lakehouse.ts';
import type { Column, ColumnType } from '../../ports/warehouse.ts';
import { columnList, quoted, type Table } from './names.ts';

/** Names of tables that are being written begin so; no table of a lakehouse may. */
const aside = '_new_';

export function asideName(table: Table, token: string): string {
  return `${aside}${table.name.slice(0, 90)}_${token}`;
}

/** Columns in order; null when there is no such table. */
export function columnsOf(db: DatabaseSync, { schema, name }: Table): readonly Column[] | null {
  // Reading the file itself makes SQLite notice what another connection has changed; the pragma alone may answer from memory.
  db.prepare(`SELECT count(*) FROM "${schema}".sqlite_master`).get();
  const found = db.prepare('SELECT name, type FROM pragma_table_info(?, ?)').all(name, schema);
  if (found.length === 0) return null;
  return found.map((column) => ({ name: String(column['name']), type: String(column['type']) as ColumnType }));
}

/** Tables of these schemas, without those that are being written aside; sorted by name. */
export function tablesIn(db: DatabaseSync, schemas: readonly LakehouseSchema[]): readonly Table[] {
  const found = schemas.flatMap((schema) =>
    db
      .prepare(`SELECT name FROM "${schema}".sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB ?`)
      .all(`${aside}*`)
      .map((row) => ({ schema, name: String(row['name']), full: `${schema}.${String(row['name'])}` })),
  );
  return found.sort((a, b) => (a.full < b.full ? -1 : 1));
}

export function countRows(db: DatabaseSync, { schema, name }: Table): number {
  return Number(db.prepare(`SELECT count(*) AS n FROM ${quoted(schema, name)}`).get()?.['n']);
}

/** STRICT: a text in a column of numbers is refused where it is written, not found where it is read. */
export function createTable(
  db: DatabaseSync,
  at: string,
  { columns, key }: { readonly columns: readonly Column[]; readonly key?: readonly string[] },
): void {
  const declared = columns.map(({ name, type }) => `"${name}" ${type}`).join(', ');
  db.exec(`CREATE TABLE ${at} (${declared}${key ? `, PRIMARY KEY (${columnList(key)})` : ''}) STRICT`);
}

const breadth: Readonly<Record<ColumnType, number>> = { INTEGER: 0, REAL: 1, TEXT: 2 };

/** Creates the table, or gives it what it lacks: columns at the end, and types that hold the new values beside the old. */
export function createOrWiden(db: DatabaseSync, table: Table, wanted: readonly Column[]): void {
  const standing = columnsOf(db, table);
  const at = quoted(table.schema, table.name);
  if (!standing) return createTable(db, at, { columns: wanted });
  const known = new Map(standing.map((column) => [column.name.toLowerCase(), column]));
  const wider = wanted.filter(({ name, type }) => breadth[type] > breadth[known.get(name.toLowerCase())?.type ?? 'TEXT']);
  if (wider.length > 0) rebuild(db, table, widened(standing, wider));
  for (const { name, type } of wanted) {
    if (!known.has(name.toLowerCase())) db.exec(`ALTER TABLE ${at} ADD COLUMN "${name}" ${type}`);
  }
}

function widened(standing: readonly Column[], wider: readonly Column[]): readonly Column[] {
  const types = new Map(wider.map(({ name, type }) => [name.toLowerCase(), type]));
  return standing.map(({ name, type }) => ({ name, type: types.get(name.toLowerCase()) ?? type }));
}

function rebuild(db: DatabaseSync, table: Table, columns: readonly Column[]): void {
  const name = asideName(table, 'wider');
  createTable(db, quoted(table.schema, name), { columns });
  const list = columnList(columns.map((column) => column.name));
  db.exec(`INSERT INTO ${quoted(table.schema, name)} (${list}) SELECT ${list} FROM ${quoted(table.schema, table.name)}`);
  swapIn(db, table, name);
}

/** Puts a table that was written aside in the place of the table. */
export function swapIn(db: DatabaseSync, table: Table, from: string): void {
  db.exec(`DROP TABLE IF EXISTS ${quoted(table.schema, table.name)}`);
  db.exec(`ALTER TABLE ${quoted(table.schema, from)} RENAME TO "${table.name}"`);
}

/** Drops what was written aside for the table before a time in milliseconds. */
export function sweepAside(db: DatabaseSync, table: Table, before: number): void {
  const found = db
    .prepare(`SELECT name FROM "${table.schema}".sqlite_master WHERE type = 'table' AND name GLOB ?`)
    .all(`${asideName(table, '')}*`);
  for (const { name } of found) {
    const [, at] = /_(\d+)_[0-9a-f]+$/.exec(String(name)) ?? [];
    if (at !== undefined && Number(at) < before) db.exec(`DROP TABLE ${quoted(table.schema, String(name))}`);
  }
}

/** Rows with the same key take each other's place from now on. Fails when two rows share a key already. */
export function declareKey(db: DatabaseSync, table: Table, key: readonly string[]): void {
  const index = quoted(table.schema, `${table.name}_key`);
  const standing = db.prepare('SELECT name FROM pragma_index_info(?, ?)').all(`${table.name}_key`, table.schema);
  if (standing.length > 0 && standing.map(({ name }) => name).join() === key.join()) return;
  db.exec(`DROP INDEX IF EXISTS ${index}`);
  db.exec(`CREATE UNIQUE INDEX ${index} ON "${table.name}" (${columnList(key)})`);
}
