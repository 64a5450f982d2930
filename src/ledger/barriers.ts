import type { Plan, PlanNode } from '../plan/plan.ts';

/**
 * Visits every job in run order with the greatest value that any job of an earlier stage gave back, 0 when there is none.
 * Earlier stages are those of the job's own composite and of every composite around it.
 */
export function walkBarriers(plan: Plan, visit: (path: string, greatestBefore: number) => number): void {
  const walk = (node: PlanNode, path: string, before: number): number => {
    if (node.type === 'job') return visit(path, before);
    let greatest = before;
    for (const stage of node.stages) {
      const values = stage.children.map((child) => walk(child, `${path}/${child.job_id}`, greatest));
      greatest = values.reduce((left, right) => Math.max(left, right), greatest);
    }
    return greatest;
  };
  walk(plan.root, plan.composite, 0);
}
