import { describe, expect, test } from 'vitest';
import type { SystemContract } from '../../../../../src/solution/contract/shape.ts';
import { actions } from '../../../../../src/solution/stages/extract/actions.ts';
import { checks } from '../../../../../src/solution/stages/extract/checks.ts';
import { actions as source } from '../../../../../src/solution/stages/source/actions.ts';
import { failureOf } from '../../../../support/failure.ts';
import { fakeClock } from '../../../../support/fake-clock.ts';
import { floorContract, floorHttp, newFloor, pathsOf, token, type Floor } from '../../../../support/shop-floor.ts';
import { json, type ScriptedHttp } from '../../../../support/scripted-http.ts';
import { stageBench, type StageBench, type StepMore } from '../../../../support/step-context.ts';

const variables = { FLOOR_TOKEN: token };
const incremental = { incremental: { field: 'changed', format: 'epoch_milliseconds', parameter: 'changed_after' } };

interface Run extends StageBench {
  readonly floor: Floor;
  readonly http: ScriptedHttp;
  readonly clock: ReturnType<typeof fakeClock>;
}

/** A lakehouse as Source and Prepare leave it. */
async function opened(contract: SystemContract = floorContract(), floor: Floor = newFloor()): Promise<Run> {
  const http = floorHttp(floor);
  const clock = fakeClock();
  const bench = stageBench({ contract, http, variables, clock });
  await bench.run(source['source.catalogue']);
  await bench.run(source['source.hierarchy']);
  const text = (name: string) => ({ name, type: 'TEXT' as const });
  const entities = contract.objects.map(({ name }) => ({ entity: name }));
  await bench.lakehouse.replace('prepare.schema', [text('entity')], entities);
  await bench.lakehouse.replace(
    'prepare.dependencies',
    [text('graph'), text('entity'), { name: 'level', type: 'INTEGER' }],
    entities.map(({ entity }) => ({ graph: 'read', entity, level: ['plant', 'line', 'job'].indexOf(entity) })),
  );
  return { ...bench, floor, http, clock, [Symbol.dispose]: () => bench[Symbol.dispose]() };
}

/** The whole stage; what each entity's step did. */
async function extract(bench: StageBench, more: StepMore = {}) {
  await bench.run(actions['extract.plan'], more);
  const plant = await bench.run(actions['extract.entity'], { ...more, entity: 'plant' });
  const line = await bench.run(actions['extract.entity'], { ...more, entity: 'line' });
  const job = await bench.run(actions['extract.entity'], { ...more, entity: 'job' });
  await bench.run(actions['extract.watermarks'], more);
  return { plant, line, job };
}

describe('the plan', () => {
  test('puts parents first and fetches everything at first', async () => {
    using bench = await opened();
    await bench.run(actions['extract.plan']);
    expect(await bench.lakehouse.all('SELECT * FROM extract.units')).toEqual(
      [
        ['plant', 'plants', 0, '/plants'],
        ['line', 'lines', 1, '/plants/{plantId}/lines'],
        ['job', 'jobs', 2, '/jobs'],
      ].map(([entity, plural, position, endpoint_path]) => ({
        ...{ entity, plural, position, level: position, endpoint_path, since: null, skipped: 0, reason: null },
      })),
    );
  });

  test('skips what is broken and what stands below it, with the reason', async () => {
    const floor = newFloor();
    for (const plant of [1, 2]) floor.faults.set(`/plants/${plant}/lines`, json({}, { status: 410 }));
    using bench = await opened(floorContract(), floor);
    await bench.run(actions['extract.plan']);
    expect(await bench.lakehouse.all('SELECT entity, skipped, reason FROM extract.units')).toEqual([
      { entity: 'plant', skipped: 0, reason: null },
      { entity: 'line', skipped: 1, reason: 'GET /plants/{plantId}/lines is broken: it answered 410' },
      { entity: 'job', skipped: 1, reason: 'its parent line is skipped' },
    ]);
    const sent = bench.http.sent.length;
    const tally = await bench.run(actions['extract.entity'], { entity: 'job' });
    expect(tally).toMatchObject({ counts: { read: 0, skipped: 1 }, facts: { skipped: 'its parent line is skipped' } });
    expect(bench.http.sent).toHaveLength(sent);
    expect(await bench.lakehouse.columns('extract.jobs')).toHaveLength(8);
  });

  test('skips what Prepare has no schema of', async () => {
    using bench = await opened();
    await bench.lakehouse.remove('prepare.schema', `entity = 'job'`);
    await bench.run(actions['extract.plan']);
    expect(await bench.lakehouse.all('SELECT entity, reason FROM extract.units WHERE skipped = 1')).toEqual([
      { entity: 'job', reason: 'Prepare has no schema of it' },
    ]);
  });

  test('must be there before an entity is extracted', async () => {
    using bench = await opened();
    expect((await failureOf(bench.run(actions['extract.entity'], { entity: 'job' }))).message).toMatch(
      /plan the extraction first/,
    );
  });
});

