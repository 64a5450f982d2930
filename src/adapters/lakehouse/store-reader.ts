import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { lakehouseSchemas, type LakehouseSchema } from '../../ports/lakehouse.ts';
import type { Answer, StoreReader } from '../../ports/store-reader.ts';
import { answerOf, guarded, select, type Opened } from '../sqlite/asking.ts';
import { asWarehouseError } from '../sqlite/connection.ts';
import { storedBytes } from '../sqlite/reader.ts';
import { withTablePaths } from './names.ts';
import { countRows, tablesIn } from './tables.ts';

interface SchemaFile {
  readonly schema: LakehouseSchema;
  readonly file: string;
  readonly bytes: number;
  /** When a file that nobody has open changed last, milliseconds; null: it is read under locks, as any other. */
  readonly still: number | null;
}

/** The lakehouse in a folder, for reading alone; null when there is none. Asking creates nothing, not even a log. */
export function openLakehouseReader(folder: string): StoreReader | null {
  let files = lakehouseSchemas.flatMap((schema): readonly SchemaFile[] => {
    const file = join(folder, `${schema}.db`);
    const still = stillSince(file);
    const bytes = storedBytes(file);
    return bytes === null ? [] : [{ schema, file, bytes, still }];
  });
  if (files.length === 0) return null;
  const schemas = files.map(({ schema }) => schema);
  let opened = open(folder, files);
  const stirred = (): boolean => files.some(({ file, still }) => still !== null && stillSince(file) !== still);
  // What was read without locks may be half old and half new when somebody has begun to write meanwhile.
  const ask = <T>(question: () => T): T => {
    try {
      const answer = question();
      if (!stirred()) return answer;
    } catch (error) {
      if (!stirred()) throw error;
    }
    opened.db.close();
    files = files.map((each) => ({ ...each, still: null }));
    opened = open(folder, files);
    return question();
  };
  return {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    select: (sql, most) => ask(() => select(opened, withTablePaths(sql), most)),
    stats: () => ask(() => stats(opened, schemas)),
    close: () => opened.db.close(),
  };
}

/** Whoever has a file open keeps a log beside it, and commits lie there first. */
function stillSince(file: string): number | null {
  const stat = (name: string): number | undefined => statSync(name, { throwIfNoEntry: false })?.mtimeMs;
  if (stat(`${file}-wal`) !== undefined || stat(`${file}-journal`) !== undefined) return null;
  return stat(file) ?? null;
}

/** What is attached to a connection that may only read is opened for reading alone, and never created. */
function open(folder: string, files: readonly SchemaFile[]): Opened {
  const db = new DatabaseSync(':memory:', { readOnly: true, timeout: 10_000, defensive: true });
  let opening = '';
  try {
    for (const { schema, file, still } of files) {
      opening = file;
      // SQLite would leave a log beside a file that it reads under locks.
      db.prepare(`ATTACH ? AS "${schema}"`).run(still === null ? file : `${pathToFileURL(file).href}?immutable=1`);
      // The file itself is read here for the first time: what is no database is told now.
      db.prepare(`SELECT count(*) FROM "${schema}".sqlite_master`).get();
    }
    const schemas = files.map(({ schema }) => schema);
    // Without its schema, SQLite finds a table in the first schema that has one of that name.
    const tables = (wrong: string): readonly string[] =>
      tablesIn(db, schemas).map(({ full, name }) => (wrong.includes('.') ? full : name));
    return { db, guard: guarded(db), file: folder, tables };
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

function stats({ db, file }: Opened, schemas: readonly LakehouseSchema[]): Readonly<Record<string, Answer>> {
  try {
    const found = tablesIn(db, schemas);
    const rows = found.map((table) => [table.schema, table.name, countRows(db, table)]);
    const gates = found.some(({ full }) => full === 'log.gates') ? Object.entries(gateSections) : [];
    return {
      tables: { columns: ['schema', 'name', 'rows'], rows, more: false },
      ...Object.fromEntries(gates.map(([name, sql]) => [name, answerOf(db.prepare(sql), mostGates)])),
    };
  } catch (error) {
    throw asWarehouseError(`Cannot read "${file}"`, error);
  }
}
