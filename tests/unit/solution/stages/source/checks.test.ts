import { describe, expect, test } from 'vitest';
import { actions } from '../../../../../src/solution/stages/source/actions.ts';
import { checks } from '../../../../../src/solution/stages/source/checks.ts';
import { endpointsTable } from '../../../../../src/solution/stages/source/tables.ts';
import type { Row } from '../../../../../src/ports/warehouse.ts';
import { floorContract, floorHttp, newFloor, token } from '../../../../support/shop-floor.ts';
import { stageBench, type StageBench } from '../../../../support/step-context.ts';

/** Takes the rows of a table to others. */
async function rewrite(bench: StageBench, table: string, change: (row: Row) => Row | null): Promise<void> {
  const rows = await bench.lakehouse.all(`SELECT * FROM ${table}`);
  const columns = (await bench.lakehouse.columns(table)) ?? [];
  await bench.lakehouse.replace(
    table,
    columns,
    rows.map(change).filter((row) => row !== null),
  );
}

/** What is planted, by gate: the gate that refuses it, and what it says. */
const planted: Readonly<
  Record<string, { plant: (bench: StageBench) => Promise<void>; actual: string | RegExp; evidence?: unknown }>
> = {
  endpoints_nonempty: {
    plant: async (bench) => void (await bench.lakehouse.replace(endpointsTable.table, endpointsTable.columns, [])),
    actual: '0 endpoints',
  },
  auth_succeeded: {
    plant: (bench) => rewrite(bench, 'source.credentials', (row) => ({ ...row, validation_status: 'Failed' })),
    actual: 'Failed',
  },
  credential_masked: {
    plant: (bench) => rewrite(bench, 'source.credentials', (row) => ({ ...row, credential_value: '***7e1e' })),
    actual: /^1 .*1 credentials$/,
    evidence: [{ credential_type: 'api_token' }],
  },
  portfolio_counts_agree: {
    plant: (bench) => rewrite(bench, 'source.portfolio', (row) => ({ ...row, hierarchical_endpoints: 2 })),
    actual: '4 endpoints, 2 hierarchical, {"Jobs":1,"Lines":1,"Plants":2}',
  },
  success_rate_in_range: {
    plant: (bench) => rewrite(bench, 'source.portfolio', (row) => ({ ...row, endpoint_success_rate: 0.7 })),
    actual: '0.700',
  },
  config_complete: {
    plant: (bench) => rewrite(bench, 'source.config', (row) => (row['config_key'] === 'stage' ? null : row)),
    actual: /^1 .*6 keys$/,
    evidence: ['stage'],
  },
  hierarchy_reached: {
    plant: (bench) =>
      rewrite(bench, 'source.hierarchy', (row) => (row['level'] === 2 ? { ...row, items_found: 0, sample_id: null } : row)),
    actual: /^1 .*3 entities$/,
    evidence: [{ entity: 'job', level: 2 }],
  },
  parameters_listed: {
    plant: (bench) =>
      rewrite(bench, 'source.endpoints', (row) =>
        row['entity'] === 'job' ? { ...row, query_parameters: '["offset","size"]' } : row,
      ),
    actual: /^1 .*3 parameters$/,
    evidence: [{ entity: 'job', endpoint: '/jobs', parameter: 'station' }],
  },
  entity_endpoints_working: {
    plant: (bench) =>
      rewrite(bench, 'source.endpoints', (row) =>
        row['entity'] === 'line' ? { ...row, api_status: 'broken', status_code: 410 } : row,
      ),
    actual: /^1 .*3 entities$/,
    evidence: [{ entity: 'line', endpoint: '/plants/{plantId}/lines', api_status: 'broken', status_code: 410 }],
  },
};

async function furnished(): Promise<StageBench> {
  const bench = stageBench({ contract: floorContract(), http: floorHttp(newFloor()), variables: { FLOOR_TOKEN: token } });
  for (const name of Object.keys(actions)) await bench.run(actions[name]);
  return bench;
}

describe('the gates of Source', () => {
  test('are all proven here', () => {
    expect(Object.keys(planted)).toEqual(Object.keys(checks));
  });

  test('pass over what the stage makes', async () => {
    using bench = await furnished();
    for (const [id, check] of Object.entries(checks)) expect([id, (await bench.ask(check)).passed]).toEqual([id, true]);
  });

  test.each(Object.entries(planted))('%s refuses what is planted', async (id, { plant, actual, evidence = [] }) => {
    using bench = await furnished();
    await plant(bench);
    const found = await bench.ask(checks[id]);
    expect(found).toMatchObject({ passed: false, evidence });
    if (typeof actual === 'string') expect(found.actual).toBe(actual);
    else expect(found.actual).toMatch(actual);
  });

  test.each([1.5, -0.1])('success_rate_in_range refuses %d', async (rate) => {
    using bench = await furnished();
    await rewrite(bench, 'source.portfolio', (row) => ({ ...row, endpoint_success_rate: rate }));
    expect((await bench.ask(checks['success_rate_in_range'])).passed).toBe(false);
  });

  test('refuse what is not there at all', async () => {
    using bench = await furnished();
    for (const table of ['source.credentials', 'source.portfolio', 'source.hierarchy']) await rewrite(bench, table, () => null);
    await rewrite(bench, 'source.endpoints', (row) => (row['entity'] === 'line' ? null : row));
    for (const id of [
      'auth_succeeded',
      'portfolio_counts_agree',
      'success_rate_in_range',
      'hierarchy_reached',
      'entity_endpoints_working',
    ]) {
      expect([id, (await bench.ask(checks[id])).passed]).toEqual([id, false]);
    }
  });
});
