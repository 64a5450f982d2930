import fc from 'fast-check';

import { failure } from '../../src/core/failure.ts';
import type { ReceiptStatus } from '../../src/core/vocabulary.ts';
import type {
  AttemptFailed,
  AttemptStarted,
  LedgerEvent,
  Receipt,
  RoundEnded,
  RoundStarted,
  RunStarted,
} from '../../src/ledger/events.ts';
import type { Plan, PlannedJob } from '../../src/plan/plan.ts';
import { plannedJobs } from '../../src/plan/walk.ts';

/** Builds the events of one run over a real plan: places and digests come from there. Times are milliseconds from 0. */
export interface Narrator {
  readonly runStarted: () => RunStarted;
  readonly roundStarted: (round: number, more?: Partial<RoundStarted>) => RoundStarted;
  readonly started: (jobId: string, more?: Partial<AttemptStarted>) => AttemptStarted;
  readonly failedAttempt: (jobId: string, more?: Partial<AttemptFailed>) => AttemptFailed;
  readonly ended: (jobId: string, status: ReceiptStatus, more?: Partial<Receipt>) => Receipt;
  readonly roundEnded: (round: number, more?: Partial<RoundEnded>) => RoundEnded;
}

export const runId = '20251211T093000Z-1f0c2b7a';

export function narrate(plan: Plan): Narrator {
  const run_id = runId;
  const jobs = new Map(plannedJobs(plan).map((planned) => [planned.job.job_id, planned]));
  const key = (jobId: string): Pick<Receipt, 'run_id' | 'path' | 'digest' | 'round' | 'attempt'> => {
    const planned = jobs.get(jobId);
    if (planned === undefined) throw new Error(`The plan has no job "${jobId}"`);
    return { run_id, path: planned.path, digest: planned.job.digest, round: 1, attempt: 1 };
  };
  const { composite, plan_hash } = plan;
  return {
    runStarted: () => ({
      type: 'run_started',
      run_id,
      at: 0,
      composite,
      plan_hash,
      params: {},
      profile: 'sandbox',
      lorchestra: '0.1.0',
    }),
    roundStarted: (round, more) => ({
      type: 'round_started',
      run_id,
      round,
      at: 0,
      plan_hash,
      max_parallel: 4,
      reused: [],
      ...more,
    }),
    started: (jobId, more) => ({ type: 'attempt_started', ...key(jobId), at: 0, ...more }),
    failedAttempt: (jobId, more) => ({
      type: 'attempt_failed',
      ...key(jobId),
      started_at: 0,
      ended_at: 10,
      failure: failure('exit_code', 'Exit code 1', { exit_code: 1 }),
      retry_in_ms: 100,
      log: null,
      ...more,
    }),
    ended: (jobId, status, more) => ({
      type: 'receipt',
      ...key(jobId),
      job_id: jobId,
      status,
      started_at: 0,
      ended_at: 10,
      ...(status === 'succeeded' ? {} : { failure: failure('exit_code', 'Exit code 1', { exit_code: 1 }) }),
      report: {},
      log: null,
      ...more,
    }),
    roundEnded: (round, more) => ({ type: 'round_ended', run_id, round, at: 100, cause: 'finished', ...more }),
  };
}

/** A run in which every job did what `told` says, or succeeded; the round finished. */
export function finishedRun(plan: Plan, told: Readonly<Record<string, Partial<Receipt> | null>> = {}): readonly LedgerEvent[] {
  const tell = narrate(plan);
  const receipts = plannedJobs(plan).flatMap(({ job }) => {
    const more = told[job.job_id];
    return more === null ? [] : [tell.ended(job.job_id, more?.status ?? 'succeeded', more)];
  });
  return [tell.runStarted(), tell.roundStarted(1), ...receipts, tell.roundEnded(1)];
}

/** What a plan's jobs may have lived through in up to three rounds, whether or not a scheduler would have let them. */
export function arbitraryEvents(plan: Plan): fc.Arbitrary<readonly LedgerEvent[]> {
  const tell = narrate(plan);
  const perJob = (planned: PlannedJob): fc.Arbitrary<readonly LedgerEvent[]> =>
    fc
      .array(arbitraryRound(planned), { maxLength: 3 })
      .map((rounds) => rounds.flatMap((told, index) => told(tell).map((event) => ({ ...event, round: index + 1 }))));
  const ends = fc.array(fc.constantFrom('finished', 'cancelled', null), { maxLength: 3 }).map((causes) =>
    causes.flatMap((cause, index): readonly LedgerEvent[] => {
      const start = tell.roundStarted(index + 1, { at: index * 1000 });
      return cause === null ? [start] : [start, tell.roundEnded(index + 1, { at: index * 1000 + 900, cause })];
    }),
  );
  return fc
    .tuple(ends, ...plannedJobs(plan).map(perJob))
    .map(([rounds, ...jobs]) => [tell.runStarted(), ...rounds, ...jobs.flat()]);
}

type Told = (tell: Narrator) => readonly (AttemptStarted | AttemptFailed | Receipt)[];

function arbitraryRound({ job }: PlannedJob): fc.Arbitrary<Told> {
  const id = job.job_id;
  const status = fc.constantFrom<ReceiptStatus>('succeeded', 'succeeded', 'succeeded', 'failed', 'timed_out', 'cancelled');
  const at = fc.nat(1000);
  return fc.oneof(
    fc.constant<Told>(() => []),
    at.map<Told>((at) => (tell) => [tell.started(id, { at })]),
    fc.tuple(status, at).map<Told>(([status, at]) => (tell) => [
      tell.started(id, { at }),
      tell.ended(id, status, { started_at: at, ended_at: at + 5 }),
    ]),
    fc.tuple(status, at).map<Told>(([status, at]) => (tell) => [
      tell.started(id, { at }),
      tell.failedAttempt(id, { started_at: at, ended_at: at + 5 }),
      tell.started(id, { at: at + 10, attempt: 2 }),
      tell.ended(id, status, { started_at: at + 10, ended_at: at + 20, attempt: 2 }),
    ]),
  );
}
