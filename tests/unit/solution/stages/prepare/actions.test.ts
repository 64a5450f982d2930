import { describe, expect, test } from 'vitest';

import type { Row } from '../../../../../src/ports/warehouse.ts';
import { actions as source } from '../../../../../src/solution/stages/source/actions.ts';
import { actions } from '../../../../../src/solution/stages/prepare/actions.ts';
import { checks } from '../../../../../src/solution/stages/prepare/checks.ts';
import { evenly } from '../../../../../src/solution/stages/prepare/sampling.ts';
import { failureOf } from '../../../../support/failure.ts';
import { fakeClock } from '../../../../support/fake-clock.ts';
import { overridesOf } from '../../../../support/inferring.ts';
import { json, type ScriptedHttp } from '../../../../support/scripted-http.ts';
import { floorContract, floorHttp, newFloor, pathsOf, token, type Floor } from '../../../../support/shop-floor.ts';
import { stageBench, type StageBench, type StepMore } from '../../../../support/step-context.ts';

const variables = { FLOOR_TOKEN: token };
const steps = Object.keys(actions);

interface Shop extends StageBench {
  readonly floor: Floor;
  readonly http: ScriptedHttp;
  /** Source as far as Prepare reads it, then Prepare. */
  readonly prepare: (more?: StepMore) => Promise<void>;
  readonly rows: (table: string) => Promise<readonly Row[]>;
}

function shop(more: Parameters<typeof floorContract>[0] & { overrides?: object } = {}): Shop {
  const floor = newFloor();
  const http = floorHttp(floor);
  const bench = stageBench({ contract: floorContract(more), http, variables, overrides: overridesOf(more.overrides ?? {}) });
  return {
    ...{ ...bench, floor, http },
    prepare: async (given = {}) => {
      await bench.run(source['source.catalogue'], given);
      await bench.run(source['source.hierarchy'], given);
      for (const step of steps) await bench.run(actions[step], given);
    },
    rows: (table) => bench.lakehouse.all(`SELECT * FROM ${table} ORDER BY rowid`),
  };
}

const metadata = ['prepare.schema', 'prepare.fields', 'prepare.dependencies', 'prepare.drift', 'prepare.statusMap'];

describe('Prepare', () => {
  test('makes the same tables from the same samples, and rewrites none', async () => {
    using bench = shop();
    await bench.prepare();
    const first = await Promise.all(metadata.map(bench.rows));
    for (const step of steps.slice(0, -2)) await bench.run(actions[step]);
    const tally = await bench.run(actions['prepare.create_tables']);
    await bench.run(actions['prepare.status_map']);
    expect(await Promise.all(metadata.map(bench.rows))).toEqual(first);
    expect(tally.counts.unchanged).toBe(first[1]?.length);
    for (const [id, check] of Object.entries(checks)) expect([id, await bench.ask(check)]).toMatchObject([id, { passed: true }]);
  });

  test('gathers the fields of an entity by structure, or strictly in one row', async () => {
    using bench = shop();
    await bench.prepare();
    const names = (rows: readonly Row[]): readonly string[] =>
      rows.map((row) => `${String(row['entity'])} ${String(row['structureType'])}`);
    expect(names(await bench.rows('prepare.schema'))).toEqual(['plant scalar', 'line scalar', 'line array', 'job scalar']);
    await bench.run(actions['prepare.create_tables'], { with: { grain: 'entity' } });
    const strict = await bench.rows('prepare.schema');
    expect(names(strict)).toEqual([
      'plant ["scalar","scalar"]',
      'line ["scalar","array","scalar"]',
      'job ["scalar","scalar","scalar"]',
    ]);
    expect(strict[1]).toMatchObject({ rawField: '["id","stations[].id","plant"]', keyField: '[true,false,false]' });
    for (const id of ['one_entity_per_row', 'fields_as_arrays', 'type_in_enum', 'idempotent']) {
      expect([id, (await bench.ask(checks[id])).passed]).toEqual([id, true]);
    }
    const wrong = await failureOf(bench.run(actions['prepare.create_tables'], { with: { grain: 'field' } }));
    expect(wrong.message).toBe('Cannot create the tables: "grain" is "field"; write entity or structure');
  });

  test('fails where Source has not been', async () => {
    using bench = shop();
    expect(await failureOf(bench.run(actions['prepare.read_endpoints']))).toMatchObject({
      kind: 'gate',
      message: 'Cannot prepare: "source.endpoints" is not there; run the stage Source first',
    });
    expect(await failureOf(bench.run(actions['prepare.generate_schema']))).toMatchObject({
      message: 'Cannot go on with Prepare: "working/prepare/endpoints.json" is not there; prepare.read_endpoints writes it',
    });
  });

  test('names a circle of what must be created first', async () => {
    using bench = shop({ contract: { objects: circle } });
    const { message } = await failureOf(bench.run(actions['prepare.use_intelligence']));
    expect(message).toBe(
      'Cannot order the entities: line needs plant (created_after of the contract), plant needs line (created_after of the contract)',
    );
  });

  test('uses what lessons say, and says which rules have no effect', async () => {
    using bench = shop({ overrides: { fields: [{ reason: 'R', entity: 'ghost', path: 'x' }] } });
    const learned = [{ reason: 'Lesson 7', entity: 'job', path: 'station', type: 'text' }];
    await bench.run(source['source.catalogue']);
    await bench.run(actions['prepare.read_endpoints']);
    const tally = await bench.run(actions['prepare.use_intelligence'], { with: { learned } });
    expect(tally.errors).toEqual([{ key: 'ghost.x', message: 'The contract has no object "ghost"; the rule has no effect' }]);
    for (const step of steps.slice(2)) await bench.run(actions[step]);
    const [row] = await bench.lakehouse.all(`SELECT targetType, decidedBy FROM prepare.fields WHERE path = 'station'`);
    expect(row).toEqual({ targetType: 'text', decidedBy: 'learned' });
  });
});

