import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openReader } from '../../../../src/adapters/sqlite/reader.ts';
import { openWarehouse } from '../../../../src/adapters/sqlite/warehouse.ts';
import type { Asked, StoreReader } from '../../../../src/ports/store-reader.ts';
import { temporaryFolder, type Folder } from '../../../support/folder.ts';

let folder: Folder;
let reader: StoreReader;
beforeEach(() => {
  folder = temporaryFolder();
  using db = new DatabaseSync(folder.file('some.db'));
  db.exec(`CREATE TABLE t (a INTEGER, b TEXT); INSERT INTO t VALUES (9007199254740993, 'x'), (2, NULL), (3, x'00ff');
    CREATE VIEW v AS SELECT a FROM t`);
  reader = open('some.db');
});
afterEach(() => {
  reader.close();
  folder[Symbol.dispose]();
});

function open(file: string): StoreReader {
  const opened = openReader(folder.file(file));
  if (!opened) throw new Error(`No file ${file}`);
  return opened;
}

function message(asked: Asked): string {
  return asked.ok ? 'no refusal' : asked.refused.message;
}

describe('select', () => {
  test('gives exact integers, NULL, and bytes by their number', () => {
    expect(reader.select('SELECT a, b FROM t -- all', 10)).toEqual({
      ok: true,
      answer: {
        columns: ['a', 'b'],
        rows: [
          [9_007_199_254_740_993n, 'x'],
          [2n, null],
          [3n, '(2 bytes)'],
        ],
        more: false,
      },
    });
  });

  test('says when there is more than was asked for, and reads no further', () => {
    const endless = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n';
    expect(reader.select(endless, 2)).toMatchObject({ answer: { rows: [[1n], [2n]], more: true } });
    expect(reader.select('SELECT a FROM t', 3)).toMatchObject({ answer: { more: false } });
  });

  test('gives columns of one name different ones', () => {
    expect(reader.select('SELECT a, a, 1 AS a_2, a FROM t', 0)).toMatchObject({
      answer: { columns: ['a', 'a_2', 'a_2_2', 'a_3'] },
    });
  });

  test.each([
    ['DELETE FROM t', 'Cannot run DELETE: data is only read here'],
    ["INSERT INTO t VALUES (1, 'y')", 'Cannot run INSERT: data is only read here'],
    ['UPDATE t SET a = 1 RETURNING a', 'Cannot run UPDATE: data is only read here'],
    ['WITH x AS (SELECT 1) DELETE FROM t WHERE a IN x RETURNING a', 'Cannot run DELETE: data is only read here'],
    ['DROP TABLE t', 'Cannot run'],
    ['CREATE TABLE u (a)', 'Cannot run'],
    ['CREATE TEMP TABLE u (a)', 'Cannot run'],
    ["ATTACH 'other.db' AS other", 'Cannot run opening another file: data is only read here'],
    ["VACUUM INTO 'other.db'", 'Cannot run'],
    ['PRAGMA journal_mode = wal', 'Cannot run a setting: data is only read here'],
    ['PRAGMA query_only = OFF', 'Cannot run a setting: data is only read here'],
    ['PRAGMA wal_checkpoint(TRUNCATE)', 'Cannot run a setting: data is only read here'],
    ['BEGIN IMMEDIATE', 'Cannot run a transaction: data is only read here'],
    ["SELECT load_extension('x')", 'Cannot run'],
    ['SELECT 1; DELETE FROM t', 'Cannot run more than one statement'],
    ['', 'There is no statement to run'],
    ['-- nothing', 'There is no statement to run'],
    ['SELECT nope FROM t', 'Cannot run the query: no such column: nope'],
    ['SELEC 1', 'Cannot run the query: near "SELEC": syntax error'],
  ])('refuses %j with words, and the file stays as it is', (sql, words) => {
    const before = readFileSync(folder.file('some.db'));
    expect(message(reader.select(sql, 10))).toContain(words);
    expect(readFileSync(folder.file('some.db')).equals(before)).toBe(true);
    expect(reader.select('SELECT count(*) FROM t', 1)).toMatchObject({ answer: { rows: [[3n]] } });
    expect(openReader(folder.file('other.db'))).toBeNull();
  });

  test('names the table that was meant', () => {
    expect(reader.select('SELECT * FROM vv', 1)).toMatchObject({ refused: { hint: 'Did you mean "v"?' } });
  });

  test('lets tables be described', () => {
    expect(reader.select('PRAGMA table_info(t)', 9)).toMatchObject({ ok: true, answer: { rows: { length: 2 } } });
    expect(reader.select('EXPLAIN QUERY PLAN SELECT * FROM t', 9)).toMatchObject({ ok: true });
  });
});

describe('stats', () => {
  test('counts the rows of every table and view of any file', () => {
    expect(reader.stats()).toEqual({
      tables: {
        columns: ['name', 'type', 'rows'],
        rows: [
          ['t', 'table', 3n],
          ['v', 'view', 3n],
        ],
        more: false,
      },
    });
    expect(reader.bytes).toBe(readFileSync(folder.file('some.db')).length);
  });

  test('tells the sources of a warehouse with what is valid, while it is written to', async () => {
    const warehouse = openWarehouse({ file: folder.file('warehouse.db'), views: [] });
    const target = { source_system: 'stripe', connection_name: 'stripe-prod', object_type: 'refund' };
    const at = '2026-01-31T08:00:00.000Z';
    const records = ['a', 'b', 'c'].map((id) => ({ idem_key: id, external_id: id, payload: '{}', payload_hash: id }));
    await warehouse.raw.upsert(target, records, { run_id: 'r', at });
    const stamp = { validation: 'x', error: null, unknown_fields: null };
    const stamps = [
      { ...stamp, idem_key: 'a', payload_hash: 'a', status: 'pass' as const },
      { ...stamp, idem_key: 'b', payload_hash: 'b', status: 'fail' as const },
    ];
    await warehouse.raw.stamp({ schema: 's', schema_digest: 'd', at, stamps });
    await warehouse.cursors.set(target, at, { run_id: 'r', at });
    const own = open('warehouse.db');
    expect(own.stats()['sources']?.rows).toEqual([['stripe', 'stripe-prod', 'refund', 3n, 1n, 1n, 1n, at, at]]);
    own.close();
    warehouse.close();
  });
});

test('there is no reader for a file that is not there, and asking makes none', () => {
  expect(openReader(folder.file('none.db'))).toBeNull();
  expect(openReader(folder.file('none.db'))).toBeNull();
});

test('a file that is no database is named', () => {
  writeFileSync(folder.file('text.db'), 'not a database, but long enough to be taken for one at first sight');
  expect(() => openReader(folder.file('text.db'))).toThrow(/Cannot read ".*text\.db": the file is no SQLite database/);
});
