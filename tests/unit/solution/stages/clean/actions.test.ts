import { expect, test } from 'vitest';

import { Failed } from '../../../../../src/data/failed.ts';
import { reprocess } from '../../../../../src/solution/quarantine.ts';
import { actions } from '../../../../../src/solution/stages/clean/actions.ts';
import { fieldService, spectraRig, testManagement, type Model, type Sent, type SpectraRig } from '../../../../support/spectra.ts';

const clean = actions['clean.entity'];
const later = '2026-01-06T06:00:00.000Z';

function executions(): readonly Sent[] {
  return testManagement().records['execution'] ?? [];
}

/** The records, one of them sent otherwise. */
function withOne(index: number, payload: Sent['payload'], at = later): readonly Sent[] {
  return executions().map((sent, place) => (place === index ? { ...sent, payload: { ...sent.payload, ...payload }, at } : sent));
}

function inMode(modes: Model['contract']['contract_modes']): Model {
  const model = testManagement();
  return { ...model, contract: { ...model.contract, contract_modes: modes } };
}

async function quarantine(rig: SpectraRig) {
  return rig.lakehouse.all('SELECT recordId, rule, status FROM quarantine.cleanExecution ORDER BY recordId');
}

test('records become flat typed rows in the order of their columns', async () => {
  using rig = await spectraRig(testManagement());
  await rig.run(clean, 'project');
  await rig.run(clean, 'execution');
  const [project] = await rig.lakehouse.all('SELECT * FROM clean.project WHERE recordId = ?', ['1']);
  expect(project).toMatchObject({
    ...{ recordId: '1', recordKey: 'Project 1', projectId: 1, projectName: 'Project 1', active: 1 },
    ...{ startDate: '2026-01-01T00:00:00.000Z', projectStartDate: '2026-01-15', member: '[]', customProperties: '{}' },
  });
  const columns = (await rig.lakehouse.columns('clean.execution'))?.map(({ name }) => name) ?? [];
  expect(columns.slice(0, 3)).toEqual(['recordId', 'recordKey', 'executionId']);
  expect(columns.slice(-2)).toEqual(['_parent_id', '_extracted_at']);
});

test('snake case ends here, records are flattened, the members of a list stay side by side', async () => {
  using rig = await spectraRig(fieldService());
  await rig.run(clean, 'customer');
  await rig.run(clean, 'workOrder');
  const [customer] = await rig.lakehouse.all('SELECT * FROM clean.customer ORDER BY recordId');
  expect(customer).toMatchObject({
    addressCity: 'Utrecht',
    addressGeoLat: 52.1,
    vip: 1,
    dateTimeCreated: '2026-01-03T09:00:00.000Z',
  });
  const [order] = await rig.lakehouse.all('SELECT * FROM clean.workOrder ORDER BY recordId');
  expect(order).toMatchObject({ lineSku: '["pipe","valve-0"]', lineQty: '[1,2]', durationMinutes: 30, startedOn: '2026-02-01' });
});

test('of a record that came twice the one changed last is kept, and the other is counted', async () => {
  using rig = await spectraRig(testManagement());
  const [first] = executions();
  const older = { payload: { ...first?.payload, comment: 'older', lastModifiedOn: 1 }, parentId: '999', at: later };
  await rig.extract('execution', [...executions(), older]);
  const { counts } = await rig.run(clean, 'execution');
  expect(counts).toMatchObject({ read: 13, written: 12, skipped: 1 });
  expect(await rig.list("SELECT comment FROM clean.execution WHERE recordId = '1000'")).toEqual(['Note 0']);
  expect(await rig.lakehouse.all("SELECT extracted, duplicates, clean FROM clean.units WHERE entity = 'execution'")).toEqual([
    { extracted: 13, duplicates: 1, clean: 12 },
  ]);
});

test('a record without a required value waits in quarantine with its payload', async () => {
  using rig = await spectraRig(testManagement());
  const [first, ...others] = executions();
  const { actualTime: _, ...payload } = first?.payload ?? {};
  await rig.extract('execution', [{ ...first, payload }, ...others]);
  const { counts, errors } = await rig.run(clean, 'execution');
  expect(counts).toMatchObject({ read: 12, written: 11, failed: 1 });
  expect(errors).toEqual([{ key: '1000', message: 'required_absent: "actualTime" is required, and the record lacks it' }]);
  const [row] = await rig.lakehouse.all('SELECT * FROM quarantine.cleanExecution');
  expect(row).toMatchObject({
    recordId: '1000',
    rule: 'required_absent',
    status: 'waiting',
    run_id: 'run-1',
    payload: JSON.stringify(payload),
  });
});

