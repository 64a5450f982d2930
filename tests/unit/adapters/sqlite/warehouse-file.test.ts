import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openWarehouse } from '../../../../src/adapters/sqlite/warehouse.ts';
import { WarehouseError } from '../../../../src/ports/warehouse.ts';
import { temporaryFolder } from '../../../support/folder.ts';

const views = [{ name: 'proj_keys', sql: 'SELECT idem_key FROM raw_objects;' }];

function refusal(file: string): WarehouseError {
  try {
    openWarehouse({ file, views: [] }).close();
  } catch (error) {
    if (error instanceof WarehouseError) return error;
    throw error;
  }
  throw new Error('The warehouse was opened');
}

describe('openWarehouse', () => {
  test('creates tables and views, durable and with large pages', () => {
    using folder = temporaryFolder();
    const file = folder.file('deep/warehouse.db');
    openWarehouse({ file, views }).close();
    using db = new DatabaseSync(file);
    const names = db.prepare("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name").all();
    expect(names.map((row) => row['name'])).toEqual([
      ...['canonical_objects', 'canonical_skips', 'event_log', 'measurement_event_skips', 'measurement_events', 'observations'],
      ...['proj_keys', 'raw_objects', 'revisions', 'scorings', 'sync_cursors'],
    ]);
    expect(db.prepare('PRAGMA page_size').get()).toEqual({ page_size: 16_384 });
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  });

  test('leaves the views of an existing warehouse to their jobs', () => {
    using folder = temporaryFolder();
    const file = folder.file('warehouse.db');
    openWarehouse({ file, views: [] }).close();
    openWarehouse({ file, views }).close();
    using db = new DatabaseSync(file);
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE type = 'view'").get()).toEqual({ n: 0 });
  });

  test('is created although the query of one view is no SQL', async () => {
    using folder = temporaryFolder();
    const warehouse = openWarehouse({
      file: folder.file('warehouse.db'),
      views: [{ name: 'proj_bad', sql: 'SELEKT 1' }, ...views],
    });
    expect(await warehouse.relations.columns('proj_keys')).toHaveLength(1);
    expect(await warehouse.relations.columns('proj_bad')).toBeNull();
    warehouse.close();
  });

  test('brings a file of version 1 to this one, and keeps what is in it', async () => {
    using folder = temporaryFolder();
    const file = folder.file('warehouse.db');
    const target = { source_system: 's', connection_name: 'c', object_type: 't' };
    const record = { idem_key: 'k', external_id: 'k', payload: '{}', payload_hash: 'h' };
    const before = openWarehouse({ file, views });
    await before.raw.upsert(target, [record], { run_id: 'r', at: '2026-01-01T00:00:00.000Z' });
    before.close();
    const db = new DatabaseSync(file);
    const triggers = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all();
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${String(name)}`);
    db.exec(`DROP TABLE revisions; DROP TABLE measurement_event_skips; DROP TABLE scorings; DROP TABLE observations;
      CREATE TABLE observations (idem_key TEXT PRIMARY KEY) STRICT; PRAGMA user_version = 1`);
    db.close();
    const after = openWarehouse({ file, views: [] });
    const scoring = { binding_id: 'b', binding_version: '1.0.0', binding_digest: '', scorer_version: '', scoring_digest: '' };
    expect(await after.observations.failing(scoring)).toBe(0);
    const pending = await after.raw.pendingValidation({ ...target, schema_digest: '' }, { after: null, size: 9 }, () => 'one');
    expect(pending.made).toEqual(['one']);
    after.close();
    using read = new DatabaseSync(file);
    expect(read.prepare('PRAGMA user_version').get()).toEqual({ user_version: 3 });
    const columns = read.prepare('SELECT name FROM pragma_table_info(?)').all('observations');
    expect(columns.map((row) => row['name'])).toContain('severity_level');
  });

  test('refuses a file of a newer version and leaves it alone', () => {
    using folder = temporaryFolder();
    const file = folder.file('warehouse.db');
    openWarehouse({ file, views: [] }).close();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(refusal(file).message).toMatch(/has version 99, made by a newer lorchestra; this one knows version 3/);
  });

  test("refuses another program's database", () => {
    using folder = temporaryFolder();
    const file = folder.file('warehouse.db');
    const db = new DatabaseSync(file);
    db.exec('CREATE TABLE birds (name TEXT)');
    db.close();
    expect(refusal(file).message).toMatch(/a SQLite file of another program/);
  });

  test.each([
    ['no database at all', 'not a database, and longer than a header would be'.repeat(30), /no SQLite database/],
    ['a folder in its place', null, /cannot be opened/],
  ])('refuses %s, and trying again would not help', (_, content, words) => {
    using folder = temporaryFolder();
    const file = content === null ? folder.path : folder.file('warehouse.db');
    if (content !== null) writeFileSync(file, content);
    const error = refusal(file);
    expect(error.message).toMatch(words);
    expect(error.transient).toBe(false);
  });

  test('takes turns with another writer on the same file', async () => {
    using folder = temporaryFolder();
    const file = folder.file('warehouse.db');
    const writers = [1, 2, 3].map(() => openWarehouse({ file, views }));
    const target = { source_system: 's', connection_name: 'c', object_type: 't' };
    const run = { run_id: 'r', at: '2026-01-01T00:00:00.000Z' };
    const batches = writers.flatMap((warehouse, writer) =>
      Array.from({ length: 10 }, (_, batch) => {
        const key = `${writer}-${batch}`;
        return warehouse.raw.upsert(target, [{ idem_key: key, external_id: key, payload: '{}', payload_hash: 'h' }], run);
      }),
    );
    const counts = await Promise.all(batches);
    for (const warehouse of writers) warehouse.close();
    expect(counts.reduce((sum, count) => sum + count.inserted, 0)).toBe(30);
  });
});
