import { existsSync, readdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { attach } from '../../src/adapters/lakehouse/attached.ts';
import { type OpenLakehouse, openLakehouse } from '../../src/adapters/lakehouse/lakehouse.ts';
import { LakehouseError, lakehouseSchemas } from '../../src/ports/lakehouse.ts';
import type { Column, Row } from '../../src/ports/warehouse.ts';
import { everythingElse } from '../support/fake-clock.ts';
import { memoryFolder, temporaryFolder } from '../support/folder.ts';

interface Opened {
  readonly lakehouse: OpenLakehouse;
  readonly path: string;
  readonly again: () => OpenLakehouse;
}

function open(): Opened {
  const folder = memoryFolder();
  const path = folder.file('lakehouse');
  const opened: OpenLakehouse[] = [];
  const again = (): OpenLakehouse => {
    const lakehouse = openLakehouse({ folder: path });
    opened.push(lakehouse);
    return lakehouse;
  };
  onTestFinished(() => {
    for (const one of opened) one.close();
    folder[Symbol.dispose]();
  });
  return { lakehouse: again(), path, again };
}

const columns: readonly Column[] = [
  { name: 'recordId', type: 'TEXT' },
  { name: 'count', type: 'INTEGER' },
];

async function* generated(count: number, more: (n: number) => Row = () => ({})): AsyncGenerator<Row> {
  for (let n = 0; n < count; n += 1) yield { recordId: `r${n}`, count: n, ...more(n) };
}

const refused = async (work: Promise<unknown>): Promise<LakehouseError> => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof LakehouseError)) throw new Error(`Not refused: ${String(error)}`);
  return error;
};

describe('the files of a lakehouse', () => {
  test('are one for each schema, as many as SQLite attaches by default', () => {
    const { path } = open();
    expect(readdirSync(path).filter((name) => name.endsWith('.db'))).toEqual(lakehouseSchemas.map((name) => `${name}.db`).sort());
    const plain = new DatabaseSync(':memory:');
    onTestFinished(() => plain.close());
    expect(plain.limits.attach).toBe(10);
    expect(lakehouseSchemas).toHaveLength(10);
  });

  test('are refused with words by an SQLite that attaches fewer', () => {
    const { path } = open();
    expect(() => attach(path, 9)).toThrow('it has 10 schemas of one file each, and this SQLite attaches 9 at most');
  });

  test('are not made by one who only wants to look', () => {
    const folder = temporaryFolder();
    onTestFinished(() => folder[Symbol.dispose]());
    expect(() => openLakehouse({ folder: folder.file('none'), create: false })).toThrow(
      'there is none, since no stage has run yet',
    );
    expect(existsSync(folder.file('none'))).toBe(false);
  });
});

describe('the names of tables', () => {
  test('a SELECT names a table by its path too, and a path in a text or a comment is none', async () => {
    const { lakehouse } = open();
    await lakehouse.append('extract.cycles', columns, [{ recordId: 'Tables/extract/cycles', count: 1 }]);
    const here = "'Tables/extract/cycles'";
    for (const table of ['Tables/extract/cycles', '"Tables/extract/cycles"', 'extract.cycles']) {
      const rows = await lakehouse.all(`SELECT count FROM ${table} WHERE recordId = ${here} -- Tables/extract/none`);
      expect(rows).toEqual([{ count: 1 }]);
    }
    await expect(lakehouse.all('SELECT count FROM Tables/nowhere/cycles')).rejects.toThrow(LakehouseError);
    await lakehouse.replaceFrom('clean.cycle', columns, 'SELECT recordId, count FROM Tables/extract/cycles');
    expect(await lakehouse.all('SELECT count FROM Tables/clean/cycle')).toEqual([{ count: 1 }]);
  });

  test('have two spellings for one table', async () => {
    const { lakehouse } = open();
    await lakehouse.append('Tables/extract/cycles', columns, [{ recordId: 'a', count: 1 }]);
    await lakehouse.append('extract.cycles', columns, [{ recordId: 'b', count: 2 }]);
    expect(await lakehouse.tables()).toEqual([{ table: 'extract.cycles', rows: 2 }]);
    expect(await lakehouse.all('SELECT * FROM extract.cycles ORDER BY recordId')).toEqual([
      { recordId: 'a', count: 1 },
      { recordId: 'b', count: 2 },
    ]);
  });

  test.each([
    'cycles',
    'main.cycles',
    'extract._x',
    'extract.a"b',
    'extract.a.b',
    'Tables/extract/../x',
    `extract.${'a'.repeat(129)}`,
  ])('refuse %s', async (name) => {
    const { lakehouse } = open();
    expect((await refused(lakehouse.append(name, columns, []))).message).toMatch(/is named schema\.name/);
  });

  test('may be words of SQL', async () => {
    const { lakehouse } = open();
    await lakehouse.replace('sample.order', [{ name: 'select', type: 'TEXT' }], [{ select: 'x' }]);
    expect(await lakehouse.all('SELECT "select" FROM sample."order"')).toEqual([{ select: 'x' }]);
  });
});

