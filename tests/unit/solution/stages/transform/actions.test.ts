import { expect, test } from 'vitest';

import { actions as clean } from '../../../../../src/solution/stages/clean/actions.ts';
import { actions as transform } from '../../../../../src/solution/stages/transform/actions.ts';
import { decide } from '../../../../../src/solution/stages/transform/model.ts';
import { readFields } from '../../../../../src/solution/stages/fields.ts';
import { fieldService, spectraRig, testManagement, type Model, type SpectraRig } from '../../../../support/spectra.ts';

async function build(rig: SpectraRig): Promise<void> {
  for (const { name } of rig.contract.objects) await rig.run(clean['clean.entity'], name);
  for (const action of Object.values(transform)) await rig.run(action);
}

function withRole(role: 'fact' | 'dimension'): Model {
  const model = fieldService();
  const objects = model.contract.objects.map((object) => (object.name === 'workOrder' ? { ...object, role } : object));
  return { ...model, contract: { ...model.contract, objects } };
}

test('what is measured and happens in time is a fact, unless others refer to it', async () => {
  using rig = await spectraRig(fieldService());
  await build(rig);
  expect(await rig.lakehouse.all('SELECT entity, role, proposed, tableName, why FROM transform.model')).toEqual([
    {
      entity: 'customer',
      role: 'dimension',
      proposed: 'dimension',
      tableName: 'dimCustomer',
      why: 'It is context for "workOrder"',
    },
    {
      ...{ entity: 'workOrder', role: 'fact', proposed: 'fact', tableName: 'factWorkOrder' },
      why: 'It measures "durationMinutes" and happens at "completedOn"',
    },
  ]);
});

test('the role that the contract gives beats the test', async () => {
  using rig = await spectraRig(withRole('dimension'));
  const [, order] = decide(rig.contract, await readFields(rig.lakehouse));
  expect(order).toMatchObject({ role: 'dimension', tableName: 'dimWorkOrder', why: 'The contract says so' });
});

test('a fact carries the keys of all its ancestors, its dates as keys and its code as a key', async () => {
  using rig = await spectraRig(testManagement());
  await build(rig);
  const [fact] = await rig.lakehouse.all('SELECT * FROM transform.factExecution WHERE executionId = 1003');
  expect(fact).toMatchObject({
    cycleId: 111,
    releaseId: 11,
    projectId: 1,
    assignmentDateId: 20260104,
    executionStatusId: 'unknown',
    actualTime: 30,
  });
  expect(fact).not.toHaveProperty('assignmentDate');
});

test('what a record says of its parent beats the request that brought it', async () => {
  using rig = await spectraRig(testManagement());
  const releases = (testManagement().records['release'] ?? []).map((sent) => ({ ...sent, parentId: '2' }));
  await rig.extract('release', releases);
  await build(rig);
  expect(await rig.list('SELECT projectId FROM transform.dimRelease WHERE releaseId > 0 ORDER BY releaseId')).toEqual([1, 1, 2]);
});

test('a parent that is not there keeps its key, so that the gate sees the orphan', async () => {
  using rig = await spectraRig(testManagement());
  const [first, ...others] = testManagement().records['execution'] ?? [];
  await rig.extract('execution', [{ payload: first?.payload ?? {}, parentId: '999' }, ...others]);
  await build(rig);
  expect(await rig.lakehouse.all('SELECT cycleId, releaseId FROM transform.factExecution WHERE executionId = 1000')).toEqual([
    { cycleId: 999, releaseId: -1 },
  ]);
});

test('each dimension has a member for what is unknown, and no run adds another', async () => {
  using rig = await spectraRig(testManagement());
  await build(rig);
  await build(rig);
  const unknown = async (table: string, key: string) =>
    rig.list(`SELECT count(*) FROM transform.${table} WHERE ${key} IN (-1, 'unknown')`);
  expect(await unknown('dimCycle', 'cycleId')).toEqual([1]);
  expect(await unknown('dimDate', 'dateId')).toEqual([1]);
  expect(
    await rig.lakehouse.all("SELECT label, known FROM transform.dimExecutionStatus WHERE executionStatusId = 'unknown'"),
  ).toEqual([{ label: 'Unknown', known: 0 }]);
});

