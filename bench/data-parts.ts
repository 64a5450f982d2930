/**
 * What the work on the data of a warehouse costs in bare calls of the libraries: every object is parsed, checked,
 * transformed and kept as often as a first day does it. Arguments: the warehouse of such a day, and a folder to work in.
 * Prints milliseconds of CPU by part as JSON.
 */
import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

import { readFolder } from '../src/adapters/files/folder.ts';
import { sqliteDialect } from '../src/adapters/sqlite/dialect.ts';
import { openWarehouse } from '../src/adapters/sqlite/warehouse.ts';
import { openProject, planOf } from '../src/app/project.ts';
import type { Json } from '../src/core/json.ts';
import { compileSchema } from '../src/data/schema/schema.ts';
import { compileTransform } from '../src/data/transform/transform.ts';
import { viewSql } from '../src/data/view-sql.ts';
import type { PlannedCanonize } from '../src/definition/shapes/canonize.ts';
import type { PlannedValidate } from '../src/definition/shapes/validate.ts';
import { plannedJobs } from '../src/plan/walk.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

const root = resolve(import.meta.dirname, '..');
const [, , warehouse = '', folder = ''] = process.argv;
const spent = { json: 0, ajv: 0, transforms: 0, sqlite: 0 };

function clocked<T>(part: keyof typeof spent, work: () => T): T {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  spent[part] += (user + system) / 1000;
  return result;
}

const source = new DatabaseSync(warehouse, { readOnly: true });

/** Rows in pages of 500, read as a day reads them. */
function* pages(sql: string, values: readonly string[] = []): Generator<readonly Row[]> {
  const statement = source.prepare(sql);
  for (let after = ''; ;) {
    const page = clocked('sqlite', () => statement.all(...values, after));
    if (page.length > 0) yield page;
    if (page.length < 500) return;
    after = String(page.at(-1)?.['idem_key']);
  }
}

function parsed(page: readonly Row[]): readonly Json[] {
  return clocked('json', () => page.map(({ payload }) => JSON.parse(String(payload)) as Json));
}

const project = openProject({ cwd: root, env: {}, flags: {} });
const plan = project.ok ? planOf(project.value, 'pipeline.daily_all', {}) : project;
if (!plan.ok) throw new Error('The plan cannot be made');

const ofKind =
  'SELECT * FROM raw_objects WHERE source_system = ? AND object_type = ? AND idem_key > ? ORDER BY idem_key LIMIT 500';
const valid = ofKind.replace('AND idem_key', "AND validation_status = 'pass' AND idem_key");
const text = (file: string | undefined): string => readFileSync(join(root, file ?? ''), 'utf8');
for (const { job } of plannedJobs(plan.value)) {
  if (job.kind !== 'validate' && job.kind !== 'canonize') continue;
  const spec = job.spec as unknown as PlannedValidate | PlannedCanonize;
  const { source_system, object_type } = spec.source;
  const [first, second] = spec.assets.map(({ file }) => file);
  const transform = job.kind === 'canonize' ? await compileTransform(text(first), 'transform') : null;
  const schema = compileSchema(text(transform ? second : first), 'schema');
  for (const page of pages(transform ? valid : ofKind, [source_system, object_type])) {
    const values = parsed(page);
    const made = transform ? clocked('transforms', () => values.map((value) => attempt(transform, value))) : values;
    clocked('ajv', () => made.map((value) => value === null || schema.check(value)));
    if (transform) clocked('json', () => made.map((value) => JSON.stringify(value)));
  }
}

/** What fails in the day fails here too, and costs the same. */
function attempt(transform: (value: Json) => Json, value: Json): Json {
  try {
    return transform(value);
  } catch {
    return null;
  }
}

const views = readFolder(join(root, 'jobs/views/sql'), '.sql').map(({ name, file, text: sql }) => ({
  name,
  sql: viewSql(sql, { file, dialect: sqliteDialect }),
}));
openWarehouse({ file: join(folder, 'parts.db'), views }).close();
const target = new DatabaseSync(join(folder, 'parts.db'));
target.exec('PRAGMA synchronous = FULL');
const local = new DatabaseSync(join(folder, 'parts-local.db'));

function keep(into: DatabaseSync, table: string, page: readonly Row[]): void {
  clocked('sqlite', () => {
    const marks = Object.keys(page[0] ?? {}).map(() => '?');
    const insert = into.prepare(`INSERT INTO ${table} VALUES (${marks.join(', ')})`);
    into.exec('BEGIN IMMEDIATE');
    for (const row of page) insert.run(...Object.values(row));
    into.exec('COMMIT');
  });
}

const whole = (table: string): string => `SELECT * FROM ${table} WHERE idem_key > ? ORDER BY idem_key LIMIT 500`;
const stamp = target.prepare(`UPDATE raw_objects SET validation_status = 'pass', validated_digest = 'x' WHERE idem_key = ?`);
for (const page of pages(whole('raw_objects'))) {
  // A service's answer is parsed, and each record is written as text again.
  const records = parsed(page);
  clocked('json', () => records.map((record) => JSON.stringify(record)));
  keep(target, 'raw_objects', page);
  clocked('sqlite', () => {
    target.exec('BEGIN IMMEDIATE');
    for (const { idem_key } of page) stamp.run(idem_key ?? null);
    target.exec('COMMIT');
  });
}
for (const table of ['canonical_objects', 'measurement_events', 'observations'])
  for (const page of pages(whole(table))) keep(target, table, page);
clocked('sqlite', () => target.exec('ANALYZE'));
for (const name of [...views.map((view) => view.name), 'measurement_events', 'observations']) {
  clocked('sqlite', () => {
    const select = target.prepare(`SELECT * FROM ${name}`);
    const columns = select.columns().map((column) => `"${column.name}"`);
    local.exec(`CREATE TABLE ${name} (${columns.join(', ')}); BEGIN`);
    const insert = local.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
    for (const row of select.iterate()) insert.run(...Object.values(row));
    local.exec('COMMIT');
  });
}
console.log(JSON.stringify(spent));
