import { expect, test } from 'vitest';

import { actions as analyse } from '../../../../src/solution/stages/analyse/actions.ts';
import { actions as clean } from '../../../../src/solution/stages/clean/actions.ts';
import { actions as refine } from '../../../../src/solution/stages/refine/actions.ts';
import { actions as transform } from '../../../../src/solution/stages/transform/actions.ts';
import { actions as validate } from '../../../../src/solution/stages/validate/actions.ts';
import { fieldService, spectraRig, testManagement, type Model, type SpectraRig } from '../../../support/spectra.ts';

async function build(rig: SpectraRig): Promise<void> {
  for (const { name } of rig.contract.objects) await rig.run(clean['clean.entity'], name);
  for (const action of Object.values({ ...transform, ...refine, ...analyse })) await rig.run(action);
}

function measuring(measures: Model['contract']['measures']): Model {
  const model = testManagement();
  return { ...model, contract: { ...model.contract, measures } };
}

test('Refine adds flags, groups and differences, each with its rule', async () => {
  using rig = await spectraRig(testManagement());
  await build(rig);
  const [first, , , , , , , , , , , last] = await rig.lakehouse.all('SELECT * FROM refine.factExecution ORDER BY executionId');
  expect(first).toMatchObject({ hasActualTime: 0, actualTimeGroup: 'none', timeVariance: -60, ageInDays: 11 });
  expect(last).toMatchObject({ hasActualTime: 1, actualTimeGroup: 'long', timeVariance: 50, ageInDays: 0 });
  const added = "SELECT columnName, rule FROM refine.columns WHERE tableName = 'factExecution' AND addedBy = 'refine'";
  expect((await rig.lakehouse.all(added)).find(({ columnName }) => columnName === 'timeVariance')).toEqual({
    ...{ columnName: 'timeVariance', rule: '"actualTime" - "estimatedTime"' },
  });
});

test('days between start and end, completion and weekends are calculated from the data alone', async () => {
  using rig = await spectraRig(fieldService());
  await build(rig);
  rig.clock.shiftWall(365 * 86_400_000);
  const orders = 'SELECT isCompleted, durationInDays, ageInDays FROM refine.factWorkOrder ORDER BY workOrderId';
  const before = await rig.lakehouse.all(orders);
  expect(before[0]).toEqual({ isCompleted: 1, durationInDays: 2, ageInDays: 2 });
  expect(before[5]).toEqual({ isCompleted: 0, durationInDays: null, ageInDays: 2 });
  await build(rig);
  expect(await rig.lakehouse.all(orders)).toEqual(before);
  expect(await rig.list("SELECT isWeekend FROM refine.dimDate WHERE date IN ('2026-01-31', '2026-02-02') ORDER BY date")).toEqual(
    [1, 0],
  );
});

test('a relationship stands for each foreign key, and one of several to the same table is active', async () => {
  using rig = await spectraRig(testManagement());
  await build(rig);
  const dates = await rig.lakehouse.all(
    "SELECT fromColumn, active, orphans FROM analyse.relationships WHERE toTable = 'dimDate'",
  );
  expect(dates.map(({ active }) => active)).toEqual([1, 0, 0]);
  expect(dates.every(({ orphans }) => orphans === 0)).toBe(true);
  expect(
    await rig.list("SELECT toTable FROM analyse.relationships WHERE fromTable = 'bridgeCycleCyclePhase' ORDER BY 1"),
  ).toEqual(['dimCycle', 'dimCyclePhase']);
});

test('measures are evaluated; one that cannot be keeps its row with the reason', async () => {
  using rig = await spectraRig(
    measuring([
      { name: 'Passed', table: 'factExecution', expression: 'count(*)', where: "status = '1'" },
      { name: 'Nowhere', table: 'factExecution', expression: 'sum(noSuchColumn)' },
      { name: 'Each', table: 'factExecution', expression: 'actualTime' },
      { name: 'Words', table: 'factExecution', expression: 'max(comment)' },
      { name: 'Two', table: 'factExecution', expression: '1); DROP TABLE x; --' },
    ]),
  );
  await build(rig);
  const rows = await rig.lakehouse.all('SELECT name, value, error FROM analyse.measures');
  expect(rows.slice(0, 1)).toEqual([{ name: 'Passed', value: 6, error: null }]);
  expect(rows.slice(1).map(({ value }) => value)).toEqual([null, null, null, null]);
  expect(rows[1]?.['error']).toContain('no such column: noSuchColumn');
  expect(rows.slice(2, 4).map(({ error }) => error)).toEqual([
    'It gives a value for each row; a measure sums up all rows',
    'It gives a text, not a number',
  ]);
});