test('a changed attribute ends the old row of a dimension and opens a new one, a member that is gone ends', async () => {
  using rig = await spectraRig(testManagement());
  await build(rig);
  const before = await rig.lakehouse.all('SELECT * FROM transform.dimProject ORDER BY projectId');
  rig.clock.shiftWall(3_600_000);
  await build(rig);
  expect(await rig.lakehouse.all('SELECT * FROM transform.dimProject ORDER BY projectId')).toEqual(before);

  const [first] = testManagement().records['project'] ?? [];
  await rig.extract('project', [{ payload: { ...first?.payload, name: 'Renamed' }, at: '2026-01-06T06:00:00.000Z' }]);
  await build(rig);
  const versions = await rig.lakehouse.all(
    'SELECT projectId, projectName, validFrom, validTo, isCurrent FROM transform.dimProject ORDER BY projectId, validFrom',
  );
  const [always, now] = ['1900-01-01T00:00:00.000Z', '2026-01-05T07:00:00.000Z'];
  expect(versions).toEqual([
    { projectId: -1, projectName: null, validFrom: always, validTo: null, isCurrent: 1 },
    { projectId: 1, projectName: 'Project 1', validFrom: always, validTo: now, isCurrent: 0 },
    { projectId: 1, projectName: 'Renamed', validFrom: now, validTo: null, isCurrent: 1 },
    { projectId: 2, projectName: 'Project 2', validFrom: always, validTo: now, isCurrent: 0 },
  ]);
});

test('a member that comes later is valid from the beginning, one that comes back from now', async () => {
  using rig = await spectraRig(testManagement());
  const projects = testManagement().records['project'] ?? [];
  const third = { payload: { ...projects[0]?.payload, id: 3, name: 'Project 3' } };
  await build(rig);
  await rig.extract('project', [...projects.slice(0, 1), third]);
  rig.clock.shiftWall(60_000);
  await build(rig);
  await rig.extract('project', [...projects, third]);
  rig.clock.shiftWall(60_000);
  await build(rig);
  const current =
    'SELECT projectId, validFrom FROM transform.dimProject WHERE isCurrent = 1 AND projectId > 1 ORDER BY projectId';
  expect(await rig.lakehouse.all(current)).toEqual([
    { projectId: 2, validFrom: '2026-01-05T06:02:00.000Z' },
    { projectId: 3, validFrom: '1900-01-01T00:00:00.000Z' },
  ]);
});

test('a new column without values opens no new row', async () => {
  using rig = await spectraRig(testManagement());
  await build(rig);
  const projects = testManagement().records['project'] ?? [];
  await rig.lakehouse.append('prepare.fields', (await rig.lakehouse.columns('prepare.fields')) ?? [], [
    {
      entity: 'project',
      path: 'note',
      structureType: 'scalar',
      targetName: 'note',
      targetType: 'text',
      isRequired: 0,
      isNullable: 1,
      isKey: 0,
      columnOrder: 99,
    },
  ]);
  await build(rig);
  expect(await rig.list('SELECT count(*) FROM transform.dimProject')).toEqual([projects.length + 1]);
});

test('lists of records become a dimension and a bridge of two keys, each pair once', async () => {
  using rig = await spectraRig(testManagement());
  await build(rig);
  expect(await rig.lakehouse.columns('transform.bridgeCycleCyclePhase')).toEqual([
    { name: 'recordId', type: 'INTEGER' },
    { name: 'dimensionId', type: 'INTEGER' },
  ]);
  expect(await rig.list('SELECT recordId FROM transform.bridgeCycleCyclePhase WHERE dimensionId = 5')).toEqual([111, 112, 211]);
  expect(await rig.list('SELECT cyclePhaseName FROM transform.dimCyclePhase WHERE cyclePhaseId = 5')).toEqual(['Smoke']);
});

test('items without an id are known by all they hold, values by themselves', async () => {
  using rig = await spectraRig(fieldService());
  await build(rig);
  expect(await rig.list('SELECT lineSku FROM transform.dimLine WHERE lineQty = 1')).toEqual(['pipe']);
  expect(await rig.list('SELECT count(*) FROM transform.bridgeWorkOrderLine')).toEqual([12]);
  expect(await rig.list('SELECT tagId FROM transform.dimTag ORDER BY tagId')).toEqual(['heating', 'unknown', 'zone-0', 'zone-1']);
});

