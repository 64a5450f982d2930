import type { Column, ColumnType } from '../../ports/warehouse.ts';

/** Columns of a table from their types, in the order written. */
export function typed(types: Readonly<Record<string, ColumnType>>): readonly Column[] {
  return Object.entries(types).map(([name, type]) => ({ name, type }));
}
