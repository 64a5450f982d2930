import { describe, expect, test } from 'vitest';
import { actions } from '../../../../../src/solution/stages/source/actions.ts';
import { checks } from '../../../../../src/solution/stages/source/checks.ts';
import { masked } from '../../../../../src/solution/stages/source/authenticate.ts';
import { catalogueOf, normalise } from '../../../../../src/solution/stages/source/catalogue.ts';
import { failureOf } from '../../../../support/failure.ts';
import { floorContract, floorHttp, newFloor, pathsOf, token } from '../../../../support/shop-floor.ts';
import { json } from '../../../../support/scripted-http.ts';
import { stageBench } from '../../../../support/step-context.ts';

const variables = { FLOOR_TOKEN: token };
const { endpoints } = floorContract();

describe('a path of the catalogue', () => {
  test.each([
    ['/jobs', '/jobs', []],
    ['/jobs/', '/jobs', []],
    ['//jobs///x', '/jobs/x', []],
    ['/', '/', []],
    ['/jobs{?offset,size*}', '/jobs', ['offset', 'size']],
    ['/jobs{&offset}', '/jobs', ['offset']],
    ['/jobs?kind=a&size=2', '/jobs', ['kind', 'size']],
    ['/jobs/{id}{', '/jobs/{id}', []],
  ])('%s is %s', (written, path, query) => {
    expect(normalise(written)).toEqual({ path, query });
  });

  test.each(['/jobs/{id', '/jobs/id}', '/jobs/{a{b}}', '/jobs /x', '/jobs/{}', '/jobs/{i d}'])('%s is refused', (written) => {
    expect(normalise(written)).toBeNull();
  });
});

describe('the catalogue', () => {
  test('holds each path and method once, parameters of duplicates joined, by path', () => {
    const twice = [
      ...endpoints,
      { ...endpoints[2], path: '/jobs/', query_parameters: ['kind'] },
      { path: '/x/{id', category: 'X' },
    ];
    const found = catalogueOf(floorContract({ contract: { endpoints: twice } }));
    expect(found.rows.map(({ path, endpoint, entity }) => [path, endpoint.method, entity])).toEqual([
      ['/jobs', 'GET', 'job'],
      ['/plants', 'GET', 'plant'],
      ['/plants', 'POST', null],
      ['/plants/{plantId}/lines', 'GET', 'line'],
    ]);
    expect(found.rows[0]?.query).toEqual(['station', 'offset', 'size', 'changed_after', 'kind']);
    expect(found).toMatchObject({ duplicates: ['GET /jobs'], malformed: ['GET /x/{id'] });
  });

  test('is written with counts of what was left out', async () => {
    const contract = floorContract({ contract: { endpoints: [...endpoints, { path: '/x/{id', category: 'X' }] } });
    using bench = stageBench({ contract, http: floorHttp(newFloor()), variables });
    const tally = await bench.run(actions['source.catalogue']);
    expect(tally.counts).toMatchObject({ read: 5, written: 4, skipped: 0, failed: 1 });
    expect(tally.errors).toEqual([{ key: 'GET /x/{id', message: 'Its path is no path' }]);
    const rows = await bench.lakehouse.all(`SELECT * FROM source.endpoints WHERE full_path LIKE '%lines'`);
    expect(rows).toEqual([
      {
        ...{
          endpoint_path: '/plants/{plantId}/lines',
          full_path: '/plants/{plantId}/lines',
          http_method: 'GET',
          category: 'Lines',
        },
        ...{ description: '', requires_auth: 1, hierarchical: 1, query_parameters: '[]', path_parameters: '["plantId"]' },
        ...{ resource: 'plants', entity: 'line', api_status: 'discovered', status_code: null },
      },
    ]);
    expect(await bench.lakehouse.all('SELECT * FROM source.changes')).toEqual([]);
  });

  const changed = floorContract({
    contract: { endpoints: [...endpoints.slice(0, 3), { path: '/shifts', category: 'Shifts' }] },
  });

  test.each([
    ['evolve', 'recorded', 'recorded', 4],
    ['discard', 'discarded', 'recorded', 3],
  ] as const)('takes a new endpoint in as %s says', async (endpointsMode, newAction, goneAction, rows) => {
    using bench = stageBench({ contract: floorContract(), http: floorHttp(newFloor()), variables });
    await bench.run(actions['source.catalogue']);
    const contract = { ...changed, contract_modes: { ...changed.contract_modes, endpoints: endpointsMode } };
    await bench.run(actions['source.catalogue'], { contract });
    const mode = endpointsMode;
    expect(await bench.lakehouse.all('SELECT level, subject, change, class, mode, action FROM source.changes')).toEqual([
      { level: 'catalogue', subject: 'GET /shifts', change: 'new_endpoint', class: 'additive', mode, action: newAction },
      { level: 'catalogue', subject: 'POST /plants', change: 'removed_endpoint', class: 'suspicious', mode, action: goneAction },
    ]);
    expect(await bench.lakehouse.all('SELECT count(*) AS n FROM source.endpoints')).toEqual([{ n: rows }]);
  });

  test('refuses any change when it is frozen, each time again', async () => {
    using bench = stageBench({ contract: floorContract(), http: floorHttp(newFloor()), variables });
    await bench.run(actions['source.catalogue']);
    const contract = { ...changed, contract_modes: { ...changed.contract_modes, endpoints: 'freeze' as const } };
    for (const _ of [1, 2]) {
      expect(await failureOf(bench.run(actions['source.catalogue'], { contract }))).toMatchObject({
        kind: 'gate',
        message: 'Refused 2 changes of the catalogue: "GET /shifts", "POST /plants"; "contract_modes.endpoints" is freeze',
      });
    }
  });
});