test('a record that fails after it was clean leaves the table, and comes back when it is right again', async () => {
  using rig = await spectraRig(testManagement());
  await rig.run(clean, 'execution');
  await rig.extract('execution', withOne(2, { actualTime: 'much' }));
  expect((await rig.run(clean, 'execution')).counts).toMatchObject({ read: 1, written: 0, failed: 1 });
  expect(await rig.list("SELECT count(*) FROM clean.execution WHERE recordId = '1002'")).toEqual([0]);
  expect(await quarantine(rig)).toEqual([{ recordId: '1002', rule: 'type_changed', status: 'waiting' }]);

  await rig.extract('execution', withOne(2, { actualTime: 33 }));
  expect((await rig.run(clean, 'execution')).counts).toMatchObject({ read: 1, written: 1, failed: 0 });
  expect(await rig.list("SELECT actualTime FROM clean.execution WHERE recordId = '1002'")).toEqual([33]);
  expect(await quarantine(rig)).toEqual([{ recordId: '1002', rule: 'type_changed', status: 'released' }]);
});

test('a record that was released is taken again, and waits again when it still fails', async () => {
  using rig = await spectraRig(testManagement());
  await rig.extract('execution', withOne(2, { actualTime: 'much' }));
  await rig.run(clean, 'execution');
  expect(await reprocess({ lakehouse: rig.lakehouse, entity: 'execution' })).toBe(1);
  rig.clock.shiftWall(60_000);
  expect((await rig.run(clean, 'execution')).counts).toMatchObject({ read: 1, failed: 1 });
  expect(await rig.lakehouse.all('SELECT status, quarantineAt FROM quarantine.cleanExecution')).toEqual([
    { status: 'waiting', quarantineAt: '2026-01-05T06:01:00.000Z' },
  ]);
});

test('a record that still waits for the same reason keeps the time when it came in', async () => {
  using rig = await spectraRig(testManagement());
  await rig.extract('execution', withOne(2, { actualTime: 'much' }));
  await rig.run(clean, 'execution');
  rig.clock.shiftWall(60_000);
  await rig.run(clean, 'execution');
  expect(await rig.list('SELECT quarantineAt FROM quarantine.cleanExecution')).toEqual(['2026-01-05T06:00:00.000Z']);
});

test('only what changed is worked on, what left the source leaves, and the table is what a whole run would make', async () => {
  using rig = await spectraRig(testManagement());
  await rig.run(clean, 'execution');
  expect((await rig.run(clean, 'execution')).counts).toMatchObject({ read: 0, written: 0 });
  await rig.extract('execution', withOne(4, { comment: 'changed' }).slice(0, 11));
  expect((await rig.run(clean, 'execution')).counts).toMatchObject({ read: 1, written: 1 });
  const rows = 'SELECT * FROM clean.execution ORDER BY recordId';
  const stepwise = await rig.lakehouse.all(rows);
  expect(stepwise).toHaveLength(11);
  await rig.lakehouse.drop('clean.units');
  expect((await rig.run(clean, 'execution')).facts).toMatchObject({ whole: true });
  expect(await rig.lakehouse.all(rows)).toEqual(stepwise);
});

test('another rule of Prepare makes all records anew', async () => {
  using rig = await spectraRig(testManagement());
  await rig.run(clean, 'execution');
  await rig.prepare((field) => (field.targetName === 'comment' ? { ...field, targetName: 'remark' } : field));
  expect((await rig.run(clean, 'execution')).counts).toMatchObject({ read: 12, written: 12 });
  expect(await rig.list("SELECT remark FROM clean.execution WHERE recordId = '1000'")).toEqual(['Note 0']);
});

test.for<[mode: 'freeze' | 'discard', value: number | string, rule: string]>([
  ['freeze', 1.5, 'type_widened'],
  ['freeze', 'much', 'type_changed'],
  ['discard', 'much', 'type_changed'],
])('in mode %s the value %j sends its record to quarantine as %s', async ([mode, value, rule]) => {
  using rig = await spectraRig(inMode({ data_type: mode }));
  await rig.extract('execution', withOne(2, { actualTime: value }));
  expect((await rig.run(clean, 'execution')).counts).toMatchObject({ written: 11, failed: 1 });
  expect(await quarantine(rig)).toEqual([{ recordId: '1002', rule, status: 'waiting' }]);
});

