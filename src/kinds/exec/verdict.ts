import { failure, type Failure } from '../../core/failure.ts';
import type { Exited } from '../../ports/process.ts';
import type { JobLog, StopCause } from '../../ports/runner.ts';

const tailLines = 20;

/** Why an attempt whose program has ended did not succeed; null when it did. */
export function failureOf(exit: Exited, cause: StopCause | null, log: JobLog): Failure | null {
  if (!exit.stopped && exit.code === 0) return null;
  const tail = log.tail(tailLines);
  const last = tail.findLast((line) => line.trim() !== '')?.trim();
  const said = (words: string): string => (last === undefined ? words : `${words}: ${last}`);
  if (exit.stopped) return stoppedFailure(exit, cause ?? 'cancelled', tail);
  if (exit.signal !== null) {
    const hint = exit.signal === 'SIGKILL' ? ' that we did not send, perhaps for want of memory' : '';
    return failure('signal', said(`Ended by signal ${exit.signal}${hint}`), { signal: exit.signal, tail });
  }
  const code = exit.code ?? -1;
  return failure('exit_code', said(`Exited with code ${code}`), { exit_code: code, tail });
}

function stoppedFailure(exit: Exited, cause: StopCause, tail: readonly string[]): Failure {
  const words = cause === 'timeout' ? 'Stopped because its time was over' : 'Stopped because the run was cancelled';
  return failure(cause, exit.escalated ? `${words}; it had to be killed` : words, { tail });
}

/** For an attempt that was stopped before its program ran. */
export function neverStarted(cause: StopCause): Failure {
  const words = cause === 'timeout' ? 'Its time was over before it could start' : 'The run was cancelled before it could start';
  return failure(cause, words);
}
