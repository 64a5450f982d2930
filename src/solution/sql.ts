import type { Lakehouse, LakehouseSchema } from '../ports/lakehouse.ts';
import type { Column, Row, Value } from '../ports/warehouse.ts';

/** `clean.order` as SQL: `"clean"."order"`. */
export function tableSql(table: string): string {
  return table.split('.').map(quote).join('.');
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function literal(value: Value): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

export async function oneRow(lakehouse: Lakehouse, sql: string, values: readonly Value[] = []): Promise<Row> {
  const [row] = await lakehouse.all(sql, values);
  return row ?? {};
}

/** The number in the only column of the only row. */
export async function countOf(lakehouse: Lakehouse, sql: string, values: readonly Value[] = []): Promise<number> {
  return Number(Object.values(await oneRow(lakehouse, sql, values))[0] ?? 0);
}

/** Names of the tables of one schema, sorted, without counting their rows. */
export async function tablesIn(lakehouse: Lakehouse, schema: LakehouseSchema): Promise<readonly string[]> {
  const rows = await lakehouse.all(
    `SELECT name FROM "${schema}".sqlite_master WHERE type = 'table' AND name GLOB '[A-Za-z]*' AND name NOT GLOB 'sqlite_*' ORDER BY name`,
  );
  return rows.map((row) => `${schema}.${text(row, 'name')}`);
}

/** How many rows a table has; none where it is not there. */
export async function sizeOf(lakehouse: Lakehouse, table: string): Promise<number> {
  return (await has(lakehouse, table)) ? countOf(lakehouse, `SELECT count(*) FROM ${tableSql(table)}`) : 0;
}

export async function has(lakehouse: Lakehouse, table: string): Promise<boolean> {
  return (await lakehouse.columns(table)) !== null;
}

/** What a SELECT over a table gives; nothing where the table is not there. */
export async function rowsOf(
  lakehouse: Lakehouse,
  table: string,
  select = `SELECT * FROM ${tableSql(table)}`,
): Promise<readonly Row[]> {
  return (await has(lakehouse, table)) ? lakehouse.all(select) : [];
}

export function text(row: Row, column: string): string {
  const value = row[column];
  return value === null || value === undefined ? '' : String(value);
}

export function textOrNull(row: Row, column: string): string | null {
  const value = row[column];
  return value === null || value === undefined || value === '' ? null : String(value);
}

export function columns(type: Column['type'], ...names: readonly string[]): readonly Column[] {
  return names.map((name) => ({ name, type }));
}

/** Those of some tables that are not there, as evidence: a gate must not pass because there is nothing to look at. */
export async function absent(
  lakehouse: Lakehouse,
  ...tables: readonly string[]
): Promise<readonly { readonly missing: string }[]> {
  const missing: { readonly missing: string }[] = [];
  for (const table of tables) if (!(await has(lakehouse, table))) missing.push({ missing: table });
  return missing;
}
