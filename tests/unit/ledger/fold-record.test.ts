import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';

import { Defect } from '../../../src/core/defect.ts';
import type { LedgerEvent } from '../../../src/ledger/events.ts';
import { foldFacts } from '../../../src/ledger/facts.ts';
import { foldRecord } from '../../../src/ledger/fold-record.ts';
import { mergeEvents } from '../../../src/ledger/merge.ts';
import type { RunRecord } from '../../../src/ledger/record.ts';
import { recordSchemas } from '../../../src/ledger/schemas.ts';
import { plainComposite, plainJob, planOf } from '../../support/arbitrary-plan.ts';
import { finishedRun, narrate, runId } from '../../support/events.ts';
import { dailyPlan, seedJobs } from '../../support/seed-plan.ts';

const plan = planOf(plainComposite('pipeline.two', [[plainJob('first')], [plainJob('second')]]));
const tell = narrate(plan);

function recordOf(events: readonly LedgerEvent[]): RunRecord {
  return foldRecord(plan, foldFacts(plan, mergeEvents([events]).events));
}

const reasons = (events: readonly LedgerEvent[]): readonly (string | null)[] => recordOf(events).jobs.map(({ reason }) => reason);

describe('foldRecord', () => {
  test('says everything about a run', () => {
    const events = [
      tell.runStarted(),
      tell.roundStarted(1, { at: 1000 }),
      tell.started('first', { at: 1001 }),
      tell.failedAttempt('first', { started_at: 1001, ended_at: 1011 }),
      tell.ended('first', 'succeeded', {
        attempt: 2,
        started_at: 1111,
        ended_at: 1200,
        report: { outputs: { rows: '12' }, counts: { read: 12, written: 12, unchanged: 0, skipped: 0, failed: 0 } },
        log: { file: 'logs/first.log', bytes: 5, dropped_bytes: 0 },
      }),
      tell.ended('second', 'timed_out', { started_at: 1200, ended_at: 1300 }),
      tell.roundEnded(1, { at: 1301 }),
    ];
    const at = { file: 'jobs/generated.yaml', line: 1, column: 1 };
    const exit = { kind: 'exit_code', message: 'Exit code 1', transient: true, exit_code: 1 };
    expect(recordOf(events)).toEqual({
      schema_version: 1,
      lorchestra: '0.1.0',
      run_id: runId,
      composite: 'pipeline.two',
      plan_hash: plan.plan_hash,
      profile: 'sandbox',
      params: {},
      rounds: [
        {
          round: 1,
          started_at: '1970-01-01T00:00:01.000Z',
          ended_at: '1970-01-01T00:00:01.301Z',
          outcome: 'finished',
          max_parallel: 4,
          reused: 0,
        },
      ],
      started_at: '1970-01-01T00:00:01.000Z',
      ended_at: '1970-01-01T00:00:01.301Z',
      cancelled: false,
      jobs: [
        {
          path: 'pipeline.two/first',
          job_id: 'first',
          kind: 'exec',
          phase: null,
          stage: 'stage_1',
          stage_index: 0,
          status: 'succeeded',
          reason: null,
          round: 1,
          started_at: '1970-01-01T00:00:01.001Z',
          ended_at: '1970-01-01T00:00:01.200Z',
          duration_ms: 199,
          attempts: [
            { attempt: 1, started_at: '1970-01-01T00:00:01.001Z', ended_at: '1970-01-01T00:00:01.011Z', failure: exit },
            { attempt: 2, started_at: '1970-01-01T00:00:01.111Z', ended_at: '1970-01-01T00:00:01.200Z', failure: null },
          ],
          failure: null,
          allowed_failure: false,
          report: { outputs: { rows: '12' }, counts: { read: 12, written: 12, unchanged: 0, skipped: 0, failed: 0 } },
          log: { file: 'logs/first.log', bytes: 5, dropped_bytes: 0 },
          at,
        },
        {
          path: 'pipeline.two/second',
          job_id: 'second',
          kind: 'exec',
          phase: null,
          stage: 'stage_2',
          stage_index: 1,
          status: 'timed_out',
          reason: null,
          round: 1,
          started_at: '1970-01-01T00:00:01.200Z',
          ended_at: '1970-01-01T00:00:01.300Z',
          duration_ms: 100,
          attempts: [{ attempt: 1, started_at: '1970-01-01T00:00:01.200Z', ended_at: '1970-01-01T00:00:01.300Z', failure: exit }],
          failure: exit,
          allowed_failure: false,
          report: {},
          log: null,
          at,
        },
      ],
      result: {
        job_id: 'pipeline.two',
        success: false,
        total: 2,
        succeeded: 1,
        failed: 1,
        failures: [{ job_id: 'second', error: 'Exit code 1' }],
        duration_ms: 299,
      },
    });
  });

  test('marks a failure that is allowed', () => {
    const failed = tell.ended('first', 'failed');
    const events = [tell.runStarted(), { ...failed, status: 'succeeded' as const, allowed_failure: true as const }];
    expect(recordOf(events).jobs[0]).toMatchObject({
      status: 'succeeded',
      allowed_failure: true,
      failure: { kind: 'exit_code' },
    });
  });

  test('says why a job did not run', () => {
    const start = [tell.runStarted(), tell.roundStarted(1), tell.ended('first', 'failed')];
    expect(reasons([...start, tell.roundEnded(1)])).toEqual([null, 'The run ended before it started']);
    expect(reasons([...start, tell.roundEnded(1, { cause: 'cancelled' })])).toEqual([
      null,
      'The run was cancelled before it started',
    ]);
  });

  test('says which success was kept, and which is too old to be kept', () => {
    const done = finishedRun(plan);
    const kept = 'Its success of round 1 was kept';
    expect(reasons([...done, tell.roundStarted(2), tell.roundEnded(2)])).toEqual([kept, kept]);
    expect(reasons([...done, tell.roundStarted(2), tell.ended('first', 'succeeded', { round: 2 })])).toEqual([
      null,
      'Its success of round 1 is older than what it stands on',
    ]);
  });

  test('says of a lost job that it is lost', () => {
    expect(reasons([tell.runStarted(), tell.roundStarted(1), tell.started('first')])).toEqual([
      'Started, and nothing was heard of it again',
      'The run ended before it started',
    ]);
  });

  test('of a ledger without a first event is a defect', () => {
    expect(() => recordOf([])).toThrow(Defect);
  });
});

