import type { Lakehouse, LakehouseSchema } from '../../ports/lakehouse.ts';
import { text } from '../stages/sql.ts';

/** Names of the tables of one schema, sorted, without counting their rows. */
export async function tablesOf(lakehouse: Lakehouse, schema: LakehouseSchema): Promise<readonly string[]> {
  const rows = await lakehouse.all(
    `SELECT name FROM "${schema}".sqlite_master WHERE type = 'table' AND name GLOB '[A-Za-z]*' AND name NOT GLOB 'sqlite_*' ORDER BY name`,
  );
  return rows.map((row) => `${schema}.${text(row, 'name')}`);
}
