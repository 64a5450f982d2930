import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

import { systemClock } from '../../src/adapters/clock.ts';
import { httpClient } from '../../src/adapters/http/undici.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { readOverrides } from '../../src/solution/contract/read.ts';
import { intelligenceFiles } from '../../src/solution/covenant/intelligence.ts';
import { actions } from '../../src/solution/stages/prepare/actions.ts';
import { checks } from '../../src/solution/stages/prepare/checks.ts';
import { actions as source } from '../../src/solution/stages/source/actions.ts';
import { repositoryText } from '../support/playbooks.ts';
import { shippedContract } from '../support/solution.ts';
import { stageBench, type StageBench } from '../support/step-context.ts';

const http = httpClient();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ seed: 1, now: () => Date.UTC(2026, 0, 1) });
});
afterAll(async () => {
  await http.close();
  await sandbox.close();
});

const tables = ['schema', 'fields', 'dependencies', 'statusMap', 'drift'].map((name) => `prepare.${name}`);

async function prepared(name: string): Promise<StageBench> {
  const overrides = readOverrides(repositoryText(`pipelines/${name}/intelligence/manual-overrides.yaml`));
  if (!overrides.ok) throw new Error('The overrides cannot be read');
  const contract = shippedContract(name);
  const bench = stageBench({ contract, http, clock: systemClock, variables: sandbox.variables, overrides: overrides.value });
  for (const step of ['source.catalogue', 'source.hierarchy']) await bench.run(source[step]);
  await again(bench);
  return bench;
}

async function again({ run }: StageBench): Promise<void> {
  for (const action of Object.values(actions)) await run(action);
}

async function dump({ lakehouse }: StageBench): Promise<string> {
  return JSON.stringify(await Promise.all(tables.map((table) => lakehouse.all(`SELECT * FROM ${table} ORDER BY rowid`))));
}

describe.each(['zephyr', 'wrenchbook'])('Prepare of %s', (name) => {
  test('passes every gate on the sandbox, and again makes the same bytes', async () => {
    using bench = await prepared(name);
    const first = await dump(bench);
    for (const [id, check] of Object.entries(checks)) expect([id, await bench.ask(check)]).toMatchObject([id, { passed: true }]);
    await again(bench);
    expect(await dump(bench)).toBe(first);
  });

  test('gives intelligence without times and without what people are called', async () => {
    using bench = await prepared(name);
    const { lakehouse } = bench;
    const contract = shippedContract(name);
    const files = await intelligenceFiles({ lakehouse, contract });
    expect(await intelligenceFiles({ lakehouse, contract })).toEqual(files);
    const entities = contract.objects.map((object) => object.name).sort();
    expect(files.map(({ path }) => path)).toEqual([
      ...['creation-order', 'dependencies', 'endpoints', 'entities', 'quirks'].map((file) => `intelligence/${file}.yaml`),
      ...entities.map((entity) => `intelligence/schemas/${entity}.json`),
    ]);
    const all = files.map(({ text }) => text).join('\n');
    const personal = await lakehouse.all(
      `SELECT entity, path FROM prepare.fields WHERE piiLevel <> 'none' AND path NOT LIKE '%[]%'`,
    );
    expect(personal.length).toBeGreaterThan(0);
    for (const { entity, path } of personal) {
      const rows = await lakehouse.all(
        `SELECT DISTINCT payload ->> '$.${String(path)}' AS value FROM sample."${String(entity)}"`,
      );
      for (const { value } of rows.filter((row) => String(row['value'] ?? '').length > 5))
        expect(all).not.toContain(`"${String(value)}"`);
    }
    expect(all).not.toMatch(/firstSeen|lastSeen|generated_at/);
  });

  test('gives JSON Schemas that its samples satisfy', async () => {
    using bench = await prepared(name);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const { path, text } of await intelligenceFiles({ lakehouse: bench.lakehouse, contract: shippedContract(name) })) {
      if (!path.endsWith('.json')) continue;
      const { entity, schema } = JSON.parse(text) as { entity: string; schema: object };
      const valid = ajv.compile(schema);
      for (const { payload } of await bench.lakehouse.all(`SELECT payload FROM sample."${entity}"`)) {
        valid(JSON.parse(String(payload)));
        expect([entity, valid.errors]).toEqual([entity, null]);
      }
    }
  });
});

describe('what Prepare finds out about Zephyr', () => {
  test('is what its documentation is silent about', async () => {
    using bench = await prepared('zephyr');
    const field = async (entity: string, path: string): Promise<unknown> =>
      (
        await bench.lakehouse.all(
          `SELECT targetName, targetType, format, foreignKeyTo FROM prepare.fields WHERE entity = '${entity}' AND path = '${path}'`,
        )
      )[0];
    const told = { foreignKeyTo: null };
    expect(await field('project', 'startDate')).toEqual({
      targetName: 'startDate',
      targetType: 'datetime',
      format: 'epoch_ms',
      ...told,
    });
    expect(await field('project', 'projectStartDate')).toMatchObject({ targetType: 'date', format: 'MM/DD/YYYY' });
    expect(await field('testcase', 'createDatetime')).toMatchObject({ targetName: 'dateTimeCreated', format: 'iso' });
    expect(await field('execution', 'testerId')).toMatchObject({ foreignKeyTo: 'tester' });
    expect(await field('cycle', 'cyclePhases[].id')).toMatchObject({ targetName: 'cyclePhaseId', targetType: 'array<int64>' });
    expect(await field('execution', 'status')).toMatchObject({ targetType: 'text' });
    const files = await intelligenceFiles({ lakehouse: bench.lakehouse, contract: shippedContract('zephyr') });
    const order = parse(files.find(({ path }) => path.endsWith('creation-order.yaml'))?.text ?? '') as {
      perfect_order: string[];
      categories: object;
    };
    expect(order.perfect_order.at(-1)).toBe('execution');
    expect(order.categories).toEqual({
      working: ['project', 'tester', 'release', 'requirementNode', 'testcase', 'execution'],
      broken: [],
      blocked: ['testcaseFolder'],
      manual: ['cycle', 'requirement'],
    });
  });
});
