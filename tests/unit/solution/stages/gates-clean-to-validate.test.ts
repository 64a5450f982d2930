import { expect, test } from 'vitest';

import type { Column } from '../../../../src/ports/warehouse.ts';
import { actions as analyse } from '../../../../src/solution/stages/analyse/actions.ts';
import { checks as analyseChecks } from '../../../../src/solution/stages/analyse/checks.ts';
import { actions as clean } from '../../../../src/solution/stages/clean/actions.ts';
import { checks as cleanChecks } from '../../../../src/solution/stages/clean/checks.ts';
import { actions as refine } from '../../../../src/solution/stages/refine/actions.ts';
import { checks as refineChecks } from '../../../../src/solution/stages/refine/checks.ts';
import { quote, tableSql } from '../../../../src/solution/sql.ts';
import { spectraStages } from '../../../../src/solution/stage.ts';
import { actions as transform } from '../../../../src/solution/stages/transform/actions.ts';
import { checks as transformChecks } from '../../../../src/solution/stages/transform/checks.ts';
import { actions as validate } from '../../../../src/solution/stages/validate/actions.ts';
import { checks as validateChecks } from '../../../../src/solution/stages/validate/checks.ts';
import { spectraRig, testManagement, type SpectraRig } from '../../../support/spectra.ts';

const checks = { ...cleanChecks, ...transformChecks, ...refineChecks, ...analyseChecks, ...validateChecks };

const text = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, type: 'TEXT' }));

/** A pipeline that has run well, from Source to Validate. */
async function sound(): Promise<SpectraRig> {
  const rig = await spectraRig(testManagement());
  for (const { name } of rig.contract.objects) await rig.run(clean['clean.entity'], name);
  for (const action of Object.values({ ...transform, ...refine, ...analyse })) await rig.run(action);
  await rig.lakehouse.replace('prepare.schema', text('entity'), []);
  await rig.lakehouse.replace('prepare.dependencies', text('entity'), []);
  for (const stage of spectraStages.slice(0, -1))
    await rig.lakehouse.append(`log.${stage}`, text('status'), [{ status: 'Success' }]);
  for (const action of Object.values(validate)) await rig.run(action);
  return rig;
}

/** Writes a table again with other SQL in the place of some columns. */
async function plant(rig: SpectraRig, table: string, changes: Readonly<Record<string, string>>, more = ''): Promise<void> {
  const columns = (await rig.lakehouse.columns(table)) ?? [];
  const list = columns.map(({ name }) => `${changes[name] ?? quote(name)} AS ${quote(name)}`).join(', ');
  await rig.lakehouse.replaceFrom(table, columns, `SELECT ${list} FROM ${tableSql(table)} ${more}`);
}

/** Writes a table again with its first row twice. */
async function twice(rig: SpectraRig, table: string): Promise<void> {
  const all = `SELECT * FROM ${tableSql(table)}`;
  const columns = (await rig.lakehouse.columns(table)) ?? [];
  await rig.lakehouse.replaceFrom(table, columns, `${all} UNION ALL SELECT * FROM (${all} LIMIT 1)`);
}

async function retype(rig: SpectraRig, table: string, column: Column): Promise<void> {
  const columns = ((await rig.lakehouse.columns(table)) ?? []).map((one) => (one.name === column.name ? column : one));
  const list = columns.map(({ name, type }) => `CAST(${quote(name)} AS ${type}) AS ${quote(name)}`).join(', ');
  await rig.lakehouse.replaceFrom(table, columns, `SELECT ${list} FROM ${tableSql(table)}`);
}

async function without(rig: SpectraRig, table: string, column: string): Promise<void> {
  const columns = ((await rig.lakehouse.columns(table)) ?? []).filter(({ name }) => name !== column);
  const list = columns.map(({ name }) => quote(name)).join(', ');
  await rig.lakehouse.replaceFrom(table, columns, `SELECT ${list} FROM ${tableSql(table)}`);
}

async function quarantine(rig: SpectraRig, records: readonly string[]): Promise<void> {
  const row = (recordId: string) => ({ recordId, payload: '{}', rule: 'type_changed', status: 'waiting' });
  const shape = { columns: text('recordId', 'payload', 'rule', 'status'), key: ['recordId'] };
  await rig.lakehouse.upsert('quarantine.cleanExecution', shape, records.map(row));
  for (const recordId of records) await rig.lakehouse.remove('clean.execution', 'recordId = ?', [recordId]);
}

type Plant = readonly [id: string, what: string, plant: (rig: SpectraRig) => Promise<unknown>, evidence: unknown];

