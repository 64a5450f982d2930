import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256, uuid5 } from '../../../src/adapters/hash.ts';
import { openWarehouse, type OpenWarehouse } from '../../../src/adapters/sqlite/warehouse.ts';
import { Defect } from '../../../src/core/defect.ts';
import { canonizeShape } from '../../../src/definition/shapes/canonize.ts';
import { canonize } from '../../../src/kinds/canonize/canonize.ts';
import type { DataPorts } from '../../../src/kinds/kind.ts';
import type { Outcome } from '../../../src/ports/runner.ts';
import { fakeClock, fakeEpoch } from '../../support/fake-clock.ts';
import { temporaryFolder, type Folder } from '../../support/folder.ts';
import { scriptedHttp } from '../../support/scripted-http.ts';
import { relationRows } from '../../support/relation-rows.ts';

const shop = { source_system: 'shop', connection_name: 'shop-main', object_type: 'order' };
const transform = "(name != 'skip') && { id: id, label: lower(name) } || `null`";
const billSchema = JSON.stringify({
  type: 'object',
  required: ['label'],
  properties: { label: { type: 'string', pattern: '^[a-z]+$' } },
});

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

type Order = readonly [id: string, name: string | null];

/** Orders that passed validation; those of one call arrived together, those of the next call later. */
async function arrive(orders: readonly Order[]): Promise<void> {
  const at = new Date(fakeEpoch + (runs += 1) * 1_000).toISOString();
  const records = orders.map(([id, name]) => {
    const payload = name === '(no JSON)' ? '{"id":' : JSON.stringify({ id, name });
    return { idem_key: `shop:shop-main:order:${id}`, external_id: id, payload, payload_hash: sha256(payload) };
  });
  await warehouse.raw.upsert(shop, records, { run_id: `run-${runs}`, at });
  const stamps = records.map(({ idem_key, payload_hash }) => {
    return { idem_key, payload_hash, status: 'pass', error: null, unknown_fields: null } as const;
  });
  await warehouse.raw.stamp({ schema: 'iglu:x', schema_digest: 'x', at, stamps });
}

interface Setup {
  readonly limit?: number;
  readonly max_failed?: number;
  readonly text?: string;
  readonly schema?: string;
}

async function run({ text = transform, schema = billSchema, ...options }: Setup = {}): Promise<Outcome> {
  const nowhere = (): never => {
    throw new Defect('A canonize job has no business here');
  };
  const files: Readonly<Record<string, string>> = { 'a.jmespath': text, 'b.json': schema };
  const ports: DataPorts = {
    ...{ warehouse, sha256, uuid5, variables: {}, log: () => {}, vault: nowhere, files: nowhere, sign: nowhere },
    ...{ clock: fakeClock(), http: scriptedHttp(nowhere), assets: { read: ({ file }) => files[file] ?? nowhere() } },
  };
  const shape = {
    source: { source_system: 'shop', object_type: 'order' },
    transform: { transform_ref: 'bill/shop_to_canonical@1-0-0', schema_out: 'iglu:org.canonical/bill/jsonschema/1-0-0' },
    options,
  };
  const assets = [
    { field: 'transform.transform_ref', file: 'a.jmespath', sha256: sha256(text) },
    { field: 'transform.schema_out', file: 'b.json', sha256: sha256(schema) },
  ];
  const spec = { ...canonizeShape.parse(shape), assets };
  const identity = { job_id: 'canonize_bills', path: 'p/canonize_bills', run_id: `run-${(runs += 1)}` };
  return canonize({ spec, ...identity, round: 1, attempt: 1, params: {} }, ports, new AbortController().signal);
}

/** Ids of the canonical objects, in order. */
async function bills(): Promise<readonly string[]> {
  const rows = await relationRows(warehouse.relations, 'canonical_objects');
  return rows.map(({ payload }) => (JSON.parse(String(payload)) as { readonly id: string }).id).sort();
}

