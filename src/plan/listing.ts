import type { JobKind } from '../core/vocabulary.ts';
import type { Plan } from './plan.ts';
import { plannedJobs } from './walk.ts';

/** What `plan ID --json` prints: the atomic jobs in run order. */
export interface PlanListing {
  readonly plan_hash: string;
  readonly composite: string;
  readonly jobs: readonly {
    readonly path: string;
    readonly job_id: string;
    readonly job_type: JobKind;
    readonly phase: string | null;
    readonly stage: string | null;
    readonly stage_index: number | null;
  }[];
}

export function listing(plan: Plan): PlanListing {
  const jobs = plannedJobs(plan).map(({ path, job, phase, stage, stage_index }) => ({
    path,
    job_id: job.job_id,
    job_type: job.kind,
    phase,
    stage,
    stage_index,
  }));
  return { plan_hash: plan.plan_hash, composite: plan.composite, jobs };
}
