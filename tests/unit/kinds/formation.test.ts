import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { assetsBelow } from '../../../src/adapters/files/assets.ts';
import { sha256, uuid5 } from '../../../src/adapters/hash.ts';
import { openWarehouse, type OpenWarehouse } from '../../../src/adapters/sqlite/warehouse.ts';
import type { WarehouseKind } from '../../../src/core/vocabulary.ts';
import { Defect } from '../../../src/core/defect.ts';
import type { Json } from '../../../src/core/json.ts';
import type { Measure } from '../../../src/data/scoring/measure-shape.ts';
import { dataKinds } from '../../../src/kinds/data-kinds.ts';
import type { DataPorts } from '../../../src/kinds/kind.ts';
import { plannedJobs } from '../../../src/plan/walk.ts';
import type { Outcome } from '../../../src/ports/runner.ts';
import { housePlan, root } from '../../pipeline/house.ts';
import { feed } from '../../support/canonical-feed.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder, type Folder } from '../../support/folder.ts';
import { answersTo, shippedForm } from '../../support/measures.ts';

const compiled = housePlan('pipeline.formation');
if (!compiled.ok) throw new Error('The shipped formation does not compile');
const jobs = new Map(plannedJobs(compiled.value).map(({ path, job }) => [job.job_id, { path, job }]));

let folder: Folder;
let warehouse: OpenWarehouse;
let clock: FakeClock;
let log: string[];
let runs: number;
beforeEach(() => {
  folder = temporaryFolder();
  warehouse = openWarehouse({ file: folder.file('warehouse.db'), views: [] });
  clock = fakeClock();
  log = [];
  runs = 0;
});
afterEach(() => {
  warehouse.close();
  folder[Symbol.dispose]();
});