const circle = [
  { name: 'plant', path: '/plants', primary_key: 'id', created_after: ['line'] },
  { name: 'line', path: '/jobs', primary_key: 'id', created_after: ['plant'] },
];

describe('samples', () => {
  test('are taken parents first, spread over parents and pages, as many as asked for', async () => {
    using bench = shop();
    bench.floor.jobs = Array.from({ length: 60 }, (_, index) => ({ id: index + 1, station: 100 + (index % 3), changed: index }));
    await bench.prepare({ with: { per_entity: 6 } });
    const jobs = await bench.rows('sample.job');
    expect(jobs.map((row) => [row['sample_id'], row['parent_key']])).toEqual([
      ...[1, 4].map((id) => [String(id), '10']),
      ...[2, 5].map((id) => [String(id), '10']),
      ...[3, 6].map((id) => [String(id), '12']),
    ]);
    expect(jobs[0]).toMatchObject({ endpoint_path: '/jobs', payload: '{"id":1,"station":100,"changed":0}' });
    expect((await failureOf(bench.run(actions['prepare.fetch_samples'], { with: { per_entity: 0 } }))).message).toContain(
      '"per_entity" is 0',
    );
  });

  test('come by GET alone, which is counted', async () => {
    using bench = shop();
    await bench.prepare();
    expect(new Set(bench.http.sent.map(({ method }) => method))).toEqual(new Set(['GET']));
    const log = JSON.parse(bench.lakehouse.files.read('working/prepare/requests.json') ?? '') as { sent: number };
    const asked = pathsOf(bench.http.sent).slice(-log.sent);
    expect([asked[0], asked.length]).toEqual(['/plants', log.sent]);
  });

  test('are missing with a reason when the service lists none', async () => {
    using bench = shop();
    bench.floor.jobs = [];
    await bench.prepare();
    expect(await bench.rows('sample.job')).toEqual([]);
    expect((await bench.ask(checks['samples_present'])).actual).toContain('1 has a reason');
    const [key] = await bench.lakehouse.all(`SELECT path, isKey, notes FROM prepare.fields WHERE entity = 'job'`);
    expect(key).toEqual({ path: 'id', isKey: 1, notes: 'Key by the contract; no sample has it' });
  });

  test.each([403, 404, 410, 428, 500])('stay when the endpoint answers %i, and the change stops the stage', async (status) => {
    using bench = shop();
    await bench.prepare();
    const before = await Promise.all(['sample.job', 'prepare.schema', 'prepare.fields'].map(bench.rows));
    bench.floor.faults.set('/jobs', json({}, { status }));
    await bench.prepare();
    expect(await Promise.all(['sample.job', 'prepare.schema', 'prepare.fields'].map(bench.rows))).toEqual(before);
    const finding = await bench.ask(checks['drift_accepted']);
    expect(finding.passed).toBe(false);
    expect(finding.actual).toContain('endpoint_broken of GET /jobs');
    expect(finding.actual).toContain('(operational, stopped by mode evolve)');
    const found = await bench.lakehouse.all(`SELECT * FROM prepare.constraints WHERE entity = 'job'`);
    expect(found).toMatchObject([{ constraintType: 'blocker', endpoint: 'GET /jobs', detectedBy: 'probe', stillPresent: 1 }]);
    // It is told as long as it lasts, and forgotten when it is over.
    await bench.prepare();
    expect((await bench.ask(checks['drift_accepted'])).passed).toBe(false);
    bench.floor.faults.clear();
    await bench.prepare();
    expect((await bench.ask(checks['drift_accepted'])).passed).toBe(true);
    expect(await bench.rows('prepare.constraints')).toEqual([]);
  });

  test('of a page that has no list of records any more stop the stage as a change of paging', async () => {
    using bench = shop();
    await bench.prepare();
    bench.floor.faults.set('/jobs', json({ data: [] }));
    for (const step of steps) await bench.run(actions[step]);
    const drift = await bench.rows('prepare.drift');
    expect(drift).toMatchObject([{ change: 'paging_changed', class: 'breaking', action: 'stopped', subject: 'GET /jobs' }]);
  });

  test('of refused credentials end the step and leave what stands', async () => {
    using bench = shop();
    await bench.prepare();
    const before = await bench.rows('sample.plant');
    const failure = await failureOf(bench.run(actions['prepare.fetch_samples'], { variables: { FLOOR_TOKEN: 'wrong' } }));
    expect(failure).toMatchObject({ kind: 'credentials', code: '401' });
    expect(await bench.rows('sample.plant')).toEqual(before);
  });

  test('are spread evenly over a list', () => {
    expect(evenly([1, 2, 3, 4, 5, 6], 3)).toEqual([1, 3, 5]);
    expect(evenly([1, 2], 3)).toEqual([1, 2]);
  });
});

