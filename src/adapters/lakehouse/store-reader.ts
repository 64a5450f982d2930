import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { lakehouseSchemas, type LakehouseSchema } from '../../ports/lakehouse.ts';
import type { Answer, StoreReader } from '../../ports/store-reader.ts';
import { answerOf, guarded, select, type Guard } from '../sqlite/asking.ts';
import { asWarehouseError } from '../sqlite/connection.ts';
import { storedBytes } from '../sqlite/reader.ts';
import { rowsOf, tablesIn } from './tables.ts';

interface SchemaFile {
  readonly schema: LakehouseSchema;
  readonly file: string;
  readonly bytes: number;
}

/** The lakehouse in a folder, for reading alone; null when there is none, and asking makes none. */
export function openLakehouseReader(folder: string): StoreReader | null {
  const files = lakehouseSchemas.flatMap((schema): readonly SchemaFile[] => {
    const file = join(folder, `${schema}.db`);
    const bytes = storedBytes(file);
    return bytes === null ? [] : [{ schema, file, bytes }];
  });
  if (files.length === 0) return null;
  const { db, guard } = open(files);
  const schemas = files.map(({ schema }) => schema);
  // Without its schema, SQLite finds a table in the first schema that has one of that name.
  const tables = (wrong: string): readonly string[] =>
    tablesIn(db, schemas).map(({ full, name }) => (wrong.includes('.') ? full : name));
  return {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    select: (sql, most) => select({ db, guard, file: folder, tables }, sql, most),
    stats: () => stats(db, folder, schemas),
    close: () => db.close(),
  };
}

/** What is attached to a connection that may only read is opened for reading alone, and never created. */
function open(files: readonly SchemaFile[]): { readonly db: DatabaseSync; readonly guard: Guard } {
  const db = new DatabaseSync(':memory:', { readOnly: true, timeout: 10_000, defensive: true });
  let opening = '';
  try {
    for (const { schema, file } of files) {
      opening = file;
      db.prepare(`ATTACH ? AS "${schema}"`).run(file);
      // The file itself is read here for the first time: what is no database is told now.
      db.prepare(`SELECT count(*) FROM "${schema}".sqlite_master`).get();
    }
    return { db, guard: guarded(db) };
  } catch (error) {
    db.close();
    throw asWarehouseError(`Cannot read "${opening}"`, error);
  }
}

const mostGates = 1000;

/** The answers of the newest run. A stage that was closed again in a later round counts with its last answers. */
const lastAnswers = `WITH last AS (
    SELECT *, rowid AS place, row_number() OVER (PARTITION BY stage, gate ORDER BY rowid DESC) AS again FROM log.gates
    WHERE run_id = (SELECT run_id FROM log.gates ORDER BY rowid DESC LIMIT 1)
  )`;
const gateSections = {
  last_run: `${lastAnswers} SELECT run_id, max(evaluated_at) AS evaluated_at, count(*) AS gates,
      count(*) FILTER (WHERE verdict = 'passed') AS passed, count(*) FILTER (WHERE verdict = 'warned') AS warned,
      count(*) FILTER (WHERE verdict = 'refused') AS refused, count(*) FILTER (WHERE verdict = 'unanswered') AS unanswered
    FROM last WHERE again = 1 GROUP BY 1`,
  not_passed: `${lastAnswers} SELECT stage, gate, severity, verdict, expected, actual FROM last
    WHERE again = 1 AND verdict <> 'passed' ORDER BY place`,
};

function stats(db: DatabaseSync, folder: string, schemas: readonly LakehouseSchema[]): Readonly<Record<string, Answer>> {
  try {
    const found = tablesIn(db, schemas);
    const rows = found.map((table) => [table.schema, table.name, rowsOf(db, table)]);
    const gates = found.some(({ full }) => full === 'log.gates') ? Object.entries(gateSections) : [];
    return {
      tables: { columns: ['schema', 'name', 'rows'], rows, more: false },
      ...Object.fromEntries(gates.map(([name, sql]) => [name, answerOf(db.prepare(sql), mostGates)])),
    };
  } catch (error) {
    throw asWarehouseError(`Cannot read "${folder}"`, error);
  }
}
