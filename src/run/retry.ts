import type { Failure } from '../core/failure.ts';
import type { RetryPolicy } from '../plan/plan.ts';

/** Whether a job whose attempt (from 1) failed so may have another one in this round. */
export function mayRetry(policy: RetryPolicy, attempt: number, failure: Failure): boolean {
  if (attempt >= policy.attempts || failure.kind === 'cancelled') return false;
  const worthwhile = policy.when === null ? failure.transient : policy.when.includes(failure.kind);
  if (!worthwhile || failure.kind !== 'exit_code' || policy.exit_codes === null) return worthwhile;
  return failure.exit_code !== undefined && policy.exit_codes.includes(failure.exit_code);
}

/**
 * Milliseconds between an attempt (from 1) that failed and the next. `random` in [0, 1) spreads the second half of the
 * time: jobs that failed together do not come back together, and none comes back at once.
 */
export function backoffMs(policy: RetryPolicy, attempt: number, random: number): number {
  // No duration is over 2 ** 31 ms; without this bound, no backoff times infinitely many doublings is not a number.
  const doublings = Math.min(attempt - 1, 31);
  const whole = Math.min(policy.backoff_max_ms, policy.backoff_ms * 2 ** doublings);
  return Math.floor(whole / 2 + (whole / 2) * random);
}
