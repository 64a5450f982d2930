import { statSync } from 'node:fs';
import { constants, DatabaseSync } from 'node:sqlite';
import { didYouMean } from '../../core/suggest.ts';
import type { Answer, Asked, QueryRefused, StoreReader } from '../../ports/store-reader.ts';
import type { Value } from '../../ports/warehouse.ts';
import { asWarehouseError, isBadSql } from './connection.ts';
import { quoteName } from './migrations.ts';

/** Null when there is no such file: opening it would make none, and there is nothing to read. */
export function openReader(file: string): StoreReader | null {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return null;
  const guard = newGuard();
  const db = open(file, guard);
  return {
    bytes: size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0),
    select: (sql, most) => select({ db, guard, file }, sql, most),
    stats: () => stats(db, file),
    close: () => db.close(),
  };
}

/** The last thing that a query wanted to do and must not. */
interface Guard {
  readonly note: (denied: string) => void;
  /** What was noted since it was asked last. */
  readonly take: () => string | null;
}

function newGuard(): Guard {
  let last: string | null = null;
  return {
    note: (denied) => {
      last = denied;
    },
    take: () => {
      const taken = last;
      last = null;
      return taken;
    },
  };
}

/** Three locks, each by the engine itself: the file is opened read-only, it takes queries alone, and each action is judged. */
function open(file: string, guard: Guard): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 10_000, defensive: true });
    db.exec('PRAGMA query_only = ON; PRAGMA trusted_schema = OFF');
    // The file itself is read here for the first time: what is no database is told now.
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    db.setAuthorizer((action, subject, argument) => {
      if (allowed(action, subject, argument)) return constants.SQLITE_OK;
      guard.note(deniedWords[action] ?? 'a change');
      return constants.SQLITE_DENY;
    });
    return db;
  } catch (error) {
    db?.close();
    throw asWarehouseError(`Cannot read "${file}"`, error);
  }
}

const reading = new Set([constants.SQLITE_SELECT, constants.SQLITE_READ, constants.SQLITE_FUNCTION, constants.SQLITE_RECURSIVE]);
/** Those that tell about tables; with an argument many others would change a setting. */
const tellingPragmas = /^(?:table|index|foreign_key|function|collation|database|pragma|compile)_\w+$/;

function allowed(action: number, subject: string | null, argument: string | null): boolean {
  if (action !== constants.SQLITE_PRAGMA) return reading.has(action);
  return subject !== null && (argument === null || tellingPragmas.test(subject.toLowerCase()));
}

const deniedWords: Readonly<Record<number, string>> = {
  [constants.SQLITE_DELETE]: 'DELETE',
  [constants.SQLITE_INSERT]: 'INSERT',
  [constants.SQLITE_UPDATE]: 'UPDATE',
  [constants.SQLITE_ATTACH]: 'opening another file',
  [constants.SQLITE_PRAGMA]: 'a setting',
  [constants.SQLITE_TRANSACTION]: 'a transaction',
  [constants.SQLITE_SAVEPOINT]: 'a transaction',
};

interface Open {
  readonly db: DatabaseSync;
  readonly guard: Guard;
  readonly file: string;
}

function select({ db, guard, file }: Open, sql: string, most: number): Asked {
  guard.take();
  try {
    const statement = db.prepare(sql);
    const rest = sql.slice(statement.sourceSQL.length).trim();
    if (rest !== '' && !onlyComments(db, rest)) return refused('Cannot run more than one statement', 'Ask them one by one');
    const answer = answerOf(statement, most);
    if (answer.columns.length > 0) return { ok: true, answer };
    return refused('Cannot run a statement that gives no rows', 'Write a SELECT');
  } catch (error) {
    const denied = guard.take();
    if (denied !== null) {
      return refused(`Cannot run ${denied}: data is only read here`, 'Write a SELECT; jobs are what changes data');
    }
    if (isEmpty(error)) return refused('There is no statement to run', 'Write a SELECT');
    if (isBadSql(error)) return { ok: false, refused: explained(db, error) };
    throw asWarehouseError(`Cannot read "${file}"`, error);
  }
}

