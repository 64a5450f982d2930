import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLakehouse, type OpenLakehouse } from '../../../../src/adapters/lakehouse/lakehouse.ts';
import { openLakehouseReader } from '../../../../src/adapters/lakehouse/store-reader.ts';
import type { Asked, StoreReader } from '../../../../src/ports/store-reader.ts';
import type { Column, Row } from '../../../../src/ports/warehouse.ts';
import { memoryFolder, type Folder } from '../../../support/folder.ts';

const text = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, type: 'TEXT' }));
const gateColumns = text('run_id', 'stage', 'gate', 'severity', 'verdict', 'expected', 'actual', 'evaluated_at');

function answer(run_id: string, stage: string, gate: string, verdict: string): Row {
  const severity = verdict === 'warned' ? 'warn' : 'error';
  return { run_id, stage, gate, severity, verdict, expected: 'none', actual: '3 rows', evaluated_at: '2026-01-31T08:00:00.000Z' };
}

let folder: Folder;
let lakehouse: OpenLakehouse;
let reader: StoreReader;
beforeEach(async () => {
  folder = memoryFolder();
  lakehouse = openLakehouse({ folder: folder.path });
  await lakehouse.append('extract.cycles', text('recordId'), [{ recordId: 'c-1' }, { recordId: 'c-2' }]);
  await lakehouse.append('prepare.schema', text('entity'), [{ entity: 'cycle' }]);
  reader = open();
});
afterEach(() => {
  reader.close();
  lakehouse.close();
  folder[Symbol.dispose]();
});

function open(): StoreReader {
  const opened = openLakehouseReader(folder.path);
  if (!opened) throw new Error('There is no lakehouse');
  return opened;
}

/** Closes the lakehouse before the end of a test. */
function leave(): void {
  lakehouse.close();
  lakehouse = { ...lakehouse, close: () => {} };
}

function message(asked: Asked): string {
  return asked.ok ? 'no refusal' : asked.refused.message;
}

/** Every database file with its bytes; the logs beside them are SQLite's own bookkeeping. */
function files(): readonly string[] {
  const names = readdirSync(folder.path).filter((name) => name.endsWith('.db'));
  return names.sort().map((name) => `${name} ${readFileSync(folder.file(name)).toString('base64')}`);
}

describe('select', () => {
  test('reads any table by its schema, and several schemas in one query', () => {
    const sql = 'SELECT entity, recordId FROM prepare.schema, extract.cycles ORDER BY 2';
    const rows = [
      ['cycle', 'c-1'],
      ['cycle', 'c-2'],
    ];
    expect(reader.select(sql, 9)).toEqual({ ok: true, answer: { columns: ['entity', 'recordId'], rows, more: false } });
    expect(reader.select('PRAGMA extract.table_info(cycles)', 9)).toMatchObject({ answer: { rows: { length: 1 } } });
  });

  test('sees what is committed while the lakehouse stays open for writing', async () => {
    await lakehouse.append('extract.cycles', text('recordId'), [{ recordId: 'c-3' }]);
    expect(reader.select('SELECT count(*) FROM extract.cycles', 1)).toMatchObject({ answer: { rows: [[3n]] } });
  });

  test.each([
    ['DELETE FROM extract.cycles', 'Cannot run DELETE: data is only read here'],
    ["INSERT INTO extract.cycles VALUES ('x')", 'Cannot run INSERT: data is only read here'],
    ['UPDATE extract.cycles SET recordId = 1', 'Cannot run UPDATE: data is only read here'],
    ['DROP TABLE extract.cycles', 'Cannot run'],
    ['CREATE TABLE extract.more (a)', 'Cannot run'],
    ['CREATE TABLE more (a)', 'Cannot run'],
    ["ATTACH '/tmp/other.db' AS other", 'Cannot run opening another file: data is only read here'],
    ['DETACH extract', 'Cannot run'],
    ["VACUUM extract INTO '/tmp/other.db'", 'Cannot run'],
    ['PRAGMA extract.journal_mode = delete', 'Cannot run a setting: data is only read here'],
    ['PRAGMA query_only = OFF', 'Cannot run a setting: data is only read here'],
    ['SELECT 1; DELETE FROM extract.cycles', 'Cannot run more than one statement'],
  ])('refuses %j with words, and every file stays as it is', (sql, words) => {
    const before = files();
    expect(message(reader.select(sql, 10))).toContain(words);
    expect(files()).toEqual(before);
    expect(reader.select('SELECT count(*) FROM extract.cycles', 1)).toMatchObject({ answer: { rows: [[2n]] } });
  });

  test.each([
    ['SELECT * FROM extract.cycls', 'Did you mean "extract.cycles"?'],
    ['SELECT * FROM cycls', 'Did you mean "cycles"?'],
    ['SELECT * FROM nowhere.atAllToBeFound', 'Known: extract.cycles, prepare.schema'],
  ])('names the table that was meant: %s', (sql, hint) => {
    expect(reader.select(sql, 1)).toMatchObject({ refused: { hint } });
  });
});

