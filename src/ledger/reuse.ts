import type { Plan } from '../plan/plan.ts';
import { walkBarriers } from './barriers.ts';
import type { RunFacts } from './facts.ts';

/**
 * Paths of the successes that a further round keeps: every job of every earlier stage has an effective success of the same
 * round or an earlier one, which itself is kept. Rounds are compared, never clocks. All other jobs start.
 */
export function reusable(plan: Plan, facts: RunFacts): ReadonlySet<string> {
  const kept = new Set<string>();
  walkBarriers(plan, (path, latestBefore) => {
    const job = facts.byPath.get(path);
    const round = job?.round ?? 0;
    if (job?.status !== 'succeeded' || round < latestBefore) return Number.POSITIVE_INFINITY;
    kept.add(path);
    return round;
  });
  return kept;
}
