import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256, uuid5 } from '../../../src/adapters/hash.ts';
import { openWarehouse, type OpenWarehouse } from '../../../src/adapters/sqlite/warehouse.ts';
import { Defect } from '../../../src/core/defect.ts';
import { ingestShape } from '../../../src/definition/shapes/ingest.ts';
import { sourceShape } from '../../../src/definition/shapes/source.ts';
import { ingest } from '../../../src/kinds/ingest/ingest.ts';
import type { DataPorts } from '../../../src/kinds/kind.ts';
import type { MakeOf } from '../../../src/ports/batch.ts';
import type { HttpReply, HttpRequest } from '../../../src/ports/http.ts';
import type { Outcome } from '../../../src/ports/runner.ts';
import type { RawVersion } from '../../../src/ports/warehouse.ts';
import { fakeClock, fakeEpoch } from '../../support/fake-clock.ts';
import { temporaryFolder, type Folder } from '../../support/folder.ts';
import { rowsOfPage } from '../../support/pending.ts';
import { json, scriptedHttp } from '../../support/scripted-http.ts';

const sink = { source_system: 'crm', connection_name: 'crm-main', object_type: 'person' };
const cursor = { field: '/changed', parameter: 'since', filter: '{since}', overlap: '1h' };

let folder: Folder;
let warehouse: OpenWarehouse;
let runs = 0;
beforeEach(() => {
  folder = temporaryFolder();
  warehouse = openWarehouse({ file: folder.file('warehouse.db'), views: [] });
});
afterEach(() => {
  warehouse.close();
  folder[Symbol.dispose]();
});

interface Setup {
  readonly script: (request: HttpRequest, index: number) => HttpReply;
  readonly source?: object;
  readonly options?: object;
}

async function run({ script, source, options }: Setup): Promise<{ readonly outcome: Outcome; readonly urls: readonly string[] }> {
  const http = scriptedHttp(script);
  const nowhere = (): never => {
    throw new Defect('An ingest job has no business here');
  };
  const ports: DataPorts = {
    ...{ warehouse, http, sha256, sign: nowhere, uuid5, clock: fakeClock(), variables: {}, log: () => {} },
    ...{ vault: nowhere, files: nowhere, assets: { read: nowhere } },
  };
  const paging = { type: 'next_link', next: '/next' };
  const api = sourceShape.parse({ source_id: 'crm', base_url: 'https://api.example.org', records: { at: '/value' }, paging });
  const shape = { source: { api: 'crm', path: '/people', key: '/id', ...source }, sink, options };
  const spec = { ...ingestShape.parse(shape), api, assets: [] };
  const identity = { job_id: 'ingest_crm', path: 'p/ingest_crm', run_id: `run-${(runs += 1)}` };
  const job = { spec, ...identity, round: 1, attempt: 1, params: {} };
  return { outcome: await ingest(job, ports, new AbortController().signal), urls: http.sent.map((request) => request.url) };
}

const kept = <Made>(make: MakeOf<RawVersion, Made>): Promise<readonly Made[]> =>
  rowsOfPage(warehouse.raw.pendingValidation({ ...sink, schema_digest: '' }, { after: null, size: 5_000 }, make));
const keys = (): Promise<readonly string[]> => kept(({ idem_key }) => idem_key);
const payloads = (): Promise<readonly string[]> => kept((_, payload) => payload);

