import { Defect } from '../core/defect.ts';
import { formatDuration } from '../core/duration.ts';
import { failure, type Failure } from '../core/failure.ts';
import type { Clock } from '../ports/clock.ts';
import type { Attempt, Outcome, Runner, StopCause } from '../ports/runner.ts';
import { StateError } from '../ports/state.ts';

export interface AttemptOptions {
  readonly runner: Runner<unknown>;
  readonly attempt: Omit<Attempt<unknown>, 'signal'>;
  /** Milliseconds; null = no limit. */
  readonly timeout_ms: number | null;
  readonly clock: Clock;
}

export interface RunningAttempt {
  /** Rejects with a Defect or StateError alone: a runner does not throw for what the world did. */
  readonly settled: Promise<Outcome>;
  /** Does nothing when the attempt has settled or its time was over first. */
  readonly cancel: () => void;
}

const tailLines = 20;

/**
 * Runs one attempt. Whatever comes first counts and is never rewritten: the runner's own outcome, the deadline, or the
 * cancel. What a runner reports after it was told to stop says what the stop did, not what the job did, unless the
 * runner saw the work end before the stop reached it.
 */
export function startAttempt({ runner, attempt, timeout_ms, clock }: AttemptOptions): RunningAttempt {
  const controller = new AbortController();
  let stopped: StopCause | null = null;
  let over = false;
  const stop = (cause: StopCause): void => {
    if (over || stopped !== null) return;
    stopped = cause;
    controller.abort(cause);
  };
  const run = async (callOff: () => void): Promise<Outcome> => {
    try {
      const outcome = await runner.run({ ...attempt, signal: controller.signal });
      return stopped === null || outcome.ended_before_stop === true
        ? outcome
        : stoppedOutcome(outcome, attempt, stopFailure(stopped, timeout_ms));
    } catch (error) {
      if (error instanceof Defect || error instanceof StateError) throw error;
      throw new Defect(`The runner of job "${attempt.job_id}" threw`, { cause: error });
    } finally {
      over = true;
      callOff();
    }
  };
  const deadline = timeout_ms === null ? (): void => {} : clock.after(timeout_ms, () => stop('timeout'));
  return { settled: run(deadline), cancel: () => stop('cancelled') };
}

function stopFailure(cause: StopCause, timeout_ms: number | null): Failure {
  if (cause === 'cancelled') return failure('cancelled', 'Cancelled while it was running');
  return failure('timeout', `Timed out after ${formatDuration(timeout_ms ?? 0)}`);
}

function stoppedOutcome(outcome: Outcome, attempt: AttemptOptions['attempt'], why: Failure): Outcome {
  const tail = (outcome.ok ? undefined : outcome.failure.tail) ?? attempt.log.tail(tailLines);
  return { ok: false, failure: tail.length === 0 ? why : { ...why, tail }, report: outcome.report };
}
