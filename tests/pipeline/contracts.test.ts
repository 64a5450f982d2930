import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { httpClient } from '../../src/adapters/http/undici.ts';
import { signJwt } from '../../src/adapters/sign.ts';
import type { Json, JsonObject } from '../../src/core/json.ts';
import type { SourcePage } from '../../src/data/source/fetch.ts';
import { readFaults } from '../../src/sandbox/faults.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { serviceNames } from '../../src/sandbox/settings.ts';
import { keyText, valuesAt } from '../../src/solution/contract/field-path.ts';
import { secretsOf } from '../../src/solution/contract/names.ts';
import { readOrder } from '../../src/solution/contract/order.ts';
import { listedEndpoint, readContract, readOverrides } from '../../src/solution/contract/read.ts';
import { fetchObject, requestsFor, serviceOf, type ParentRecord } from '../../src/solution/contract/requests.ts';
import type { SystemContract } from '../../src/solution/contract/shape.ts';

const root = resolve(import.meta.dirname, '../..');
const sources = globSync('pipelines/*/contract.yaml', { cwd: root }).map((file) => basename(dirname(file)));
const textOf = (source: string, file: string): string => readFileSync(join(root, 'pipelines', source, file), 'utf8');

function contractOf(source: string, change = (text: string): string => text): ReturnType<typeof readContract> {
  return readContract({ file: `pipelines/${source}/contract.yaml`, text: change(textOf(source, 'contract.yaml')) });
}

function whole(source: string): SystemContract {
  const read = contractOf(source);
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return read.value;
}

let sandbox: Sandbox;
const http = httpClient();
beforeAll(async () => {
  sandbox = await openSandbox({ seed: 1, now: () => Date.UTC(2026, 0, 1) });
});
afterAll(async () => {
  await http.close();
  await sandbox.close();
});

interface Read {
  readonly records: readonly ParentRecord[];
  readonly pages: number;
  readonly told: number;
}

/** Every record of every object, asked for as the contract says and in no other way. */
async function readAll(contract: SystemContract, { variables } = sandbox): Promise<ReadonlyMap<string, Read>> {
  const ports = { clock: systemClock, http, sign: signJwt, log: () => undefined, variables };
  const signal = new AbortController().signal;
  const service = serviceOf({
    contract,
    ports: ports as unknown as Parameters<typeof serviceOf>[0]['ports'],
    params: {},
    signal,
  });
  const found = new Map<string, Read>();
  for (const { object } of readOrder(contract)) {
    const pages: SourcePage[] = [];
    for (const request of requestsFor(object, found.get(object.parent?.object ?? '')?.records ?? [])) {
      pages.push(...(await Array.fromAsync(fetchObject({ service, request }))));
    }
    const records = pages.flatMap((page) => page.records).map((record) => ({ id: keyOf(record, object.primary_key), record }));
    const told = pages.filter(({ number }) => number === 1).reduce((sum, page) => sum + (page.told ?? 0), 0);
    found.set(object.name, { records, pages: pages.length, told });
  }
  return found;
}

function keyOf(record: Json, path: string): string {
  return valuesAt(record, path).flatMap((value) => keyText(value) ?? [])[0] ?? '';
}

describe.each(sources)('the contract of %s', (source) => {
  test('and its overrides are read without a word', () => {
    expect(contractOf(source)).toMatchObject({ ok: true, diagnostics: [] });
    const file = 'intelligence/manual-overrides.yaml';
    expect(readOverrides({ file, text: textOf(source, file) })).toMatchObject({ ok: true });
  });

  test('lists every parameter that its requests send', () => {
    const contract = whole(source);
    for (const object of contract.objects) {
      const listed = listedEndpoint(contract, object)?.query_parameters ?? [];
      for (const name of Object.keys(object.query)) expect(listed).toContain(name);
    }
  });

  test('names entities, endpoints and objects that it has', () => {
    const { limitations, endpoints, objects, codes, measures } = whole(source);
    const names = objects.map(({ name }) => name);
    const listed = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(limitations.filter(({ entity }) => entity !== undefined && !names.includes(entity))).toEqual([]);
    expect(limitations.filter(({ method, endpoint }) => !listed.includes(`${method} ${endpoint}`))).toEqual([]);
    for (const code of Object.keys(codes)) expect(names).toContain(code.split('.')[0]);
    const facts = objects.flatMap(({ fact }) => fact?.name ?? []);
    for (const { table } of measures) if (table.startsWith('fact')) expect(facts).toContain(table);
    expect(new Set(limitations.map(({ id }) => id)).size).toBe(limitations.length);
  });

  test('is true of the sandbox: who may ask, and what each limitation says', async () => {
    const { api, auth_check, limitations } = whole(source);
    const fill = (text: string): string => text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => sandbox.variables[name] ?? '');
    const headers = {
      ...Object.fromEntries(Object.entries(api.headers).map(([name, value]) => [name, fill(value)])),
      ...(api.auth.type === 'bearer' ? { authorization: `Bearer ${fill(api.auth.token)}` } : {}),
    };
    const status = async (path: string, sent = headers): Promise<number> =>
      (await fetch(fill(api.base_url) + path, { headers: sent })).status;
    expect([await status(auth_check.path), await status(auth_check.path, {})]).toEqual([200, 401]);
    for (const { id, probe } of limitations) if (probe) expect([id, await status(probe.path)]).toEqual([id, probe.status]);
  });

  test('hides its credentials', () => {
    expect(secretsOf(whole(source))).toEqual(
      Object.keys(sandbox.variables).filter(
        (name) => /^(ZEPHYR|WRENCHBOOK)_API/.test(name) && name.startsWith(source.toUpperCase()),
      ),
    );
  });
});

