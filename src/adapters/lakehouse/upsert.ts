import type { DatabaseSync } from 'node:sqlite';
import type { Lakehouse, Rows } from '../../ports/lakehouse.ts';
import type { Column, Row } from '../../ports/warehouse.ts';
import { checkColumns, columnList, quoted, refuse, type Table } from './names.ts';
import { stage } from './replace.ts';
import { incoming } from './rows.ts';
import { columnsOf, createOrWiden, declareKey } from './tables.ts';
import { write, writing } from './transaction.ts';

type Counts = Awaited<ReturnType<Lakehouse['upsert']>>;
export interface KeyedTarget {
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  readonly ignoring?: readonly string[];
}

export async function upsert(db: DatabaseSync, target: KeyedTarget, rows: Rows): Promise<Counts> {
  const { table, columns, key } = target;
  checkColumns(table, columns);
  const names = columns.map(({ name }) => name);
  const missing = [...key, ...(target.ignoring ?? [])].find((name) => !names.includes(name));
  if (missing !== undefined) refuse(`Cannot write "${table.full}": "${missing}" is none of its columns`);
  if (key.length === 0) refuse(`Cannot write "${table.full}": it is given no key`);
  const { few, many } = await incoming(rows);
  const staged = await stage(db, target, { batches: keyed(target, many ?? [few]), key });
  try {
    return await write(db, writing(table), () => merge(db, target, staged));
  } finally {
    db.exec(`DROP TABLE ${staged}`);
  }
}

/** Two rows without a key would count as two different ones. */
async function* keyed(
  { table, key }: KeyedTarget,
  batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for await (const batch of batches) {
    for (const row of batch) {
      const without = key.find((name) => (row[name] ?? null) === null);
      if (without !== undefined) refuse(`Cannot write "${table.full}": a row has no "${without}", which is part of its key`);
    }
    yield batch;
  }
}

function merge(db: DatabaseSync, { table, columns, key, ignoring = [] }: KeyedTarget, staged: string): Counts {
  createOrWiden(db, table, columns);
  declareKey(db, table, key);
  const at = quoted(table.schema, table.name);
  const names = columns.map(({ name }) => name);
  const same = key.map((name) => `s."${name}" = t."${name}"`).join(' AND ');
  const given = new Set(names.map((name) => name.toLowerCase()));
  // A row takes the place of the old one as a whole: what this shape no longer has becomes empty.
  const left = (columnsOf(db, table) ?? []).map(({ name }) => name).filter((name) => !given.has(name.toLowerCase()));
  const compared = names.filter((name) => !key.includes(name) && !ignoring.includes(name));
  const differs = [...compared.map((name) => `t."${name}" IS NOT s."${name}"`), ...left.map((name) => `t."${name}" IS NOT NULL`)];
  const set = [
    ...names.filter((name) => !key.includes(name)).map((name) => `"${name}" = s."${name}"`),
    ...left.map((name) => `"${name}" = NULL`),
  ];
  const total = Number(db.prepare(`SELECT count(*) AS n FROM ${staged}`).get()?.['n']);
  const updated =
    differs.length === 0
      ? 0
      : Number(
          db
            .prepare(`UPDATE ${at} AS t SET ${set.join(', ')} FROM ${staged} AS s WHERE ${same} AND (${differs.join(' OR ')})`)
            .run().changes,
        );
  const { changes } = db
    .prepare(
      `INSERT INTO ${at} (${columnList(names)}) SELECT ${columnList(names, 's.')} FROM ${staged} AS s
      WHERE NOT EXISTS (SELECT 1 FROM ${at} AS t WHERE ${same}) ORDER BY s.rowid`,
    )
    .run();
  const inserted = Number(changes);
  return { inserted, updated, unchanged: total - inserted - updated };
}
