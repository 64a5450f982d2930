import { describe, expect, test } from 'vitest';

import { failure } from '../../../src/core/failure.ts';
import type { LedgerEvent } from '../../../src/ledger/events.ts';
import { foldFacts } from '../../../src/ledger/facts.ts';
import { dryRunResult, foldResult } from '../../../src/ledger/fold-result.ts';
import { mergeEvents } from '../../../src/ledger/merge.ts';
import type { Result } from '../../../src/ledger/result.ts';
import type { CompositeNode, Plan } from '../../../src/plan/plan.ts';
import { plainComposite, plainJob, planOf } from '../../support/arbitrary-plan.ts';
import { finishedRun, narrate } from '../../support/events.ts';

function resultOf(plan: Plan, events: readonly LedgerEvent[]): Result {
  return foldResult(plan, foldFacts(plan, mergeEvents([events]).events));
}

const phase = (id: string, ...stages: readonly (readonly string[])[]): CompositeNode =>
  plainComposite(
    id,
    stages.map((ids) => ids.map((each) => plainJob(each))),
  );
const flat = planOf(phase('pipeline.flat', ['first', 'second'], ['third']));
const stopping = { stop_on_failure: true };
const daily = planOf(plainComposite('daily', [[phase('one', ['a', 'b'])], [phase('two', ['c'], ['d'])]], stopping));

describe('foldResult counts', () => {
  const tell = narrate(flat);

  test.each(['failed', 'timed_out', 'cancelled'] as const)('a job that was %s as failed', (status) => {
    expect(resultOf(flat, finishedRun(flat, { second: { status } }))).toMatchObject({
      total: 3,
      succeeded: 2,
      failed: 1,
      success: false,
    });
  });

  test('a lost job as failed and says that it is lost', () => {
    const events = [...finishedRun(flat, { second: null }), tell.started('second')];
    expect(resultOf(flat, events)).toMatchObject({
      succeeded: 2,
      failed: 1,
      failures: [{ job_id: 'second', error: 'Started, and nothing was heard of it again' }],
    });
  });

  test('a job that was kept from its next attempt as failed and says that the run was cancelled', () => {
    const events = [tell.roundStarted(1), tell.failedAttempt('first'), tell.roundEnded(1, { cause: 'cancelled' })];
    expect(resultOf(flat, events)).toMatchObject({
      succeeded: 0,
      failed: 1,
      failures: [{ job_id: 'first', error: 'The run was cancelled' }],
    });
  });

  test('a job that did not start in neither, and the run is no success', () => {
    expect(resultOf(flat, finishedRun(flat, { third: null }))).toMatchObject({
      total: 3,
      succeeded: 2,
      failed: 0,
      success: false,
    });
  });

  test('an allowed failure as succeeded', () => {
    const allowed = { allowed_failure: true, failure: failure('exit_code', 'Exit code 1') } as const;
    expect(resultOf(flat, finishedRun(flat, { first: allowed }))).toMatchObject({
      succeeded: 3,
      failed: 0,
      failures: [],
      success: true,
    });
  });

  test('an outdated success in neither', () => {
    const events = [...finishedRun(flat, { first: { status: 'failed' } }), tell.ended('first', 'succeeded', { round: 2 })];
    expect(resultOf(flat, events)).toMatchObject({ total: 3, succeeded: 2, failed: 0, failures: [], success: false });
  });
});