test('the date dimension holds every day from the first to the last', async () => {
  using rig = await spectraRig(testManagement());
  await build(rig);
  const [first] = await rig.lakehouse.all('SELECT * FROM transform.dimDate WHERE dateId > 0 ORDER BY dateId');
  expect(first).toEqual({
    ...{ dateId: 20260101, date: '2026-01-01', year: 2026, quarter: 1, month: 1, monthName: 'January' },
    ...{ dayOfMonth: 1, dayOfWeek: 4, dayName: 'Thursday' },
  });
  expect(await rig.list('SELECT count(*) FROM transform.dimDate')).toEqual([23]);
});

test('a date that means never does not fill the date dimension with centuries', async () => {
  using rig = await spectraRig(testManagement());
  const [first, ...others] = testManagement().records['execution'] ?? [];
  const never = { payload: { ...first?.payload, assignmentDate: Date.UTC(9999, 11, 31) }, parentId: '111' };
  await rig.extract('execution', [never, ...others]);
  await build(rig);
  expect(await rig.list('SELECT max(dateId) FROM transform.dimDate')).toEqual([99991231]);
  expect(Number((await rig.list('SELECT count(*) FROM transform.dimDate'))[0])).toBeLessThan(30);
});

test('tables of an earlier model leave with it', async () => {
  using rig = await spectraRig(fieldService());
  await build(rig);
  await rig.lakehouse.replaceFrom('transform.factOld', [{ name: 'oldId', type: 'INTEGER' }], 'SELECT 1 AS oldId');
  await build(rig);
  expect(await rig.lakehouse.columns('transform.factOld')).toBeNull();
});

test('items that name records of an entity lead to its dimension; items that are only called like one make their own', async () => {
  const model = testManagement();
  const cycles = (model.records['cycle'] ?? []).map(({ payload, ...sent }) => ({
    ...sent,
    payload: {
      ...payload,
      releaseIds: [11, 12],
      projects: [{ id: 900, title: 'Elsewhere' }],
      cyclePhases: [{ id: 5, releaseId: 11 }],
    },
  }));
  using rig = await spectraRig({ ...model, records: { ...model.records, cycle: cycles } });
  await build(rig);
  const keys = await rig.lakehouse.all('SELECT tableName, foreignKeys FROM transform.bridges ORDER BY tableName');
  const leads = keys.map(({ tableName, foreignKeys }) => {
    const [, item] = JSON.parse(String(foreignKeys)) as readonly { readonly toTable: string; readonly toColumn: string }[];
    return `${String(tableName)} to ${item?.toTable ?? ''}.${item?.toColumn ?? ''}`;
  });
  expect(leads).toEqual([
    'bridgeCycleCyclePhase to dimCyclePhase.cyclePhaseId',
    'bridgeCycleProject to dimCycleProject.cycleProjectId',
    'bridgeCycleReleaseId to dimRelease.releaseId',
  ]);
});

test('a field that is called like a column of ours keeps its values under another name', async () => {
  const model = fieldService();
  const named = (kind: string) =>
    (model.records[kind] ?? []).map((sent) => ({
      ...sent,
      payload: {
        ...sent.payload,
        valid_from: '2026-01-01',
        is_current: true,
        started_on_date_id: 7,
        started_on_date: '2026-02-02',
      },
    }));
  using rig = await spectraRig({ ...model, records: { customer: named('customer'), workOrder: named('workOrder') } });
  await build(rig);
  const [customer] = await rig.lakehouse.all(
    "SELECT * FROM transform.dimCustomer WHERE customerId <> 'unknown' ORDER BY customerId",
  );
  expect(customer).toMatchObject({
    customerValidFrom: '2026-01-01',
    customerIsCurrent: 1,
    validFrom: '1900-01-01T00:00:00.000Z',
    isCurrent: 1,
  });
  const [order] = await rig.lakehouse.all('SELECT * FROM transform.factWorkOrder ORDER BY workOrderId');
  const dates = Object.entries(order ?? {}).filter(([name]) => /startedOnDate/i.test(name));
  expect(Object.fromEntries(dates)).toEqual({
    ...{ startedOnDateId: 20260201, workOrderStartedOnDateId: 20260202, workOrderStartedOnDateId2: 7 },
  });
});
