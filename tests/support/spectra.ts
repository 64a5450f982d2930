import type { z } from 'zod';

import { sha256 } from '../../src/adapters/hash.ts';
import { openLakehouse, type OpenLakehouse } from '../../src/adapters/lakehouse/lakehouse.ts';
import { canonicalJson, type Json, type JsonObject } from '../../src/core/json.ts';
import { newTally, type Tally } from '../../src/data/tally.ts';
import type { PlannedGate } from '../../src/definition/shapes/spectra.ts';
import type { ColumnType, Row } from '../../src/ports/warehouse.ts';
import type { Action, StepContext } from '../../src/solution/action.ts';
import { extractTable } from '../../src/solution/contract/names.ts';
import { overridesShape } from '../../src/solution/contract/overrides.ts';
import { contractShape, type SystemContract } from '../../src/solution/contract/shape.ts';
import type { Check, Finding } from '../../src/solution/gates/gate.ts';
import type { FieldRecord } from '../../src/solution/infer/field.ts';
import { inferFields, observeSamples } from '../../src/solution/infer/infer.ts';
import { fieldColumns, fieldRow } from '../../src/solution/infer/rows.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { memoryFolder } from './folder.ts';

/** A record as a service sent it. */
export interface Sent {
  readonly payload: JsonObject;
  /** Record id of its parent. */
  readonly parentId?: string;
  readonly at?: string;
}

/** A source as it stands after Extract. */
export interface Model {
  readonly contract: z.input<typeof contractShape>;
  readonly records: Readonly<Record<string, readonly Sent[]>>;
}

/** A lakehouse of one test with a real contract, metadata inferred from the records, and what Extract would have kept. */
export interface SpectraRig extends Disposable {
  readonly lakehouse: OpenLakehouse;
  readonly contract: SystemContract;
  readonly clock: FakeClock;
  readonly log: string[];
  /** Runs one action, for each entity where one is named. */
  readonly run: (action: Action | undefined, entity?: string) => Promise<Tally>;
  readonly ask: (check: Check | undefined, settings?: PlannedGate['with']) => Promise<Finding>;
  /** Puts records in the place of those extracted before. */
  readonly extract: (entity: string, records: readonly Sent[]) => Promise<void>;
  /** Makes the metadata anew; `change` stands for what a person overrides. */
  readonly prepare: (change?: (field: FieldRecord) => FieldRecord) => Promise<void>;
  /** One column of one table, or what a SELECT gives first, in order. */
  readonly list: (sql: string) => Promise<readonly unknown[]>;
}

const seenAt = '2026-01-05T06:00:00.000Z';

export async function spectraRig(model: Model): Promise<SpectraRig> {
  const folder = memoryFolder();
  const lakehouse = openLakehouse({ folder: folder.path });
  const contract = contractShape.parse(model.contract);
  const clock = fakeClock();
  const log: string[] = [];
  const overrides = overridesShape.parse({});
  const ports = { lakehouse, clock, sha256, log: (line: string) => log.push(line), variables: {} };
  const context = (entity: string | undefined, tally: Tally): StepContext =>
    ({
      spec: { uses: 'clean.entity', with: {}, pipeline: 'pipelines/test', outputs: [], gates: [], secrets: [], entity },
      ...{ job_id: 'job', run_id: 'run-1', params: {}, contract, overrides, ports, tally },
      signal: new AbortController().signal,
    }) as unknown as StepContext;
  const rig: SpectraRig = {
    ...{ lakehouse, contract, clock, log },
    run: async (action, entity) => {
      if (!action) throw new Error('There is no such action');
      const tally = newTally();
      await action(context(entity, tally));
      return tally;
    },
    ask: async (check, settings = {}) => {
      if (!check) throw new Error('There is no such check');
      return check({ lakehouse, contract, overrides, run_id: 'run-1', now: clock.now(), with: settings });
    },
    extract: (entity, records) => extract(lakehouse, contract, { entity, records }),
    prepare: (change = (field) => field) => prepare(lakehouse, { contract, overrides, model, change }),
    list: async (sql) => (await lakehouse.all(sql)).map((row) => Object.values(row)[0]),
    [Symbol.dispose]: () => {
      lakehouse.close();
      folder[Symbol.dispose]();
    },
  };
  for (const [entity, records] of Object.entries(model.records)) await rig.extract(entity, records);
  await rig.prepare();
  return rig;
}

