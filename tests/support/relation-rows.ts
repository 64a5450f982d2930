import type { Relations, Row } from '../../src/ports/warehouse.ts';

/** All rows of a view or table, with their names. */
export async function relationRows(relations: Relations, name: string): Promise<readonly Row[]> {
  const columns = (await relations.columns(name)) ?? [];
  const rows: Row[] = [];
  for await (const page of relations.read(name)) {
    for (const values of page) rows.push(Object.fromEntries(columns.map((column, at) => [column.name, values[at] ?? null])));
  }
  return rows;
}