describe('the published schemas', () => {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true });
  formats.default(ajv);
  const schemas = recordSchemas();
  const isRecord = ajv.compile(schemas['record.schema.json']);
  const isResult = ajv.compile(schemas['result.schema.json']);
  const told = { ingest_gmail_acct1: { status: 'failed' }, canonize_google_forms: null } as const;
  const record = JSON.parse(
    JSON.stringify(foldRecord(dailyPlan, foldFacts(dailyPlan, finishedRun(dailyPlan, told)))),
  ) as RunRecord;

  test('accept what a run leaves behind', () => {
    expect(isRecord(record) || isRecord.errors).toBe(true);
    expect(isResult(record.result) || isResult.errors).toBe(true);
    expect(record.jobs).toHaveLength(Object.values(seedJobs).flat().length);
  });

  test('refuse a result that grew, and one that lacks a field', () => {
    expect(isResult({ ...record.result, colour: 'red' })).toBe(false);
    expect(isResult({ ...record.result, total: undefined })).toBe(false);
  });

  test('accept a record that grew, and refuse one whose status is not a word of ours', () => {
    expect(isRecord({ ...record, colour: 'red' }) || isRecord.errors).toBe(true);
    expect(isRecord({ ...record, jobs: [{ ...record.jobs[0], status: 'running' }] })).toBe(false);
  });

  test('describe every field', () => {
    expect(undescribed(schemas)).toEqual([]);
  });
});

/** Places of properties that have neither a description nor a reference to a definition that has one. */
function undescribed(value: unknown, place = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries((value as { properties?: Record<string, object> }).properties ?? {});
  const missing = own.filter(([, field]) => !('description' in field) && !('$ref' in field)).map(([name]) => `${place}/${name}`);
  return [...missing, ...Object.entries(value).flatMap(([key, child]) => undescribed(child, `${place}/${key}`))];
}