const plants: readonly Plant[] = [
  [
    'clean_columns_present',
    'a column is missing',
    (rig) => without(rig, 'clean.execution', 'comment'),
    { table: 'clean.execution', column: 'comment' },
  ],
  [
    ...(['clean_types_match', 'a number is kept as text'] as const),
    (rig) => retype(rig, 'clean.execution', { name: 'actualTime', type: 'TEXT' }),
    { table: 'clean.execution', column: 'actualTime', wanted: 'INTEGER', actual: 'TEXT' },
  ],
  [
    ...(['clean_types_match', 'a time is none'] as const),
    (rig) => plant(rig, 'clean.execution', { assignmentDate: "'01/02/2026'" }),
    { table: 'clean.execution', column: 'assignmentDate', malformed: 12 },
  ],
  [
    ...(['clean_required_present', 'a required value is empty'] as const),
    (rig) => plant(rig, 'clean.execution', { actualTime: 'nullif(actualTime, 0)' }),
    { table: 'clean.execution', column: 'actualTime', rows: 1 },
  ],
  [
    ...(['clean_keys_unique', 'a row stands twice'] as const),
    (rig) => twice(rig, 'clean.execution'),
    { table: 'clean.execution', key: 'recordId', value: '1000', rows: 2 },
  ],
  [
    ...(['clean_rows_accounted', 'a record is lost'] as const),
    (rig) => rig.lakehouse.remove('clean.execution', "recordId = '1004'"),
    { entity: 'execution', lost: '1004' },
  ],
  [
    ...(['clean_rows_accounted', 'a record is clean and in quarantine'] as const),
    async (rig) => {
      await quarantine(rig, ['none']);
      await plant(rig, 'quarantine.cleanExecution', { recordId: "'1004'" });
    },
    { entity: 'execution', records: 12, clean: 12, quarantine: 1 },
  ],
  [
    'quarantine_rate',
    'two of twelve wait',
    (rig) => quarantine(rig, ['1001', '1002']),
    { entity: 'execution', quarantine: 2, of: 12, rate: '16.67 %' },
  ],
  [
    'quarantine_alert',
    'one of twelve waits',
    (rig) => quarantine(rig, ['1001']),
    { entity: 'execution', quarantine: 1, of: 12, rate: '8.33 %' },
  ],
  [
    'fact_grain_unique',
    'a row stands twice',
    (rig) => twice(rig, 'transform.factExecution'),
    { table: 'transform.factExecution', key: ['1000'], rows: 2 },
  ],
  [
    ...(['foreign_keys_resolve', 'a member is gone'] as const),
    (rig) => rig.lakehouse.remove('transform.dimCycle', 'cycleId = 112'),
    { table: 'transform.factExecution', column: 'cycleId', to: 'transform.dimCycle', orphans: 4, values: ['112'] },
  ],
  [
    ...(['facts_scalar_only', 'a fact holds a list'] as const),
    (rig) => plant(rig, 'transform.factExecution', { comment: `'["a"]'` }),
    { table: 'transform.factExecution', column: 'comment' },
  ],
  [
    'dimension_keys_unique',
    'a member has two current rows',
    (rig) => twice(rig, 'transform.dimCycle'),
    { table: 'transform.dimCycle', key: ['-1'], rows: 2 },
  ],
  [
    ...(['dimension_names_unique', 'an entity has two dimensions'] as const),
    (rig) =>
      rig.lakehouse.append('transform.model', text('entity', 'role', 'tableName'), [
        { entity: 'cycle', role: 'dimension', tableName: 'dimPhase' },
      ]),
    { entity: 'cycle', dimensions: ['dimCycle', 'dimPhase'] },
  ],
  [
    ...(['dimension_names_unique', 'Prepare names it otherwise'] as const),
    (rig) => rig.prepare((field) => (field.entity === 'cycle' ? { ...field, dimensionName: 'dimRound' } : field)),
    { entity: 'cycle', dimensions: ['dimRound', 'dimCycle'] },
  ],
  [
    ...(['model_as_proposed', 'Prepare proposed another role'] as const),
    (rig) => plant(rig, 'transform.model', { proposed: "CASE entity WHEN 'cycle' THEN 'fact' ELSE proposed END" }),
    { entity: 'cycle', proposed: 'fact', decided: 'dimension', why: 'It is context for "execution"' },
  ],
  [
    ...(['bridge_keys_resolve', 'an item is gone'] as const),
    (rig) => rig.lakehouse.remove('transform.dimCyclePhase', 'cyclePhaseId = 5'),
    { table: 'transform.bridgeCycleCyclePhase', column: 'dimensionId', to: 'transform.dimCyclePhase', orphans: 3, values: ['5'] },
  ],
  [
    ...(['codes_mapped', 'a code has no words'] as const),
    (rig) => rig.lakehouse.remove('prepare.statusMap', "code = '2'"),
    { entity: 'execution', field: 'status', code: '2', rows: 5 },
  ],
  [
    ...(['refine_rows_unchanged', 'a row is lost'] as const),
    (rig) => rig.lakehouse.remove('refine.factExecution', 'executionId = 1000'),
    { table: 'factExecution', transform: 12, refine: 11 },
  ],
  [
    ...(['refine_columns_documented', 'a column is not named'] as const),
    (rig) => rig.lakehouse.remove('refine.columns', "columnName = 'timeVariance'"),
    { table: 'factExecution', column: 'timeVariance', documented: false },
  ],
  [
    ...(['refine_columns_documented', 'a column has no rule'] as const),
    (rig) => plant(rig, 'refine.columns', { rule: "iif(columnName = 'timeVariance', '', rule)" }),
    { table: 'factExecution', column: 'timeVariance', rule: '' },
  ],
  [
    ...(['refine_reproducible', 'a value is not what its rule gives'] as const),
    (rig) => plant(rig, 'refine.factExecution', { timeVariance: 'iif(executionId = 1000, 1, timeVariance)' }),
    { table: 'factExecution', column: 'timeVariance', rows: 1 },
  ],
  [
    ...(['relationships_keyed', 'both ways to a table are active'] as const),
    (rig) => plant(rig, 'analyse.relationships', { active: '1' }),
    { between: 'factExecution to dimDate', active: 3 },
  ],
  [
    ...(['relationships_keyed', 'a key stands twice'] as const),
    (rig) => twice(rig, 'refine.dimCycle'),
    { from: 'bridgeCycleCyclePhase.recordId', to: 'dimCycle.cycleId', unique: false },
  ],
  [
    ...(['relationships_keyed', 'a column is missing'] as const),
    (rig) => without(rig, 'refine.factExecution', 'releaseId'),
    { from: 'factExecution.releaseId', to: 'dimRelease.releaseId', missing: true },
  ],
  [
    ...(['measures_evaluate', 'a value is no longer what it was'] as const),
    (rig) => rig.lakehouse.remove('refine.factExecution', 'executionId = 1000'),
    { measure: 'Executions', value: '12', now: '11' },
  ],
  [
    ...(['measures_evaluate', 'a measure could not be evaluated'] as const),
    (rig) => plant(rig, 'analyse.measures', { error: "iif(name = 'Executions', 'broken', NULL)" }),
    { measure: 'Executions', error: 'broken' },
  ],
  [
    'measures_columns_exist',
    'a column is missing',
    (rig) => without(rig, 'refine.factExecution', 'actualTime'),
    { measure: 'Mean Time', column: 'actualTime' },
  ],
  [
    'measures_columns_exist',
    'a table is missing',
    (rig) => rig.lakehouse.drop('refine.factExecution'),
    { measure: 'Executions', table: 'refine.factExecution' },
  ],
  [
    ...(['trace_complete', 'the record is lost on the way'] as const),
    async (rig) => {
      await rig.lakehouse.remove('clean.execution', "recordId = '1000'");
      await rig.run(validate['validate.trace']);
    },
    { stage: 'clean', table: 'clean.execution', record: '1000', detail: '0 rows with recordId 1000' },
  ],
  [
    'trace_complete',
    'a stage was not looked at',
    (rig) => rig.lakehouse.remove('log.trace', "stage = 'refine'"),
    { stage: 'refine', followed: false },
  ],
  [
    ...(['handoffs_ready', 'a stage failed'] as const),
    async (rig) => {
      await rig.lakehouse.append('log.clean', text('status'), [{ status: 'Failed' }]);
      await rig.run(validate['validate.handoffs']);
    },
    { stage: 'clean', status: 'Failed', next: 'transform' },
  ],
  [
    ...(['handoffs_ready', 'a table that the next stage needs is gone'] as const),
    async (rig) => {
      await rig.lakehouse.drop('clean.cycle');
      await rig.run(validate['validate.handoffs']);
    },
    { stage: 'clean', status: 'Success', next: 'transform' },
  ],
  ['outputs_complete', 'an output is gone', (rig) => rig.lakehouse.drop('clean.cycle'), { missing: 'clean.cycle' }],
];

