import { Defect, unreachable } from '../core/defect.ts';
import type { JobKind } from '../core/vocabulary.ts';
import type { LedgerEvent } from '../ledger/events.ts';
import type { JobNode, Plan } from '../plan/plan.ts';
import type { Clock } from '../ports/clock.ts';
import type { LogBook, LogReference, OpenLog } from '../ports/logs.ts';
import type { Outcome, Runner } from '../ports/runner.ts';
import { createAnnouncer, type Announcer, type AnnouncerOptions } from './announcer.ts';
import { startAttempt, type RunningAttempt } from './attempt.ts';
import { mailbox, type Mailbox } from './mailbox.ts';
import { keepable, type Redact } from './outcome.ts';
import { knownOutputs, type KnownOutputs } from './outputs.ts';
import { initialState, reduce, verdict, type Command, type SchedulerEvent, type Verdict } from './scheduler.ts';

export interface ExecuteOptions extends AnnouncerOptions {
  readonly plan: Plan;
  readonly run_id: string;
  readonly round: number;
  readonly params: Readonly<Record<string, string>>;
  /** Paths of jobs whose earlier success is reused. */
  readonly reuse: ReadonlySet<string>;
  /** Outputs of the reused jobs, by path. */
  readonly earlierOutputs: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** From 1. */
  readonly max_parallel: number;
  readonly runnerOf: (kind: JobKind) => Runner<unknown>;
  readonly logs: LogBook;
  readonly clock: Clock;
  /** Aborted = cancel the round; the reason is the name of the process signal. */
  readonly signal: AbortSignal;
  readonly redact: Redact;
}

/** What an attempt is known by, and what there is to say of it once it has ended. */
interface Active {
  readonly path: string;
  readonly job: JobNode;
  readonly attempt: number;
  readonly started_at: number;
  readonly state: Running | Ended;
}
interface Running {
  readonly type: 'running';
  readonly handle: RunningAttempt;
  readonly log: OpenLog;
}
interface Ended {
  readonly type: 'ended';
  readonly ended_at: number;
  readonly outcome: Outcome;
  readonly log: LogReference | null;
  /** Takes back the timer of the next attempt. */
  readonly callOff: () => void;
}

type Happening =
  | Exclude<SchedulerEvent, { type: 'settled' }>
  | { readonly type: 'settled'; readonly path: string; readonly outcome: Outcome; readonly at: number }
  /** The attempt came to no outcome: our bug, or the state directory failed under it. */
  | { readonly type: 'broken'; readonly path: string; readonly trouble: unknown };

/** What one call of `execute` works with. `active` holds what runs or waits, never the plan. */
interface Round {
  readonly options: ExecuteOptions;
  readonly happenings: Mailbox<Happening>;
  readonly active: Map<string, Active>;
  readonly outputs: KnownOutputs;
  readonly announcer: Announcer;
}

/**
 * Works on a plan until nothing is left to do in this round, and ends with `round_ended`; the caller has written
 * `run_started` and `round_started`. Throws StateError when the ledger cannot be kept and Defect for our own bugs,
 * in both cases after every attempt under way was stopped and has settled.
 */
export async function execute(options: ExecuteOptions): Promise<void> {
  const { plan, reuse, max_parallel, signal } = options;
  const outputs = knownOutputs(options.earlierOutputs);
  const round: Round = { options, happenings: mailbox(), active: new Map(), outputs, announcer: createAnnouncer(options) };
  const onCancel = (): void => round.happenings.post({ type: 'cancel' });
  signal.addEventListener('abort', onCancel);
  try {
    let state = initialState({ root: plan.root, reuse, max_parallel });
    round.happenings.post({ type: signal.aborted ? 'cancel' : 'begin' });
    while (state.standing !== 'finished') {
      const event = noted(round, await round.happenings.next());
      if (event === null) continue;
      const step = reduce(state, event);
      state = step.state;
      await performAll(round, step.commands);
    }
  } catch (error) {
    await shutDown(round);
    throw error;
  } finally {
    signal.removeEventListener('abort', onCancel);
  }
}

/** Keeps what the scheduler need not know, and says what it must know. */
function noted(round: Round, happening: Happening): SchedulerEvent | null {
  switch (happening.type) {
    case 'settled': {
      const { path, outcome } = happening;
      endAttempt(round, happening);
      return { type: 'settled', path, failure: outcome.ok ? null : outcome.failure, random: round.options.clock.random() };
    }
    case 'broken':
      round.active.delete(happening.path);
      throw happening.trouble;
    case 'retry_due':
      // A cancel may have been read in the meantime; it has ended the job.
      return round.active.has(happening.path) ? happening : null;
    default:
      return happening;
  }
}

function endAttempt(round: Round, happening: Extract<Happening, { type: 'settled' }>): void {
  const active = activeAt(round, happening.path);
  if (active.state.type !== 'running') throw new Defect(`Job ${happening.path} settled twice`);
  // The wall clock may be set back while a job runs; no duration is negative.
  const ended_at = Math.max(active.started_at, happening.at);
  const { outcome } = happening;
  const state: Ended = { type: 'ended', ended_at, outcome, log: active.state.log.close(), callOff: () => {} };
  round.active.set(happening.path, { ...active, state });
}

