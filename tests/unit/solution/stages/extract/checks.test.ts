import { describe, expect, test } from 'vitest';
import { actions } from '../../../../../src/solution/stages/extract/actions.ts';
import { checks } from '../../../../../src/solution/stages/extract/checks.ts';
import { pagesTable, recordsTable, unitsTable } from '../../../../../src/solution/stages/extract/tables.ts';
import { floorContract, floorHttp, newFloor, token } from '../../../../support/shop-floor.ts';
import { stageBench, type StageBench } from '../../../../support/step-context.ts';

async function duplicated(bench: StageBench): Promise<void> {
  const [row] = await bench.lakehouse.all(`SELECT * FROM extract.jobs WHERE recordId = '1'`);
  await bench.lakehouse.upsert('extract.jobs', recordsTable, [{ ...row, parentId: '12' }]);
}

const planted: Readonly<Record<string, { plant: (bench: StageBench) => Promise<unknown>; actual: RegExp; evidence: unknown }>> = {
  keys_unique_across_parents: {
    plant: duplicated,
    actual: /^1 .*12 keys$/,
    evidence: [{ entity: 'job', recordId: '1', parents: 2 }],
  },
  pages_distinct: {
    plant: async (bench) => {
      const [row] = await bench.lakehouse.all(`SELECT * FROM extract.pages WHERE unit = 'job' AND records > 0 ORDER BY request`);
      await bench.lakehouse.append(pagesTable.table, pagesTable.columns, [{ ...row, request: '/jobs?station=999' }]);
    },
    actual: /^1 .*8 pages$/,
    evidence: [{ entity: 'job', request: '/jobs?station=100&size=2&offset=0', same_as: '/jobs?station=999' }],
  },
  parents_exist: {
    plant: (bench) => bench.lakehouse.remove('extract.lines', `recordId = '12'`),
    actual: /^2 .*9 records$/,
    evidence: ['2', '5'].map((recordId) => ({ entity: 'job', recordId, parentId: '12' })),
  },
  counts_match: {
    plant: (bench) => bench.lakehouse.remove('extract.jobs', `recordId = '7'`),
    actual: /^1 .*3 entities$/,
    evidence: [{ entity: 'job', read: 7, told: 7, rows: 6 }],
  },
  no_empty_extract: {
    plant: (bench) => bench.lakehouse.remove('extract.jobs', 'TRUE'),
    actual: /^1 .*3 entities$/,
    evidence: [{ entity: 'job', table: 'extract.jobs' }],
  },
  raw_files_kept: {
    plant: async (bench) => {
      const rows = await bench.lakehouse.all(`SELECT raw_file FROM extract.pages WHERE unit = 'line' ORDER BY raw_file`);
      bench.lakehouse.files.remove(String(rows[0]?.['raw_file']));
      bench.lakehouse.files.write(String(rows[1]?.['raw_file']), '[]');
    },
    actual: /^2 .*9 raw files$/,
    evidence: ['missing', 'changed'].map((why, index) => ({
      ...{ entity: 'line', raw_file: `extract/line/2026/01/05/parent=${index + 1}/1.run-1.json`, why },
    })),
  },
  units_complete: {
    plant: (bench) => bench.lakehouse.remove('extract.pages', `unit = 'line' AND parentId = '2'`),
    actual: /^1 .*5 lists$/,
    evidence: [{ entity: 'line', missing: 'the list of parent "2"' }],
  },
};

async function furnished(more: { readonly ignoresFilter?: boolean } = {}): Promise<StageBench> {
  const floor = { ...newFloor(), ...more };
  const contract = floorContract();
  const bench = stageBench({ contract, http: floorHttp(floor), variables: { FLOOR_TOKEN: token } });
  const units = ['plant', 'line', 'job'].map((entity, position) => ({
    ...{ entity, plural: `${entity}s`, position, level: position, endpoint_path: '/', since: null, skipped: 0, reason: null },
  }));
  await bench.lakehouse.replace(unitsTable.table, unitsTable.columns, units);
  for (const { entity } of units) await bench.run(actions['extract.entity'], { entity });
  return bench;
}

describe('the gates of Extract', () => {
  test('are all proven here', () => {
    expect(Object.keys(planted)).toEqual(Object.keys(checks));
  });

  test('pass over what the stage makes', async () => {
    using bench = await furnished();
    for (const [id, check] of Object.entries(checks)) expect([id, (await bench.ask(check)).passed]).toEqual([id, true]);
  });

  test.each(Object.entries(planted))('%s refuses what is planted', async (id, { plant, actual, evidence }) => {
    using bench = await furnished();
    await plant(bench);
    const found = await bench.ask(checks[id]);
    expect(found).toMatchObject({ passed: false, evidence });
    expect(found.actual).toMatch(actual);
  });

  test('tell a filter that the service ignores', async () => {
    using bench = await furnished({ ignoresFilter: true });
    expect(await bench.ask(checks['keys_unique_across_parents'])).toMatchObject({ passed: false, evidence: { length: 7 } });
    expect((await bench.ask(checks['pages_distinct'])).passed).toBe(false);
  });

  test('counts_match refuses a total that differs, where the contract trusts it', async () => {
    using bench = await furnished();
    const rows = await bench.lakehouse.all('SELECT * FROM extract.pages');
    await bench.lakehouse.replace(
      pagesTable.table,
      pagesTable.columns,
      rows.map((row) => (row['page'] === 1 && row['told'] === 3 ? { ...row, told: 30 } : row)),
    );
    expect((await bench.ask(checks['counts_match'])).evidence).toEqual([{ entity: 'job', read: 7, told: 34, rows: 7 }]);
    const { total: _, ...untrusted } = floorContract().objects.find(({ name }) => name === 'job') ?? { total: '' };
    const objects = floorContract().objects.map((object) => (object.name === 'job' ? (untrusted as typeof object) : object));
    expect((await bench.ask(checks['counts_match'], { contract: { ...floorContract(), objects } })).passed).toBe(true);
  });

  test('units_complete refuses a unit without its table', async () => {
    using bench = await furnished();
    await bench.lakehouse.drop('extract.jobs');
    expect((await bench.ask(checks['units_complete'])).evidence).toEqual([{ entity: 'job', missing: 'extract.jobs' }]);
  });

  test('look at what was skipped no more than at another run', async () => {
    using bench = await furnished();
    expect((await bench.ask(checks['units_complete'], { run_id: 'run-2' })).passed).toBe(false);
    const units = await bench.lakehouse.all('SELECT * FROM extract.units');
    const skipped = units.map((row) => ({ ...row, skipped: 1, reason: 'broken' }));
    await bench.lakehouse.replace(unitsTable.table, unitsTable.columns, skipped);
    expect((await bench.ask(checks['units_complete'], { run_id: 'run-2' })).passed).toBe(true);
  });
});
