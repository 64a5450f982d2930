import { describe, expect, test } from 'vitest';

import type { LedgerEvent } from '../../../src/ledger/events.ts';
import { foldFacts, type JobFacts } from '../../../src/ledger/facts.ts';
import { mergeEvents } from '../../../src/ledger/merge.ts';
import { plainComposite, plainJob, planOf } from '../../support/arbitrary-plan.ts';
import { finishedRun, narrate } from '../../support/events.ts';

const plan = planOf(plainComposite('pipeline.two', [[plainJob('first')], [plainJob('second')]]));
const tell = narrate(plan);

function jobFacts(id: string, events: readonly LedgerEvent[]): JobFacts | undefined {
  return foldFacts(plan, mergeEvents([events]).events).byPath.get(`pipeline.two/${id}`);
}

describe('foldFacts', () => {
  test('says not_run of a job that has no event', () => {
    expect(jobFacts('first', [tell.runStarted(), tell.roundStarted(1)])).toMatchObject({
      status: 'not_run',
      round: null,
      attempts: [],
      receipt: null,
      started_at: null,
    });
  });

  test('takes the receipt of the highest round', () => {
    const events = [
      tell.ended('first', 'succeeded', { round: 2 }),
      tell.ended('first', 'failed', { round: 1, ended_at: 99_999 }),
    ];
    expect(jobFacts('first', events)).toMatchObject({ status: 'succeeded', round: 2, ended_at: 10 });
  });

  test('takes the receipt of the highest attempt and keeps the attempts before it', () => {
    const events = [
      tell.started('first'),
      tell.failedAttempt('first'),
      tell.started('first', { attempt: 2, at: 110 }),
      tell.ended('first', 'succeeded', { attempt: 2, started_at: 110, ended_at: 150 }),
    ];
    expect(jobFacts('first', events)).toMatchObject({
      status: 'succeeded',
      started_at: 0,
      ended_at: 150,
      attempts: [
        { attempt: 1, started_at: 0, ended_at: 10, failure: { kind: 'exit_code' } },
        { attempt: 2, started_at: 110, ended_at: 150, failure: null },
      ],
    });
  });

  test('counts ten attempts in their order, not in that of their digits', () => {
    const events = Array.from({ length: 10 }, (_, index) => tell.failedAttempt('first', { attempt: index + 1 }));
    expect(jobFacts('first', [...events, tell.ended('first', 'failed', { attempt: 11 })])?.receipt?.attempt).toBe(11);
  });

  test('says lost of a job that started again after its success and was not heard of', () => {
    const events = [tell.roundStarted(2), tell.ended('first', 'succeeded'), tell.started('first', { round: 2, at: 500 })];
    expect(jobFacts('first', events)).toMatchObject({ status: 'lost', round: 2, receipt: null, ended_at: null, started_at: 500 });
  });

  test('says lost of a job whose next attempt never came', () => {
    expect(jobFacts('first', [tell.roundStarted(1), tell.failedAttempt('first')])).toMatchObject({
      status: 'lost',
      ended_at: 10,
    });
  });

  test('says cancelled of both when their round was cancelled', () => {
    const round = [tell.roundStarted(1), tell.roundEnded(1, { cause: 'cancelled', signal: 'SIGTERM' })];
    expect(jobFacts('first', [...round, tell.failedAttempt('first')])?.status).toBe('cancelled');
    expect(jobFacts('first', [...round, tell.started('first')])?.status).toBe('cancelled');
  });

  test('does not take the cancel of another round for its own', () => {
    const events = [
      tell.roundStarted(1),
      tell.roundEnded(1, { cause: 'cancelled' }),
      tell.roundStarted(2),
      tell.started('first', { round: 2 }),
    ];
    expect(jobFacts('first', events)?.status).toBe('lost');
  });

  test('passes over events of another meaning of the job', () => {
    const events = [tell.ended('first', 'succeeded', { digest: 'f'.repeat(64) })];
    expect(jobFacts('first', events)?.status).toBe('not_run');
  });

  test('passes over events of jobs that are not in the plan', () => {
    const stranger = { ...tell.ended('first', 'failed'), path: 'pipeline.two/third' };
    expect(foldFacts(plan, [stranger]).jobs.map(({ status }) => status)).toEqual(['not_run', 'not_run']);
  });

  test('says not_run of a success whose stage before has started again since', () => {
    const events = [
      tell.ended('first', 'failed'),
      tell.ended('second', 'succeeded'),
      tell.ended('first', 'succeeded', { round: 2 }),
    ];
    expect(jobFacts('second', events.slice(0, 2))).toMatchObject({ status: 'succeeded', outdated: false });
    expect(jobFacts('second', events)).toMatchObject({ status: 'not_run', outdated: true, round: 1 });
  });

  test('says not_run of every success behind a barrier, not only of the next stage', () => {
    const three = planOf(plainComposite('all', [[plainJob('a')], [plainJob('b')], [plainJob('c')]]));
    const events = [...finishedRun(three), narrate(three).ended('a', 'succeeded', { round: 2 })];
    expect(foldFacts(three, events).jobs.map(({ status }) => status)).toEqual(['succeeded', 'not_run', 'not_run']);
  });

  test('never orders by time', () => {
    const events = [
      tell.ended('first', 'failed', { round: 1, started_at: 5000, ended_at: 6000 }),
      tell.ended('first', 'succeeded', { round: 2, started_at: 1000, ended_at: 2000 }),
    ];
    expect(jobFacts('first', events)?.status).toBe('succeeded');
  });
});

describe('the rounds', () => {
  const roundsOf = (events: readonly LedgerEvent[]) => foldFacts(plan, mergeEvents([events]).events);

  test('are folded in order with how they ended', () => {
    const { rounds, cancelled } = roundsOf([
      tell.roundStarted(2, { at: 300, reused: ['pipeline.two/first'] }),
      tell.roundEnded(1, { at: 200, cause: 'cancelled', signal: 'SIGINT' }),
      tell.roundStarted(1, { at: 100 }),
    ]);
    expect(rounds).toEqual([
      { round: 1, started_at: 100, ended_at: 200, outcome: 'cancelled', signal: 'SIGINT', max_parallel: 4, reused: 0 },
      { round: 2, started_at: 300, ended_at: null, outcome: 'unfinished', max_parallel: 4, reused: 1 },
    ]);
    expect(cancelled).toBe(true);
  });

  test('make a run cancelled until a later one finishes', () => {
    const events = [tell.roundStarted(1), tell.roundEnded(1, { cause: 'cancelled' }), tell.roundStarted(2)];
    expect(roundsOf(events).cancelled).toBe(true);
    expect(roundsOf([...events, tell.roundEnded(2)]).cancelled).toBe(false);
  });

  test('that several machines wrote are one round, cancelled when any of them was', () => {
    const { rounds } = roundsOf([
      tell.roundStarted(1, { at: 100, max_parallel: 2 }),
      tell.roundStarted(1, { at: 90, max_parallel: 4 }),
      tell.roundEnded(1, { at: 300 }),
      tell.roundEnded(1, { at: 200, cause: 'cancelled' }),
    ]);
    expect(rounds).toMatchObject([{ round: 1, started_at: 90, ended_at: 300, outcome: 'cancelled', max_parallel: 4 }]);
  });
});