describe('replace', () => {
  test('makes the table hold these columns and rows alone', async () => {
    const { lakehouse } = open();
    await lakehouse.replace('clean.cycle', columns, [{ recordId: 'a', count: 1 }]);
    expect(await lakehouse.replace('clean.cycle', [{ name: 'other', type: 'REAL' }], [{ other: 0.5 }, { other: 2 }])).toBe(2);
    expect(await lakehouse.columns('clean.cycle')).toEqual([{ name: 'other', type: 'REAL' }]);
    expect(await lakehouse.all('SELECT * FROM clean.cycle')).toEqual([{ other: 0.5 }, { other: 2 }]);
  });

  test('leaves the old table as it was when the rows break off, and nothing beside it', async () => {
    const { lakehouse, path } = open();
    await lakehouse.replace('clean.cycle', columns, [{ recordId: 'a', count: 1 }]);
    const broken = generated(2000, (n) => {
      if (n === 1500) throw new Error('the source broke');
      return {};
    });
    await expect(lakehouse.replace('clean.cycle', columns, broken)).rejects.toThrow('the source broke');
    expect(await lakehouse.all('SELECT * FROM clean.cycle')).toEqual([{ recordId: 'a', count: 1 }]);
    const file = new DatabaseSync(`${path}/clean.db`);
    onTestFinished(() => file.close());
    expect(file.prepare('SELECT name FROM sqlite_master').all()).toEqual([{ name: 'cycle' }]);
  });

  test('removes what a killed worker left aside a day ago, and nothing younger', async () => {
    const { lakehouse, path } = open();
    const file = new DatabaseSync(`${path}/clean.db`);
    onTestFinished(() => file.close());
    const names = () =>
      file
        .prepare('SELECT name FROM sqlite_master ORDER BY name')
        .all()
        .map(({ name }) => name);
    const young = `_new_cycle_${Date.now()}_ab12`;
    file.exec(`CREATE TABLE "_new_cycle_1700000000000_ab12" (x); CREATE TABLE "${young}" (x)`);
    expect(await lakehouse.tables()).toEqual([]);
    await lakehouse.replace('clean.cycle', columns, generated(1200));
    expect(names()).toEqual([young, 'cycle']);
  });

  test('may read the table that it replaces', async () => {
    const { lakehouse } = open();
    await lakehouse.replace('clean.cycle', columns, generated(1200));
    const doubled = async function* (): AsyncGenerator<Row> {
      for await (const page of lakehouse.read('SELECT * FROM clean.cycle')) {
        for (const row of page) yield { ...row, count: Number(row['count']) * 2 };
      }
    };
    expect(await lakehouse.replace('clean.cycle', columns, doubled())).toBe(1200);
    expect(await lakehouse.all('SELECT sum(count) AS s, count(*) AS n FROM clean.cycle')).toEqual([{ s: 1200 * 1199, n: 1200 }]);
  });

  test('takes rows from a SELECT over several schemas', async () => {
    const { lakehouse } = open();
    await lakehouse.replace('clean.cycle', columns, generated(3));
    await lakehouse.replace('extract.cycles', columns, generated(2));
    const select = 'SELECT c.recordId, c.count + 10 AS count FROM clean.cycle c JOIN extract.cycles USING (recordId); -- two';
    expect(await lakehouse.replaceFrom('transform.dimCycle', columns, select)).toBe(2);
    expect(await lakehouse.all('SELECT * FROM transform.dimCycle')).toEqual([
      { recordId: 'r0', count: 10 },
      { recordId: 'r1', count: 11 },
    ]);
  });

  test('refuses rows of a SELECT that is none, and keeps the table', async () => {
    const { lakehouse } = open();
    await lakehouse.replace('clean.cycle', columns, generated(3));
    const closing = 'SELECT recordId, count FROM clean.cycle) SELECT 1, 2 --';
    expect((await refused(lakehouse.replaceFrom('clean.cycle', columns, closing))).message).toContain('near ")"');
    expect((await refused(lakehouse.replaceFrom('clean.cycle', columns, 'DELETE FROM clean.cycle'))).message).toContain(
      'only a SELECT',
    );
    expect(await lakehouse.tables()).toEqual([{ table: 'clean.cycle', rows: 3 }]);
  });
});

