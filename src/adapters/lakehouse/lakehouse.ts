import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { lakehouseSchemas, type Lakehouse } from '../../ports/lakehouse.ts';
import type { Row } from '../../ports/warehouse.ts';
import { fileTree } from '../files/file-tree.ts';
import { answerOnly, asLakehouseError, attach, prepareFolder } from './attached.ts';
import { quoted, tableOf } from './names.ts';
import { pagesOf } from './reader.ts';
import { append, replace, replaceFrom } from './replace.ts';
import { columnsOf, countRows, tablesIn } from './tables.ts';
import { write, writing } from './transaction.ts';
import { upsert } from './upsert.ts';

export interface OpenLakehouse extends Lakehouse {
  readonly close: () => void;
}

/**
 * Opens the lakehouse in a folder, one SQLite file for each schema, and creates it unless `create` is false. What it
 * reads is what is committed: a SELECT never sees half a write, nor the write that it feeds. Throws LakehouseError.
 */
export function openLakehouse(options: { readonly folder: string; readonly create?: boolean }): OpenLakehouse {
  const { folder, create = true } = options;
  prepareFolder(folder, create);
  const writer = attach(folder);
  const reader = readerOf(folder, writer);
  const pages: Lakehouse['read'] = (sql, values = []) => pagesOf(reader, sql, values);
  return {
    columns: (name) => reading(`Cannot read the columns of "${name}"`, () => columnsOf(writer, tableOf(name))),
    tables: () =>
      reading('Cannot list the tables', () =>
        tablesIn(writer, lakehouseSchemas).map((table) => ({ table: table.full, rows: countRows(writer, table) })),
      ),
    replace: async (name, columns, rows) => replace(writer, { table: tableOf(name), columns }, rows),
    replaceFrom: async (name, columns, select) => replaceFrom({ writer, reader }, { table: tableOf(name), columns }, select),
    append: async (name, columns, rows) => append(writer, { table: tableOf(name), columns }, rows),
    upsert: async (name, shape, rows) => upsert(writer, { ...shape, table: tableOf(name) }, rows),
    remove: async (name, where, values = []) => {
      const table = tableOf(name);
      if (columnsOf(writer, table) === null) return 0;
      return write(writer, writing(table), () => {
        const statement = writer.prepare(`DELETE FROM ${quoted(table.schema, table.name)} WHERE (${where}\n)`);
        return Number(statement.run(...values).changes);
      });
    },
    drop: async (name) => {
      const table = tableOf(name);
      await write(writer, writing(table), () => writer.exec(`DROP TABLE IF EXISTS ${quoted(table.schema, table.name)}`));
    },
    read: pages,
    all: async (sql, values = []) => {
      const rows: Row[] = [];
      for await (const page of pages(sql, values)) rows.push(...page);
      return rows;
    },
    files: fileTree(join(folder, 'Files')),
    close: () => {
      reader.close();
      writer.close();
    },
  };
}

/** A second connection: SELECTs may then stay open while the first writes, and what they may do is held by SQLite itself. */
function readerOf(folder: string, writer: DatabaseSync): DatabaseSync {
  try {
    const reader = attach(folder);
    answerOnly(reader);
    return reader;
  } catch (error) {
    writer.close();
    throw error;
  }
}

async function reading<T>(attempted: string, work: () => T): Promise<T> {
  await setImmediate();
  try {
    return work();
  } catch (error) {
    throw asLakehouseError(attempted, error);
  }
}
