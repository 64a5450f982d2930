/**
 * One process of the bench of the SPECTRA stages. Arguments: folder, `fill` or `run`, number of executions. Filling makes
 * a lakehouse as Extract leaves it; running goes from Clean to Analyse with all gates, and prints a `Walk` as JSON.
 */
import { openLakehouse } from '../src/adapters/lakehouse/lakehouse.ts';
import { sha256 } from '../src/adapters/hash.ts';
import { systemClock } from '../src/adapters/clock.ts';
import { newTally } from '../src/data/tally.ts';
import type { Row } from '../src/ports/warehouse.ts';
import type { Action, StepContext } from '../src/solution/action.ts';
import { overridesShape } from '../src/solution/contract/overrides.ts';
import { contractShape } from '../src/solution/contract/shape.ts';
import type { Check } from '../src/solution/gates/gate.ts';
import { recordsTable } from '../src/solution/stages/extract/tables.ts';
import { fieldColumns, fieldRow } from '../src/solution/infer/rows.ts';
import { inferFields, observeSamples } from '../src/solution/infer/infer.ts';
import { actions as analyse } from '../src/solution/stages/analyse/actions.ts';
import { checks as analyseChecks } from '../src/solution/stages/analyse/checks.ts';
import { actions as clean } from '../src/solution/stages/clean/actions.ts';
import { checks as cleanChecks } from '../src/solution/stages/clean/checks.ts';
import { actions as refine } from '../src/solution/stages/refine/actions.ts';
import { checks as refineChecks } from '../src/solution/stages/refine/checks.ts';
import { actions as transform } from '../src/solution/stages/transform/actions.ts';
import { checks as transformChecks } from '../src/solution/stages/transform/checks.ts';

const [, , folder = '', step = '', asked = '0'] = process.argv;
const count = Number(asked);
const perCycle = 5000;

const contract = contractShape.parse({
  contract_version: '1.0.0',
  source_system: { key: 'bench', name: 'Bench' },
  api: { base_url: 'http://localhost' },
  auth_check: { path: '/me' },
  endpoints: [{ path: '/me', category: 'all' }],
  objects: [
    { name: 'project', path: '/project', primary_key: 'id' },
    { name: 'cycle', path: '/cycle/{id}', primary_key: 'id', parent: { object: 'project', bindings: { id: 'id' } } },
    {
      ...{ name: 'execution', path: '/execution/{id}', primary_key: 'id', parent: { object: 'cycle', bindings: { id: 'id' } } },
      ...{
        incremental: { field: 'lastModifiedOn', format: 'epoch_milliseconds' },
        fact: { name: 'factExecution', grain: 'one execution' },
      },
    },
  ],
});
const lakehouse = openLakehouse({ folder });
const overrides = overridesShape.parse({});

function execution(index: number): Readonly<Record<string, unknown>> {
  const at = Date.UTC(2026, 0, 1) + index * 7000;
  return {
    ...{
      id: index,
      assignmentDate: at - (at % 86_400_000),
      status: String(index % 5),
      testerId: index % 40,
      testerIdName: `Tester ${index % 40}`,
    },
    ...{
      actualTime: index % 900,
      estimatedTime: 600,
      lastModifiedOn: at,
      cycleId: Math.floor(index / perCycle),
      comment: `Run ${index} of the nightly suite`,
    },
    tcrTreeTestcase: {
      id: index % 20_000,
      versionNumber: 1,
      createDatetime: '2026-01-02T03:04:05Z',
      name: `Test case ${index % 20_000}`,
    },
  };
}

const makers = {
  project: {
    count: 5,
    make: (index: number) => ({ id: index, name: `Project ${index}`, startDate: '01/15/2026' }),
    parent: () => '',
  },
  cycle: {
    count: Math.ceil(count / perCycle),
    make: (index: number) => ({
      id: index,
      name: `Cycle ${index}`,
      projectId: index % 5,
      cyclePhases: [{ id: index, name: `Phase ${index}` }],
    }),
    parent: (index: number) => String(index % 5),
  },
  execution: { count, make: execution, parent: (index: number) => String(Math.floor(index / perCycle)) },
};

async function fill(): Promise<void> {
  const observed = new Map<string, Awaited<ReturnType<typeof observeSamples>>>();
  for (const [name, { count: all, make, parent }] of Object.entries(makers)) {
    const samples = Array.from({ length: Math.min(all, 200) }, (_, index) => ({
      id: String(index),
      payload: make(index) as never,
    }));
    observed.set(name, await observeSamples(samples));
    const rows = function* (): Generator<Row> {
      for (let index = 0; index < all; index += 1) {
        const json = { payload: JSON.stringify(make(index)), recordHash: String(index), parentBindings: '{}' };
        yield {
          recordId: String(index),
          ...json,
          parentId: parent(index),
          _extracted_at: '2026-01-05T06:00:00.000Z',
          _source_endpoint: '/',
          _raw_file: 'x',
        };
      }
    };
    await lakehouse.upsert(`extract.${name}s`, recordsTable, rows());
  }
  const endpoints = new Map(contract.objects.map(({ name, path }) => [name, { path, status: 'working' }]));
  await lakehouse.replace(
    'prepare.fields',
    fieldColumns,
    inferFields({ contract, overrides, observed, endpoints }).fields.map(fieldRow),
  );
}

async function run(): Promise<void> {
  const stages: Record<string, number> = {};
  const cpu: Record<string, number> = {};
  const refused: string[] = [];
  const ports = { lakehouse, clock: systemClock, sha256, log: () => {}, variables: {} };
  const context = (entity?: string) =>
    ({
      spec: { entity },
      run_id: 'run',
      params: {},
      contract,
      overrides,
      ports,
      signal: new AbortController().signal,
      tally: newTally(),
    }) as unknown as StepContext;
  const stage = async (
    name: string,
    actions: Readonly<Record<string, Action>>,
    checks: Readonly<Record<string, Check>>,
  ): Promise<void> => {
    const started = performance.now();
    const before = process.cpuUsage();
    for (const [id, action] of Object.entries(actions))
      for (const entity of id === 'clean.entity' ? ['project', 'cycle', 'execution'] : [undefined]) await action(context(entity));
    stages[name] = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    cpu[name] = (user + system) / 1000;
    const gated = performance.now();
    for (const [id, check] of Object.entries(checks)) {
      const { passed } = await check({ lakehouse, contract, overrides, run_id: 'run', now: 0, with: {} });
      if (!passed) refused.push(id);
    }
    stages[`gates of ${name}`] = performance.now() - gated;
  };
  await stage('clean', clean, cleanChecks);
  await stage('transform', transform, transformChecks);
  await stage('refine', refine, refineChecks);
  await stage('analyse', analyse, analyseChecks);
  console.log(JSON.stringify({ stages, cpu, refused }));
}

await (step === 'fill' ? fill() : run());
lakehouse.close();
