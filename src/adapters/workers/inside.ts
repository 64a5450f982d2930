import { parentPort, threadId, workerData } from 'node:worker_threads';
import { Defect } from '../../core/defect.ts';
import type { DataJob } from '../../kinds/kind.ts';
import type { Outcome } from '../../ports/runner.ts';
import { throwAwaySoon } from '../engine.ts';
import type { DataKindName, FromWorker, ToWorker } from './messages.ts';

/** What a worker does with one job. */
export type Perform = (
  kind: DataKindName,
  job: DataJob<unknown>,
  more: { readonly signal: AbortSignal; readonly log: (line: string) => void },
) => Promise<Outcome>;

/** What the main thread gave this worker when it started. */
export const given: unknown = workerData;

/** Which thread this is, as the main thread knows it; 1 or more, also outside a worker. */
export function threadNumber(): number {
  return Math.max(1, threadId);
}

/** Listens for jobs until the thread is ended. */
export function serveJobs(perform: Perform): void {
  if (!parentPort) throw new Defect('The worker entry was started as a program');
  const port = parentPort;
  throwAwaySoon();
  const say = (message: FromWorker): void => port.postMessage(message);
  const running = new Map<number, AbortController>();
  port.on('message', (message: ToWorker) => {
    if (message.type === 'stop') {
      running.get(message.id)?.abort(message.cause);
      return;
    }
    const { id, kind, job } = message;
    const controller = new AbortController();
    running.set(id, controller);
    const { log, flush } = gathered((lines) => say({ type: 'log', id, lines }));
    const end = (message: FromWorker): void => {
      flush();
      say(message);
    };
    perform(kind, job, { signal: controller.signal, log })
      .then(
        (outcome) => end({ type: 'done', id, outcome: unstopped(outcome, controller.signal) }),
        (error: unknown) => end({ type: 'defect', id, ...described(error) }),
      )
      .finally(() => running.delete(id));
  });
}

/** Milliseconds. */
const gatherFor = 100;

/** The first line goes at once, those that follow soon go together: a job that calls a service has one for each call. */
function gathered(send: (lines: readonly string[]) => void): {
  readonly log: (line: string) => void;
  readonly flush: () => void;
} {
  let lines: string[] | null = null;
  const flush = (): void => {
    if (lines !== null && lines.length > 0) send(lines);
    lines = null;
  };
  const log = (line: string): void => {
    if (lines !== null) lines.push(line);
    else {
      lines = [];
      setTimeout(flush, gatherFor);
      send([line]);
    }
  };
  return { log, flush };
}

/** Work that is done, or failed by itself before the stop was heard, stays so although a stop is on its way. */
function unstopped(outcome: Outcome, signal: AbortSignal): Outcome {
  return outcome.ok || !signal.aborted ? { ...outcome, ended_before_stop: true } : outcome;
}

function described(error: unknown): { readonly message: string; readonly stack: string } {
  if (!(error instanceof Error)) return { message: 'Something that is no error was thrown', stack: String(error) };
  return { message: error.message, stack: error.stack ?? '' };
}
