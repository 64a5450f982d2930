import type { Plan, PlanNode, PlannedJob } from './plan.ts';
import { plannedJobs } from './walk.ts';

/** Jobs that may run at the same time on any number of machines: every job that must end before them is in an earlier wave. */
export interface Wave {
  /** Its stage; of nested composites, the composite and the stage; for several of them, the first one. */
  readonly name: string;
  /** In run order, never empty. */
  readonly jobs: readonly PlannedJob[];
}

/**
 * The barriers of a plan as one row. Stages follow each other; the children of one stage run side by side, so their first
 * stages make one wave, their second stages the next, and so on. A plan whose children are atomic has its stages as waves.
 */
export function wavesOf(plan: Plan): readonly Wave[] {
  const byPath = new Map(plannedJobs(plan).map((planned) => [planned.path, planned]));
  return levels(plan.root, plan.composite).map((paths) => {
    const jobs = paths.flatMap((path) => byPath.get(path) ?? []);
    return { name: nameOf(jobs, plan.composite), jobs };
  });
}

function levels(node: PlanNode, path: string): readonly (readonly string[])[] {
  if (node.type === 'job') return [[path]];
  return node.stages.flatMap((stage) => {
    const children = stage.children.map((child) => levels(child, `${path}/${child.job_id}`));
    const depth = children.reduce((most, child) => Math.max(most, child.length), 0);
    return Array.from({ length: depth }, (_, level) => children.flatMap((child) => child[level] ?? []));
  });
}

function nameOf(jobs: readonly PlannedJob[], composite: string): string {
  const names = [...new Set(jobs.map(({ phase, stage }) => [phase, stage].filter((part) => part !== null).join(' / ')))];
  const [first = composite, ...more] = names;
  const name = first === '' ? composite : first;
  return more.length === 0 ? name : `${name} and ${more.length} more`;
}
