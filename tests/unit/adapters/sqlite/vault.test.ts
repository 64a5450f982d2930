import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { sqliteVault } from '../../../../src/adapters/sqlite/vault.ts';
import type { Column, Row, Values } from '../../../../src/ports/warehouse.ts';
import { temporaryFolder } from '../../../support/folder.ts';

const columns: readonly Column[] = [
  { name: 'id', type: 'TEXT' },
  { name: 'number', type: 'INTEGER' },
  { name: 'share', type: 'REAL' },
];
const first = { run_id: 'run-1', at: '2026-01-01T00:00:00.000Z' };
const second = { run_id: 'run-2', at: '2026-01-02T00:00:00.000Z' };

function valuesOf(row: Row): Values {
  return columns.map(({ name }) => row[name] ?? null);
}

async function* pages(...rows: readonly Row[]): AsyncGenerator<readonly Values[]> {
  yield rows.map(valuesOf);
}

function contents(file: string, sql = 'SELECT * FROM clients ORDER BY id'): readonly unknown[] {
  using db = new DatabaseSync(file, { readOnly: true });
  return db.prepare(sql).all();
}

const ann: Row = { id: 'a', number: 9_007_199_254_740_993n, share: 0.5 };
const bob: Row = { id: 'b', number: null, share: 2 };