describe('append', () => {
  test('creates the table and gives it columns that it lacks', async () => {
    const { lakehouse } = open();
    await lakehouse.append('log.source', columns, []);
    expect(await lakehouse.tables()).toEqual([{ table: 'log.source', rows: 0 }]);
    await lakehouse.append('log.source', columns, generated(1200));
    await lakehouse.append('log.source', [{ name: 'status', type: 'TEXT' }], [{ status: 'Success' }]);
    expect(await lakehouse.columns('log.source')).toEqual([...columns, { name: 'status', type: 'TEXT' }]);
    expect(await lakehouse.all('SELECT count(*) AS n, count(status) AS s, max(count) AS m FROM log.source')).toEqual([
      { n: 1201, s: 1, m: 1199 },
    ]);
  });

  test('takes wider values by widening the column', async () => {
    const { lakehouse } = open();
    await lakehouse.append('log.source', [{ name: 'v', type: 'INTEGER' }], [{ v: 1 }]);
    await lakehouse.append('log.source', [{ name: 'v', type: 'REAL' }], [{ v: 0.5 }]);
    await lakehouse.append('log.source', [{ name: 'v', type: 'INTEGER' }], [{ v: 2 }]);
    expect(await lakehouse.all('SELECT v FROM log.source')).toEqual([{ v: 1 }, { v: 0.5 }, { v: 2 }]);
    await lakehouse.append('log.source', [{ name: 'v', type: 'TEXT' }], [{ v: 'x' }]);
    expect(await lakehouse.columns('log.source')).toEqual([{ name: 'v', type: 'TEXT' }]);
  });

  test.each([
    ['a text among numbers', { recordId: 'a', count: 'many' }, /cannot store TEXT value in INTEGER column/],
    ['a value that no column takes', { recordId: 'a', other: 1 }, /a row holds "other", which is none of its columns/],
  ])('refuses %s and keeps nothing of the write', async (_, row, words) => {
    const { lakehouse } = open();
    await lakehouse.append('log.source', columns, [{ recordId: 'ok' }]);
    expect((await refused(lakehouse.append('log.source', columns, [{ recordId: 'first' }, row as Row]))).message).toMatch(words);
    expect(await lakehouse.all('SELECT recordId FROM log.source')).toEqual([{ recordId: 'ok' }]);
  });

  test.each([
    ['twice the same column', [...columns, { name: 'RecordID', type: 'TEXT' as const }]],
    ['a column that SQL would misread', [{ name: 'a"b', type: 'TEXT' as const }]],
    ['no columns', []],
  ])('refuses %s', async (_, wrong) => {
    const { lakehouse } = open();
    await refused(lakehouse.append('log.source', wrong, []));
    expect(await lakehouse.tables()).toEqual([]);
  });
});