describe('an entity', () => {
  test('is fetched for each item of its parents, page by page, with raw pages beside it', async () => {
    using bench = await opened();
    const done = await extract(bench);
    expect(done.job.counts).toEqual({ read: 7, written: 7, unchanged: 0, skipped: 0, failed: 0 });
    const rows = await bench.lakehouse.all('SELECT * FROM extract.jobs ORDER BY recordId');
    expect(rows[0]).toEqual({
      ...{ recordId: '1', parentId: '10', parentBindings: '{"station":"101"}', _source_endpoint: '/jobs' },
      payload: '{"id":1,"station":101,"changed":1767225601000}',
      recordHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      ...{ _extracted_at: '2026-01-05T06:00:00.000Z', _raw_file: 'extract/job/2026/01/05/parent=10/station=101/1.run-1.json' },
    });
    expect(rows.map(({ parentId }) => parentId)).toEqual(['10', '12', '10', '10', '12', '10', '10']);
    expect(JSON.parse(bench.lakehouse.files.read(String(rows[0]?.['_raw_file'])) ?? '')).toMatchObject({
      total: 3,
      items: [{ id: 1 }, { id: 4 }],
    });
    expect(
      await bench.lakehouse.all(`SELECT unit, request, parentId, page, records, told FROM extract.pages WHERE unit = 'job'`),
    ).toEqual(
      [
        ['station=100&size=2&offset=0', '10', 1, 2, 2],
        ['station=100&size=2&offset=2', '10', 2, 0, 2],
        ['station=101&size=2&offset=0', '10', 1, 2, 3],
        ['station=101&size=2&offset=2', '10', 2, 1, 3],
        ['station=102&size=2&offset=0', '12', 1, 2, 2],
        ['station=102&size=2&offset=2', '12', 2, 0, 2],
      ].map(([query, parentId, page, records, told]) => ({
        unit: 'job',
        request: `/jobs?${String(query)}`,
        parentId,
        page,
        records,
        told,
      })),
    );
    expect((await bench.lakehouse.tables()).map(({ table }) => table).filter((table) => table.startsWith('extract.'))).toEqual(
      ['jobs', 'lines', 'pages', 'plants', 'units', 'watermarks'].map((name) => `extract.${name}`),
    );
  });

  test('is left as it stands where nothing changed, and lets go what vanished', async () => {
    using bench = await opened();
    await extract(bench);
    const before = await bench.lakehouse.all('SELECT * FROM extract.jobs WHERE recordId <> 3 ORDER BY recordId');
    await bench.clock.advance(86_400_000);
    bench.floor.jobs = bench.floor.jobs.filter(({ id }) => id !== 3).map((job) => (job.id === 5 ? { ...job, note: 'new' } : job));
    const { job } = await extract(bench, { run_id: 'run-2' });
    expect(job).toMatchObject({ counts: { read: 6, written: 1, unchanged: 5 }, facts: { removed: 1 } });
    const after = await bench.lakehouse.all('SELECT * FROM extract.jobs ORDER BY recordId');
    expect(after.filter(({ recordId }) => recordId !== '5')).toEqual(before.filter(({ recordId }) => recordId !== '5'));
    expect(after.find(({ recordId }) => recordId === '5')).toMatchObject({
      ...{ payload: expect.stringContaining('new') as string, _extracted_at: '2026-01-06T06:00:00.000Z' },
      _raw_file: expect.stringContaining('2026/01/06') as string,
    });
  });

  test('loses the records of a parent that vanished, on a fetch of changes too', async () => {
    using bench = await opened(floorContract({ jobs: incremental }));
    await extract(bench);
    bench.floor.lines = bench.floor.lines.filter(({ id }) => id !== 12);
    const { line, job } = await extract(bench, { run_id: 'run-2' });
    expect([line.facts['removed'], job.facts['removed']]).toEqual([1, 2]);
    expect(await bench.lakehouse.all('SELECT DISTINCT parentId FROM extract.jobs')).toEqual([{ parentId: '10' }]);
  });

  test('keeps records that have no key in the raw page alone, counted and named', async () => {
    const floor = newFloor();
    floor.faults.set('/plants', json([{ id: 1 }, { name: 'No id' }, 7]));
    using bench = await opened(floorContract(), floor);
    await bench.run(actions['extract.plan']);
    const tally = await bench.run(actions['extract.entity'], { entity: 'plant' });
    expect(tally.counts).toMatchObject({ read: 3, written: 1, failed: 2 });
    expect(tally.errors).toEqual([
      { key: '/plants, record 2', message: 'It has no key at "id"' },
      { key: '/plants, record 3', message: 'It has no key at "id"' },
    ]);
  });

  test('goes on past a parent that may not be read, and keeps what it has of it', async () => {
    using bench = await opened();
    await extract(bench);
    bench.floor.faults.set('/plants/2/lines', json({}, { status: 403 }));
    const { line } = await extract(bench, { run_id: 'run-2' });
    expect(line).toMatchObject({ counts: { failed: 1 }, facts: { unread: 1, removed: 0 } });
    expect(line.errors[0]).toMatchObject({ key: 'plant 2', message: expect.stringMatching(/403/) as string });
    expect(await bench.lakehouse.all('SELECT count(*) AS n FROM extract.lines')).toEqual([{ n: 3 }]);
    expect((await bench.ask(checks['units_complete'], { run_id: 'run-2' })).evidence).toEqual([
      { entity: 'line', missing: 'the list of parent "2"' },
    ]);
  });

  test('fails when none of its lists can be read', async () => {
    using bench = await opened();
    await bench.run(actions['extract.plan']);
    await bench.run(actions['extract.entity'], { entity: 'plant' });
    for (const plant of [1, 2]) bench.floor.faults.set(`/plants/${plant}/lines`, json({}, { status: 404 }));
    expect(await failureOf(bench.run(actions['extract.entity'], { entity: 'line' }))).toMatchObject({
      kind: 'records',
      message: expect.stringMatching(/none of its 2 lists could be read; .*404/) as string,
    });
  });

  test('fails with the service, and writes nothing by halves', async () => {
    using bench = await opened();
    await bench.run(actions['extract.plan']);
    await bench.run(actions['extract.entity'], { entity: 'plant' });
    bench.floor.faults.set('/plants/2/lines', json({}, { status: 500 }));
    expect(await failureOf(bench.run(actions['extract.entity'], { entity: 'line' }))).toMatchObject({
      kind: 'http_status',
      code: '500',
    });
    expect(await bench.lakehouse.all(`SELECT count(*) AS n FROM extract.pages WHERE unit = 'line'`)).toEqual([{ n: 0 }]);
  });

  test('warns of a filter that changes nothing', async () => {
    const floor = { ...newFloor(), ignoresFilter: true };
    using bench = await opened(floorContract(), floor);
    const { job } = await extract(bench);
    expect(job.facts).toMatchObject({ repeated_first_pages: 2 });
    expect(job.errors[0]?.message).toMatch(/^It holds the same 2 records as \/jobs\?station=100.*ignore the filter$/);
    expect(bench.logged.filter((line) => line.startsWith('Warning: '))).toHaveLength(1);
  });

  test('ends in words when a page repeats', async () => {
    const floor = newFloor();
    floor.faults.set('/jobs', json({ total: 4, items: [{ id: 1 }, { id: 2 }] }));
    using bench = await opened(floorContract(), floor);
    for (const entity of ['plant', 'line']) {
      await bench.run(actions['extract.plan']);
      await bench.run(actions['extract.entity'], { entity });
    }
    expect(await failureOf(bench.run(actions['extract.entity'], { entity: 'job' }))).toMatchObject({
      kind: 'invalid_response',
      message: expect.stringMatching(/page 2, \/jobs\?station=100.*repeats the records of the page before/) as string,
    });
  });

  describe('of raw pages', () => {
    const runsOf = async (bench: Run, unit: string): Promise<readonly unknown[]> => {
      const rows = await bench.lakehouse.all('SELECT DISTINCT run_id FROM extract.pages WHERE unit = ? ORDER BY rowid', [unit]);
      return rows.map((row) => row['run_id']);
    };
    const filesOf = async (bench: Run, run_id: string): Promise<readonly string[]> => {
      const rows = await bench.lakehouse.all('SELECT raw_file FROM extract.pages WHERE run_id = ?', [run_id]);
      return rows.map((row) => String(row['raw_file']));
    };

    test('keeps those of thirty days, and those that records came with', async () => {
      using bench = await opened();
      await extract(bench);
      const first = await filesOf(bench, 'run-1');
      await extract(bench, { run_id: 'run-2' });
      const second = await filesOf(bench, 'run-2');
      await bench.clock.advance(30 * 86_400_000);
      await extract(bench, { run_id: 'run-3' });
      expect(await runsOf(bench, 'job')).toEqual(['run-1', 'run-2', 'run-3']);
      await bench.clock.advance(86_400_000);
      const { job } = await extract(bench, { run_id: 'run-4' });
      expect(await runsOf(bench, 'job')).toEqual(['run-1', 'run-3', 'run-4']);
      const named = new Set(
        (await bench.lakehouse.all('SELECT _raw_file FROM extract.jobs')).map((row) => String(row['_raw_file'])),
      );
      const old = [...first, ...second].filter((file) => file.startsWith('extract/job/'));
      const kept = old.filter((file) => bench.lakehouse.files.read(file) !== null);
      expect(new Set(kept)).toEqual(named);
      expect(named.isSubsetOf(new Set(first))).toBe(true);
      expect(job.facts).toMatchObject({ expired_raw_files: old.length - kept.length });
    });

    test('keeps those of the last twenty runs alone, be they of one day', async () => {
      using bench = await opened();
      for (let run = 1; run <= 23; run += 1) {
        await bench.run(actions['extract.plan']);
        await bench.run(actions['extract.entity'], { run_id: `run-${run}`, entity: 'plant' });
      }
      // Its records came with the first.
      const last = Array.from({ length: 20 }, (_, index) => `run-${index + 4}`);
      expect(await runsOf(bench, 'plant')).toEqual(['run-1', ...last]);
    });
  });

  test('keeps an id that is a path inside its folder', async () => {
    const floor = newFloor();
    floor.faults.set('/plants', json([{ id: '../..' }]));
    floor.faults.set('/plants/..%2F../lines', json([{ id: 10, stations: [] }]));
    using bench = await opened(floorContract(), floor);
    await bench.run(actions['extract.plan']);
    for (const entity of ['plant', 'line']) await bench.run(actions['extract.entity'], { entity });
    expect(await bench.lakehouse.all('SELECT _raw_file AS file FROM extract.lines')).toEqual([
      { file: 'extract/line/2026/01/05/parent=%2E%2E%2F../1.run-1.json' },
    ]);
  });
});

