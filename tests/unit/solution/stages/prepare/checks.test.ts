import { describe, expect, test } from 'vitest';

import type { Row } from '../../../../../src/ports/warehouse.ts';
import { actions as source } from '../../../../../src/solution/stages/source/actions.ts';
import { actions } from '../../../../../src/solution/stages/prepare/actions.ts';
import { checks } from '../../../../../src/solution/stages/prepare/checks.ts';
import { floorContract, floorHttp, newFloor, token } from '../../../../support/shop-floor.ts';
import { stageBench, type StageBench } from '../../../../support/step-context.ts';

const contract = floorContract({
  jobs: { role: 'fact', required_targets: ['jobId', 'station'] },
  contract: {
    limitations: [{ id: 'BUG-001', type: 'bug', entity: 'line', endpoint: '/plants', severity: 'low', issue: 'Odd' }],
  },
});

/** A lakehouse in which Source and Prepare have done their work. */
async function prepared(): Promise<StageBench> {
  const bench = stageBench({ contract, http: floorHttp(newFloor()), variables: { FLOOR_TOKEN: token } });
  for (const step of ['source.catalogue', 'source.hierarchy']) await bench.run(source[step]);
  for (const action of Object.values(actions)) await bench.run(action);
  return bench;
}

/** Writes a table again with its rows changed. */
async function edit(bench: StageBench, table: string, change: (rows: readonly Row[]) => readonly Row[]): Promise<void> {
  const columns = (await bench.lakehouse.columns(table)) ?? [];
  const rows = await bench.lakehouse.all(`SELECT * FROM ${table} ORDER BY rowid`);
  await bench.lakehouse.replace(table, columns, change(rows));
}

/** The rows that fit, changed. */
function where(fits: Row, change: Row): (rows: readonly Row[]) => readonly Row[] {
  return (rows) => {
    const found = rows.filter((row) => Object.entries(fits).every(([name, value]) => row[name] === value));
    if (found.length === 0) throw new Error('Nothing is planted');
    return rows.map((row) => (found.includes(row) ? { ...row, ...change } : row));
  };
}

const drift = {
  ...{ level: 'sample', subject: 'job.x', change: 'type_changed', class: 'breaking', mode: 'freeze' },
  ...{ action: 'refused', detail: 'int64 became text' },
};

/** Plants what the gate must see; the words are part of its evidence or of what it found. */
const bad: Readonly<Record<string, readonly [string, (bench: StageBench) => Promise<unknown> | void, string]>> = {
  schema_has_all_entities: [
    'an entity has no row',
    (bench) => edit(bench, 'prepare.schema', (rows) => rows.filter(({ entity }) => entity !== 'job')),
    'job',
  ],
  one_entity_per_row: [
    'a row is about a field',
    (bench) => edit(bench, 'prepare.schema', where({ entity: 'job' }, { entity: 'jobId' })),
    '"jobId" is no entity',
  ],
  fields_as_arrays: [
    'lists have different lengths',
    (bench) => edit(bench, 'prepare.schema', where({ entity: 'job' }, { targetField: '["jobId"]' })),
    'job scalar: lengths 3, 1, 3, 3, 3',
  ],
  target_names_present: [
    'a target has no name',
    (bench) => edit(bench, 'prepare.fields', where({ path: 'station' }, { targetName: '' })),
    'job.station',
  ],
  type_in_enum: [
    'a type is of another vocabulary',
    (bench) => edit(bench, 'prepare.schema', where({ entity: 'plant' }, { dataType: '["integer","text"]' })),
    'plant: "integer"',
  ],
  keys_declared: [
    'a key stands twice in the samples',
    (bench) => edit(bench, 'sample.plant', (rows) => [...rows, ...rows.slice(0, 1)]),
    'plant.id: "1" stands twice',
  ],
  array_has_bridge: [
    'a list of records has no bridge',
    (bench) => edit(bench, 'prepare.fields', where({ path: 'stations[].id' }, { bridgeName: null })),
    'line.stations[].id',
  ],
  one_dimension_per_entity: [
    'an entity feeds two dimensions',
    (bench) => edit(bench, 'prepare.fields', where({ entity: 'plant', path: 'name' }, { dimensionName: 'dimOther' })),
    'plant: dimOther, dimPlant',
  ],
  fact_grain_present: [
    'a fact has no grain',
    (bench) => edit(bench, 'prepare.fields', where({ entity: 'job', path: 'id' }, { factGrain: null })),
    'job.id: factJob has no grain',
  ],
  fact_scalars_only: [
    'a list is in a fact',
    (bench) => edit(bench, 'prepare.fields', where({ path: 'stations[].id' }, { isInFact: 1 })),
    'line.stations[].id: array<int64>',
  ],
  dependencies_inverse: [
    'only one side knows of a dependency',
    (bench) => edit(bench, 'prepare.dependencies', where({ graph: 'read', entity: 'plant' }, { requiredBy: '[]' })),
    'read: line needs plant, which does not say so',
  ],
  dependencies_cover_entities: [
    'an entity is in no graph',
    (bench) => edit(bench, 'prepare.dependencies', (rows) => rows.filter(({ entity }) => entity !== 'job')),
    'create: job is not there',
  ],
  constraints_reference_known: [
    'a constraint is about an endpoint that nobody lists',
    (bench) =>
      edit(bench, 'prepare.constraints', where({ constraintId: 'BUG-001' }, { endpoint: 'GET /ghost', entity: 'ghost' })),
    'BUG-001: "GET /ghost" is not in the catalogue',
  ],
  samples_present: ['samples are gone without a word', (bench) => edit(bench, 'sample.job', () => []), 'job'],
  no_prod_write: [
    'something was posted',
    (bench) => {
      const log = { run_id: 'run-1', sent: 2, methods: { GET: 1, POST: 1 }, sign_in: 0, writes: ['POST /plants'] };
      bench.lakehouse.files.write('working/prepare/requests.json', JSON.stringify(log));
    },
    'POST /plants',
  ],
  drift_classified: [
    'a difference has another class',
    (bench) => edit(bench, 'prepare.drift', () => [{ ...drift, class: 'additive' }]),
    'type_changed of job.x: class "additive" instead of breaking',
  ],
  drift_accepted: [
    'a change was refused',
    (bench) => edit(bench, 'prepare.drift', () => [drift]),
    'type_changed of job.x: int64 became text',
  ],
  required_targets_present: [
    'a required target has another name',
    (bench) => edit(bench, 'prepare.fields', where({ path: 'station' }, { targetName: 'place' })),
    'job.station',
  ],
  idempotent: [
    'a table holds what the samples do not say',
    (bench) => edit(bench, 'prepare.fields', where({ path: 'station' }, { description: 'By hand' })),
    'prepare.fields row',
  ],
};