describe('a record that cannot be transformed', () => {
  const bad: readonly Order[] = [
    ['2', null],
    ['4', '(no JSON)'],
    ['6', 'UPPER 6'],
  ];
  test('is counted and named, and ends nothing', async () => {
    await arrive([['1', 'A'], ...bad, ['3', 'C'], ['5', 'skip'], ['7', 'G']]);
    const { ok, report } = await run();
    expect(ok).toBe(true);
    expect(report.counts).toEqual({ read: 7, written: 3, unchanged: 0, skipped: 1, failed: 3 });
    expect(report.facts).toMatchObject({ failing: 3 });
    expect(report.record_errors).toEqual([
      { key: 'shop:shop-main:order:2', message: expect.stringMatching(/^The transform refused it: .*lower\(\)/) as string },
      { key: 'shop:shop-main:order:4', message: expect.stringMatching(/^The transform refused it: /) as string },
      { key: 'shop:shop-main:order:6', message: 'The result breaks its schema: other: /label must match pattern "^[a-z]+$"' },
    ]);
    expect(await bills()).toEqual(['1', '3', '7']);
  });

  test('is left alone until it changes, and is canonized then', async () => {
    await arrive([['1', 'A'], ...bad]);
    await run();
    expect((await run()).report).toMatchObject({ counts: { read: 0, failed: 0 }, facts: { failing: 3 } });
    await arrive([['2', 'B']]);
    expect((await run()).report).toMatchObject({ counts: { read: 1, written: 1, failed: 0 }, facts: { failing: 2 } });
    expect(await bills()).toEqual(['1', '2']);
  });

  test('keeps the document of its earlier version', async () => {
    await arrive([['1', 'A']]);
    await run();
    await arrive([['1', null]]);
    expect((await run()).report.counts).toMatchObject({ read: 1, failed: 1 });
    expect(await bills()).toEqual(['1']);
  });

  test('costs no other record of a batch that has many pages', async () => {
    const orders = Array.from({ length: 1_203 }, (_, index): Order => [
      String(index).padStart(4, '0'),
      index % 400 === 7 ? null : 'A',
    ]);
    await arrive(orders);
    expect((await run()).report.counts).toEqual({ read: 1_203, written: 1_200, unchanged: 0, skipped: 0, failed: 3 });
    expect(await bills()).toHaveLength(1_200);
  });

  test('fails the job where the definition allows fewer, and keeps the others', async () => {
    await arrive([['1', 'A'], ...bad]);
    const outcome = await run({ max_failed: 2 });
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'records' }, report: { counts: { written: 1, failed: 3 } } });
    expect(await bills()).toEqual(['1']);
    expect((await run({ max_failed: 3 })).report.counts).toMatchObject({ read: 4, failed: 3 });
  });
});

describe('a limit', () => {
  test('drains what waits to the end, the longest waiting first, whatever becomes of it', async () => {
    await arrive([
      ['9', 'I'],
      ['8', 'skip'],
    ]);
    await arrive([
      ['7', null],
      ['6', 'skip'],
      ['5', 'E'],
    ]);
    await arrive([
      ['4', 'skip'],
      ['1', 'A'],
    ]);
    const seen: unknown[] = [];
    for (let left = 1; left > 0;) {
      const { report } = await run({ limit: 2 });
      left = report.counts?.read ?? 0;
      seen.push([left, await bills()]);
    }
    expect(seen).toEqual([
      [2, ['9']],
      [2, ['5', '9']],
      [2, ['1', '5', '9']],
      [1, ['1', '5', '9']],
      [0, ['1', '5', '9']],
    ]);
  });

  test('drains again when the transform has changed', async () => {
    await arrive([
      ['1', 'A'],
      ['2', 'skip'],
      ['3', 'C'],
    ]);
    await run();
    const text = '{ id: id, label: lower(name), more: `1` }';
    const read: (number | undefined)[] = [];
    for (let round = 0; round < 3; round += 1) read.push((await run({ limit: 2, text })).report.counts?.read);
    expect(read).toEqual([2, 1, 0]);
    expect(await bills()).toEqual(['1', '2', '3']);
  });
});

test('a transform that is no expression fails the job and loses nothing', async () => {
  await arrive([['1', 'A']]);
  await run();
  expect(await run({ text: '{ id: ' })).toMatchObject({ ok: false, failure: { kind: 'asset' } });
  expect(await bills()).toEqual(['1']);
});

test('a schema that is no schema any more fails the job though all was canonized, and loses nothing', async () => {
  await arrive([['1', 'A']]);
  await run();
  expect(await run({ schema: '{ "type": 12 }' })).toMatchObject({ ok: false, failure: { kind: 'asset' } });
  expect(await bills()).toEqual(['1']);
});
