import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Answer, StoreReader } from '../../ports/store-reader.ts';
import type { Value } from '../../ports/warehouse.ts';
import { answerOf, guarded, select, type Guard } from './asking.ts';
import { asWarehouseError } from './connection.ts';
import { quoteName } from './migrations.ts';

/** Null when there is no such file: opening it would make none, and there is nothing to read. */
export function openReader(file: string): StoreReader | null {
  const bytes = storedBytes(file);
  if (bytes === null) return null;
  const { db, guard } = open(file);
  const tables = (): readonly string[] => relationNames(db).map(({ name }) => name);
  return {
    bytes,
    select: (sql, most) => select({ db, guard, file, tables }, sql, most),
    stats: () => stats(db, file),
    close: () => db.close(),
  };
}

/** Bytes of a file with what still lies in its log; null when there is no such file. */
export function storedBytes(file: string): number | null {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  return size === undefined ? null : size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0);
}

function open(file: string): { readonly db: DatabaseSync; readonly guard: Guard } {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 10_000, defensive: true });
    // The file itself is read here for the first time: what is no database is told now.
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return { db, guard: guarded(db) };
  } catch (error) {
    db?.close();
    throw asWarehouseError(`Cannot read "${file}"`, error);
  }
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
