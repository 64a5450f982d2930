import { Worker } from 'node:worker_threads';
import { Defect } from '../../core/defect.ts';
import { failure, type Failure } from '../../core/failure.ts';
import type { Attempt, Outcome, StopCause } from '../../ports/runner.ts';
import { makeRoomForRecords } from '../engine.ts';
import type { DataKindName, FromWorker, ToWorker } from './messages.ts';

export interface PoolOptions {
  /** Address of the worker entry. */
  readonly entry: string;
  /** Most workers; each is started when it is first needed and then reused. */
  readonly size: number;
  /** `workerData` of each. */
  readonly data: unknown;
  /** Milliseconds from the request to stop until the thread is ended. */
  readonly grace_ms?: number;
  /** Milliseconds without a job after which a thread is ended: what it holds, it holds for nothing. */
  readonly idle_ms?: number;
  /** Hears of each thread that has ended, by its number. */
  readonly ended?: (thread: number) => void;
}

export interface WorkerPool {
  readonly run: (kind: DataKindName, attempt: Attempt<unknown>) => Promise<Outcome>;
  /** Ends all workers; what is still running fails as crashed. */
  readonly close: () => Promise<void>;
}

/** A worker answers a request to stop between two batches; a synchronous loop never does, so the thread is ended after this. */
const defaultGraceMs = 2_000;
/** Longer than between two stages: a new thread has its code to load, and to make fast again. */
const defaultIdleMs = 1_000;

/** node:sqlite is what we build on; that node calls it experimental is no news for each run. */
const execArgv = ['--disable-warning=ExperimentalWarning'];

/**
 * Kinds whose jobs share a thread. A fetch waits for its service most of the time, and what forms records for its turn to
 * write: more threads would be done no sooner, and each has its own memory to hold and its own fast code to make.
 */
const sharing: ReadonlySet<DataKindName> = new Set(['ingest', 'project_measurement_events', 'project_observations']);

interface Task {
  readonly id: number;
  readonly kind: DataKindName;
  readonly attempt: Attempt<unknown>;
  readonly settle: (outcome: Outcome) => void;
  readonly reject: (error: Defect) => void;
  /** No other job may join its thread. */
  alone: boolean;
  /** Takes back the timer that would end its thread because the job does not stop. */
  spare: (() => void) | null;
}

interface Slot {
  readonly worker: Worker;
  readonly tasks: Set<Task>;
  /** Takes back the timer that would end the thread for want of a job. */
  spare: (() => void) | null;
}

export function workerPool(options: PoolOptions): WorkerPool {
  const slots = new Set<Slot>();
  const waiting: Task[] = [];
  let nextId = 1;
  let closed = false;

  const next = (): void => {
    const [task] = waiting;
    if (closed || !task) return;
    const slot = placeFor(task, slots) ?? (slots.size < options.size ? open() : undefined);
    if (!slot) return;
    waiting.shift();
    start(slot, task, options.grace_ms ?? defaultGraceMs);
    next();
  };
  const retire = (slot: Slot): void => {
    slots.delete(slot);
    void slot.worker.terminate();
  };
  const open = (): Slot => {
    const slot = openSlot(options, {
      free: () => {
        if (slot.tasks.size === 0) slot.spare = later(options.idle_ms ?? defaultIdleMs, () => retire(slot));
        next();
      },
      ended: (thread, end) => {
        options.ended?.(thread);
        slots.delete(slot);
        waiting.unshift(...spared(slot, end, closed));
        next();
      },
    });
    slots.add(slot);
    return slot;
  };

  return {
    run: (kind, attempt) =>
      new Promise((resolve, reject) => {
        const id = (nextId += 1);
        const task: Task = { id, kind, attempt, settle: resolve, reject, alone: !sharing.has(kind), spare: null };
        const leave = (): void => {
          const place = waiting.indexOf(task);
          if (place === -1) return;
          waiting.splice(place, 1);
          resolve({ ok: false, failure: stopped(attempt.signal), report: {} });
        };
        waiting.push(task);
        if (attempt.signal.aborted) return leave();
        attempt.signal.addEventListener('abort', leave, { once: true });
        next();
      }),
    close: async () => {
      closed = true;
      for (const task of waiting.splice(0))
        task.settle({ ok: false, failure: failure('cancelled', 'Stopped because the run was over'), report: {} });
      await Promise.all([...slots].map((slot) => slot.worker.terminate()));
    },
  };
}