describe('records', () => {
  test('without a usable id are counted, named by their place and kept out; the others stay', async () => {
    const value = [{ id: 'a' }, { name: 'no id' }, 'text', null, { id: '' }, { id: 7 }, { id: ['x'] }];
    const { outcome } = await run({ script: () => json({ value }) });
    expect(outcome).toMatchObject({ ok: true, report: { counts: { read: 7, written: 2, unchanged: 0, skipped: 0, failed: 5 } } });
    expect(outcome.report.record_errors?.slice(0, 2)).toEqual([
      { key: 'page 1, record 2', message: 'It has no id at "/id"' },
      { key: 'page 1, record 3', message: 'It is no object' },
    ]);
    expect(await keys()).toEqual(['crm:crm-main:person:7', 'crm:crm-main:person:a']);
  });

  test('that come twice in a page are written once', async () => {
    const { outcome } = await run({ script: () => json({ value: [{ id: 'a', n: 1 }, { id: 'b' }, { id: 'a', n: 2 }] }) });
    expect(outcome.report.counts).toEqual({ read: 3, written: 2, unchanged: 0, skipped: 1, failed: 0 });
  });

  test('are kept as one text, in whatever order a service writes their members', async () => {
    const [one, other] = [
      '{"name": "Ada", "id": "a", "on": {"z": 1, "y": 2}}',
      '{"on": {"y": 2, "z": 1}, "id": "a", "name": "Ada"}',
    ];
    await run({ script: () => ({ ok: true, status: 200, headers: {}, body: `{"value": [${one}]}` }) });
    expect(await payloads()).toEqual(['{"id":"a","name":"Ada","on":{"y":2,"z":1}}']);
    const { outcome } = await run({ script: () => ({ ok: true, status: 200, headers: {}, body: `{"value": [${other}]}` }) });
    expect(outcome.report.counts).toEqual({ read: 1, written: 0, unchanged: 1, skipped: 0, failed: 0 });
  });

  test('that nest deeper than anything can read are named, not fatal', async () => {
    const deep = `{"id": "deep", "x": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    const body = `{"value": [${deep}, {"id": "flat"}]}`;
    const { outcome } = await run({ script: () => ({ ok: true, status: 200, headers: {}, body }) });
    expect(outcome.report.record_errors).toEqual([{ key: 'page 1, record 1', message: 'It nests too deeply' }]);
    expect(await keys()).toEqual(['crm:crm-main:person:flat']);
  });

  test('beyond the threshold fail the job; what is good stays written', async () => {
    const value = Array.from({ length: 20 }, (_, index) => (index < 3 ? {} : { id: index }));
    const { outcome } = await run({ script: () => json({ value }), options: { max_failed: '10%' } });
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'records', message: 'Ingested with too many bad records: 3 of 20 records failed; at most 10% may' },
    });
    expect(await keys()).toHaveLength(17);
  });

  test('are few enough to say nothing about the source below twenty', async () => {
    const { outcome } = await run({ script: () => json({ value: [{}, { id: 1 }] }), options: { max_failed: '10%' } });
    expect(outcome.ok).toBe(true);
  });
});

describe('the cursor', () => {
  const page = (...changed: readonly string[]) => json({ value: changed.map((time) => ({ id: time, changed: time })) });

  test('is the latest change the source named, and the next fetch starts the overlap before it', async () => {
    const first = await run({
      script: () => page('2025-03-01T10:00:00Z', '2025-03-01T12:00:00Z', '2025-03-01T11:00:00Z'),
      source: { cursor },
    });
    expect(first.urls).toEqual(['https://api.example.org/people']);
    expect(first.outcome.report.facts).toEqual({ since: null, cursor: '2025-03-01T12:00:00.000Z', pages: 1 });
    const second = await run({ script: () => page('2025-03-01T11:00:00Z'), source: { cursor } });
    expect(second.urls).toEqual(['https://api.example.org/people?since=2025-03-01T11%3A00%3A00Z']);
    expect(await warehouse.cursors.get(sink)).toBe('2025-03-01T12:00:00.000Z');
  });

  test('never passes our clock, so that a wrong date at the source hides nothing', async () => {
    await run({ script: () => page('2999-01-01T00:00:00Z'), source: { cursor } });
    expect(await warehouse.cursors.get(sink)).toBe(new Date(fakeEpoch).toISOString());
  });

  test.each<[string, Setup]>([
    [
      'a page that failed',
      {
        script: (_, index) =>
          index === 0
            ? json({ value: [{ id: 1, changed: '2025-01-01' }], next: 'https://api.example.org/2' })
            : json({}, { status: 400 }),
      },
    ],
    ['a limit', { script: () => page('2025-01-01', '2025-01-02'), options: { limit: 1 } }],
    ['a start that was set by hand', { script: () => page('2025-01-01'), options: { since: '-7d' } }],
    [
      'too many bad records',
      { script: () => json({ value: [{}, { id: 1, changed: '2025-01-01' }] }), options: { max_failed: 0 } },
    ],
  ])('stays after %s, and what came is kept', async (_, setup) => {
    await run({ ...setup, source: { cursor } });
    expect(await warehouse.cursors.get(sink)).toBeNull();
    expect(await keys()).toHaveLength(1);
  });

  test('is not read when everything is wanted', async () => {
    await warehouse.cursors.set(sink, '2025-01-01T00:00:00.000Z', { run_id: 'r', at: '' });
    const { urls } = await run({ script: () => page(), source: { cursor }, options: { auto_since: false } });
    expect(urls).toEqual(['https://api.example.org/people']);
  });

  test('starts with the initial window when there is none', async () => {
    const { urls } = await run({ script: () => page(), source: { cursor: { ...cursor, initial_window: '1d' } } });
    expect(urls[0]).toContain(
      `since=${encodeURIComponent(new Date(fakeEpoch - 86_400_000).toISOString().replace('.000Z', 'Z'))}`,
    );
  });

  test('cannot use a record without a time, which is kept and named', async () => {
    const { outcome } = await run({ script: () => json({ value: [{ id: 'a', changed: 'soon' }] }), source: { cursor } });
    expect(outcome.report).toMatchObject({
      counts: { written: 1, failed: 0 },
      record_errors: [{ key: 'crm:crm-main:person:a' }],
    });
  });
});
