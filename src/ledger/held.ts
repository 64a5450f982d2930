import type { JobStatus } from '../core/vocabulary.ts';
import type { Plan, PlanNode } from '../plan/plan.ts';

/**
 * Paths of the jobs that a composite with `stop_on_failure` keeps from starting, because not every job of one of its
 * earlier stages has succeeded. What nothing is known of has not succeeded.
 */
export function heldBack(plan: Plan, statusOf: (path: string) => JobStatus): ReadonlySet<string> {
  const held = new Set<string>();
  /** Whether every job below has succeeded. */
  const walk = (node: PlanNode, path: string, isHeld: boolean): boolean => {
    if (node.type === 'job') {
      if (isHeld) held.add(path);
      return statusOf(path) === 'succeeded';
    }
    let well = true;
    for (const stage of node.stages) {
      const stopped: boolean = isHeld || (node.stop_on_failure && !well);
      const ends: readonly boolean[] = stage.children.map((child) => walk(child, `${path}/${child.job_id}`, stopped));
      well = well && ends.every(Boolean);
    }
    return well;
  };
  walk(plan.root, plan.composite, false);
  return held;
}