test('required_targets_present says when there was no record to find a target in', async () => {
  using bench = await prepared();
  await edit(bench, 'prepare.fields', where({ path: 'station' }, { targetName: 'place' }));
  await edit(bench, 'sample.job', () => []);
  const { evidence } = await bench.ask(checks['required_targets_present']);
  expect(evidence).toContain('job.station: the service gave no record of "job"');
});

test('every gate has a planted table', () => {
  expect(Object.keys(bad).sort()).toEqual(Object.keys(checks).sort());
});

describe.each(Object.entries(bad))('%s', (id, [what, plant, words]) => {
  test(`passes on what Prepare made and refuses when ${what}`, async () => {
    using bench = await prepared();
    const good = await bench.ask(checks[id]);
    expect(good).toMatchObject({ passed: true, evidence: [] });
    await plant(bench);
    const finding = await bench.ask(checks[id]);
    expect(finding).toMatchObject({ passed: false, expected: good.expected });
    expect(`${finding.actual} ${JSON.stringify(finding.evidence)}`.replaceAll('\\"', '"')).toContain(words);
    expect(finding.actual).not.toBe(good.actual);
  });

  test('refuses where nothing was prepared', async () => {
    using bench = stageBench({ contract, http: floorHttp(newFloor()) });
    expect(await bench.ask(checks[id])).toMatchObject({ passed: false });
  });
});

test('a record of requests that is missing is no proof that nothing was written', async () => {
  using bench = await prepared();
  bench.lakehouse.files.remove('working/prepare/requests.json');
  expect(await bench.ask(checks['no_prod_write'])).toMatchObject({ actual: 'No record of the requests that were sent' });
});

test('two rows for one entity and structure are refused', async () => {
  using bench = await prepared();
  await edit(bench, 'prepare.schema', (rows) => [...rows, ...rows.slice(0, 1)]);
  expect(await bench.ask(checks['one_entity_per_row'])).toMatchObject({ passed: false, evidence: ['plant scalar: 2 rows'] });
});

test('a circle of dependencies is refused', async () => {
  using bench = await prepared();
  await edit(bench, 'prepare.dependencies', (rows) =>
    rows.map((row) =>
      row['graph'] === 'read' && row['entity'] !== 'job'
        ? {
            ...row,
            ...{
              dependsOn: row['entity'] === 'line' ? '["plant"]' : '["line"]',
              requiredBy: row['entity'] === 'line' ? '["plant","job"]' : '["line"]',
            },
          }
        : row,
    ),
  );
  expect((await bench.ask(checks['dependencies_inverse'])).evidence).toEqual(['read: a circle among job, line, plant']);
});