function refused(message: string, hint: string): Asked {
  return { ok: false, refused: { message, hint } };
}

function onlyComments(db: DatabaseSync, sql: string): boolean {
  try {
    db.prepare(sql);
    return false;
  } catch (error) {
    return isEmpty(error);
  }
}

function isEmpty(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_ARG_VALUE';
}

function explained(db: DatabaseSync, error: unknown): QueryRefused {
  const words = error instanceof Error ? error.message : String(error);
  const message = `Cannot run the query: ${words}`;
  const [, unknown] = /^no such table: (?:main\.)?(.+)$/.exec(words) ?? [];
  const hint =
    unknown === undefined
      ? undefined
      : didYouMean(
          unknown,
          relationNames(db).map(({ name }) => name),
        );
  return hint === undefined ? { message } : { message, hint };
}

function answerOf(statement: ReturnType<DatabaseSync['prepare']>, most: number): Answer {
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  const columns = differentNames(statement.columns().map(({ name }) => name));
  const rows: (readonly Value[])[] = [];
  for (const row of statement.iterate() as Iterable<unknown>) {
    if (rows.length === most) return { columns, rows, more: true };
    rows.push((row as readonly (Value | Uint8Array)[]).map(plain));
  }
  return { columns, rows, more: false };
}

function plain(value: Value | Uint8Array): Value {
  return value instanceof Uint8Array ? `(${value.length} bytes)` : value;
}

/** Two columns of one name would be one in JSON. */
function differentNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name}_${number}`;
    taken.add(free);
    return free;
  });
}

function relationNames(db: DatabaseSync): readonly { readonly name: string; readonly type: string }[] {
  const found = db.prepare(
    "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY type, name",
  );
  return found.all().map((row) => ({ name: String(row['name']), type: String(row['type']) }));
}

/** Sections over tables of ours. */
const sections: Readonly<Record<string, { readonly needs: string; readonly sql: string }>> = {
  sources: {
    needs: 'raw_objects',
    sql: `SELECT r.source_system, r.connection_name, r.object_type, count(*) AS objects,
        count(*) FILTER (WHERE validation_status = 'pass') AS valid, count(*) FILTER (WHERE validation_status = 'fail') AS invalid,
        count(*) FILTER (WHERE validation_status IS NULL) AS unchecked, max(r.last_seen) AS last_seen, max(c.cursor) AS cursor
      FROM raw_objects AS r LEFT JOIN sync_cursors AS c USING (source_system, connection_name, object_type)
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  },
  documents: {
    needs: 'canonical_objects',
    sql: `SELECT canonical_schema, canonical_format, count(*) AS documents, max(canonicalized_at) AS latest
      FROM canonical_objects GROUP BY 1, 2 ORDER BY 1, 2`,
  },
  copies: { needs: 'sync_state', sql: 'SELECT table_name, rows, projected_at, run_id FROM sync_state ORDER BY 1' },
};

const mostRows = 10_000;

function stats(db: DatabaseSync, file: string): Readonly<Record<string, Answer>> {
  try {
    const relations = relationNames(db);
    const rowsOf = (name: string): Value => {
      const [row] = answerOf(db.prepare(`SELECT count(*) FROM ${quoteName(name)}`), 1).rows;
      return row?.[0] ?? null;
    };
    const tables = { columns: ['name', 'type', 'rows'], rows: relations.map(({ name, type }) => [name, type, rowsOf(name)]) };
    const known = new Set(relations.map(({ name }) => name));
    const told = Object.entries(sections).filter(([, { needs }]) => known.has(needs));
    return {
      tables: { ...tables, more: false },
      ...Object.fromEntries(told.map(([name, { sql }]) => [name, answerOf(db.prepare(sql), mostRows)])),
    };
  } catch (error) {
    throw asWarehouseError(`Cannot read "${file}"`, error);
  }
}
