import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { httpClient } from '../../src/adapters/http/undici.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { readOrder } from '../../src/solution/contract/order.ts';
import { readContract } from '../../src/solution/contract/read.ts';
import type { SystemContract } from '../../src/solution/contract/shape.ts';
import { actions as extract } from '../../src/solution/stages/extract/actions.ts';
import { checks as extractChecks } from '../../src/solution/stages/extract/checks.ts';
import { actions as source } from '../../src/solution/stages/source/actions.ts';
import { checks as sourceChecks } from '../../src/solution/stages/source/checks.ts';
import { stageBench, type StageBench } from '../support/step-context.ts';

const now = Date.UTC(2026, 1, 1);
const http = httpClient();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ seed: 1, now: () => now });
});
afterAll(async () => {
  await sandbox.close();
  await http.close();
});

function contractOf(key: string): SystemContract {
  const file = `pipelines/${key}/contract.yaml`;
  const read = readContract({ file, text: readFileSync(file, 'utf8') });
  if (!read.ok) throw new Error(`${file} has mistakes`);
  return read.value;
}

/** Source, and of Prepare as much as Extract reads. */
async function benchOf(contract: SystemContract): Promise<StageBench> {
  const bench = stageBench({ contract, http, variables: sandbox.variables, clock: { ...systemClock, now: () => now } });
  for (const action of Object.values(source)) await bench.run(action);
  const text = (name: string) => ({ name, type: 'TEXT' as const });
  await bench.lakehouse.replace(
    'prepare.schema',
    [text('entity')],
    contract.objects.map(({ name }) => ({ entity: name })),
  );
  await bench.lakehouse.replace(
    'prepare.dependencies',
    [text('graph'), text('entity'), { name: 'level', type: 'INTEGER' }],
    readOrder(contract).map(({ object, level }) => ({ graph: 'read', entity: object.name, level })),
  );
  return bench;
}

async function extractAll(
  bench: StageBench,
  contract: SystemContract,
  run_id: string,
): Promise<Readonly<Record<string, unknown>>> {
  await bench.run(extract['extract.plan'], { run_id });
  const done: Record<string, unknown> = {};
  for (const { object } of readOrder(contract)) {
    const { counts, facts } = await bench.run(extract['extract.entity'], { run_id, entity: object.name });
    done[object.name] = { ...counts, removed: facts['removed'] };
  }
  await bench.run(extract['extract.watermarks'], { run_id });
  return done;
}

async function refused(bench: StageBench, checks: typeof sourceChecks, run_id = 'run-1'): Promise<readonly unknown[]> {
  const found = await Promise.all(
    Object.entries(checks).map(async ([id, check]) => ({ id, ...(await bench.ask(check, { run_id })) })),
  );
  return found.filter(({ passed }) => !passed);
}

describe.each([
  [
    'zephyr',
    { project: 3, release: 6, cycle: 9, execution: 1_200 },
    ['/field/name', '/release/{id}', '/requirement/project/{projectid}', '/system/info/license'],
  ],
  ['wrenchbook', {}, ['/invoices', '/reports']],
])('%s', (key, expected, probed) => {
  test('passes the gates of Source and of Extract, twice, and nothing is written the second time', async () => {
    const contract = contractOf(key);
    using bench = await benchOf(contract);
    expect(await refused(bench, sourceChecks)).toEqual([]);
    const marked = await bench.lakehouse.all(
      `SELECT full_path, api_status FROM source.endpoints WHERE entity IS NULL AND api_status <> 'discovered' ORDER BY full_path`,
    );
    expect(marked.map(({ full_path }) => full_path)).toEqual(expect.arrayContaining(probed));
    expect(await bench.lakehouse.all('SELECT constraintId FROM source.probes WHERE stillPresent IS NOT 1')).toEqual([]);
    await extractAll(bench, contract, 'run-1');
    expect(await refused(bench, extractChecks)).toEqual([]);
    for (const [entity, rows] of Object.entries(expected)) {
      expect([entity, await bench.lakehouse.all(`SELECT count(*) AS n FROM extract.${entity}s`)]).toEqual([
        entity,
        [{ n: rows }],
      ]);
    }
    const second = await extractAll(bench, contract, 'run-2');
    for (const [entity, counts] of Object.entries(second)) {
      expect([entity, counts]).toEqual([entity, expect.objectContaining({ written: 0, failed: 0, removed: 0 })]);
    }
    expect(await refused(bench, extractChecks, 'run-2')).toEqual([]);
  });
});

test('a filter that Zephyr ignores gives each execution to every cycle, and is refused', async () => {
  const contract = contractOf('zephyr');
  const ignored = contract.objects.map((object) =>
    object.name === 'execution'
      ? { ...object, query: { cycleid: '{cycleid}' }, parent: { object: 'cycle', bindings: { cycleid: 'id' } } }
      : object,
  );
  const wrong = { ...contract, objects: ignored };
  using bench = await benchOf(wrong);
  expect(await refused(bench, sourceChecks)).toMatchObject([
    { id: 'parameters_listed', evidence: [{ entity: 'execution', endpoint: '/execution', parameter: 'cycleid' }] },
  ]);
  await extractAll(bench, wrong, 'run-1');
  expect(await refused(bench, extractChecks)).toMatchObject([
    { id: 'keys_unique_across_parents', actual: expect.stringMatching(/^1200 /) as string },
    { id: 'pages_distinct' },
  ]);
});
