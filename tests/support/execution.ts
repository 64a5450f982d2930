import type { LedgerEvent, Receipt } from '../../src/ledger/events.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { LogBook } from '../../src/ports/logs.ts';
import { execute, type ExecuteOptions } from '../../src/run/execute.ts';
import { everythingElse, fakeClock, type FakeClock } from './fake-clock.ts';
import { scriptedRunner, type ScriptedRunner } from './scripted-runner.ts';

/** A round under way in which the test holds the clock, the jobs and the cancel. */
export interface Execution {
  readonly clock: FakeClock;
  readonly jobs: ScriptedRunner;
  /** What was appended, in order. */
  readonly ledger: readonly LedgerEvent[];
  /** What the listener heard, in order. */
  readonly heard: readonly LedgerEvent[];
  readonly receipts: () => readonly Receipt[];
  readonly cancel: (signal: string) => void;
  /** What the round listens to for its cancel. */
  readonly signal: AbortSignal;
  /** How it ended; null while it has not. */
  readonly ending: () => { readonly error: unknown } | 'returned' | null;
  /** Resolves when everything is done that can be done now. */
  readonly settle: () => Promise<void>;
}

export type ExecutionGiven = Partial<Omit<ExecuteOptions, 'plan' | 'clock' | 'signal'>> & {
  readonly plan: Plan;
  readonly clock?: FakeClock;
  readonly jobs?: ScriptedRunner;
  readonly cancelled?: string;
};

export async function execution({ clock = fakeClock(), jobs = scriptedRunner(), ...given }: ExecutionGiven): Promise<Execution> {
  const ledger: LedgerEvent[] = [];
  const heard: LedgerEvent[] = [];
  const controller = new AbortController();
  if (given.cancelled !== undefined) controller.abort(given.cancelled);
  let ending: ReturnType<Execution['ending']> = null;
  const options: ExecuteOptions = {
    run_id: 'run_1',
    round: 1,
    params: {},
    reuse: new Set(),
    earlierOutputs: new Map(),
    max_parallel: 4,
    runnerOf: () => jobs.runner,
    logs: silentLogs,
    redact: (text) => text,
    pending: () => null,
    ...given,
    clock,
    signal: controller.signal,
    append: (event) => {
      given.append?.(event);
      ledger.push(event);
    },
    listen: (event) => {
      given.listen?.(event);
      heard.push(event);
    },
  };
  void execute(options).then(
    () => (ending = 'returned'),
    (error: unknown) => (ending = { error }),
  );
  await everythingElse();
  return {
    clock,
    jobs,
    ledger,
    heard,
    receipts: () => ledger.filter((event) => event.type === 'receipt'),
    cancel: (signal) => controller.abort(signal),
    signal: controller.signal,
    ending: () => ending,
    settle: everythingElse,
  };
}

/** Keeps nothing of what jobs print. */
const silentLogs: LogBook = { open: () => ({ write: () => {}, tail: () => [], close: () => null }) };
