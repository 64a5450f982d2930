import { LakehouseError, lakehouseSchemas, type LakehouseSchema, type TableName } from '../../ports/lakehouse.ts';
import type { Column } from '../../ports/warehouse.ts';

export interface Table {
  readonly schema: LakehouseSchema;
  readonly name: string;
  /** `schema.name`, for messages. */
  readonly full: string;
}

const written = /^(?:Tables\/([a-z]+)\/|([a-z]+)\.)(.+)$/;

/** Takes `schema.name` and `Tables/schema/name`. */
export function tableOf(given: TableName): Table {
  const [, fromPath, fromDot, name = ''] = written.exec(given) ?? [];
  const schema = lakehouseSchemas.find((one) => one === (fromPath ?? fromDot));
  if (!schema || !/^[A-Za-z][A-Za-z0-9_]{0,127}$/.test(name)) {
    refuse(
      `Cannot use "${given.slice(0, 160)}" as a table: it is named schema.name, with a schema out of ${lakehouseSchemas.join(', ')}`,
    );
  }
  return { schema, name, full: `${schema}.${name}` };
}

const schemaNames = lakehouseSchemas.join('|');
/** A table's path, bare or in quotes; else a text, a quoted name or a comment, in which nothing is a path. */
const pathOrQuoted = new RegExp(
  String.raw`"?\bTables\/(${schemaNames})\/([A-Za-z][A-Za-z0-9_]{0,127})\b"?|'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[^]*?\*\/`,
  'g',
);

/** Lets a SELECT name tables by their paths: `FROM Tables/extract/cycles` is `FROM "extract"."cycles"`. */
export function withTablePaths(sql: string): string {
  return sql.replace(pathOrQuoted, (whole, schema?: string, name?: string) =>
    schema === undefined || name === undefined ? whole : quoted(schema, name),
  );
}

export function quoted(schema: string, name: string): string {
  return `"${schema}"."${name}"`;
}

export function columnList(names: readonly string[], prefix = ''): string {
  return names.map((name) => `${prefix}"${name}"`).join(', ');
}

/** Refuses columns that SQLite would not take, or would take for one another. */
export function checkColumns(table: Table, columns: readonly Column[]): void {
  if (columns.length === 0) refuse(`Cannot write "${table.full}": it is given no columns`);
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)) {
      refuse(`Cannot write "${table.full}": "${name.slice(0, 160)}" is no column name; letters, digits and "_" are allowed`);
    }
    const folded = name.toLowerCase();
    if (seen.has(folded)) refuse(`Cannot write "${table.full}": its columns name "${name}" twice, capital letters aside`);
    seen.add(folded);
  }
}

export function refuse(message: string): never {
  throw new LakehouseError(message, { transient: false });
}