describe('watermarks', () => {
  const at = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

  test('stand at the latest change, and the next run asks from there', async () => {
    using bench = await opened(floorContract({ jobs: incremental }));
    await extract(bench);
    expect(await bench.lakehouse.all('SELECT * FROM extract.watermarks')).toEqual([
      { entity: 'job', field: 'changed', value: at(7), run_id: 'run-1', moved_at: '2026-01-05T06:00:00.000Z' },
    ]);
    await bench.clock.advance(1_000);
    bench.floor.jobs.push({ id: 8, station: 100, changed: Date.UTC(2026, 0, 2) });
    const sent = bench.http.sent.length;
    const { job } = await extract(bench, { run_id: 'run-2' });
    expect(pathsOf(bench.http.sent.slice(sent)).filter((path) => path.startsWith('/jobs'))[0]).toBe(
      `/jobs?station=100&changed_after=${Date.parse(at(7))}&size=2&offset=0`,
    );
    expect(job.counts).toMatchObject({ read: 2, written: 1, unchanged: 1 });
    expect(await bench.lakehouse.all('SELECT value FROM extract.watermarks')).toEqual([{ value: '2026-01-02T00:00:00.000Z' }]);
    expect(await bench.lakehouse.all('SELECT count(*) AS n FROM extract.jobs')).toEqual([{ n: 8 }]);
  });

  test('are passed over when everything is to be fetched again', async () => {
    using bench = await opened(floorContract({ jobs: incremental }));
    await extract(bench);
    const { job } = await extract(bench, { run_id: 'run-2', params: { backfill: 'true' } });
    expect(job).toMatchObject({ counts: { read: 7, unchanged: 7 }, facts: { since: null } });
  });

  test('do not keep from asking for everything of a parent that is new', async () => {
    using bench = await opened(floorContract({ jobs: incremental }));
    await extract(bench);
    bench.floor.lines.push({ id: 13, plant: 1, stations: [{ id: 103 }] });
    bench.floor.jobs.push({ id: 9, station: 103, changed: Date.UTC(2025, 0, 1) });
    const { job } = await extract(bench, { run_id: 'run-2' });
    expect(job.counts).toMatchObject({ written: 1 });
  });

  test('move where the service has no filter, and everything is fetched and compared', async () => {
    const { parameter: _, ...unfiltered } = incremental.incremental;
    using bench = await opened(floorContract({ jobs: { incremental: unfiltered } }));
    await extract(bench);
    const { job } = await extract(bench, { run_id: 'run-2' });
    expect(job).toMatchObject({ counts: { read: 7, unchanged: 7 }, facts: { since: null } });
    expect(await bench.lakehouse.all('SELECT value FROM extract.watermarks')).toEqual([{ value: at(7) }]);
  });

  test('stay when the batch has a hole', async () => {
    using bench = await opened(floorContract({ jobs: incremental }));
    await bench.run(actions['extract.plan']);
    for (const entity of ['plant', 'line', 'job']) await bench.run(actions['extract.entity'], { entity });
    await bench.lakehouse.remove('extract.pages', `unit = 'job' AND parentId = '12'`);
    const tally = await bench.run(actions['extract.watermarks']);
    expect(tally.counts).toMatchObject({ written: 0, skipped: 1 });
    expect(await bench.lakehouse.all('SELECT * FROM extract.watermarks')).toEqual([]);
    expect(bench.logged.at(-1)).toMatch(/^The watermark of job stays: units_complete: /);
  });

  test('go no further than now, whatever a record says', async () => {
    const floor = newFloor();
    floor.jobs[0] = { id: 1, station: 101, changed: Date.UTC(2999, 0, 1) };
    using bench = await opened(floorContract({ jobs: incremental }), floor);
    await extract(bench);
    expect(await bench.lakehouse.all('SELECT value FROM extract.watermarks')).toEqual([{ value: '2026-01-05T06:00:00.000Z' }]);
  });
});
