import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { dayMs } from '../../core/time.ts';
import type { Rows } from '../../ports/lakehouse.ts';
import type { Row } from '../../ports/warehouse.ts';
import { checkColumns, columnList, quoted, type Table } from './names.ts';
import { selectOf } from './reader.ts';
import { incoming, insertRows, type Into } from './rows.ts';
import { asideName, createOrWiden, createTable, swapIn, sweepAside } from './tables.ts';
import { write, writeAside, writing } from './transaction.ts';

export type Target = Pick<Into, 'table' | 'columns'>;

function newToken(): string {
  return `${Date.now()}_${randomBytes(4).toString('hex')}`;
}

export async function append(db: DatabaseSync, { table, columns }: Target, rows: Rows): Promise<number> {
  checkColumns(table, columns);
  const into = { table, columns, at: quoted(table.schema, table.name) };
  const { few, many } = await incoming(rows);
  if (few) {
    return write(db, writing(table), () => {
      createOrWiden(db, table, columns);
      return insertRows(db, into, few);
    });
  }
  const staged = await stage(db, { table, columns }, { batches: many });
  try {
    const list = columnList(columns.map(({ name }) => name));
    return await write(db, writing(table), () => {
      createOrWiden(db, table, columns);
      const statement = db.prepare(`INSERT INTO ${into.at} (${list}) SELECT ${list} FROM ${staged} ORDER BY rowid`);
      return Number(statement.run().changes);
    });
  } finally {
    db.exec(`DROP TABLE ${staged}`);
  }
}

/** Gathers rows in a table that only this connection sees, so that no lock is held while their source waits. */
export async function stage(
  db: DatabaseSync,
  { table, columns }: Target,
  { batches, key }: { readonly batches: AsyncIterable<readonly Row[]>; readonly key?: readonly string[] },
): Promise<string> {
  const at = quoted('temp', asideName(table, newToken()));
  writeAside(db, table, () => createTable(db, at, { columns, ...(key ? { key } : {}) }));
  try {
    for await (const batch of batches) {
      writeAside(db, table, () => insertRows(db, { table, columns, at, replacing: key !== undefined }, batch));
    }
    return at;
  } catch (error) {
    db.exec(`DROP TABLE ${at}`);
    throw error;
  }
}

export async function replace(db: DatabaseSync, { table, columns }: Target, rows: Rows): Promise<number> {
  checkColumns(table, columns);
  const aside = asideName(table, newToken());
  const into = { table, columns, at: quoted(table.schema, aside) };
  const { few, many } = await incoming(rows);
  if (few) {
    return write(db, writing(table), () => {
      createTable(db, into.at, { columns });
      const written = insertRows(db, into, few);
      swapIn(db, table, aside);
      return written;
    });
  }
  await write(db, writing(table), () => createTable(db, into.at, { columns }));
  try {
    let written = 0;
    for await (const batch of many) {
      // What stands aside may be lost with the power; the swap that makes it count is synced with all before it.
      written += await write(db, { ...writing(table), unsynced: true }, () => insertRows(db, into, batch));
    }
    await write(db, writing(table), () => swapIn(db, table, aside));
    await sweepAsideOf(db, table);
    return written;
  } catch (error) {
    await write(db, writing(table), () => db.exec(`DROP TABLE IF EXISTS ${into.at}`));
    throw error;
  }
}

/** A worker that was killed while it wrote a table aside left it behind. */
async function sweepAsideOf(db: DatabaseSync, table: Table): Promise<void> {
  await write(db, writing(table), () => sweepAside(db, table, Date.now() - dayMs));
}

export async function replaceFrom(
  { writer, reader }: { readonly writer: DatabaseSync; readonly reader: DatabaseSync },
  { table, columns }: Target,
  select: string,
): Promise<number> {
  checkColumns(table, columns);
  // The text is proven to be one whole SELECT before it becomes part of another statement.
  const text = selectOf(reader, select).sourceSQL.trim().replace(/;$/, '');
  const aside = asideName(table, newToken());
  const at = quoted(table.schema, aside);
  const list = columnList(columns.map(({ name }) => name));
  return write(writer, writing(table), () => {
    createTable(writer, at, { columns });
    const { changes } = writer.prepare(`INSERT INTO ${at} (${list}) SELECT ${list} FROM (${text}\n)`).run();
    swapIn(writer, table, aside);
    return Number(changes);
  });
}