interface Batch {
  readonly entity: string;
  readonly records: readonly Sent[];
}

async function extract(lakehouse: OpenLakehouse, contract: SystemContract, { entity, records }: Batch): Promise<void> {
  const object = contract.objects.find(({ name }) => name === entity);
  if (!object) throw new Error(`The contract has no "${entity}"`);
  const file = `extract/${entity}/page-1.json`;
  lakehouse.files.write(file, JSON.stringify({ results: records.map(({ payload }) => payload) }));
  const rows = records.map(({ payload, parentId = '', at = seenAt }): Row => {
    const recordId = keyIn(payload, object.primary_key);
    const json = { payload: JSON.stringify(payload), recordHash: sha256(canonicalJson(payload)), parentBindings: '{}' };
    return { recordId, ...json, parentId, _extracted_at: at, _source_endpoint: object.endpoint ?? object.path, _raw_file: file };
  });
  const names = [
    'recordId',
    'payload',
    'recordHash',
    'parentId',
    'parentBindings',
    '_extracted_at',
    '_source_endpoint',
    '_raw_file',
  ];
  const columns = names.map((name) => ({ name, type: 'TEXT' as const }));
  await lakehouse.drop(extractTable(object));
  await lakehouse.upsert(extractTable(object), { columns, key: ['recordId', 'parentId'] }, rows);
}

function keyIn(payload: JsonObject, name: string): string {
  const key = payload[name];
  return typeof key === 'string' ? key : JSON.stringify(key);
}

interface Preparing {
  readonly contract: SystemContract;
  readonly overrides: ReturnType<typeof overridesShape.parse>;
  readonly model: Model;
  readonly change: (field: FieldRecord) => FieldRecord;
}

async function prepare(lakehouse: OpenLakehouse, { contract, overrides, model, change }: Preparing): Promise<void> {
  const observed = new Map<string, Awaited<ReturnType<typeof observeSamples>>>();
  for (const { name, primary_key } of contract.objects) {
    const samples = (model.records[name] ?? []).map(({ payload }) => ({
      id: keyIn(payload, primary_key),
      payload: payload as Json,
    }));
    observed.set(name, await observeSamples(samples));
  }
  const endpoints = new Map(contract.objects.map((object) => [object.name, { path: object.path, status: 'working' }]));
  const { fields } = inferFields({ contract, overrides, observed, endpoints, requiredFrom: 3 });
  await lakehouse.replace('prepare.fields', fieldColumns, fields.map(change).map(fieldRow));
  await lakehouse.replace(
    'source.endpoints',
    text('endpoint_path', 'full_path'),
    contract.objects.map(({ path }) => ({ endpoint_path: path, full_path: path })),
  );
  const codes = Object.entries(contract.codes).flatMap(([name, labels]) => {
    const [entity = '', field = ''] = name.split('.');
    const known = Object.entries(labels).map(([code, label]) => ({ entity, field, code, label, known: 1 }));
    return [...known, { entity, field, code: 'unknown', label: 'Unknown', known: 0 }];
  });
  const columns = [...text('entity', 'field', 'code', 'label'), { name: 'known', type: 'INTEGER' as ColumnType }];
  if (codes.length > 0) await lakehouse.replace('prepare.statusMap', columns, codes);
}

function text(...names: readonly string[]) {
  return names.map((name) => ({ name, type: 'TEXT' as ColumnType }));
}

const shared = {
  contract_version: '1.0.0',
  auth_check: { path: '/me' },
} as const;

