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

interface Task {
  readonly id: number;
  readonly kind: DataKindName;
  readonly attempt: Attempt<unknown>;
  readonly settle: (outcome: Outcome) => void;
  readonly reject: (error: Defect) => void;
}

interface Slot {
  readonly worker: Worker;
  task: Task | null;
  /** Takes back the timer that would end the thread, be it of a job that does not stop or for want of one. */
  spare: (() => void) | null;
}

export function workerPool(options: PoolOptions): WorkerPool {
  const slots = new Set<Slot>();
  const waiting: Task[] = [];
  let nextId = 1;
  let closed = false;

  const release = (slot: Slot): void => {
    slot.spare?.();
    slot.task = null;
    const retire = (): void => {
      slots.delete(slot);
      void slot.worker.terminate();
    };
    slot.spare = later(options.idle_ms ?? defaultIdleMs, retire);
  };
  const next = (): void => {
    if (closed) return;
    const idle = [...slots].find((slot) => slot.task === null);
    const slot = idle ?? (slots.size < options.size && waiting.length > 0 ? open() : undefined);
    const task = slot && waiting.shift();
    if (!slot || !task) return;
    start(slot, task, options.grace_ms ?? defaultGraceMs);
    next();
  };
  const open = (): Slot => {
    const slot = openSlot(options, (freed) => {
      release(freed);
      next();
    });
    slots.add(slot);
    const thread = slot.worker.threadId;
    slot.worker.on('exit', () => {
      options.ended?.(thread);
      slots.delete(slot);
      next();
    });
    return slot;
  };

  return {
    run: (kind, attempt) =>
      new Promise((resolve, reject) => {
        const task: Task = { id: (nextId += 1), kind, attempt, settle: resolve, reject };
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

/** Starts a thread. `free` hears when its job has ended; a thread that ends by itself fails the job that it had. */
function openSlot({ entry, data }: PoolOptions, free: (slot: Slot) => void): Slot {
  makeRoomForRecords();
  const slot: Slot = {
    worker: new Worker(new URL(entry), { workerData: data, execArgv }),
    task: null,
    spare: null,
  };
  let cause: unknown;
  slot.worker.on('message', (message: FromWorker) => {
    if (!hear(slot, message)) free(slot);
  });
  slot.worker.on('error', (error) => {
    cause = error;
  });
  slot.worker.on('exit', (code) => {
    slot.spare?.();
    slot.spare = null;
    const { task } = slot;
    if (task) task.settle({ ok: false, failure: endedBy(task.attempt.signal, { cause, code }), report: {} });
  });
  return slot;
}

/** Does something after so many milliseconds, unless it is taken back. A thread that lives keeps the process, not the timer. */
function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms).unref();
  return () => clearTimeout(timer);
}

function start(slot: Slot, task: Task, graceMs: number): void {
  slot.spare?.();
  slot.spare = null;
  slot.task = task;
  const { signal, spec, job_id, path, run_id, round, attempt, params } = task.attempt;
  const post = (message: ToWorker): void => slot.worker.postMessage(message);
  const stop = (): void => {
    if (slot.task !== task) return;
    post({ type: 'stop', id: task.id, cause: causeOf(signal) });
    slot.spare = later(graceMs, () => void slot.worker.terminate());
  };
  post({ type: 'run', id: task.id, kind: task.kind, job: { spec, job_id, path, run_id, round, attempt, params } });
  signal.addEventListener('abort', stop, { once: true });
}

/** True while the job goes on. */
function hear(slot: Slot, message: FromWorker): boolean {
  const { task } = slot;
  if (task?.id !== message.id) return true;
  switch (message.type) {
    case 'log':
      task.attempt.log.write(Buffer.from(message.lines.map((line) => `${line}\n`).join('')));
      return true;
    case 'done':
      task.settle(message.outcome);
      return false;
    case 'defect':
      task.reject(new Defect(message.message, { cause: message.stack }));
      return false;
  }
}

function endedBy(signal: AbortSignal, end: { readonly cause: unknown; readonly code: number }): Failure {
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