interface Options {
  /** Takes the place of what the definition says. */
  readonly spec?: object;
  /** Files that read otherwise than on disk. */
  readonly files?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

async function run(job_id: string, { spec = {}, files, signal }: Options = {}): Promise<Outcome> {
  const found = jobs.get(job_id);
  if (found === undefined || found.job.kind === 'exec' || found.job.kind === 'solution') throw new Error(`No data job ${job_id}`);
  const nowhere = (): never => {
    throw new Defect('Formation has no business here');
  };
  const real = assetsBelow(root);
  const ports: DataPorts = {
    ...{ warehouse, sha256, sign: nowhere, uuid5, clock, variables: {}, log: (line) => void log.push(line) },
    ...{ http: { send: nowhere }, vault: nowhere, files: nowhere },
    assets: { read: (asset) => files?.[asset.file] ?? real.read(asset) },
  };
  runs += 1;
  const job = {
    ...{ job_id, path: found.path, run_id: `run-${runs}`, round: 1, attempt: 1, params: {} },
    spec: { ...found.job.spec, ...spec },
  };
  const outcome = await dataKinds[found.job.kind as WarehouseKind](job, ports, signal ?? new AbortController().signal);
  clock.jump(1_000);
  return outcome;
}

/** Events, then observations, of one form. */
async function form(binding: string, options: Options = {}): Promise<readonly [Outcome, Outcome]> {
  return [await run(`proj_me_${binding}`), await run(`proj_obs_${binding}`, options)];
}

function counts(outcome: Outcome): string {
  const { read, written, unchanged, skipped, failed } = outcome.report.counts ?? {};
  return outcome.ok
    ? [read, written, unchanged, skipped, failed].join(' ')
    : `${outcome.failure.kind}: ${outcome.failure.message}`;
}

function query(sql: string): readonly Readonly<Record<string, unknown>>[] {
  using db = new DatabaseSync(folder.file('warehouse.db'), { readOnly: true });
  return db.prepare(sql).all();
}

/** Everything that formation keeps, stamps included. */
function kept(): unknown {
  const tables = ['measurement_events', 'measurement_event_skips', 'observations', 'scorings'];
  return tables.map((table) => query(`SELECT * FROM ${table} ORDER BY 1`));
}

type Answer = (item: Measure['items'][number]) => Json;
const second: Answer = ({ response_map }) => Object.keys(response_map)[1] ?? '';

function response(binding: string, answer: Answer, more: object = {}): object {
  return {
    ...{ response_id: 'r1', form_id: 'form-1', submitted_at: '2026-01-02T09:00:00Z', status: 'submitted' },
    ...{ last_updated_at: '2026-01-03T10:00:00+01:00', source: { platform: 'google_forms', version: 'v1' } },
    ...{ respondent: { email: 'ada@example.org' }, answers: answersTo(shippedForm(binding), answer) },
    ...more,
  };
}

function submit(binding: string, documents: Readonly<Record<string, object | null>>): Promise<void> {
  const schema = 'iglu:org.canonical/form_response/jsonschema/1-0-0';
  const place = { connection_name: `google-forms-${binding.replace('_', '-')}`, object_type: 'form_response' };
  const at = new Date(clock.now()).toISOString();
  return feed(warehouse, { ...place, source_system: 'google_forms', schema, suffix: 'form_response', at }, documents);
}

function contacts(documents: Readonly<Record<string, object | null>>): Promise<void> {
  const schema = 'iglu:org.canonical/contact/jsonschema/2-0-0';
  const at = new Date(clock.now()).toISOString();
  return feed(
    warehouse,
    { source_system: 'dataverse', connection_name: 'clinic', object_type: 'contact', schema, at },
    documents,
  );
}

const key = 'google_forms:google-forms-intake-01:r1#form_response';

describe('formation', () => {
  test('makes an event of a response, and an observation of each measure', async () => {
    await contacts({ a: { contact_id: 'c-1', email: 'Ada@Example.org', lifecycleStage: 'active' } });
    await submit('intake_01', { r1: response('intake_01', second) });
    const [events, observations] = await form('intake_01');
    expect([counts(events), counts(observations)]).toEqual(['1 1 0 0 0', '1 8 0 0 0']);
    expect(query('SELECT * FROM measurement_events')).toMatchObject([
      {
        ...{ idem_key: key, measurement_event_id: key, canonical_object_id: key, subject_id: 'ada@example.org' },
        ...{ subject_contact_id: 'c-1', event_type: 'form', event_subtype: 'intake_01', binding_id: 'intake_01' },
        ...{ occurred_at: '2026-01-02T09:00:00.000Z', received_at: '2026-01-03T09:00:00.000Z', form_id: 'form-1' },
        ...{ source_system: 'google_forms', source_entity: 'form_response', source_id: 'r1', binding_version: '1.0.0' },
      },
    ]);
    expect(
      query('SELECT measure_code, value_numeric, severity_code, severity_level, severity_label FROM observations ORDER BY 1').map(
        (row) => Object.values(row).join('|'),
      ),
    ).toEqual([
      'gad7|7|mild|1|Mild',
      'joy|16|a_little|2|A Little',
      'msi|10|likely|4|High Likelihood BPD',
      'phq9|9|mild|1|Mild',
      'ptsd_screen|5|positive|4|Screen Positive',
      'safe|4|not_very|1|Not Very Safe',
      'sleep_disturbances|4|none|0|Minimal Sleep Issues',
      'trauma_exposure|17|moderate|2|Moderate Exposure',
    ]);
    const [row] = query(`SELECT * FROM observations WHERE measure_code = 'phq9'`);
    expect(row).toMatchObject({ idem_key: `${key}:phq9`, observation_id: uuid5(`${key}:phq9`), unit: 'score', value_text: null });
    expect(String(row?.['observation_id'])).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const components = JSON.parse(String(row?.['components'])) as readonly { code: string; value: number }[];
    expect(components.find(({ code }) => code === 'phq9_self_harm')).toMatchObject({ kind: 'flag', value: 1 });
  });

  test('changes nothing when nothing has changed, and says in event_log that it ran', async () => {
    await contacts({ a: { contact_id: 'c-1', email: 'ada@example.org', lifecycleStage: 'active' } });
    await submit('intake_01', {
      r1: response('intake_01', second),
      r2: response('intake_01', () => 'what?', { response_id: 'r2' }),
    });
    await form('intake_01');
    const before = kept();
    const outcomes = await form('intake_01');
    expect(outcomes.map(counts)).toEqual(['0 0 0 0 0', '0 0 0 0 0']);
    expect(kept()).toEqual(before);
    expect(outcomes[1].report.facts).toMatchObject({ failing: 1 });
    expect(query(`SELECT event_type FROM event_log WHERE correlation_id IN ('run-3', 'run-4') ORDER BY rowid`)).toEqual(
      ['measurement_events', 'observations'].flatMap((what) =>
        ['job.started', `projection.${what}.started`, `projection.${what}.completed`, 'job.completed'].map((event_type) => ({
          event_type,
        })),
      ),
    );
  });

  test('scores an edited response again, and touches nothing but what the edit changed', async () => {
    await submit('intake_01', { r1: response('intake_01', second) });
    await form('intake_01');
    const edited: Answer = (item) => (item.item_id === 'phq9_item1' ? 'nearly every day' : second(item));
    await submit('intake_01', { r1: response('intake_01', edited) });
    expect((await form('intake_01')).map(counts)).toEqual(['1 1 0 0 0', '1 1 7 0 0']);
    expect(query(`SELECT measure_code, value_numeric FROM observations WHERE correlation_id = 'run-4'`)).toEqual([
      { measure_code: 'phq9', value_numeric: 11 },
    ]);
    expect(
      query('SELECT DISTINCT o.canonical_hash = e.canonical_hash AS same FROM observations o, measurement_events e'),
    ).toEqual([{ same: 1 }]);
    expect(query('SELECT observation_id FROM observations')).toHaveLength(8);
  });

  test('takes away the rows of a measure that an edited response gives no more', async () => {
    await submit('intake_01', { r1: response('intake_01', second) });
    await form('intake_01');
    await submit('intake_01', { r1: response('intake_01', (item) => (/^(joy|msi)/.test(item.item_id) ? null : second(item))) });
    const [, observations] = await form('intake_01');
    expect(counts(observations)).toBe('1 0 6 0 0');
    expect(observations.report.facts).toMatchObject({ removed: 2 });
    expect(query(`SELECT count(*) AS n FROM observations WHERE measure_code IN ('joy', 'msi')`)).toEqual([{ n: 0 }]);
  });

  test('takes away everything of a response that is gone', async () => {
    await submit('intake_01', { r1: response('intake_01', second), r2: response('intake_01', second, { response_id: 'r2' }) });
    await form('intake_01');
    await submit('intake_01', { r1: null });
    const [events, observations] = await form('intake_01');
    expect(events.report.facts).toMatchObject({ removed: 1 });
    expect(observations.report.facts).toMatchObject({ removed: 8 });
    expect(query('SELECT source_id FROM measurement_events')).toEqual([{ source_id: 'r2' }]);
    expect(query('SELECT count(*) AS n FROM observations')).toEqual([{ n: 8 }]);
  });

  test('makes whoever gave no name a subject of their own', async () => {
    await submit('followup', { r1: response('followup', second, { respondent: undefined }) });
    expect((await form('followup')).map(counts)).toEqual(['1 1 0 0 0', '1 8 0 0 0']);
    expect(query('SELECT subject_id, subject_contact_id FROM measurement_events')).toEqual([
      { subject_id: 'anon:r1', subject_contact_id: null },
    ]);
    expect(query('SELECT DISTINCT subject_id FROM observations')).toEqual([{ subject_id: 'anon:r1' }]);
  });

  test('follows a contact whose address changes later', async () => {
    await submit('intake_01', { r1: response('intake_01', second) });
    await contacts({ a: { contact_id: 'c-1', email: 'old@example.org', lifecycleStage: 'active' } });
    await form('intake_01');
    await contacts({ a: { contact_id: 'c-1', email: 'ada@example.org', lifecycleStage: 'active' } });
    const [events, observations] = await form('intake_01');
    expect([counts(events), counts(observations)]).toEqual(['0 1 0 0 0', '0 0 0 0 0']);
    expect(events.report.facts).toMatchObject({ relinked: 1 });
    expect(query('SELECT subject_contact_id FROM measurement_events')).toEqual([{ subject_contact_id: 'c-1' }]);
  });

  test('names a bad submission, keeps what can be scored of it, and goes on', async () => {
    const secret = 'I would rather tell you in person';
    const bad: Answer = (item) => (item.item_id === 'phq9_item3' ? secret : second(item));
    await submit('intake_01', {
      r1: response('intake_01', bad),
      r2: response('intake_01', second, { response_id: 'r2' }),
      r3: { answers: [] },
      r4: response('intake_01', second, { response_id: 'r4', answers: 'none' }),
      r5: response('intake_01', () => null, { response_id: 'r5' }),
    });
    const [events, observations] = await form('intake_01');
    expect([counts(events), counts(observations)]).toEqual(['5 4 0 0 1', '4 16 0 1 2']);
    expect(events.report.record_errors).toEqual([
      { key: key.replace('r1', 'r3'), message: 'The response cannot be read at /response_id, /submitted_at' },
    ]);
    expect(observations.report.record_errors).toEqual([
      { key, message: 'Item "phq9_item3": the answer is none of its 4 anchors' },
      { key: key.replace('r1', 'r4'), message: 'The response cannot be read at /answers' },
    ]);
    expect(query(`SELECT value_numeric FROM observations WHERE idem_key = '${key}:phq9'`)).toEqual([{ value_numeric: 9 }]);
    expect(JSON.stringify([events, observations, log, query('SELECT * FROM event_log')])).not.toContain(secret);
    expect(JSON.stringify([events, observations, log, query('SELECT * FROM event_log')])).not.toMatch(/self.harm/i);
  });

  test('refuses a response whose time cannot be read, and takes it once it can', async () => {
    await submit('intake_01', { r1: response('intake_01', second, { submitted_at: 'yesterday' }) });
    const [events] = await form('intake_01');
    expect(events.report.record_errors).toEqual([{ key, message: 'The response has a time that cannot be read' }]);
    await submit('intake_01', { r1: response('intake_01', second) });
    expect((await form('intake_01')).map(counts)).toEqual(['1 1 0 0 0', '1 8 0 0 0']);
  });

  test('uses the connection where a response does not say its form', async () => {
    await submit('intake_01', { r1: response('intake_01', second, { form_id: undefined, last_updated_at: undefined }) });
    await form('intake_01');
    expect(query('SELECT form_id, received_at FROM measurement_events')).toEqual([
      { form_id: 'googleforms::google-forms-intake-01', received_at: '2026-01-02T09:00:00.000Z' },
    ]);
  });
});

describe('scores', () => {
  const measure = 'jobs/formation/measures/phq9/1-0-0.json';
  const binding = 'jobs/formation/bindings/intake_01/1-0-0.json';
  const text = (file: string): string => readFileSync(join(root, file), 'utf8');

  test('are made again when a measure changes, and rows that come out the same stay as they are', async () => {
    await submit('intake_01', { r1: response('intake_01', second) });
    await form('intake_01');
    const before = query('SELECT idem_key, processed_at, measure_digest FROM observations ORDER BY 1');
    const files = { [measure]: text(measure).replace('"label": "Mild"', '"label": "Slight"') };
    expect(counts(await run('proj_obs_intake_01', { files }))).toBe('1 1 7 0 0');
    expect(query(`SELECT severity_label FROM observations WHERE measure_code = 'phq9'`)).toEqual([{ severity_label: 'Slight' }]);
    expect(counts(await run('proj_obs_intake_01', { files }))).toBe('0 0 0 0 0');
    const others = (row: Readonly<Record<string, unknown>>): boolean => !String(row['idem_key']).endsWith(':phq9');
    expect(query('SELECT idem_key, processed_at, measure_digest FROM observations ORDER BY 1').filter(others)).toEqual(
      before.filter(others),
    );
    // Back on the measure as it ships.
    expect(counts(await run('proj_obs_intake_01'))).toBe('1 1 7 0 0');
  });

  test('are made again when the binding looks for an answer elsewhere', async () => {
    await submit('intake_01', { r1: response('intake_01', second) });
    await form('intake_01');
    const place = shippedForm('intake_01')
      .flatMap(({ places }) => [...places.values()])
      .find(({ item_id }) => item_id === 'safe_item1');
    const files = { [binding]: text(binding).replace(`"${place?.value}"`, '"ffffffff"') };
    const outcome = await run('proj_obs_intake_01', { files });
    expect(counts(outcome)).toBe('1 1 7 0 1');
    expect(outcome.report.record_errors).toEqual([
      { key, message: '1 of 4 items of "safe" have no usable answer, and 0 may be missing' },
    ]);
    expect(query(`SELECT value_numeric FROM observations WHERE measure_code = 'safe'`)).toEqual([{ value_numeric: null }]);
  });

  test('of a measure that leaves the binding go', async () => {
    await submit('intake_01', { r1: response('intake_01', second) });
    await form('intake_01');
    const document = JSON.parse(text(binding)) as { sections: { measure_id: string }[] };
    const sections = document.sections.filter(({ measure_id }) => measure_id !== 'msi');
    const files = { [binding]: JSON.stringify({ ...document, sections }) };
    const outcome = await run('proj_obs_intake_01', { files });
    expect(counts(outcome)).toBe('1 0 7 0 0');
    expect(outcome.report.facts).toMatchObject({ removed: 1 });
  });

  test('fail by threshold, the same way each time, and keep what they have', async () => {
    await submit('intake_01', {
      r1: response('intake_01', (item) => (item.item_id === 'msi_item1' ? 'perhaps' : second(item))),
      r2: response('intake_01', second, { response_id: 'r2' }),
    });
    await run('proj_me_intake_01');
    for (const written of [16, 0]) {
      const outcome = await run('proj_obs_intake_01', { spec: { options: { max_failed: { count: 0 } } } });
      expect(counts(outcome)).toBe(
        'records: Too many responses cannot be scored by "intake_01": 1 of 2 records failed; at most 0 may',
      );
      expect(outcome.report.counts?.written).toBe(written);
    }
    expect(counts(await run('proj_obs_intake_01'))).toBe('2 0 16 0 1');
  });

  test('drain a limit to the end, the longest waiting first', async () => {
    for (const id of ['r3', 'r1', 'r2']) {
      await submit('intake_01', { [id]: response('intake_01', second, { response_id: id }) });
      await run('proj_me_intake_01');
    }
    const spec = { options: { limit: 2 } };
    expect(counts(await run('proj_obs_intake_01', { spec }))).toBe('2 16 0 0 0');
    expect(query(`SELECT DISTINCT source_id FROM measurement_events WHERE binding_version IS NULL`)).toEqual([
      { source_id: 'r2' },
    ]);
    expect(counts(await run('proj_obs_intake_01', { spec }))).toBe('1 8 0 0 0');
  });

  test.each<[string, Options['files'], RegExp]>([
    ['a measure that is no JSON', { [measure]: '{' }, /^asset: Cannot use measure ".*phq9\/1-0-0\.json": it is no JSON$/],
    [
      'a binding of another name',
      { [binding]: text(binding).replace('"intake_01"', '"intake_09"') },
      /it is "intake_09" 1\.0\.0/,
    ],
    [
      'a binding to an item that is not there',
      { [binding]: text(binding).replace('"phq9_item1"', '"phq9_item0"') },
      /measure "phq9" has no item "phq9_item0"$/,
    ],
  ])('are not made from %s', async (_, files, words) => {
    await submit('intake_01', { r1: response('intake_01', second) });
    await run('proj_me_intake_01');
    const outcome = await run('proj_obs_intake_01', files === undefined ? {} : { files });
    expect(counts(outcome)).toMatch(words);
    expect(query('SELECT count(*) AS n FROM scorings')).toEqual([{ n: 0 }]);
    expect(query(`SELECT event_type, status FROM event_log WHERE status = 'failed'`)).toEqual([
      { event_type: 'projection.observations.failed', status: 'failed' },
      { event_type: 'job.failed', status: 'failed' },
    ]);
  });

  test('are not made from a measure that has changed since the plan was made', async () => {
    const assets = (jobs.get('proj_obs_intake_01')?.job.spec['assets'] ?? []) as readonly { file: string }[];
    expect(assets.map(({ file }) => file)).toContain(measure);
    const changed = assets.map((asset) => (asset.file === measure ? { ...asset, sha256: '0'.repeat(64) } : asset));
    expect(counts(await run('proj_obs_intake_01', { spec: { assets: changed } }))).toMatch(
      /phq9.*has changed since the plan was made$/,
    );
  });

  test('stop when the run is cancelled, and lose nothing', async () => {
    await submit('intake_01', { r1: response('intake_01', second) });
    const controller = new AbortController();
    controller.abort('cancelled');
    expect(counts(await run('proj_me_intake_01', { signal: controller.signal }))).toMatch(/^cancelled: /);
    await run('proj_me_intake_01');
    expect(counts(await run('proj_obs_intake_01', { signal: controller.signal }))).toMatch(/^cancelled: /);
    expect(counts(await run('proj_obs_intake_01'))).toBe('1 8 0 0 0');
  });
});

test('event_log tells what formation did', async () => {
  await submit('intake_01', { r1: response('intake_01', (item) => (item.item_id === 'joy_item1' ? '???' : second(item))) });
  await form('intake_01');
  const rows = query(`SELECT event_type, source_system, connection_name, target_object_type, status, payload FROM event_log
    WHERE event_type LIKE 'projection.%.completed' ORDER BY rowid`);
  const shared = { source_system: 'projection', status: 'success' };
  expect(rows.map((row) => ({ ...row, payload: JSON.parse(String(row['payload'])) as unknown }))).toEqual([
    {
      ...{ ...shared, event_type: 'projection.measurement_events.completed', connection_name: 'google-forms-intake-01' },
      target_object_type: 'measurement_event',
      payload: {
        ...{ job_id: 'proj_me_intake_01', object_type: 'measurement_event', records_processed: 1, measurements_created: 1 },
        ...{ measurements_upserted: 1, measurements_removed: 0, records_failed: 0, duration_seconds: 0 },
      },
    },
    {
      ...{ ...shared, event_type: 'projection.observations.completed', connection_name: null },
      target_object_type: 'observation',
      payload: {
        ...{ job_id: 'proj_obs_intake_01', object_type: 'observation', binding_id: 'intake_01', binding_version: '1.0.0' },
        ...{ records_processed: 1, records_scored: 0, records_failed: 1, observations_created: 8, observations_upserted: 8 },
        ...{ observations_removed: 0, diagnostics: { errors: 1, warnings: 0 }, duration_seconds: 0 },
      },
    },
  ]);
});