/** A thread whose jobs it may share, else one that has none. */
function placeFor(task: Task, slots: Iterable<Slot>): Slot | undefined {
  const open = [...slots];
  const joins = (other: Task): boolean => !other.alone && other.kind === task.kind;
  const shared = task.alone ? undefined : open.find(({ tasks }) => tasks.size > 0 && [...tasks].every(joins));
  return shared ?? open.find(({ tasks }) => tasks.size === 0);
}

interface End {
  readonly cause: unknown;
  readonly code: number;
}

interface Hooks {
  /** A job of the thread is over. */
  readonly free: () => void;
  /** The thread is, with the jobs that it still has. */
  readonly ended: (thread: number, end: End) => void;
}

function openSlot({ entry, data }: PoolOptions, { free, ended }: Hooks): Slot {
  makeRoomForRecords();
  const worker = new Worker(new URL(entry), { workerData: data, execArgv });
  const slot: Slot = { worker, tasks: new Set(), spare: null };
  // Once it has ended, it has no number any more.
  const thread = worker.threadId;
  let cause: unknown;
  worker.on('message', (message: FromWorker) => {
    if (!hear(slot, message)) free();
  });
  worker.on('error', (error) => {
    cause = error;
  });
  worker.on('exit', (code) => ended(thread, { cause, code }));
  return slot;
}

/**
 * Settles the jobs of a thread that has ended, but for those that shared it with the one for whose sake it was, which may
 * be any of them: these begin again, each in a thread of its own. Nothing is lost, since what they had written stands.
 */
function spared(slot: Slot, end: End, closed: boolean): readonly Task[] {
  slot.spare?.();
  const tasks = [...slot.tasks];
  slot.tasks.clear();
  for (const task of tasks) task.spare?.();
  const again = closed || tasks.length === 1 ? [] : tasks.filter(({ attempt }) => !attempt.signal.aborted);
  for (const task of again) {
    task.alone = true;
    task.attempt.log.write(Buffer.from('The thread ended that this job shared with others: it begins again, alone\n'));
  }
  for (const task of tasks)
    if (!again.includes(task)) task.settle({ ok: false, failure: endedBy(task.attempt.signal, end), report: {} });
  return again;
}

/** Does something after so many milliseconds, unless it is taken back. A thread that lives keeps the process, not the timer. */
function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms).unref();
  return () => clearTimeout(timer);
}

function start(slot: Slot, task: Task, graceMs: number): void {
  slot.spare?.();
  slot.spare = null;
  slot.tasks.add(task);
  const { signal, spec, job_id, path, run_id, round, attempt, params } = task.attempt;
  const post = (message: ToWorker): void => slot.worker.postMessage(message);
  const stop = (): void => {
    if (!slot.tasks.has(task)) return;
    post({ type: 'stop', id: task.id, cause: causeOf(signal) });
    task.spare = later(graceMs, () => void slot.worker.terminate());
  };
  post({ type: 'run', id: task.id, kind: task.kind, job: { spec, job_id, path, run_id, round, attempt, params } });
  signal.addEventListener('abort', stop, { once: true });
}

/** True while the job goes on. */
function hear(slot: Slot, message: FromWorker): boolean {
  const task = [...slot.tasks].find(({ id }) => id === message.id);
  if (!task) return true;
  if (message.type === 'log') {
    task.attempt.log.write(Buffer.from(message.lines.map((line) => `${line}\n`).join('')));
    return true;
  }
  slot.tasks.delete(task);
  task.spare?.();
  if (message.type === 'done') task.settle(message.outcome);
  else task.reject(new Defect(message.message, { cause: message.stack }));
  return false;
}

function endedBy(signal: AbortSignal, end: End): Failure {
  if (signal.aborted) return stopped(signal);
  const why = end.cause instanceof Error ? end.cause.message : `exit code ${end.code}`;
  return failure('crash', `The worker that ran the job ended unexpectedly: ${why}`);
}

function stopped(signal: AbortSignal): Failure {
  return causeOf(signal) === 'timeout'
    ? failure('timeout', 'Stopped because its time was over')
    : failure('cancelled', 'Stopped because the run was cancelled');
}

function causeOf(signal: AbortSignal): StopCause {
  return signal.reason === 'timeout' ? 'timeout' : 'cancelled';
}