describe('drift', () => {
  const change = (floor: Floor, make: (job: Floor['jobs'][number]) => object): void => {
    floor.jobs = floor.jobs.map(make) as Floor['jobs'];
  };

  test('of a type is refused by default: what was prepared stays, and a new major version takes it in', async () => {
    using bench = shop();
    change(bench.floor, (job) => ({ ...job, weight: 5 }));
    await bench.prepare();
    const tables = ['prepare.schema', 'prepare.fields', 'prepare.dependencies', 'prepare.statusMap'];
    const before = await Promise.all(tables.map(bench.rows));
    change(bench.floor, (job) => ({ ...job, weight: 'heavy' }));
    await bench.prepare();
    expect(await Promise.all(tables.map(bench.rows))).toEqual(before);
    const finding = await bench.ask(checks['drift_accepted']);
    expect(finding.evidence).toEqual(['type_changed of job.weight: int64 became text (breaking, refused by mode freeze)']);
    expect(finding.actual).toContain('accept a break by a new major contract_version');
    for (const id of ['drift_classified', 'idempotent']) expect([id, (await bench.ask(checks[id])).passed]).toEqual([id, true]);

    const contract = floorContract({ contract: { contract_version: '2.0.0' } });
    await bench.prepare({ contract });
    expect((await bench.ask(checks['drift_accepted'])).passed).toBe(true);
    const [field] = await bench.lakehouse.all(`SELECT targetType FROM prepare.fields WHERE path = 'weight'`);
    expect(field).toEqual({ targetType: 'text' });
    await bench.prepare({ contract });
    expect(await bench.rows('prepare.drift')).toEqual([]);
  });

  test('of a new column evolves the tables', async () => {
    using bench = shop();
    await bench.prepare();
    change(bench.floor, (job) => ({ ...job, extra: 1.5 }));
    await bench.prepare();
    expect(await bench.rows('prepare.drift')).toMatchObject([
      { level: 'sample', subject: 'job.extra', change: 'new_column', class: 'additive', mode: 'evolve', action: 'evolved' },
    ]);
    expect(await bench.lakehouse.all(`SELECT targetType FROM prepare.fields WHERE path = 'extra'`)).toEqual([
      { targetType: 'float64' },
    ]);
  });

  test('of a table that stands is told, and follows the fields', async () => {
    using bench = shop();
    await bench.prepare();
    const columns = ['recordId', 'jobId', 'stray'].map((name) => ({ name, type: 'TEXT' as const }));
    await bench.lakehouse.replace('clean.job', columns, []);
    await bench.prepare();
    const rows = await bench.lakehouse.all('SELECT subject, change, action FROM prepare.drift ORDER BY subject');
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      'clean.job.changed new_column evolved',
      'clean.job.jobId type_changed evolved',
      'clean.job.station new_column evolved',
      'clean.job.stray missing_column evolved',
    ]);
  });

  test('of the catalogue is taken over from Source', async () => {
    using bench = shop();
    await bench.prepare();
    const { endpoints } = floorContract();
    const contract = floorContract({ contract: { endpoints: [...endpoints, { path: '/new', category: 'New' }] } });
    await bench.prepare({ contract });
    expect(await bench.rows('prepare.drift')).toMatchObject([
      { level: 'catalogue', subject: 'GET /new', change: 'new_endpoint', class: 'additive', action: 'recorded' },
    ]);
  });
});

