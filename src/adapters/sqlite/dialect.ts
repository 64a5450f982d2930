import type { ViewDialect } from '../../ports/view-dialect.ts';

/** json_extract gives the JSON text of objects and lists, and 1 for true; the CASE makes it a plain text or NULL. */
function text(column: string, path: string): string {
  return (
    `CASE json_type(${column}, '${path}') WHEN 'object' THEN NULL WHEN 'array' THEN NULL WHEN 'true' THEN 'true' ` +
    `WHEN 'false' THEN 'false' ELSE CAST(json_extract(${column}, '${path}') AS TEXT) END`
  );
}

/**
 * CAST reads "12 apples" as 12 and "apples" as 0, so only numbers come to it. It stands outermost, since a view's column
 * has a type only then, and a copy of the view would hold numbers as text.
 */
function numeric(type: 'INTEGER' | 'REAL', column: string, path: string): string {
  const value = `json_extract(${column}, '${path}')`;
  return (
    `CAST(CASE json_type(${column}, '${path}') WHEN 'integer' THEN ${value} WHEN 'real' THEN ${value} ` +
    `WHEN 'text' THEN CASE WHEN ${value} GLOB '[0-9]*' AND ${value} NOT GLOB '*[^0-9.]*' THEN ${value} END END AS ${type})`
  );
}

/** The words of views in SQLite. Nothing here needs functions of ours, so any tool can read the views. */
export const sqliteDialect: ViewDialect = {
  table: (name) => `"${name}"`,
  text: (column, path) => `(${text(column, path)})`,
  integer: (column, path) => `(${numeric('INTEGER', column, path)})`,
  number: (column, path) => `(${numeric('REAL', column, path)})`,
  json: (column, path) => `(${column} -> '${path}')`,
  time: (column, path) => `strftime('%Y-%m-%dT%H:%M:%fZ', ${text(column, path)})`,
  listed: (column, path, value) => `coalesce(',' || replace(${text(column, path)}, ' ', '') || ',' LIKE '%,${value},%', 0)`,
  referenced: (column, path) => {
    const reference = `(${text(column, path)})`;
    return `CASE WHEN instr(${reference}, '/') > 0 THEN substr(${reference}, instr(${reference}, '/') + 1) END`;
  },
  object: (expression) => `json_object(${expression})`,
};