/**
 * What does not rest on a receipt starts while the device takes it: that takes about as long as a start. All else waits, so
 * that nobody uses a success that may still be lost, and one event at most that is to be announced is not durable yet.
 */
async function performAll(round: Round, commands: readonly Command[]): Promise<void> {
  for (const command of commands) {
    if (command.type !== 'start' || command.beyond_barrier) await round.announcer.announce();
    perform(round, command);
  }
  await round.announcer.announce();
}

function perform(round: Round, command: Command): void {
  switch (command.type) {
    case 'start':
      return start(round, command);
    case 'wait':
      return wait(round, command);
    case 'stop':
      return stop(activeAt(round, command.path));
    case 'conclude':
      return conclude(round, command);
    case 'finish':
      return finish(round, command.cause);
    default:
      return unreachable(command);
  }
}

function start(round: Round, { path, job, attempt }: Extract<Command, { type: 'start' }>): void {
  const { run_id, round: number, params, clock, logs, runnerOf, redact } = round.options;
  const runner = runnerOf(job.kind);
  const started_at = clock.now();
  round.announcer.record({ type: 'attempt_started', ...keyOf(round, { path, job, attempt }), at: started_at });
  const log = logs.open({ path, round: number, attempt });
  const handle = startAttempt({
    runner,
    attempt: {
      spec: job.spec,
      job_id: job.job_id,
      path,
      run_id,
      round: number,
      attempt,
      params,
      output: round.outputs.read,
      log,
    },
    timeout_ms: job.timeout_ms,
    clock,
  });
  round.active.set(path, { path, job, attempt, started_at, state: { type: 'running', handle, log } });
  void handle.settled
    .then((outcome) => keepable(outcome, redact))
    .then(
      (outcome) => round.happenings.post({ type: 'settled', path, outcome, at: clock.now() }),
      (trouble: unknown) => round.happenings.post({ type: 'broken', path, trouble }),
    );
}

function wait(round: Round, { path, failure, ms }: Extract<Command, { type: 'wait' }>): void {
  const active = activeAt(round, path);
  const { started_at } = active;
  const { ended_at, log } = endOf(active);
  round.announcer.record({
    type: 'attempt_failed',
    ...keyOf(round, active),
    started_at,
    ended_at,
    failure,
    retry_in_ms: ms,
    log,
  });
  const callOff = round.options.clock.after(ms, () => round.happenings.post({ type: 'retry_due', path }));
  round.active.set(path, { ...active, state: { ...endOf(active), callOff } });
}

function stop({ state }: Active): void {
  if (state.type === 'running') state.handle.cancel();
  else state.callOff();
}

function conclude(round: Round, end: Verdict): void {
  const active = activeAt(round, end.path);
  endOf(active).callOff();
  round.announcer.record(receiptOf(round, active, end));
  round.active.delete(end.path);
  round.outputs.add(end.job.job_id, endOf(active).outcome.report.outputs);
}

function receiptOf(round: Round, active: Active, end: Verdict): LedgerEvent {
  const { outcome, log, ended_at } = endOf(active);
  const attemptFailure = outcome.ok ? null : outcome.failure;
  return {
    type: 'receipt',
    ...keyOf(round, active),
    job_id: end.job.job_id,
    status: end.status,
    started_at: active.started_at,
    // A job that was waiting for another attempt ends by the cancel, after its last attempt.
    ended_at: end.failure === attemptFailure ? ended_at : Math.max(ended_at, round.options.clock.now()),
    ...(end.failure === null ? {} : { failure: end.failure }),
    ...(end.allowed ? { allowed_failure: true } : {}),
    report: outcome.report,
    log,
  };
}

function finish(round: Round, cause: 'finished' | 'cancelled'): void {
  const { run_id, round: number, clock, signal } = round.options;
  const reason: unknown = cause === 'cancelled' ? signal.reason : undefined;
  const named = typeof reason === 'string' ? { signal: reason } : {};
  round.announcer.record({ type: 'round_ended', run_id, round: number, at: clock.now(), cause, ...named });
}

/**
 * The end of a round that cannot go on: everything is stopped and awaited. While the ledger can be kept, what jobs came
 * to is still written, so that no finished work is done again; it is announced to nobody.
 */
async function shutDown(round: Round): Promise<void> {
  for (const active of round.active.values()) {
    stop(active);
    if (active.state.type === 'ended') round.active.delete(active.path);
  }
  await round.announcer.hush();
  while (round.active.size > 0) {
    const happening = await round.happenings.next();
    if (happening.type === 'broken') round.active.delete(happening.path);
    if (happening.type !== 'settled') continue;
    endAttempt(round, happening);
    const active = activeAt(round, happening.path);
    round.active.delete(happening.path);
    const { outcome } = happening;
    await round.announcer.keep(receiptOf(round, active, verdict(active, outcome.ok ? null : outcome.failure)));
  }
}

function keyOf({ options }: Round, { path, job, attempt }: Pick<Active, 'path' | 'job' | 'attempt'>) {
  return { run_id: options.run_id, path, digest: job.digest, round: options.round, attempt };
}

function activeAt(round: Round, path: string): Active {
  const active = round.active.get(path);
  if (active === undefined) throw new Defect(`Job ${path} is not active`);
  return active;
}

function endOf(active: Active): Ended {
  if (active.state.type === 'ended') return active.state;
  throw new Defect(`Job ${active.path} has not ended`);
}