describe('constraints', () => {
  const limitation = {
    id: 'BUG-001',
    type: 'bug',
    entity: 'line',
    endpoint: '/plants',
    severity: 'low',
    issue: 'Odd',
    probe: { path: '/odd', status: 404 },
  };

  test('are probed each run: first seen stays, last seen moves while they stand', async () => {
    const clock = fakeClock();
    const floor = newFloor();
    using bench = stageBench({
      contract: floorContract({ contract: { limitations: [limitation] } }),
      http: floorHttp(floor),
      variables,
      clock,
    });
    const run = async (): Promise<Row | undefined> => {
      for (const step of ['source.catalogue', 'source.hierarchy']) await bench.run(source[step]);
      for (const step of steps) await bench.run(actions[step]);
      return (await bench.lakehouse.all('SELECT * FROM prepare.constraints'))[0];
    };
    const first = await run();
    clock.jump(60_000);
    const second = await run();
    floor.faults.set('/odd', json({}));
    clock.jump(60_000);
    const third = await run();
    expect(first).toMatchObject({
      endpoint: 'GET /plants',
      probe: 'GET /odd answers 404',
      stillPresent: 1,
      detectedBy: 'contract',
    });
    expect(second).toMatchObject({ firstSeen: first?.['firstSeen'], stillPresent: 1 });
    expect(Date.parse(String(second?.['lastSeen'])) - Date.parse(String(first?.['lastSeen']))).toBe(60_000);
    expect(third).toMatchObject({ firstSeen: first?.['firstSeen'], lastSeen: second?.['lastSeen'], stillPresent: 0 });
  });
});

describe('validation', () => {
  test('refuses what a person decided wrongly, and leaves what stands', async () => {
    const overrides = {
      fields: ['station', 'changed'].map((path) => ({ reason: 'R', entity: 'job', path, target: 'same', type: 'number' })),
    };
    using bench = shop({ overrides });
    const failure = await failureOf(bench.prepare());
    expect(failure.kind).toBe('gate');
    expect(failure.message).toBe(
      'The inferred schema is refused, what stands stays: job.same: changed and station; job.changed: "number"; job.station: "number"',
    );
    expect(await bench.lakehouse.columns('prepare.fields')).toBeNull();
  });

  test('stands for exactly the schema that it saw', async () => {
    using bench = shop();
    await bench.prepare();
    const text = bench.lakehouse.files.read('working/prepare/schema.json') ?? '';
    bench.lakehouse.files.write('working/prepare/schema.json', `${text} `);
    expect((await failureOf(bench.run(actions['prepare.create_tables']))).message).toBe(
      'Cannot create the tables: the schema is not the one that was validated',
    );
  });
});

test('the status map joins what the contract explains and what was seen, and has a row for the unknown', async () => {
  using bench = shop({ contract: { codes: { 'job.station': { '100': 'Press', '999': 'Gone' } } } });
  await bench.prepare();
  const rows = await bench.rows('prepare.statusMap');
  expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
    ...['job station 100 Press 1', 'job station 101 Unknown 0', 'job station 102 Unknown 0', 'job station 999 Gone 1'],
    'job station unknown Unknown 0',
  ]);
  bench.floor.jobs = [...bench.floor.jobs, { id: 99, station: 100, changed: 1 }];
  await bench.prepare();
  expect(await bench.rows('prepare.drift')).toEqual([]);
});