test.for(plants)('%s: when %s, it refuses and shows where', async ([id, , spoil, evidence]) => {
  using rig = await sound();
  const check = Object.hasOwn(checks, id) ? checks[id] : undefined;
  const before = await rig.ask(check);
  expect(before).toMatchObject({ passed: true, evidence: [] });
  await spoil(rig);
  const after = await rig.ask(check);
  expect(after.passed).toBe(false);
  expect(after.evidence).toContainEqual(evidence);
  expect(after.actual).not.toBe(before.actual);
});

test('every gate of these stages has a planted case', () => {
  expect([...new Set(plants.map(([id]) => id))].sort()).toEqual(Object.keys(checks).sort());
});

test('no gate passes because its stage has made nothing yet, quarantine apart', async () => {
  using rig = await spectraRig(testManagement());
  const passed: string[] = [];
  for (const [id, check] of Object.entries(checks)) if ((await rig.ask(check)).passed) passed.push(id);
  expect(passed).toEqual(['quarantine_rate', 'quarantine_alert']);
});

test('a gate may be about one entity', async () => {
  using rig = await sound();
  await twice(rig, 'clean.execution');
  expect(await rig.ask(checks['clean_keys_unique'], { entity: 'cycle' })).toMatchObject({ passed: true });
  expect(await rig.ask(checks['clean_keys_unique'], { entity: 'execution' })).toMatchObject({ passed: false });
});