describe('upsert', () => {
  const shape = { columns, key: ['recordId'] };

  test('tells new, changed and equal rows apart', async () => {
    const { lakehouse } = open();
    expect(await lakehouse.upsert('clean.cycle', shape, generated(1200))).toEqual({ inserted: 1200, updated: 0, unchanged: 0 });
    const next = generated(1201, (n) => (n < 3 ? { count: -1 } : {}));
    expect(await lakehouse.upsert('clean.cycle', shape, next)).toEqual({ inserted: 1, updated: 3, unchanged: 1197 });
    expect(await lakehouse.upsert('clean.cycle', shape, [{ recordId: 'r5', count: null }])).toMatchObject({ updated: 1 });
    expect(await lakehouse.all('SELECT count(*) AS n, sum(count = -1) AS changed FROM clean.cycle')).toEqual([
      { n: 1201, changed: 3 },
    ]);
  });

  test('lets the later of two rows with one key stand', async () => {
    const { lakehouse } = open();
    const rows = [
      { recordId: 'a', count: 1 },
      { recordId: 'a', count: 2 },
    ];
    expect(await lakehouse.upsert('clean.cycle', shape, rows)).toEqual({ inserted: 1, updated: 0, unchanged: 0 });
    expect(await lakehouse.all('SELECT * FROM clean.cycle')).toEqual([{ recordId: 'a', count: 2 }]);
  });

  test('keeps one row for each pair of a key of two columns', async () => {
    const { lakehouse } = open();
    const pairs = { columns, key: ['recordId', 'count'] };
    await lakehouse.upsert('extract.cycles', pairs, [
      { recordId: 'a', count: 1 },
      { recordId: 'a', count: 2 },
    ]);
    expect(await lakehouse.upsert('extract.cycles', pairs, [{ recordId: 'a', count: 2 }])).toMatchObject({ unchanged: 1 });
    expect(await lakehouse.tables()).toEqual([{ table: 'extract.cycles', rows: 2 }]);
  });

  test('leaves a row alone that differs only in what is ignored', async () => {
    const { lakehouse } = open();
    const timed = { columns: [...columns, { name: '_at', type: 'TEXT' } as const], key: ['recordId'], ignoring: ['_at'] };
    await lakehouse.upsert('extract.cycles', timed, [
      { recordId: 'a', count: 1, _at: 'monday' },
      { recordId: 'b', count: 1, _at: 'monday' },
    ]);
    const later = [
      { recordId: 'a', count: 1, _at: 'tuesday' },
      { recordId: 'b', count: 2, _at: 'tuesday' },
    ];
    expect(await lakehouse.upsert('extract.cycles', timed, later)).toEqual({ inserted: 0, updated: 1, unchanged: 1 });
    expect(await lakehouse.all('SELECT recordId, _at FROM extract.cycles ORDER BY 1')).toEqual([
      { recordId: 'a', _at: 'monday' },
      { recordId: 'b', _at: 'tuesday' },
    ]);
  });

  test('empties what the new shape of a row no longer has', async () => {
    const { lakehouse } = open();
    await lakehouse.upsert('clean.cycle', shape, [
      { recordId: 'a', count: 1 },
      { recordId: 'b', count: 1 },
    ]);
    const slim = { columns: [...columns.slice(0, 1), { name: 'name', type: 'TEXT' } as const], key: ['recordId'] };
    expect(await lakehouse.upsert('clean.cycle', slim, [{ recordId: 'a', name: null }])).toMatchObject({ updated: 1 });
    expect(await lakehouse.all('SELECT * FROM clean.cycle ORDER BY recordId')).toEqual([
      { recordId: 'a', count: null, name: null },
      { recordId: 'b', count: 1, name: null },
    ]);
  });

  test('refuses a row without its key', async () => {
    const { lakehouse } = open();
    const error = await refused(lakehouse.upsert('clean.cycle', shape, [{ recordId: null, count: 1 }]));
    expect(error.message).toBe('Cannot write "clean.cycle": a row has no "recordId", which is part of its key');
    expect(await lakehouse.tables()).toEqual([]);
  });
});

describe('remove and drop', () => {
  test('tell how many rows went, and take a table that is not there for empty', async () => {
    const { lakehouse } = open();
    await lakehouse.replace('clean.cycle', columns, generated(5));
    expect(await lakehouse.remove('clean.cycle', 'count < ? OR recordId = ?', [2, 'r4'])).toBe(3);
    expect(await lakehouse.remove('clean.none', '1')).toBe(0);
    await lakehouse.drop('clean.cycle');
    await lakehouse.drop('clean.cycle');
    expect(await lakehouse.tables()).toEqual([]);
    expect(await lakehouse.columns('clean.cycle')).toBeNull();
  });
});