test('Zephyr is read whole by its contract, no key twice over all parents', async () => {
  const found = await readAll(whole('zephyr'));
  const counts = Object.fromEntries([...found].map(([name, { records }]) => [name, records.length]));
  expect(counts).toEqual({
    ...{ project: 3, tester: 8, release: 6, requirementNode: 12, testcaseFolder: 9 },
    ...{ cycle: 9, requirement: 45, testcase: 780, execution: 1_200 },
  });
  for (const { records } of found.values()) expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  expect(found.get('testcase')).toMatchObject({ told: 780, pages: 10 });
  expect(found.get('execution')?.pages).toBe(16);
});

test('Wrenchbook is read whole by its contract, with the totals that it tells', async () => {
  const found = await readAll(whole('wrenchbook'));
  const counts = Object.fromEntries([...found].map(([name, { records }]) => [name, records.length]));
  expect(counts).toEqual({ customer: 8, part: 76, technician: 12, site: 24, workOrder: 480 });
  for (const { records } of found.values()) expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  for (const name of ['customer', 'part', 'technician', 'site']) expect(found.get(name)?.told).toBe(counts[name]);
  expect(found.get('part')?.pages).toBe(2);
  expect(found.get('workOrder')?.pages).toBeGreaterThan(24);
});

test('executions that are asked for by "cycleid" are refused where the contract says so', () => {
  const wrong = contractOf('zephyr', (text) => text.replace(/(?<=, )cyclephaseid(?=: .\{)/, 'cycleid'));
  expect(wrong).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'contract/unlisted-parameter', message: expect.stringContaining('"cycleid"') as string }],
  });
});

describe('what can be planted in the sandbox', () => {
  async function disturbed(text: string): Promise<ReadonlyMap<string, Read>> {
    const read = readFaults(text, serviceNames);
    if (!('faults' in read)) throw new Error(`Cannot read ${read.unreadable}`);
    const other = await openSandbox({ seed: 1, now: () => Date.UTC(2026, 0, 1), faults: read.faults });
    try {
      return await readAll(whole('zephyr'), other);
    } finally {
      await other.close();
    }
  }
  const members = (found: ReadonlyMap<string, Read>, name: string, member: string): readonly unknown[] =>
    (found.get(name)?.records ?? []).map(({ record }) => (record as JsonObject)[member]);

  test('the same executions for every phase: keys come twice', async () => {
    const { records = [] } = (await disturbed('zephyr/execution:ignorex999=cyclephaseid')).get('execution') ?? {};
    expect(records.length).toBeGreaterThan(1_200);
    expect(new Set(records.map(({ id }) => id)).size).toBe(1_200);
  });

  test('new, missing and changed members of cycles', async () => {
    const added = members(await disturbed('zephyr/cycle/release:addx99=riskLevel'), 'cycle', 'riskLevel');
    expect(added).toEqual(Array.from({ length: 9 }, () => 'added'));
    const dropped = members(await disturbed('zephyr/cycle/release:dropx99=environment'), 'cycle', 'environment');
    expect(dropped).toEqual(Array.from({ length: 9 }, () => undefined));
    const retyped = members(await disturbed('zephyr/cycle/release:retypex99=revision'), 'cycle', 'revision');
    expect(retyped.every((value) => typeof value === 'string')).toBe(true);
  });

  test.each([
    ['zephyr/execution:ignorex99=offset', /repeats the records of the page before/],
    ['zephyr/cycle/release:410x99', /410/],
    ['zephyr/cycle/release:html', /JSON|HTML|web page/],
  ])('%s ends the reading in words', async (text, words) => {
    await expect(disturbed(text)).rejects.toThrow(words);
  });
});
