import type { CompositeNode, Plan, PlanNode, PlannedJob } from './plan.ts';

/** The atomic jobs of a plan in run order: stages in order, children as listed. */
export function plannedJobs(plan: Plan): readonly PlannedJob[] {
  const jobs: PlannedJob[] = [];
  const visit = (node: PlanNode, path: string, place: Pick<PlannedJob, 'phase' | 'stage' | 'stage_index'>): void => {
    if (node.type === 'job') {
      jobs.push({ path, job: node, ...place, order: jobs.length });
      return;
    }
    const phase = node === plan.root ? null : node.job_id;
    node.stages.forEach((stage, stage_index) => {
      for (const child of stage.children) visit(child, `${path}/${child.job_id}`, { phase, stage: stage.name, stage_index });
    });
  };
  visit(plan.root, plan.composite, { phase: null, stage: null, stage_index: null });
  return jobs;
}

/** The children of a composite in run order, with their paths. */
export function childrenOf(
  composite: CompositeNode,
  path: string,
): readonly { readonly node: PlanNode; readonly path: string }[] {
  return composite.stages.flatMap((stage) => stage.children.map((node) => ({ node, path: `${path}/${node.job_id}` })));
}
