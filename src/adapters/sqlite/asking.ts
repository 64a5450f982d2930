import { constants, type DatabaseSync } from 'node:sqlite';
import { didYouMean } from '../../core/suggest.ts';
import type { Answer, Asked, QueryRefused } from '../../ports/store-reader.ts';
import type { Value } from '../../ports/warehouse.ts';
import { asWarehouseError, isBadSql } from './connection.ts';

/** The last thing that a query wanted to do and must not. */
export interface Guard {
  readonly note: (denied: string) => void;
  /** What was noted since it was asked last. */
  readonly take: () => string | null;
}

/** From now on the connection takes queries alone, and each action is judged; opening it read-only is the third lock. */
export function guarded(db: DatabaseSync): Guard {
  db.exec('PRAGMA query_only = ON; PRAGMA trusted_schema = OFF');
  const guard = newGuard();
  db.setAuthorizer((action, subject, argument) => {
    if (allowed(action, subject, argument)) return constants.SQLITE_OK;
    guard.note(deniedWords[action] ?? 'a change');
    return constants.SQLITE_DENY;
  });
  return guard;
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

/** A guarded connection: `file` is what errors name, `tables` what a wrong name may have meant. */
export interface Opened {
  readonly db: DatabaseSync;
  readonly guard: Guard;
  readonly file: string;
  readonly tables: (wrong: string) => readonly string[];
}

export function select(opened: Opened, sql: string, most: number): Asked {
  const { db, guard, file } = opened;
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
    if (isBadSql(error)) return { ok: false, refused: explained(opened, error) };
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

function explained({ tables }: Opened, error: unknown): QueryRefused {
  const words = error instanceof Error ? error.message : String(error);
  const message = `Cannot run the query: ${words}`;
  const [, unknown] = /^no such table: (?:main\.)?(.+)$/.exec(words) ?? [];
  const hint = unknown === undefined ? undefined : didYouMean(unknown, tables(unknown));
  return hint === undefined ? { message } : { message, hint };
}

export function answerOf(statement: ReturnType<DatabaseSync['prepare']>, most: number): Answer {
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
