import { describe, expect, it } from 'vitest';

import { failure } from '../../../src/core/failure.ts';
import { foldFacts } from '../../../src/ledger/facts.ts';
import { foldRecord } from '../../../src/ledger/fold-record.ts';
import type { RunRecord } from '../../../src/ledger/record.ts';
import { cause, count, duration, elapsed, recordCounts, verdict } from '../../../src/report/text.ts';
import { finishedRun, narrate } from '../../support/events.ts';
import { dailyPlan, ingestPlan } from '../../support/seed-plan.ts';

describe('duration', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1000, '1.0 s'],
    [1299, '1.2 s'],
    [59_999, '59.9 s'],
    [60_000, '1 m 00 s'],
    [184_999, '3 m 04 s'],
    [3_599_999, '59 m 59 s'],
    [7_380_000, '2 h 03 m'],
    [-5, '0 ms'],
  ])('%i ms reads %s', (ms, words) => expect(duration(ms)).toBe(words));
});

describe('elapsed', () => {
  it.each([
    [999, '0 s'],
    [12_900, '12 s'],
    [60_000, '1 m 00 s'],
  ])('%i ms reads %s', (ms, words) => expect(elapsed(ms)).toBe(words));
});

describe('counts', () => {
  it('takes the plural from the number and parts thousands', () => {
    expect([count(1, 'job'), count(0, 'job'), count(1_234_567, 'job')]).toEqual(['1 job', '0 jobs', '1,234,567 jobs']);
  });

  it('names what is there and leaves out what is zero', () => {
    expect(recordCounts({ read: 1200, written: 30, unchanged: 0, skipped: 0, failed: 2 })).toBe(
      '1,200 read, 30 written, 2 failed',
    );
    expect(recordCounts({ read: 0, written: 0, unchanged: 0, skipped: 0, failed: 0 })).toBe('no records');
  });
});

const timedOut = { status: 'failed', failure: failure('network', 'Connection timeout') } as const;

function record(plan = ingestPlan, told: Parameters<typeof finishedRun>[1] = {}): RunRecord {
  return foldRecord(plan, foldFacts(plan, finishedRun(plan, told)));
}

describe('verdict and cause', () => {
  it('says how many jobs succeeded, and in what time', () => {
    expect(verdict(record())).toBe('pipeline.ingest succeeded: 27 jobs in 10 ms');
  });

  it('says how many failed, and the cause names the first with its reason', () => {
    const failed = record(ingestPlan, { validate_gmail: { status: 'timed_out' }, ingest_gmail_acct3: timedOut });
    expect(verdict(failed)).toBe('pipeline.ingest failed: 2 of 27 jobs failed');
    expect(cause(failed)).toBe('pipeline.ingest failed: 2 of 27 jobs failed: ingest_gmail_acct3: Connection timeout');
  });

  it('names the phase that stopped the run', () => {
    const ids = new Set(['ingest_gmail_acct3']);
    const told = Object.fromEntries([...ids].map((id) => [id, timedOut]));
    expect(verdict(record(dailyPlan, told))).toMatch(/^pipeline\.daily_all failed in pipeline\.ingest: 1 of \d+ jobs failed$/);
  });

  it('counts every status of a cancelled run', () => {
    const tell = narrate(ingestPlan);
    const events = [
      tell.runStarted(),
      tell.roundStarted(1),
      tell.ended('ingest_gmail_acct1', 'succeeded'),
      tell.ended('ingest_gmail_acct2', 'cancelled', { failure: failure('cancelled', 'The run was cancelled') }),
      tell.roundEnded(1, { cause: 'cancelled', signal: 'SIGINT' }),
    ];
    const cancelled = foldRecord(ingestPlan, foldFacts(ingestPlan, events));
    expect(cause(cancelled)).toBe('pipeline.ingest was cancelled: of 27 jobs, 1 succeeded, 1 cancelled, 25 not run');
  });

  it('does not call a run without failures a success while jobs are unfinished', () => {
    expect(cause(record(ingestPlan, { validate_gmail: null }))).toBe('pipeline.ingest is unfinished: 1 of 27 jobs did not run');
  });

  it('counts an allowed failure as succeeded', () => {
    const allowed = { ...timedOut, status: 'succeeded', allowed_failure: true } as const;
    expect(verdict(record(ingestPlan, { ingest_gmail_acct3: allowed }))).toBe('pipeline.ingest succeeded: 27 jobs in 10 ms');
  });
});
