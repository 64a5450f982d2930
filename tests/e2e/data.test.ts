import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openLakehouse } from '../../src/adapters/lakehouse/lakehouse.ts';
import { openWarehouse } from '../../src/adapters/sqlite/warehouse.ts';
import { workspace, type Workspace } from '../support/workspace.ts';

const at = '2026-01-31T08:00:00.000Z';

/** A warehouse with three objects, as a run would have left it. */
async function filled(repository: Workspace): Promise<void> {
  const warehouse = openWarehouse({ file: join(repository.folder, '.lorchestra/warehouse.db'), views: [] });
  const target = { source_system: 'stripe', connection_name: 'stripe-prod', object_type: 'refund' };
  const records = ['a', 'b', 'c'].map((id) => ({ idem_key: id, external_id: id, payload: '{"n":1}', payload_hash: id }));
  await warehouse.raw.upsert(target, records, { run_id: 'r', at });
  warehouse.close();
}

test('data sql prints an aligned table, and says how much it left out', async () => {
  using repository = workspace({});
  await filled(repository);
  const end = await repository.run([
    'data',
    'sql',
    'SELECT idem_key AS key, schema_ref, 12 AS n FROM raw_objects',
    '--limit',
    '2',
  ]);
  expect(end.stdout.split('\n')).toEqual([
    'key  schema_ref   n',
    'a          NULL  12',
    'b          NULL  12',
    '',
    'The first 2 rows; there are more: --limit N shows N',
    '',
  ]);
  expect(end).toMatchObject({ code: 0, stderr: '' });
});

test('data sql reads the query from standard input', async () => {
  using repository = workspace({});
  await filled(repository);
  const asked = repository.start(['data', 'sql', '--json'], {}, 'SELECT count(*) AS objects, NULL AS none FROM raw_objects;\n');
  expect(JSON.parse((await asked.ended).stdout)).toEqual({
    columns: ['objects', 'none'],
    rows: [{ objects: 3, none: null }],
    complete: true,
  });
});

test('data stats tells what the warehouse holds, for people and as JSON', async () => {
  using repository = workspace({});
  await filled(repository);
  const told = await repository.run(['data', 'stats']);
  expect(told.stdout).toMatch(/^warehouse {2}\.lorchestra\/warehouse\.db {2}\d/);
  expect(told.stdout).toMatch(/raw_objects +table +3\n/);
  expect(told.stdout).toMatch(/stripe +stripe-prod +refund +3 +0 +0 +3 /);
  const { tables } = JSON.parse((await repository.run(['data', 'stats', '--json'])).stdout) as { tables: readonly object[] };
  expect(tables).toContainEqual({ name: 'raw_objects', type: 'table', rows: 3 });
});

test('data --vault reads the local copy', async () => {
  using repository = workspace({ '.lorchestra/vault/README': '' });
  using db = new DatabaseSync(join(repository.folder, '.lorchestra/vault/local.db'));
  db.exec("CREATE TABLE clients (client_id TEXT); INSERT INTO clients VALUES ('c-1')");
  expect((await repository.run(['data', 'sql', '--vault', 'SELECT * FROM clients'])).stdout).toContain('c-1');
  expect((await repository.run(['data', 'stats', '--vault'])).stdout).toMatch(/clients +table +1\n/);
});

const refusals: readonly {
  readonly name: string;
  readonly args: readonly string[];
  readonly cause: string;
  readonly hint: string;
}[] = [
  {
    name: 'a statement that writes',
    args: ['DELETE FROM raw_objects'],
    cause: 'Cannot run DELETE: data is only read here',
    hint: 'SELECT',
  },
  {
    name: 'a table that is not there',
    args: ['SELECT * FROM raw_objcts'],
    cause: 'no such table: raw_objcts',
    hint: '"raw_objects"',
  },
  { name: 'no SQL', args: ['what is there?'], cause: 'Cannot run the query', hint: 'lorchestra data stats' },
  { name: 'nothing at all', args: [], cause: 'There is no', hint: 'SELECT' },
  { name: 'a limit that is none', args: ['SELECT 1', '--limit', 'all'], cause: 'Cannot read limit "all"', hint: 'whole number' },
];

test.each(refusals)('data sql refuses $name: exit 2, and the file stays as it is', async ({ args, cause, hint }) => {
  using repository = workspace({});
  await filled(repository);
  const file = join(repository.folder, '.lorchestra/warehouse.db');
  const before = readFileSync(file);
  const end = await repository.run(['data', 'sql', ...args]);
  expect(end.code).toBe(2);
  expect(end.stderr.split('\n')[0]).toContain(cause);
  expect(end.stdout).toContain(hint);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('data says what to do where there is nothing yet: exit 2', async () => {
  using repository = workspace({});
  for (const args of [['stats'], ['sql', 'SELECT 1'], ['stats', '--vault']]) {
    const end = await repository.run(['data', ...args]);
    expect(end.code).toBe(2);
    expect(end.stderr).toMatch(/There is no (?:warehouse|local copy) of profile "sandbox" yet: no file "\.lorchestra\//);
    expect(end.stdout).toContain('lorchestra run pipeline.daily_all');
  }
});

test('data --lakehouse reads the tables of a source by schema, and does not go with --vault', async () => {
  using repository = workspace({ 'pipelines/zephyr/contract.yaml': '' });
  const none = await repository.run(['data', 'stats', '--lakehouse', 'zephyr']);
  expect(none).toMatchObject({ code: 2 });
  expect(none.stderr).toContain('There is no lakehouse of source "zephyr" in profile "sandbox" yet');
  const lakehouse = openLakehouse({ folder: join(repository.folder, '.lorchestra/lakehouse/zephyr') });
  await lakehouse.append('extract.cycles', [{ name: 'recordId', type: 'TEXT' }], [{ recordId: 'c-1' }]);
  lakehouse.close();
  const asked = await repository.run(['data', 'sql', '--lakehouse', 'zephyr', 'SELECT * FROM extract.cycles']);
  expect(asked).toMatchObject({ code: 0, stdout: 'recordId\nc-1\n\n1 row\n' });
  expect((await repository.run(['data', 'stats', '--lakehouse', 'zephyr'])).stdout).toMatch(/extract +cycles +1\n/);
  const both = await repository.run(['data', 'stats', '--lakehouse', 'zephyr', '--vault']);
  expect(both.code).toBe(2);
  expect(both.stderr).toContain("option '--lakehouse <source>' cannot be used with option '--vault'");
});

test('data names a file that is no database: exit 74', async () => {
  using repository = workspace({ '.lorchestra/x': '' });
  writeFileSync(join(repository.folder, '.lorchestra/warehouse.db'), 'just text, and rather much of it, so that it has a header');
  const end = await repository.run(['data', 'stats']);
  expect(end.code).toBe(74);
  expect(end.stderr).toContain('the file is no SQLite database');
});
