import { iso } from '../core/time.ts';
import { Defect } from '../core/defect.ts';
import type { Plan } from '../plan/plan.ts';
import type { AttemptFacts, JobFacts, RunFacts } from './facts.ts';
import { foldResult, wordsOf } from './fold-result.ts';
import type { AttemptRecord, JobRecord, RoundRecord, RunRecord } from './record.ts';
import type { RoundFacts } from './rounds.ts';

/** Everything the ledger says about a run that has begun. `more` tells what part of it this is, or what it was collected from. */
export function foldRecord(plan: Plan, facts: RunFacts, more: Pick<RunRecord, 'leg' | 'fan_in'> = {}): RunRecord {
  const { run } = facts;
  if (run === null) throw new Defect(`Cannot make the record of "${plan.composite}": its ledger has no first event`);
  const lastRound = facts.rounds.at(-1);
  const result = foldResult(plan, facts);
  return {
    schema_version: 1,
    lorchestra: run.lorchestra,
    run_id: run.run_id,
    composite: plan.composite,
    plan_hash: plan.plan_hash,
    profile: run.profile,
    params: run.params,
    rounds: facts.rounds.map(roundRecord),
    started_at: iso(facts.rounds[0]?.started_at ?? run.at),
    ended_at: isoOrNull(lastRound?.ended_at ?? null),
    cancelled: facts.cancelled,
    jobs: facts.jobs.map((job) => jobRecord(job, facts)),
    ...more,
    result: more.fan_in?.complete === false ? { ...result, success: false } : result,
  };
}

function roundRecord(round: RoundFacts): RoundRecord {
  const { started_at, ended_at, ...rest } = round;
  return { ...rest, started_at: iso(started_at), ended_at: isoOrNull(ended_at) };
}

function jobRecord(job: JobFacts, facts: RunFacts): JobRecord {
  const { path, job: node, phase, stage, stage_index } = job.planned;
  const { receipt, started_at, ended_at } = job;
  return {
    path,
    job_id: node.job_id,
    kind: node.kind,
    phase,
    stage,
    stage_index,
    status: job.status,
    reason: reasonOf(job, facts),
    round: job.round,
    started_at: isoOrNull(started_at),
    ended_at: isoOrNull(ended_at),
    duration_ms: started_at === null || ended_at === null ? null : Math.max(0, ended_at - started_at),
    attempts: job.attempts.map(attemptRecord),
    failure: receipt?.failure ?? null,
    allowed_failure: receipt?.allowed_failure ?? false,
    report: receipt?.report ?? {},
    log: receipt?.log ?? null,
    at: node.at,
  };
}

/** Words for what status and receipt do not explain. */
function reasonOf(job: JobFacts, facts: RunFacts): string | null {
  if (job.loss !== undefined) return job.loss;
  if (job.outdated) return `Its success of round ${job.round ?? 0} is older than what it stands on`;
  switch (job.status) {
    case 'not_run':
      return facts.cancelled ? 'The run was cancelled before it started' : 'The run ended before it started';
    case 'succeeded':
      return job.round === facts.rounds.at(-1)?.round ? null : `Its success of round ${job.round ?? 0} was kept`;
    default:
      return job.receipt === null ? wordsOf(job) : null;
  }
}

function attemptRecord({ attempt, started_at, ended_at, failure }: AttemptFacts): AttemptRecord {
  return { attempt, started_at: iso(started_at), ended_at: isoOrNull(ended_at), failure };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at);
}
