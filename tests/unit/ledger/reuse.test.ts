import { describe, expect, test } from 'vitest';

import type { LedgerEvent } from '../../../src/ledger/events.ts';
import { foldFacts } from '../../../src/ledger/facts.ts';
import { mergeEvents } from '../../../src/ledger/merge.ts';
import { reusable } from '../../../src/ledger/reuse.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { plannedJobs } from '../../../src/plan/walk.ts';
import { plainComposite, plainJob, planOf } from '../../support/arbitrary-plan.ts';
import { finishedRun, narrate } from '../../support/events.ts';
import { dailyPlan, ingestPlan, seedJobs } from '../../support/seed-plan.ts';

/** Ids of the jobs that a further round starts, in run order. */
function startsAgain(plan: Plan, events: readonly LedgerEvent[]): readonly string[] {
  const kept = reusable(plan, foldFacts(plan, mergeEvents([events]).events));
  return plannedJobs(plan).flatMap(({ path, job }) => (kept.has(path) ? [] : [job.job_id]));
}

describe('reusable', () => {
  test('starts the one failed ingest job of 17 and the 10 validates again', () => {
    const events = finishedRun(ingestPlan, { ingest_stripe_invoices: { status: 'failed' } });
    expect(startsAgain(ingestPlan, events)).toEqual(['ingest_stripe_invoices', ...seedJobs.validation]);
  });

  test('starts the validates again when the failed job has succeeded and a crash came before they ran', () => {
    const tell = narrate(ingestPlan);
    const events = [
      ...finishedRun(ingestPlan, { ingest_stripe_invoices: { status: 'failed' } }),
      tell.roundStarted(2),
      tell.ended('ingest_stripe_invoices', 'succeeded', { round: 2 }),
    ];
    expect(startsAgain(ingestPlan, events)).toEqual(seedJobs.validation);
    const { jobs } = foldFacts(ingestPlan, events);
    expect(jobs.flatMap(({ status, planned }) => (status === 'succeeded' ? [] : [planned.job.job_id]))).toEqual(
      seedJobs.validation,
    );
  });

  test('starts only a failed validate again, since nothing stands on it', () => {
    const events = finishedRun(ingestPlan, { validate_gmail: { status: 'failed' } });
    expect(startsAgain(ingestPlan, events)).toEqual(['validate_gmail']);
  });

  test('starts nothing again when everything succeeded, over however many rounds', () => {
    const tell = narrate(ingestPlan);
    const second = ['ingest_stripe_invoices', ...seedJobs.validation].map((id) => tell.ended(id, 'succeeded', { round: 2 }));
    const events = [
      ...finishedRun(ingestPlan, { ingest_stripe_invoices: { status: 'failed' } }),
      tell.roundStarted(2),
      ...second,
    ];
    expect(startsAgain(ingestPlan, events)).toEqual([]);
  });

  test('reaches over the phases: one failed canonize starts formation and project again', () => {
    const events = finishedRun(dailyPlan, { canonize_google_forms: { status: 'failed' } });
    const { measurement, observation, sync, files } = seedJobs;
    expect(startsAgain(dailyPlan, events)).toEqual(['canonize_google_forms', ...measurement, ...observation, ...sync, ...files]);
  });

  test('knows no barrier between the stages of neighbours in one stage', () => {
    const phase = (id: string) => plainComposite(id, [[plainJob(`${id}_a`)], [plainJob(`${id}_b`)]]);
    const plan = planOf(plainComposite('all', [[phase('left'), phase('right')]]));
    expect(startsAgain(plan, finishedRun(plan, { left_a: { status: 'failed' } }))).toEqual(['left_a', 'left_b']);
  });

  test('keeps a success whose failure is allowed', () => {
    const plan = planOf(plainComposite('all', [[plainJob('first', { allow_failure: true })], [plainJob('second')]]));
    const events = finishedRun(plan, { first: { status: 'succeeded', allowed_failure: true } });
    expect(startsAgain(plan, events)).toEqual([]);
  });

  test('starts a job again whose meaning has changed, and what stands behind it', () => {
    const before = planOf(plainComposite('all', [[plainJob('first'), plainJob('other')], [plainJob('second')]]));
    const after = planOf(
      plainComposite('all', [[plainJob('first', { digest: 'e'.repeat(64) }), plainJob('other')], [plainJob('second')]]),
    );
    expect(startsAgain(after, finishedRun(before))).toEqual(['first', 'second']);
  });
});
