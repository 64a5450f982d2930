import { failure, type Failure } from '../../src/core/failure.ts';
import type { Attempt, AttemptReport, Outcome, Runner } from '../../src/ports/runner.ts';

/** An attempt under way that the test observes and releases. */
export interface ScriptedAttempt {
  readonly attempt: Attempt<unknown>;
  readonly succeed: (report?: AttemptReport) => void;
  readonly fail: (why?: Failure, report?: AttemptReport) => void;
  /** The runner throws: our bug. */
  readonly crash: (error: unknown) => void;
}

export interface ScriptedRunner {
  readonly runner: Runner<unknown>;
  /** Every attempt that was started, as `path#attempt`, in order. */
  readonly started: readonly string[];
  /** Paths under way, in the order of their starts. */
  readonly running: () => readonly string[];
  /** The attempt under way at a path; refuses when there is none. */
  readonly at: (path: string) => ScriptedAttempt;
}

/** `obedient` attempts fail as soon as they are told to stop; the others wait for the test. */
export function scriptedRunner({ obedient }: { readonly obedient: boolean } = { obedient: true }): ScriptedRunner {
  const started: string[] = [];
  const running = new Map<string, ScriptedAttempt>();
  const run = (attempt: Attempt<unknown>): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      const settle = (outcome: Outcome): void => {
        running.delete(attempt.path);
        resolve(outcome);
      };
      const scripted: ScriptedAttempt = {
        attempt,
        succeed: (report = {}) => settle({ ok: true, report }),
        fail: (why = failure('exit_code', 'Exited with code 1', { exit_code: 1 }), report = {}) =>
          settle({ ok: false, failure: why, report }),
        crash: (error) => {
          running.delete(attempt.path);
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      };
      if (running.has(attempt.path)) throw new Error(`${attempt.path} runs twice at once`);
      started.push(`${attempt.path}#${attempt.attempt}`);
      running.set(attempt.path, scripted);
      if (obedient) attempt.signal.addEventListener('abort', () => scripted.fail(failure('signal', 'Ended by SIGTERM')));
    });
  return {
    runner: { run },
    started,
    running: () => [...running.keys()],
    at: (path) => {
      const found = running.get(path);
      if (found === undefined) throw new Error(`${path} is not running; running: ${[...running.keys()].join(', ') || 'nothing'}`);
      return found;
    },
  };
}