describe('foldResult', () => {
  const tell = narrate(flat);

  test('never calls a cancelled run a success, even when all jobs had succeeded', () => {
    const events = finishedRun(flat).map((event) =>
      event.type === 'round_ended' ? { ...event, cause: 'cancelled' as const } : event,
    );
    expect(resultOf(flat, events)).toMatchObject({ success: false, succeeded: 3, failed: 0 });
  });

  test('calls it a success when a later round has finished', () => {
    const events = [...finishedRun(flat), tell.roundStarted(2), tell.roundEnded(2)];
    const cancelled = events.map((event) =>
      event.type === 'round_ended' && event.round === 1 ? { ...event, cause: 'cancelled' as const } : event,
    );
    expect(resultOf(flat, cancelled)).toMatchObject({ success: true });
  });

  test('lists failures in the order of the plan, whatever ended first', () => {
    const told = { third: { status: 'failed', ended_at: 1 }, first: { status: 'failed', ended_at: 99 } } as const;
    expect(resultOf(flat, finishedRun(flat, told)).failures.map(({ job_id }) => job_id)).toEqual(['first', 'third']);
  });

  test('cuts errors to 500 characters and never through one', () => {
    const error = (message: string): string | undefined => {
      const told = { first: { status: 'failed', failure: failure('exit_code', message) } } as const;
      return resultOf(flat, finishedRun(flat, told)).failures[0]?.error;
    };
    expect(error('x'.repeat(500))).toBe('x'.repeat(500));
    expect(error('x'.repeat(501))).toBe(`${'x'.repeat(499)}…`);
    expect(error(`${'x'.repeat(498)}🌍🌍`)).toBe(`${'x'.repeat(498)}…`);
  });

  test('gives the time from the earliest start to the latest end', () => {
    const told = {
      first: { started_at: 400 },
      second: { started_at: 100, ended_at: 300 },
      third: { started_at: 900, ended_at: 1000 },
    };
    expect(resultOf(flat, finishedRun(flat, { ...told, first: { started_at: 400, ended_at: 500 } })).duration_ms).toBe(900);
    expect(resultOf(flat, []).duration_ms).toBe(0);
  });

  test('gives no negative time when the clock was set back', () => {
    const told = { first: { started_at: 900, ended_at: 100 }, second: null, third: null };
    expect(resultOf(flat, finishedRun(flat, told)).duration_ms).toBe(0);
  });

  test('of one atomic job has a total of 1', () => {
    const plan = planOf(plainJob('alone'));
    expect(resultOf(plan, finishedRun(plan, { alone: { status: 'failed' } }))).toEqual({
      job_id: 'alone',
      success: false,
      total: 1,
      succeeded: 0,
      failed: 1,
      failures: [{ job_id: 'alone', error: 'Exit code 1' }],
      duration_ms: 10,
    });
    expect(dryRunResult(plan)).toMatchObject({ job_id: 'alone', total: 1, succeeded: 0, success: true });
  });
});

describe('the extended result', () => {
  test('is for composites of composites that stop on failure', () => {
    const extended = (node: CompositeNode): boolean => 'phase_results' in dryRunResult(planOf(node));
    const children = [[phase('one', ['a'])]];
    expect(extended(plainComposite('x', children, stopping))).toBe(true);
    expect(extended(plainComposite('x', children))).toBe(false);
    expect(extended(plainComposite('x', [[phase('one', ['a']), plainJob('b')]], stopping))).toBe(false);
    expect(extended(plainComposite('x', [[plainJob('b')]], stopping))).toBe(false);
  });

  test('says "1 job error" of one', () => {
    const events = finishedRun(daily, { b: { status: 'failed' }, c: null, d: null });
    expect(resultOf(daily, events)).toMatchObject({
      failed: 1,
      failures: [{ job_id: 'one', error: 'Phase failed with 1 job error' }],
      phases_completed: [],
      failed_phase: 'one',
    });
  });

  test('says what a phase without errors lacks when it was cut off', () => {
    const tell = narrate(daily);
    const events = [
      ...['a', 'b', 'c'].map((id) => tell.ended(id, 'succeeded')),
      tell.roundStarted(1),
      tell.roundEnded(1, { cause: 'cancelled', signal: 'SIGINT' }),
    ];
    expect(resultOf(daily, events)).toMatchObject({
      success: false,
      succeeded: 1,
      failed: 1,
      failures: [{ job_id: 'two', error: 'Phase was cut off: 1 of its 2 jobs did not run' }],
      phases_completed: ['one'],
      failed_phase: 'two',
      phase_results: { one: { success: true }, two: { success: false, total: 2, succeeded: 1, failed: 0, failures: [] } },
    });
  });

  test('holds only the phases that ran', () => {
    const result = resultOf(daily, finishedRun(daily, { a: { status: 'failed' }, c: null, d: null }));
    expect(result).toHaveProperty('phase_results');
    expect('phase_results' in result ? Object.keys(result.phase_results) : []).toEqual(['one']);
  });

  test('nests', () => {
    const inner = plainComposite('inner', [[phase('one', ['a'])], [phase('two', ['b'])]], stopping);
    const plan = planOf(plainComposite('outer', [[inner], [phase('three', ['c'])]], stopping));
    expect(resultOf(plan, finishedRun(plan, { a: { status: 'failed' }, b: null, c: null }))).toMatchObject({
      failed_phase: 'inner',
      failures: [{ job_id: 'inner', error: 'Phase failed with 1 job error' }],
      phase_results: { inner: { failed_phase: 'one', phases_completed: [], phase_results: { one: { failed: 1 } } } },
    });
    expect(dryRunResult(plan)).toMatchObject({
      phase_results: { inner: { phase_results: { one: { total: 1 }, two: { total: 1 } } } },
    });
  });

  test('is not given by a composite of composites that goes on after a failure', () => {
    const plan = planOf(plainComposite('both', [[phase('one', ['a'])], [phase('two', ['b'])]]));
    expect(resultOf(plan, finishedRun(plan, { a: { status: 'failed' } }))).toEqual({
      job_id: 'both',
      success: false,
      total: 2,
      succeeded: 1,
      failed: 1,
      failures: [{ job_id: 'one', error: 'Phase failed with 1 job error' }],
      duration_ms: 10,
    });
  });
});
