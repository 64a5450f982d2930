/**
 * What the work on the data of a warehouse costs in bare calls of the libraries: every object is parsed, checked,
 * transformed, read and kept as often as a first day does it. Arguments: the warehouse of such a day, and a folder to work in.
 * Prints milliseconds of CPU by part as JSON.
 */
import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

import { registerFunction, type JSONValue } from '@jmespath-community/jmespath';

import { readFolder } from '../src/adapters/files/folder.ts';
import { sqliteDialect } from '../src/adapters/sqlite/dialect.ts';
import { openWarehouse } from '../src/adapters/sqlite/warehouse.ts';
import { openProject, planOf } from '../src/app/project.ts';
import type { Json } from '../src/core/json.ts';
import { compileSchema } from '../src/data/schema/schema.ts';
import { htmlFunctions } from '../src/data/transform/html.ts';
import { compileTransform } from '../src/data/transform/transform.ts';
import { viewSql } from '../src/data/view-sql.ts';
import type { PlannedCanonize } from '../src/definition/shapes/canonize.ts';
import type { PlannedFileProjection } from '../src/definition/shapes/file_projection.ts';
import type { PlannedSyncSqlite } from '../src/definition/shapes/sync_sqlite.ts';
import type { PlannedValidate } from '../src/definition/shapes/validate.ts';
import { plannedJobs } from '../src/plan/walk.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

const root = resolve(import.meta.dirname, '..');
const [, , warehouse = '', folder = ''] = process.argv;
const spent = { json: 0, ajv: 0, transforms: 0, html: 0, sqlite: 0 };

function clocked<T>(part: keyof typeof spent, work: () => T): T {
  const before = process.cpuUsage();
  try {
    return work();
  } finally {
    const { user, system } = process.cpuUsage(before);
    spent[part] += (user + system) / 1000;
  }
}

/** Transforms call the converter of HTML in their midst: its time is its own part, and taken off theirs. */
for (const [name, { takes, make }] of Object.entries(htmlFunctions)) {
  const convert = (values: readonly unknown[]): JSONValue => {
    const before = spent.html;
    try {
      return clocked('html', () => make(values as JSONValue[]));
    } finally {
      spent.transforms -= spent.html - before;
    }
  };
  registerFunction(
    name,
    convert,
    takes.map((types) => ({ types: [...types] })),
  );
}

const source = new DatabaseSync(warehouse, { readOnly: true });

/** All rows of one query in pages of 500: what reading costs, without the finding of where to go on. */
function* pages(sql: string, values: readonly string[] = []): Generator<readonly Row[]> {
  const rows = source.prepare(sql).iterate(...values);
  for (;;) {
    const page: Row[] = [];
    clocked('sqlite', () => {
      for (let next = rows.next(); next.done !== true; next = rows.next()) {
        page.push(next.value);
        if (page.length === 500) return;
      }
    });
    if (page.length > 0) yield page;
    if (page.length < 500) return;
  }
}

function parsed(page: readonly Row[]): readonly Json[] {
  return clocked('json', () => page.map(({ payload }) => JSON.parse(String(payload)) as Json));
}

const project = await openProject({ cwd: root, env: {}, flags: {} });
const plan = project.ok ? planOf(project.value, 'pipeline.daily_all', {}) : project;
if (!plan.ok) throw new Error('The plan cannot be made');

const ofKind = 'SELECT * FROM raw_objects WHERE source_system = ? AND object_type = ? ORDER BY changed_at, idem_key';
const valid = ofKind.replace('ORDER', "AND validation_status = 'pass' ORDER");
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

// Form responses are read and parsed once for their event, once for their scores.
const responses = "SELECT * FROM canonical_objects WHERE canonical_schema = 'iglu:org.canonical/form_response/jsonschema/1-0-0'";
for (let pass = 0; pass < 2; pass += 1) for (const page of pages(responses)) parsed(page);

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

const whole = (table: string): string => `SELECT * FROM ${table}`;
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
for (const { job } of plannedJobs(plan.value)) {
  if (job.kind !== 'sync_sqlite') continue;
  const { source: from, sink } = job.spec as unknown as PlannedSyncSqlite;
  clocked('sqlite', () => {
    const select = target.prepare(`SELECT * FROM ${from.projection}`);
    const columns = select.columns().map((column) => `"${column.name}"`);
    local.exec(`CREATE TABLE ${sink.table} (${columns.join(', ')}); BEGIN`);
    const insert = local.prepare(`INSERT INTO ${sink.table} VALUES (${columns.map(() => '?').join(', ')})`);
    for (const row of select.iterate()) insert.run(...Object.values(row));
    local.exec('COMMIT');
  });
}
for (const { job } of plannedJobs(plan.value)) {
  if (job.kind !== 'file_projection') continue;
  const { query } = (job.spec as unknown as PlannedFileProjection).source;
  clocked('sqlite', () => {
    for (const row of local.prepare(query).iterate()) Object.values(row);
  });
}
console.log(JSON.stringify(spent));