test('in mode evolve a wider number widens the column, and stays when it is worked on again', async () => {
  using rig = await spectraRig(inMode({ data_type: 'evolve' }));
  await rig.run(clean, 'execution');
  await rig.extract('execution', withOne(2, { actualTime: 1.5 }));
  expect((await rig.run(clean, 'execution')).counts).toMatchObject({ read: 12, written: 12, failed: 0 });
  expect((await rig.lakehouse.columns('clean.execution'))?.find(({ name }) => name === 'actualTime')?.type).toBe('REAL');
  await rig.extract('execution', withOne(2, { actualTime: 2.5 }, '2026-01-07T06:00:00.000Z'));
  expect((await rig.run(clean, 'execution')).counts).toMatchObject({ read: 1, written: 1 });
  expect(await rig.list('SELECT actualTime FROM clean.execution ORDER BY recordId LIMIT 3')).toEqual([0, 10, 2.5]);
});

test('in mode evolve a value of another kind goes to a column beside its own', async () => {
  using rig = await spectraRig(inMode({ data_type: 'evolve' }));
  await rig.prepare((field) => (field.targetName === 'actualTime' ? { ...field, isRequired: false } : field));
  await rig.extract('execution', withOne(2, { actualTime: 'much' }));
  expect((await rig.run(clean, 'execution')).counts).toMatchObject({ read: 12, written: 12, failed: 0 });
  expect(
    await rig.lakehouse.all(
      "SELECT actualTime, actualTimeVariant FROM clean.execution WHERE recordId IN ('1001', '1002') ORDER BY recordId",
    ),
  ).toEqual([
    { actualTime: 10, actualTimeVariant: null },
    { actualTime: null, actualTimeVariant: 'much' },
  ]);
});

test('in mode evolve a value of another kind in a required field still refuses its record, since the field would be empty', async () => {
  using rig = await spectraRig(inMode({ data_type: 'evolve' }));
  await rig.extract('execution', withOne(2, { actualTime: 'much' }));
  expect((await rig.run(clean, 'execution')).counts).toMatchObject({ written: 11, failed: 1 });
  expect(await quarantine(rig)).toEqual([{ recordId: '1002', rule: 'type_changed', status: 'waiting' }]);
});

test('a field that Prepare does not know is left out and named, or refuses its record where columns are frozen', async () => {
  using evolving = await spectraRig(testManagement());
  await evolving.extract('execution', withOne(2, { colour: 'red' }));
  const tally = await evolving.run(clean, 'execution');
  expect(tally.counts).toMatchObject({ written: 12, failed: 0 });
  expect(tally.facts).toMatchObject({ records_with_unknown_fields: 1 });
  expect(evolving.log).toContain('clean.execution: "colour" of record "1002" is not known to Prepare and is left out');

  using frozen = await spectraRig(inMode({ columns: 'freeze' }));
  await frozen.extract('execution', withOne(2, { colour: 'red' }));
  await frozen.run(clean, 'execution');
  expect(await quarantine(frozen)).toEqual([{ recordId: '1002', rule: 'unknown_field', status: 'waiting' }]);
});

test('more refused records than fit in memory at once are all kept', async () => {
  using rig = await spectraRig(testManagement());
  const [first] = executions();
  const many = Array.from({ length: 1234 }, (_, index) => ({
    payload: { ...first?.payload, id: 5000 + index, actualTime: 'much' },
    parentId: '111',
  }));
  await rig.extract('execution', many);
  expect((await rig.run(clean, 'execution')).counts).toMatchObject({ read: 1234, failed: 1234 });
  expect(await rig.list("SELECT count(*) FROM quarantine.cleanExecution WHERE status = 'waiting'")).toEqual([1234]);
  expect(await rig.list('SELECT count(*) FROM clean.execution')).toEqual([0]);
});

test('an entity that Extract skipped has an empty table; one that it never read is a failure', async () => {
  using rig = await spectraRig(testManagement());
  await rig.lakehouse.drop('extract.executions');
  await expect(rig.run(clean, 'execution')).rejects.toThrow(Failed);
  await expect(rig.run(clean, 'execution')).rejects.toThrow(
    'Cannot clean "execution": there is no "extract.executions"; run Extract first',
  );
  const columns = ['entity', 'reason'].map((name) => ({ name, type: 'TEXT' as const }));
  const unit = { entity: 'execution', reason: 'its endpoint is blocked', skipped: 1 };
  await rig.lakehouse.replace('extract.units', [...columns, { name: 'skipped', type: 'INTEGER' }], [unit]);
  await rig.run(clean, 'execution');
  expect(await rig.list('SELECT count(*) FROM clean.execution')).toEqual([0]);
});
