import type { Plan, PlannedJob } from '../plan/plan.ts';
import { plannedJobs } from '../plan/walk.ts';
import type { Paint } from '../ports/screen.ts';
import { folded, grouped, groupTitle } from './groups.ts';
import { count } from './text.ts';

/** Every job of a plan in run order, by stage, with its kind. Ends with a line break. */
export function renderListing(plan: Plan, paint: Paint): string {
  const jobs = plannedJobs(plan);
  const width = Math.max(0, ...jobs.map(({ job }) => job.job_id.length));
  const groups = folded(jobs);
  const lines = groups.flatMap((group) => [
    '',
    `${paint.bold(groupTitle(group))}  ${paint.dim(count(group.jobs.length, 'job'))}`,
    ...group.jobs.map((planned) => jobLine(planned, width, paint)),
  ]);
  const size = `${count(jobs.length, 'job')} in ${count(groups.length, 'stage')}, plan ${plan.plan_hash.slice(0, 12)}`;
  return `${[`${paint.bold(plan.composite)}  ${paint.dim(size)}`, ...lines].join('\n')}\n`;
}

function jobLine({ job }: PlannedJob, width: number, paint: Paint): string {
  return `  ${job.job_id.padEnd(width)}  ${paint.dim(job.kind)}`;
}

/** One sentence about a dry-run, no final period. */
export function dryRunVerdict(plan: Plan): string {
  const jobs = plannedJobs(plan);
  return `Dry-run of ${plan.composite}: ${count(jobs.length, 'job')} in ${count(grouped(jobs).length, 'stage')} would run, nothing was started`;
}
