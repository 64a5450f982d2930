import type { Failure } from '../core/failure.ts';
import type { JobStatus } from '../core/vocabulary.ts';
import type { Plan, PlannedJob } from '../plan/plan.ts';
import { plannedJobs } from '../plan/walk.ts';
import { walkBarriers } from './barriers.ts';
import type { AttemptFailed, AttemptStarted, LedgerEvent, Receipt, RunStarted } from './events.ts';
import { foldRounds, type RoundFacts } from './rounds.ts';

/** What the ledger says about a plan. Every later fold (result, record, reuse) reads this and nothing else. */
export interface RunFacts {
  /** Null while not even the first line is there. */
  readonly run: RunStarted | null;
  /** In order. */
  readonly rounds: readonly RoundFacts[];
  /** True when a round was cancelled and no later one finished. */
  readonly cancelled: boolean;
  /** Every planned job, in run order. */
  readonly jobs: readonly JobFacts[];
  readonly byPath: ReadonlyMap<string, JobFacts>;
}

export interface JobFacts {
  readonly planned: PlannedJob;
  readonly status: JobStatus;
  /** The last round in which the job started; null when it never did. */
  readonly round: number | null;
  /** Every attempt of that round, the last one last. */
  readonly attempts: readonly AttemptFacts[];
  /** Null unless the last attempt of that round came to its end. */
  readonly receipt: Receipt | null;
  /** A success that is older than the last start of a job of an earlier stage. Its status is `not_run`. */
  readonly outdated: boolean;
  /** Why nothing is known of its end, when collecting has found that out. Its status is `lost`. */
  readonly loss?: string;
  /** Milliseconds since 1970-01-01 UTC: the first attempt's start and the last one's end. */
  readonly started_at: number | null;
  readonly ended_at: number | null;
}

export interface AttemptFacts {
  readonly attempt: number;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly failure: Failure | null;
}

type AttemptEvent = AttemptStarted | AttemptFailed | Receipt;

/** Folds merged events. Events of jobs that the plan does not have, or has with another digest, say nothing about it. */
export function foldFacts(plan: Plan, events: readonly LedgerEvent[]): RunFacts {
  const rounds = foldRounds(events);
  const cancelledRounds = new Set(rounds.filter(({ outcome }) => outcome === 'cancelled').map(({ round }) => round));
  const attempts = attemptsByPath(events);
  const jobs = new Map<string, JobFacts>();
  for (const planned of plannedJobs(plan)) {
    const own = attempts.get(planned.path)?.filter((event) => event.digest === planned.job.digest) ?? [];
    jobs.set(planned.path, foldJob(planned, own, cancelledRounds));
  }
  for (const path of outdatedSuccesses(plan, jobs)) {
    const job = jobs.get(path);
    if (job !== undefined) jobs.set(path, { ...job, status: 'not_run', outdated: true });
  }
  return {
    run: events.find((event) => event.type === 'run_started') ?? null,
    rounds,
    cancelled: rounds.findLast(({ outcome }) => outcome !== 'unfinished')?.outcome === 'cancelled',
    jobs: [...jobs.values()],
    byPath: jobs,
  };
}

function attemptsByPath(events: readonly LedgerEvent[]): ReadonlyMap<string, readonly AttemptEvent[]> {
  const byPath = new Map<string, AttemptEvent[]>();
  for (const event of events) {
    if (!('attempt' in event)) continue;
    const known = byPath.get(event.path);
    if (known === undefined) byPath.set(event.path, [event]);
    else known.push(event);
  }
  return byPath;
}

function foldJob(planned: PlannedJob, events: readonly AttemptEvent[], cancelledRounds: ReadonlySet<number>): JobFacts {
  const round = events.reduce((latest, event) => Math.max(latest, event.round), 0);
  const attempts = foldAttempts(events.filter((event) => event.round === round));
  const last = attempts.at(-1);
  const receipt = last?.receipt ?? null;
  return {
    planned,
    status: jobStatus({ started: last !== undefined, receipt, cancelled: cancelledRounds.has(round) }),
    round: last === undefined ? null : round,
    attempts: attempts.map(({ facts }) => facts),
    receipt,
    outdated: false,
    started_at: attempts[0]?.facts.started_at ?? null,
    ended_at: last?.facts.ended_at ?? null,
  };
}

/** Where a job stands after the last round in which it started. */
function jobStatus(job: {
  readonly started: boolean;
  readonly receipt: Receipt | null;
  /** Whether that round was cancelled. */
  readonly cancelled: boolean;
}): JobStatus {
  if (!job.started) return 'not_run';
  if (job.receipt !== null) return job.receipt.status;
  return job.cancelled ? 'cancelled' : 'lost';
}

interface FoldedAttempt {
  readonly facts: AttemptFacts;
  readonly receipt: Receipt | null;
}

/** The attempts of one round, by number. A receipt says more than a start; a start alone has no end. */
function foldAttempts(events: readonly AttemptEvent[]): readonly FoldedAttempt[] {
  const numbers = [...new Set(events.map(({ attempt }) => attempt))].sort((left, right) => left - right);
  return numbers.map((attempt) =>
    foldAttempt(
      attempt,
      events.filter((event) => event.attempt === attempt),
    ),
  );
}

function foldAttempt(attempt: number, events: readonly AttemptEvent[]): FoldedAttempt {
  const receipt = events.find((event) => event.type === 'receipt') ?? null;
  const ended = receipt ?? events.find((event) => event.type === 'attempt_failed') ?? null;
  const started = events.flatMap((event) => (event.type === 'attempt_started' ? event.at : event.started_at));
  const facts = {
    attempt,
    started_at: ended?.started_at ?? Math.min(...started),
    ended_at: ended?.ended_at ?? null,
    failure: ended?.failure ?? null,
  };
  return { facts, receipt };
}

function outdatedSuccesses(plan: Plan, jobs: ReadonlyMap<string, JobFacts>): readonly string[] {
  const outdated: string[] = [];
  walkBarriers(plan, (path, latestBefore) => {
    const job = jobs.get(path);
    if (job?.status === 'succeeded' && (job.round ?? 0) < latestBefore) outdated.push(path);
    return job?.round ?? 0;
  });
  return outdated;
}