describe('stats', () => {
  test('counts the rows of every table, by schema', () => {
    expect(reader.stats()).toEqual({
      tables: {
        columns: ['schema', 'name', 'rows'],
        rows: [
          ['extract', 'cycles', 2],
          ['prepare', 'schema', 1],
        ],
        more: false,
      },
    });
    expect(reader.bytes).toBeGreaterThan(files().length * 4096);
  });

  test('tells the gates of the newest run by verdict, a stage that was closed again by its last answers', async () => {
    await lakehouse.append('log.gates', gateColumns, [
      answer('old', 'source', 'api_reachable', 'refused'),
      answer('new', 'source', 'api_reachable', 'passed'),
      answer('new', 'prepare', 'keys_unique', 'refused'),
      answer('new', 'prepare', 'names_fit', 'warned'),
      answer('new', 'prepare', 'keys_unique', 'passed'),
      answer('new', 'prepare', 'names_fit', 'warned'),
      answer('new', 'extract', 'totals_agree', 'unanswered'),
      answer('new', 'extract', 'pages_differ', 'refused'),
    ]);
    const { last_run, not_passed } = reader.stats();
    expect(last_run?.columns).toEqual(['run_id', 'evaluated_at', 'gates', 'passed', 'warned', 'refused', 'unanswered']);
    expect(last_run?.rows).toEqual([['new', '2026-01-31T08:00:00.000Z', 5n, 2n, 1n, 1n, 1n]]);
    expect(not_passed?.columns).toEqual(['stage', 'gate', 'severity', 'verdict', 'expected', 'actual']);
    expect(not_passed?.rows).toEqual([
      ['prepare', 'names_fit', 'warn', 'warned', 'none', '3 rows'],
      ['extract', 'totals_agree', 'error', 'unanswered', 'none', '3 rows'],
      ['extract', 'pages_differ', 'error', 'refused', 'none', '3 rows'],
    ]);
  });
});

describe('a lakehouse that nobody has open', () => {
  beforeEach(() => {
    reader.close();
    leave();
    reader = open();
  });

  test('is read without a file being made beside it', () => {
    const before = readdirSync(folder.path).sort();
    expect(before).toEqual(before.filter((name) => name.endsWith('.db') || name === 'Files'));
    expect(reader.select('SELECT count(*) FROM extract.cycles', 1)).toMatchObject({ answer: { rows: [[2n]] } });
    expect(reader.stats()).toMatchObject({ tables: { rows: { length: 2 } } });
    reader.close();
    expect(readdirSync(folder.path).sort()).toEqual(before);
    reader = open();
  });

  test('is asked again under locks when somebody begins to write meanwhile', async () => {
    const count = 'SELECT count(*) FROM extract.cycles';
    expect(reader.select(count, 1)).toMatchObject({ answer: { rows: [[2n]] } });
    lakehouse = openLakehouse({ folder: folder.path });
    await lakehouse.append('extract.cycles', text('recordId'), [{ recordId: 'c-3' }]);
    expect(reader.select(count, 1)).toMatchObject({ answer: { rows: [[3n]] } });
    await lakehouse.append('extract.cycles', text('recordId'), [{ recordId: 'c-4' }]);
    expect(reader.select(count, 1)).toMatchObject({ answer: { rows: [[4n]] } });
    expect(message(reader.select('DELETE FROM extract.cycles', 1))).toContain('Cannot run DELETE');
  });

  test('is asked again when somebody wrote and left meanwhile', async () => {
    lakehouse = openLakehouse({ folder: folder.path });
    await lakehouse.append('extract.cycles', text('recordId'), [{ recordId: 'c-3' }]);
    leave();
    expect(reader.select('SELECT count(*) FROM extract.cycles', 1)).toMatchObject({ answer: { rows: [[3n]] } });
  });
});

test('there is no reader where there is no lakehouse, and asking makes neither folder nor file', () => {
  expect(openLakehouseReader(folder.file('other'))).toBeNull();
  expect(existsSync(folder.file('other'))).toBe(false);
});

test('a schema whose file is not there is not made', () => {
  leave();
  reader.close();
  for (const name of readdirSync(folder.path)) if (name.startsWith('refine.db')) rmSync(folder.file(name));
  reader = open();
  expect(message(reader.select('SELECT * FROM refine.dimCycle', 1))).toContain('no such table: refine.dimCycle');
  expect(existsSync(folder.file('refine.db'))).toBe(false);
});

test('a file that is no database is named', () => {
  leave();
  for (const name of readdirSync(folder.path)) if (name.startsWith('clean.db-')) rmSync(folder.file(name));
  writeFileSync(folder.file('clean.db'), 'not a database, but long enough to be taken for one at first sight');
  expect(() => openLakehouseReader(folder.path)).toThrow(/Cannot read ".*clean\.db": the file is no SQLite database/);
});
