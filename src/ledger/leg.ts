import type { JobStatus } from '../core/vocabulary.ts';
import type { Plan, PlanNode } from '../plan/plan.ts';
import type { RunFacts } from './facts.ts';
import { heldBack } from './held.ts';
import { reusable } from './reuse.ts';

/** What one leg has to do in a round, from what is known of the run so far. */
export interface LegWork {
  /** The plan without the jobs of other legs; it keeps the whole plan's hash. */
  readonly plan: Plan;
  /** Paths of the leg's own jobs whose success is kept, in run order. */
  readonly kept: readonly string[];
  /** Paths of the leg's own jobs that may not start: an earlier stage has not succeeded. */
  readonly held: ReadonlySet<string>;
}

/**
 * Staleness and `stop_on_failure` are decided over the whole plan, so a leg has to know the ledgers of the waves before
 * it: a success whose footing nothing is known of is not kept.
 */
export function legWork(plan: Plan, facts: RunFacts, jobs: readonly string[]): LegWork {
  const own = new Set(jobs);
  const keep = reusable(plan, facts);
  // What the leg's own jobs come to is not known yet: where they hold each other back, its scheduler sees to it.
  const statusOf = (path: string): JobStatus => (own.has(path) ? 'succeeded' : (facts.byPath.get(path)?.status ?? 'not_run'));
  const held = heldBack(plan, statusOf);
  return {
    plan: { ...plan, root: pruned(plan.root, plan.composite, own) ?? plan.root },
    kept: jobs.filter((path) => keep.has(path)),
    held: new Set(jobs.filter((path) => held.has(path) && !keep.has(path))),
  };
}

/** Stages stay, also without jobs, so that a job's stage keeps its number. */
function pruned(node: PlanNode, path: string, own: ReadonlySet<string>): PlanNode | null {
  if (node.type === 'job') return own.has(path) ? node : null;
  const stages = node.stages.map((stage) => ({
    ...stage,
    children: stage.children.flatMap((child) => pruned(child, `${path}/${child.job_id}`, own) ?? []),
  }));
  return stages.every((stage) => stage.children.length === 0) ? null : { ...node, stages };
}