describe('read', () => {
  test('gives pages of 500', async () => {
    const { lakehouse } = open();
    await lakehouse.replace('clean.cycle', columns, generated(1200));
    const sizes: number[] = [];
    for await (const page of lakehouse.read('SELECT * FROM clean.cycle WHERE count >= ?', [100])) sizes.push(page.length);
    expect(sizes).toEqual([500, 500, 100]);
  });

  test('goes on over what was there when it began while the same lakehouse is written', async () => {
    const { lakehouse } = open();
    await lakehouse.replace('clean.cycle', columns, generated(1200));
    let read = 0;
    for await (const page of lakehouse.read('SELECT * FROM clean.cycle')) {
      read += page.length;
      await lakehouse.append('quarantine.cleanCycle', columns, [{ recordId: `q${read}` }]);
      await lakehouse.replace('clean.cycle', columns, [{ recordId: 'new' }]);
    }
    expect(read).toBe(1200);
    expect(await lakehouse.tables()).toEqual([
      { table: 'clean.cycle', rows: 1 },
      { table: 'quarantine.cleanCycle', rows: 3 },
    ]);
  });

  test('gives integers that a number cannot hold as they are', async () => {
    const { lakehouse } = open();
    await lakehouse.append('clean.cycle', columns, [{ recordId: 'a', count: 9_007_199_254_740_993n }]);
    expect(await lakehouse.all('SELECT count FROM clean.cycle')).toEqual([{ count: 9_007_199_254_740_993n }]);
  });

  test('reads JSON and walks recursively', async () => {
    const { lakehouse } = open();
    expect(await lakehouse.all(`SELECT value FROM json_each('["a","b"]')`)).toEqual([{ value: 'a' }, { value: 'b' }]);
    const counting = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4) SELECT sum(i) AS s FROM n';
    expect(await lakehouse.all(counting)).toEqual([{ s: 10 }]);
  });

  test.each([
    ['DELETE FROM clean.cycle', 'only a SELECT may be asked here'],
    ['DELETE FROM clean.cycle RETURNING *', 'only a SELECT may be asked here'],
    ['PRAGMA query_only = OFF', 'only a SELECT may be asked here'],
    [`ATTACH '/tmp/x' AS x`, 'only a SELECT may be asked here'],
    ['SELECT 1; DROP TABLE clean.cycle', 'it holds more than one statement'],
    ['SELECT * FROM clean.none', 'no such table: clean.none'],
    ['', 'it is empty'],
  ])('refuses %j', async (sql, words) => {
    const { lakehouse } = open();
    await lakehouse.replace('clean.cycle', columns, generated(3));
    const error = await refused(lakehouse.all(sql));
    expect(error.message).toContain(words);
    expect(error.transient).toBe(false);
    expect(await lakehouse.tables()).toEqual([{ table: 'clean.cycle', rows: 3 }]);
  });
});

describe('two that work on one lakehouse', () => {
  test('see what the other committed, new tables and columns too', async () => {
    const { lakehouse, again } = open();
    const other = again();
    expect(await other.columns('clean.cycle')).toBeNull();
    await lakehouse.replace('clean.cycle', columns, generated(2));
    expect(await other.all('SELECT count(*) AS n FROM clean.cycle')).toEqual([{ n: 2 }]);
    await lakehouse.append('clean.cycle', [{ name: 'more', type: 'TEXT' }], []);
    expect(await other.columns('clean.cycle')).toEqual([...columns, { name: 'more', type: 'TEXT' }]);
    await other.append('clean.cycle', [{ name: 'more', type: 'TEXT' }], [{ more: 'x' }]);
    expect(await lakehouse.all('SELECT more FROM clean.cycle WHERE more IS NOT NULL')).toEqual([{ more: 'x' }]);
  });

  test('write the same file at once, and a locked file of another schema stops nobody', async () => {
    const { lakehouse, again, path } = open();
    const other = again();
    const locker = new DatabaseSync(`${path}/prepare.db`);
    onTestFinished(() => locker.close());
    locker.exec('BEGIN IMMEDIATE');
    await Promise.all([
      ...[lakehouse, other].map((one) => one.append('extract.cycles', columns, generated(1500))),
      ...[lakehouse, other].map((one) => one.upsert('clean.cycle', { columns, key: ['recordId'] }, generated(1500))),
    ]);
    expect(await lakehouse.tables()).toEqual([
      { table: 'clean.cycle', rows: 1500 },
      { table: 'extract.cycles', rows: 3000 },
    ]);
  });

  test('wait for each other as long as it takes', async () => {
    const { lakehouse, path } = open();
    const locker = new DatabaseSync(`${path}/extract.db`);
    onTestFinished(() => locker.close());
    locker.exec('BEGIN IMMEDIATE');
    const started = performance.now();
    const writing = lakehouse.append('extract.cycles', columns, generated(2));
    // In the second of these turns the first attempt has waited a second in SQLite and given the thread back.
    for (let turn = 0; turn < 5; turn += 1) await everythingElse();
    expect(performance.now() - started).toBeGreaterThan(900);
    locker.exec('COMMIT');
    expect(await writing).toBe(2);
  });
});

test('raw files lie below Files/', async () => {
  const { lakehouse, path } = open();
  lakehouse.files.write('extract/cycle/page.json', '[]');
  expect(existsSync(`${path}/Files/extract/cycle/page.json`)).toBe(true);
  expect(lakehouse.files.read('extract/cycle/page.json')).toBe('[]');
});