test('without measures in the contract facts are counted and what they measure is summed', async () => {
  using rig = await spectraRig(fieldService());
  await build(rig);
  expect(await rig.lakehouse.all('SELECT name, value FROM analyse.measures')).toEqual([
    { name: 'Work Order Count', value: 6 },
    { name: 'Total Duration Minutes', value: 195 },
  ]);
});

test('one record is followed from its endpoint to the measures', async () => {
  using rig = await spectraRig(testManagement());
  await build(rig);
  await rig.run(validate['validate.trace']);
  expect(await rig.lakehouse.all('SELECT entity, recordId, stage, tableName, found FROM log.trace')).toEqual(
    [
      ['source', 'source.endpoints'],
      ['prepare', 'prepare.fields'],
      ['extract', 'Files/extract/execution/page-1.json'],
      ['extract', 'extract.executions'],
      ['clean', 'clean.execution'],
      ['transform', 'transform.factExecution'],
      ['refine', 'refine.factExecution'],
      ['analyse', 'analyse.relationships'],
      ['analyse', 'analyse.measures'],
    ].map(([stage, tableName]) => ({ entity: 'execution', recordId: '1000', stage, tableName, found: 1 })),
  );
});

test('a raw page that holds another version of the record breaks the trace', async () => {
  using rig = await spectraRig(testManagement());
  await build(rig);
  rig.lakehouse.files.write('extract/execution/page-1.json', JSON.stringify({ results: [{ id: 1000, comment: 'other' }] }));
  await rig.run(validate['validate.trace']);
  expect(await rig.list('SELECT tableName FROM log.trace WHERE found = 0')).toEqual(['Files/extract/execution/page-1.json']);
});

test('without a record in a fact one of a dimension is followed, and without any record the trace says so', async () => {
  const model = fieldService();
  using some = await spectraRig({ ...model, records: { ...model.records, workOrder: [] } });
  await build(some);
  await some.run(validate['validate.trace']);
  expect(await some.list("SELECT DISTINCT entity || ' ' || found FROM log.trace")).toEqual(['customer 1']);
  using nothing = await spectraRig({ ...model, records: { customer: [], workOrder: [] } });
  await build(nothing);
  await nothing.run(validate['validate.trace']);
  expect(await nothing.list('SELECT detail FROM log.trace WHERE found = 0')).toEqual([
    'No table holds a record that could be followed',
  ]);
});

test('a handoff tells tables, keys and gates, and is ready only when the stage succeeded', async () => {
  using rig = await spectraRig(testManagement());
  await build(rig);
  await rig.run(validate['validate.trace']);
  const text = (...names: readonly string[]) => names.map((name) => ({ name, type: 'TEXT' as const }));
  await rig.lakehouse.append('log.clean', text('status', 'recorded_at'), [{ status: 'Success', recorded_at: '2026' }]);
  await rig.lakehouse.append('log.refine', text('status', 'recorded_at'), [{ status: 'Success', recorded_at: '2026' }]);
  const gates = text('run_id', 'stage', 'gate', 'verdict', 'evaluated_at');
  await rig.lakehouse.append('log.gates', gates, [
    { run_id: 'run-0', stage: 'refine', gate: 'refine_rows_unchanged', verdict: 'refused', evaluated_at: '' },
    { run_id: 'run-1', stage: 'refine', gate: 'refine_rows_unchanged', verdict: 'passed', evaluated_at: '' },
    { run_id: 'run-1', stage: 'clean', gate: 'clean_keys_unique', verdict: 'refused', evaluated_at: '' },
  ]);
  await rig.run(validate['validate.handoffs']);
  expect(await rig.list('SELECT stage FROM log.contracts WHERE readyForNext = 1')).toEqual(['refine']);
  const [row] = await rig.lakehouse.all("SELECT * FROM log.contracts WHERE stage = 'refine'");
  expect(row).toMatchObject({
    status: 'Success',
    nextStage: 'analyse',
    checkpoints: '[{"name":"refine_rows_unchanged","status":"passed"}]',
  });
  const tables = JSON.parse(String(row?.['tables'])) as readonly Record<string, unknown>[];
  expect(tables.find(({ name }) => name === 'refine.factExecution')).toMatchObject({
    path: 'Tables/refine/factExecution',
    rows: 12,
    trace_records: ['1000'],
  });
  const keys = JSON.parse(String(row?.['foreignKeys'])) as readonly unknown[];
  expect(keys).toContainEqual({ source: 'factExecution.cycleId', target: 'dimCycle.cycleId', orphans: 0, validated: true });
});