describe('replaceTable', () => {
  test('keeps types, and whole numbers beyond what a double holds', async () => {
    using folder = temporaryFolder();
    const file = folder.file('local.db');
    await sqliteVault(file).replaceTable({ name: 'clients', columns }, pages(ann, bob), first);
    const types = contents(
      file,
      'SELECT typeof(number) AS n, typeof(share) AS s, CAST(number AS TEXT) AS t FROM clients ORDER BY id',
    );
    expect(types).toEqual([
      { n: 'integer', s: 'real', t: '9007199254740993' },
      { n: 'null', s: 'real', t: null },
    ]);
    expect(contents(file, 'SELECT * FROM sync_state')).toEqual([
      { table_name: 'clients', rows: 2, projected_at: first.at, run_id: 'run-1', source_revision: null },
    ]);
  });

  test('writes nothing when nothing differs', async () => {
    using folder = temporaryFolder();
    const file = folder.file('local.db');
    await sqliteVault(file).replaceTable({ name: 'clients', columns }, pages(ann, bob), first);
    const before = readFileSync(file);
    const counts = await sqliteVault(file).replaceTable({ name: 'clients', columns }, pages(ann, bob), second);
    expect(counts).toEqual({ written: 0, unchanged: 2, removed: 0 });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('moves the stamp of changed rows alone', async () => {
    using folder = temporaryFolder();
    const file = folder.file('local.db');
    await sqliteVault(file).replaceTable({ name: 'clients', columns }, pages(ann, bob), first);
    const counts = await sqliteVault(file).replaceTable({ name: 'clients', columns }, pages(ann, { ...bob, share: 3 }), second);
    expect(counts).toEqual({ written: 1, unchanged: 1, removed: 1 });
    expect(contents(file, 'SELECT id, projected_at FROM clients ORDER BY id')).toEqual([
      { id: 'a', projected_at: first.at },
      { id: 'b', projected_at: second.at },
    ]);
  });

  test('empties the table, with its columns, when there are no rows', async () => {
    using folder = temporaryFolder();
    const file = folder.file('local.db');
    await sqliteVault(file).replaceTable({ name: 'clients', columns }, pages(ann), first);
    expect(await sqliteVault(file).replaceTable({ name: 'clients', columns }, pages(), second)).toMatchObject({ removed: 1 });
    expect(contents(file, "SELECT name FROM pragma_table_info('clients')")).toHaveLength(4);
    expect(contents(file)).toEqual([]);
  });

  test('keeps duplicates as they are', async () => {
    using folder = temporaryFolder();
    const vault = sqliteVault(folder.file('local.db'));
    await vault.replaceTable({ name: 'clients', columns }, pages(ann, ann), first);
    expect(await vault.replaceTable({ name: 'clients', columns }, pages(ann), second)).toEqual({
      written: 0,
      unchanged: 1,
      removed: 1,
    });
  });

  test('does not read the rows of a revision that it holds, unless rows are missing', async () => {
    using folder = temporaryFolder();
    const file = folder.file('local.db');
    const vault = sqliteVault(file);
    const table = { name: 'clients', columns };
    await vault.replaceTable({ ...table, revision: 'one' }, pages(ann, bob), first);
    const never = async function* (): AsyncGenerator<readonly Values[]> {
      yield Promise.reject(new Error('The rows were read'));
    };
    const nothing = { written: 0, unchanged: 2, removed: 0 };
    expect(await vault.replaceTable({ ...table, revision: 'one' }, never(), second)).toEqual(nothing);
    expect(await vault.replaceTable({ ...table, revision: 'two' }, pages(ann, bob), second)).toEqual(nothing);
    expect(await vault.replaceTable({ ...table, revision: 'two' }, never(), second)).toEqual(nothing);
    await expect(vault.replaceTable({ ...table, revision: null }, never(), second)).rejects.toThrow('The rows were read');
    using db = new DatabaseSync(file);
    db.exec("DELETE FROM clients WHERE id = 'a'");
    const restored = await vault.replaceTable({ ...table, revision: 'two' }, pages(ann, bob), second);
    expect(restored).toMatchObject({ written: 1, unchanged: 1 });
  });

  test('takes a file in which nothing tells of revisions yet', async () => {
    using folder = temporaryFolder();
    const file = folder.file('local.db');
    {
      using db = new DatabaseSync(file);
      db.exec(
        'CREATE TABLE sync_state (table_name TEXT PRIMARY KEY, rows INTEGER NOT NULL, projected_at TEXT NOT NULL, run_id TEXT NOT NULL)',
      );
    }
    await sqliteVault(file).replaceTable({ name: 'clients', columns, revision: 'one' }, pages(ann), first);
    expect(contents(file, 'SELECT source_revision FROM sync_state')).toEqual([{ source_revision: 'one' }]);
  });

  test('leaves the old table when the rows end in an error', async () => {
    using folder = temporaryFolder();
    const file = folder.file('local.db');
    await sqliteVault(file).replaceTable({ name: 'clients', columns }, pages(ann), first);
    const broken = async function* (): AsyncGenerator<readonly Values[]> {
      yield [valuesOf(bob)];
      throw new Error('the source broke');
    };
    await expect(sqliteVault(file).replaceTable({ name: 'clients', columns }, broken(), second)).rejects.toThrow(
      'the source broke',
    );
    expect(contents(file, 'SELECT id FROM clients')).toEqual([{ id: 'a' }]);
  });
});

describe('query', () => {
  test('names the columns and gives the rows', async () => {
    using folder = temporaryFolder();
    const vault = sqliteVault(folder.file('local.db'));
    await vault.replaceTable({ name: 'clients', columns }, pages(ann), first);
    const { columns: names, pages: found } = await vault.query('SELECT id, share * 2 AS twice FROM clients');
    expect(names).toEqual(['id', 'twice']);
    expect(await Array.fromAsync(found)).toEqual([[{ id: 'a', twice: 1 }]]);
  });

  test('cannot write', async () => {
    using folder = temporaryFolder();
    const vault = sqliteVault(folder.file('local.db'));
    await vault.replaceTable({ name: 'clients', columns }, pages(ann), first);
    const { pages: found } = await vault.query('DELETE FROM clients RETURNING id');
    await expect(Array.fromAsync(found)).rejects.toThrow(/can only be read/);
  });

  test('says which job makes a file that is not there, and makes none', async () => {
    using folder = temporaryFolder();
    const file = folder.file('local.db');
    await expect(sqliteVault(file).query('SELECT 1')).rejects.toThrow(/not there yet; a sync job creates it/);
    expect(existsSync(file)).toBe(false);
  });
});