describe('signing in', () => {
  test('keeps the credential masked', async () => {
    using bench = stageBench({ contract: floorContract(), http: floorHttp(newFloor()), variables });
    await bench.run(actions['source.authenticate']);
    expect(await bench.lakehouse.all('SELECT * FROM source.credentials')).toEqual([
      {
        ...{ credential_type: 'api_token', credential_value: '***7e1', last_validated: '2026-01-05T06:00:00.000Z' },
        validation_status: 'Success',
      },
    ]);
  });

  test('tells less of a short secret', () => {
    expect(['', 'abc', 'elevenchars'].map(masked)).toEqual(['***', '***', '***']);
  });

  test('that fails names the source, what to set and the status', async () => {
    using bench = stageBench({
      contract: floorContract(),
      http: floorHttp(newFloor()),
      variables: { FLOOR_TOKEN: 'wrong-token' },
    });
    const found = await failureOf(bench.run(actions['source.authenticate']));
    expect(found).toMatchObject({
      ...{ kind: 'credentials', code: '401' },
      message:
        'Cannot sign in to source "floor" (Shop floor) by GET /me: it answered 401; set "FLOOR_TOKEN" to a value that may read it',
    });
    expect(await bench.lakehouse.all('SELECT validation_status, credential_value FROM source.credentials')).toEqual([
      { validation_status: 'Failed', credential_value: '***' },
    ]);
  });

  test('takes a login page for no success', async () => {
    const floor = newFloor();
    floor.faults.set('/me', { ok: true, status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in' });
    using bench = stageBench({ contract: floorContract(), http: floorHttp(floor), variables });
    expect((await failureOf(bench.run(actions['source.authenticate']))).message).toMatch(
      /HTML instead of JSON, perhaps a login page/,
    );
    expect(await bench.lakehouse.all('SELECT validation_status FROM source.credentials')).toEqual([
      { validation_status: 'Failed' },
    ]);
  });

  test('names the variable that has no value before it sends anything', async () => {
    const http = floorHttp(newFloor());
    using bench = stageBench({ contract: floorContract(), http });
    expect(await failureOf(bench.run(actions['source.authenticate']))).toMatchObject({
      kind: 'variable',
      message: expect.stringContaining('"FLOOR_TOKEN" has no value') as string,
    });
    expect(http.sent).toEqual([]);
  });
});

describe('the hierarchy', () => {
  test('is walked down with real ids, past parents without children, and marks what answered', async () => {
    const http = floorHttp({ ...newFloor(), lines: newFloor().lines.slice(1) });
    using bench = stageBench({ contract: floorContract(), http, variables });
    await bench.run(actions['source.catalogue']);
    await bench.run(actions['source.hierarchy']);
    expect(pathsOf(http.sent)).toEqual([
      '/plants',
      ...['/plants/1/lines', '/plants/2/lines'],
      '/jobs?station=102&size=2&offset=0',
    ]);
    expect(await bench.lakehouse.all('SELECT * FROM source.hierarchy')).toEqual([
      { level: 0, entity: 'plant', parent_entity: null, endpoint_path: '/plants', items_found: 2, sample_id: '1', why: null },
      {
        level: 1,
        entity: 'line',
        parent_entity: 'plant',
        endpoint_path: '/plants/{plantId}/lines',
        items_found: 2,
        sample_id: '11',
        why: null,
      },
      { level: 2, entity: 'job', parent_entity: 'line', endpoint_path: '/jobs', items_found: 2, sample_id: '2', why: null },
    ]);
    expect(await statuses(bench)).toEqual([
      ['/jobs', 'working', 200],
      ['/plants', 'working', 200],
      ['/plants/{plantId}/lines', 'working', 200],
    ]);
  });

  test.each([
    [403, 'blocked', 403],
    [404, 'broken', 404],
    [410, 'broken', 410],
    [428, 'broken', 428],
    [500, 'broken', 500],
  ])('goes on when an endpoint answers %d, and counts it as %s', async (status, api_status, code) => {
    const floor = newFloor();
    floor.faults.set('/jobs', json({}, { status }));
    using bench = stageBench({ contract: floorContract(), http: floorHttp(floor), variables });
    await bench.run(actions['source.catalogue']);
    const tally = await bench.run(actions['source.hierarchy']);
    expect((await statuses(bench))[0]).toEqual(['/jobs', api_status, code]);
    expect(tally.errors[0]).toMatchObject({ key: 'job', message: expect.stringContaining(String(status)) as string });
    expect(await bench.lakehouse.all(`SELECT items_found, sample_id FROM source.hierarchy WHERE entity = 'job'`)).toEqual([
      { items_found: 0, sample_id: null },
    ]);
    const { evidence } = await bench.ask(checks['entity_endpoints_working']);
    expect(evidence).toMatchObject([{ entity: 'job', why: expect.stringContaining(`answered ${status}`) as string }]);
  });

  test('counts what gives no answer in time as broken, and what nobody could ask as unknown', async () => {
    const floor = newFloor();
    floor.faults.set('/plants', { ok: false, reason: 'timeout' });
    using bench = stageBench({ contract: floorContract(), http: floorHttp(floor), variables });
    await bench.run(actions['source.catalogue']);
    await bench.run(actions['source.hierarchy']);
    expect(await statuses(bench)).toEqual([
      ['/jobs', 'unknown', null],
      ['/plants', 'broken', null],
      ['/plants/{plantId}/lines', 'unknown', null],
    ]);
  });

  test('records an endpoint that worked before and no longer does', async () => {
    const floor = newFloor();
    using bench = stageBench({ contract: floorContract(), http: floorHttp(floor), variables });
    for (const name of ['source.catalogue', 'source.hierarchy', 'source.catalogue']) await bench.run(actions[name]);
    floor.faults.set('/jobs', json({}, { status: 410 }));
    await bench.run(actions['source.hierarchy']);
    expect(await bench.lakehouse.all('SELECT subject, change, class, action, detail FROM source.changes')).toEqual([
      {
        ...{ subject: 'GET /jobs', change: 'endpoint_broken', class: 'operational', action: 'recorded' },
        detail: 'Worked in the run before, now broken: 410',
      },
    ]);
  });

  test('probes each limitation once, and marks the endpoint that it is about', async () => {
    const limitations = [
      {
        ...{ id: 'BUG-001', type: 'bug', endpoint: '/plants/{id}', severity: 'low', issue: 'Not readable alone' },
        probe: { path: '/plants/1', status: 403 },
      },
      {
        ...{ id: 'BUG-002', type: 'bug', endpoint: '/me', severity: 'low', issue: 'Fails', method: 'POST' },
        probe: { path: '/me', status: 500 },
      },
      { id: 'BUG-003', type: 'bug', endpoint: '/me', severity: 'low', issue: 'Hangs', probe: { path: '/hangs', status: 504 } },
      { id: 'QUIRK-001', type: 'quirk', endpoint: '/me', severity: 'low', issue: 'Odd' },
    ];
    const floor = newFloor();
    floor.faults.set('/plants/1', json({}, { status: 403 }));
    floor.faults.set('/hangs', { ok: false, reason: 'timeout' });
    const http = floorHttp(floor);
    const contract = floorContract({
      contract: { limitations, endpoints: [...endpoints, { path: '/plants/{id}', category: 'Plants' }] },
    });
    using bench = stageBench({ contract, http, variables });
    await bench.run(actions['source.catalogue']);
    await bench.run(actions['source.hierarchy']);
    expect(await bench.lakehouse.all('SELECT * FROM source.probes')).toEqual([
      { constraintId: 'BUG-001', probe: 'GET /plants/1', expected: 403, status_code: 403, stillPresent: 1 },
      { constraintId: 'BUG-002', probe: 'GET /me', expected: 500, status_code: 200, stillPresent: 0 },
      { constraintId: 'BUG-003', probe: 'GET /hangs', expected: 504, status_code: null, stillPresent: null },
    ]);
    expect(await statuses(bench)).toContainEqual(['/plants/{id}', 'blocked', 403]);
    expect(http.sent.filter(({ url }) => url.endsWith('/hangs'))).toHaveLength(1);
  });

  test('ends when the attempt does', async () => {
    const controller = new AbortController();
    using bench = stageBench({ contract: floorContract(), http: floorHttp(newFloor()), variables });
    await bench.run(actions['source.catalogue']);
    controller.abort('cancelled');
    const found = await failureOf(bench.run(actions['source.hierarchy'], { signal: controller.signal }));
    expect(found).toMatchObject({ kind: 'cancelled' });
    expect(await bench.lakehouse.columns('source.hierarchy')).toBeNull();
  });
});

describe('the portfolio', () => {
  test('sums up, and keeps the day of discovery', async () => {
    const contract = floorContract({ jobs: { incremental: { field: 'changed', parameter: 'changed_after' } } });
    using bench = stageBench({ contract, http: floorHttp(newFloor()), variables });
    for (const name of Object.keys(actions)) await bench.run(actions[name]);
    await bench.lakehouse.replace(
      'source.portfolio',
      [
        { name: 'source_system', type: 'TEXT' },
        { name: 'discovery_date', type: 'TEXT' },
      ],
      [{ source_system: 'floor', discovery_date: '2025-12-24' }],
    );
    await bench.run(actions['source.portfolio']);
    expect(await bench.lakehouse.all('SELECT * FROM source.portfolio')).toEqual([
      {
        ...{ source_system: 'floor', contract_version: '1.0.0', discovery_date: '2025-12-24', total_endpoints: 4 },
        ...{ endpoint_categories: '{"Jobs":1,"Lines":1,"Plants":2}', hierarchical_endpoints: 1, auth_method: 'bearer' },
        ...{ auth_status: 'Success', last_auth_check: '2026-01-05T06:00:00.000Z', hierarchical_access_validated: 1 },
        ...{ endpoint_success_rate: 1, supports_incremental: 1, status: 'active', is_enabled: 1 },
        last_updated: '2026-01-05T06:00:00.000Z',
      },
    ]);
    const config = await bench.lakehouse.all('SELECT config_key, config_value FROM source.config');
    expect(config.map(({ config_key, config_value }) => [config_key, config_value])).toEqual([
      ...[
        ['execution_mode', 'pipeline'],
        ['operation_type', 'run'],
        ['notebook_name', 'sourceFloor'],
      ],
      ...[
        ['stage', 'source'],
        ['sdk_version', 'lorchestra/v1'],
        ['bootstrap_enabled', 'true'],
      ],
    ]);
  });
});

async function statuses(bench: ReturnType<typeof stageBench>): Promise<readonly (readonly unknown[])[]> {
  const rows = await bench.lakehouse.all(
    `SELECT full_path, api_status, status_code FROM source.endpoints WHERE http_method = 'GET' ORDER BY full_path`,
  );
  return rows.map(({ full_path, api_status, status_code }) => [full_path, api_status, status_code]);
}
