import type { Plan } from './plan.ts';
import { plannedJobs } from './walk.ts';

/** Names of every variable whose value may appear nowhere we write, sorted, each once. */
export function secretNames(plan: Plan): readonly string[] {
  return [...new Set(plannedJobs(plan).flatMap(({ job }) => job.secrets))].sort();
}
