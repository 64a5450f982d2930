import { describe, expect, onTestFinished, test } from 'vitest';
import type { Action } from '../../../../src/solution/action.ts';
import type { Check } from '../../../../src/solution/gates/gate.ts';
import { type StageFloor, stageFloor } from '../../../support/stage-floor.ts';

const columns = [
  { name: 'recordId', type: 'TEXT' },
  { name: 'level', type: 'INTEGER' },
] as const;

const catalogue: Action = async ({ ports, tally }) => {
  tally.counts.written += await ports.lakehouse.replace('source.endpoints', columns, [{ recordId: 'a', level: 0 }]);
};

function open(): StageFloor {
  const floor = stageFloor();
  onTestFinished(() => floor[Symbol.dispose]());
  return floor;
}

const noneAbove: Check = async ({ lakehouse }) => {
  const found = await lakehouse.all('SELECT recordId, level FROM source.endpoints WHERE level > 3');
  return { passed: found.length === 0, expected: 'none above 3', actual: `${found.length} of 2`, evidence: found as never };
};
const closing = {
  uses: 'source.close',
  outputs: ['Tables/source/endpoints', 'source.credentials'],
  gates: [
    { id: 'none_above', severity: 'error' as const, says: 'No level is above 3', with: {} },
    {
      id: 'few',
      severity: 'warn' as const,
      says: 'At most one',
      sql: 'SELECT recordId FROM source.endpoints LIMIT 9 OFFSET 1',
      with: {},
    },
  ],
};
const known = { actions: { 'source.catalogue': catalogue }, checks: { none_above: noneAbove } };

describe('closing a stage', () => {
  test('leaves gates, outputs and manifest, and last the row that hands it over', async () => {
    const floor = open();
    await floor.perform({ uses: 'source.catalogue' }, known);
    await floor.clock.advance(2500);
    const outcome = await floor.perform(closing, known);
    expect(outcome).toMatchObject({
      ok: true,
      report: {
        facts: {
          gates: [
            { id: 'none_above', severity: 'error', verdict: 'passed' },
            { id: 'few', severity: 'warn', verdict: 'passed' },
          ],
          outputs: [{ table: 'Tables/source/endpoints', rows: 1 }],
          gaps: [{ stage: 'source', output: 'source.credentials' }],
        },
      },
    });
    expect(await floor.lakehouse.all('SELECT * FROM log.source')).toEqual([
      {
        execution_id: 'sourceFloor_20260105_060002_500000',
        notebook_name: 'sourceFloor',
        stage: 'source',
        source_system: 'floor',
        source_name: 'Shop floor',
        workspace_id: null,
        lakehouse_id: null,
        lakehouse_name: 'floorLakehouse',
        execution_mode: 'pipeline',
        status: 'Success',
        error_message: null,
        capabilities: 'catalogue',
        duration_seconds: 2.5,
        error_summary: null,
        parameters: '{"contract_version":"1.0.0","mode":"run","run_id":"run-1"}',
        start_time: '2026-01-05T06:00:00.000Z',
        end_time: '2026-01-05T06:00:02.500Z',
        recorded_at: '2026-01-05T06:00:02.500Z',
      },
    ]);
    expect(await floor.lakehouse.all('SELECT gate, verdict, actual, evidence FROM log.gates')).toEqual([
      { gate: 'none_above', verdict: 'passed', actual: '0 of 2', evidence: '[]' },
      { gate: 'few', verdict: 'passed', actual: '0 rows', evidence: '[]' },
    ]);
    expect(await floor.lakehouse.all('SELECT stage, tableName, rows FROM log.tables')).toEqual([
      { stage: 'source', tableName: 'source.endpoints', rows: 1 },
    ]);
    expect(manifest(floor)).toMatchObject({
      stage: 'source',
      status: 'Success',
      contract_version: '1.0.0',
      outputs: [{ table: 'Tables/source/endpoints', rows: 1, columns: 2, schema_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      missing_outputs: ['source.credentials'],
      quality: { passed: 2, warned: 0, refused: 0, unanswered: 0, in_quarantine: 0 },
      ready_for_next_stage: true,
      run: { run_id: 'run-1', engine_version: '1.2.3', duration_seconds: 2.5 },
    });
  });

  test('finds the same evidence in two runs that found the same, their own part aside', async () => {
    const floor = open();
    const seen: unknown[] = [];
    for (const run_id of ['run-1', 'run-2']) {
      await floor.perform({ uses: 'source.catalogue' }, { ...known, run_id });
      await floor.clock.advance(1000);
      await floor.perform(closing, { ...known, run_id });
      const { run: _, ...rest } = manifest(floor);
      seen.push(rest);
    }
    expect(seen[1]).toEqual(seen[0]);
  });

  test('is refused by an error gate in words for a person', async () => {
    const floor = open();
    await floor.lakehouse.replace('source.endpoints', columns, [
      { recordId: 'low', level: 1 },
      { recordId: 'high', level: 9 },
    ]);
    const outcome = await floor.perform(closing, known);
    expect(outcome).toMatchObject({
      ok: false,
      failure: {
        kind: 'gate',
        message: 'Gate none_above refused source: expected none above 3, found 1 of 2; first: recordId "high", level 9',
      },
      report: {
        facts: {
          gates: [
            { id: 'none_above', severity: 'error', verdict: 'refused' },
            { id: 'few', severity: 'warn', verdict: 'warned' },
          ],
        },
      },
    });
    expect(await floor.lakehouse.all('SELECT status, error_message FROM log.source')).toEqual([
      { status: 'Failed', error_message: expect.stringContaining('Gate none_above refused') },
    ]);
    expect(manifest(floor)).toMatchObject({ status: 'Failed', ready_for_next_stage: false, quality: { refused: 1, warned: 1 } });
  });

  test('goes on when only a warning gate fails', async () => {
    const floor = open();
    await floor.lakehouse.replace('source.endpoints', columns, [
      { recordId: 'a', level: 1 },
      { recordId: 'b', level: 1 },
    ]);
    expect(await floor.perform(closing, known)).toMatchObject({ ok: true });
    expect(await floor.lakehouse.all(`SELECT verdict, evidence FROM log.gates WHERE gate = 'few'`)).toEqual([
      { verdict: 'warned', evidence: '[{"recordId":"b"}]' },
    ]);
  });

  test('is refused by a gate that cannot be asked', async () => {
    const floor = open();
    const outcome = await floor.perform({ uses: 'source.close', gates: closing.gates.slice(0, 1) }, { checks: {} });
    expect(outcome).toMatchObject({
      ok: false,
      failure: {
        kind: 'gate',
        message: 'Gate none_above could not be asked, so source is refused: There is no check "none_above"',
      },
    });
  });
});

function manifest(floor: StageFloor): Readonly<Record<string, unknown>> {
  return JSON.parse(floor.lakehouse.files.read('manifests/source.manifest.json') ?? '{}') as Readonly<Record<string, unknown>>;
}