/** Projects, releases, cycles and executions, in the manner of Zephyr: numbers as keys, times in milliseconds. */
export function testManagement(): Model {
  const day = Date.UTC(2026, 0, 1);
  const paths = ['/project', '/release/{projectid}', '/cycle/{releaseid}', '/execution/{cycleid}'];
  return {
    contract: {
      ...shared,
      source_system: { key: 'zephyr', name: 'Zephyr' },
      api: { base_url: 'http://localhost' },
      endpoints: paths.map((path) => ({ path, category: 'all' })),
      objects: [
        { name: 'project', path: '/project', primary_key: 'id', display: 'name' },
        {
          name: 'release',
          path: '/release/{projectid}',
          primary_key: 'id',
          display: 'name',
          parent: { object: 'project', bindings: { projectid: 'id' } },
        },
        {
          name: 'cycle',
          path: '/cycle/{releaseid}',
          primary_key: 'id',
          display: 'name',
          parent: { object: 'release', bindings: { releaseid: 'id' } },
        },
        {
          ...{ name: 'execution', path: '/execution/{cycleid}', primary_key: 'id' },
          parent: { object: 'cycle', bindings: { cycleid: 'id' } },
          incremental: { field: 'lastModifiedOn', format: 'epoch_milliseconds' },
          fact: { name: 'factExecution', grain: 'one test case executed in one cycle' },
        },
      ],
      codes: { 'execution.status': { '1': 'Passed', '2': 'Failed' } },
      measures: [
        { name: 'Executions', table: 'factExecution', expression: 'count(*)' },
        { name: 'Mean Time', table: 'factExecution', expression: 'avg(actualTime)', where: 'actualTime > 0' },
      ],
    },
    records: {
      project: [1, 2].map((id) => ({
        payload: {
          id,
          name: `Project ${id}`,
          startDate: day,
          projectStartDate: '01/15/2026',
          active: true,
          members: [],
          customProperties: {},
        },
      })),
      release: [11, 12, 21].map((id) => ({
        payload: {
          id,
          name: `Release ${id}`,
          projectId: Math.floor(id / 10),
          ...(id === 12 ? {} : { startDate: day + id * 86_400_000 }),
        },
        parentId: String(Math.floor(id / 10)),
      })),
      cycle: [111, 112, 211].map((id) => ({
        payload: {
          id,
          name: `Cycle ${id}`,
          releaseId: Math.floor(id / 10),
          revision: id,
          cyclePhases: [
            { id: id * 10, name: `Phase of ${id}` },
            { id: 5, name: 'Smoke' },
          ],
        },
        parentId: String(Math.floor(id / 10)),
      })),
      execution: Array.from({ length: 12 }, (_, index) => {
        const cycle = [111, 112, 211][index % 3] ?? 111;
        return {
          payload: {
            ...{ id: 1000 + index, testerId: 7, testerIdName: 'Tester Seven', actualTime: index * 10, estimatedTime: 60 },
            ...{ assignmentDate: day + index * 86_400_000, lastModifiedOn: day + index * 3_600_000, comment: `Note ${index}` },
            ...(index === 3 ? {} : { status: String((index % 2) + 1) }),
            tcrTreeTestcase: { id: 500 + index, name: `Test case ${index}`, createDatetime: '2026-01-02T03:04:05Z' },
          },
          parentId: String(cycle),
        };
      }),
    },
  };
}

const uuid = (kind: number, index: number): string => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Customers and work orders in snake case: UUIDs as keys, records in records, lists of records, decimals as text. */
export function fieldService(): Model {
  return {
    contract: {
      ...shared,
      source_system: { key: 'wrenchbook', name: 'Wrenchbook' },
      api: { base_url: 'http://localhost' },
      endpoints: [
        { path: '/customers', category: 'all' },
        { path: '/work_orders', category: 'all' },
      ],
      objects: [
        { name: 'customer', path: '/customers', primary_key: 'id', display: 'name' },
        {
          name: 'workOrder',
          path: '/work_orders',
          primary_key: 'id',
          parent: { object: 'customer', bindings: { customer: 'id' } },
          incremental: { field: 'updated_at' },
        },
      ],
    },
    records: {
      customer: Array.from({ length: 3 }, (_, index) => ({
        payload: {
          ...{
            id: uuid(1, index),
            name: `Customer ${index}`,
            vip: index === 0,
            tags: index === 2 ? [] : ['heating', `zone-${index}`],
          },
          address: { city: 'Utrecht', geo: { lat: 52.1 + index, lon: 5.1 } },
          created_at: '2026-01-03T10:00:00+01:00',
        },
      })),
      workOrder: Array.from({ length: 6 }, (_, index) => ({
        payload: {
          ...{ id: uuid(2, index), customer_id: uuid(1, index % 3), duration_minutes: 30 + index, total_amount: `${index}.50` },
          ...{ started_on: '2026-02-01', completed_on: index === 5 ? null : '2026-02-03', updated_at: '2026-02-03T08:00:00Z' },
          lines: [
            { sku: 'pipe', qty: 1 + index },
            { sku: `valve-${index}`, qty: 2 },
          ],
        },
        parentId: uuid(1, index % 3),
      })),
    },
  };
}
