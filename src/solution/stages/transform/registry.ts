import type { Json } from '../../../core/json.ts';
import type { Lakehouse } from '../../../ports/lakehouse.ts';
import type { Row } from '../../../ports/warehouse.ts';
import { columns, rowsOf, text } from '../../sql.ts';
import type { ForeignKey } from './star.ts';

export const registries = ['dimensions', 'bridges', 'facts'] as const;
export type Registry = (typeof registries)[number];

/** One table of the star schema. */
export interface Registered {
  /** Without its schema: `dimProject`. */
  readonly tableName: string;
  readonly entity: string;
  readonly keyColumns: readonly string[];
  readonly rows: number;
  readonly columns: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

const shape = [
  ...columns('TEXT', 'tableName', 'entity', 'keyColumns'),
  ...columns('INTEGER', 'rows'),
  ...columns('TEXT', 'columns', 'foreignKeys'),
];
const prefixes: Readonly<Record<Registry, string>> = { dimensions: 'dim', bridges: 'bridge', facts: 'fact' };

/** Writes a registry, and removes the tables of its sort that are no longer in it. */
export async function register(lakehouse: Lakehouse, registry: Registry, tables: readonly Registered[]): Promise<void> {
  const named = new Set(tables.map(({ tableName }) => `transform.${tableName}`));
  const sort = new RegExp(`^transform\\.${prefixes[registry]}[A-Z]`);
  for (const { table } of await lakehouse.tables()) if (sort.test(table) && !named.has(table)) await lakehouse.drop(table);
  const rows = tables.map((one): Row => ({
    ...{ tableName: one.tableName, entity: one.entity, rows: one.rows },
    keyColumns: JSON.stringify(one.keyColumns),
    columns: JSON.stringify(one.columns),
    foreignKeys: JSON.stringify(one.foreignKeys),
  }));
  await lakehouse.replace(`transform.${registry}`, shape, rows);
}

export async function registered(lakehouse: Lakehouse, registry: Registry): Promise<readonly Registered[]> {
  const table = `transform.${registry}`;
  const rows = await rowsOf(lakehouse, table, `SELECT * FROM ${table} ORDER BY tableName`);
  return rows.map((row) => ({
    ...{ tableName: text(row, 'tableName'), entity: text(row, 'entity'), rows: Number(row['rows']) },
    keyColumns: listIn(row, 'keyColumns') as readonly string[],
    columns: listIn(row, 'columns') as readonly string[],
    foreignKeys: listIn(row, 'foreignKeys') as unknown as readonly ForeignKey[],
  }));
}

export async function allRegistered(lakehouse: Lakehouse): Promise<readonly (Registered & { readonly registry: Registry })[]> {
  const found = await Promise.all(
    registries.map(async (registry) => (await registered(lakehouse, registry)).map((one) => ({ ...one, registry }))),
  );
  return found.flat();
}

function listIn(row: Row, column: string): readonly Json[] {
  const value: unknown = JSON.parse(text(row, column) || '[]');
  return Array.isArray(value) ? value : [];
}
