import { Defect, unreachable } from '../core/defect.ts';
import { failure, type Failure } from '../core/failure.ts';
import type { ReceiptStatus } from '../core/vocabulary.ts';
import type { CompositeNode, JobNode, PlanNode } from '../plan/plan.ts';
import { backoffMs, mayRetry } from './retry.ts';

/**
 * Decides what happens next in a round: a pure reducer over the plan's tree. Its state holds what is under way and
 * nothing else, so an event costs as much as there are active jobs, however many the plan has.
 */
export interface SchedulerState {
  readonly input: ScheduleInput;
  readonly standing: 'new' | 'going' | 'cancelled' | 'finished';
  readonly frame: Frame;
  /** Attempts under way; what `max_parallel` bounds. */
  readonly running: number;
}

export interface ScheduleInput {
  readonly root: PlanNode;
  /** Paths of jobs that succeeded in an earlier round: passed over as succeeded. */
  readonly reuse: ReadonlySet<string>;
  /** Most attempts at once over the whole plan, from 1. */
  readonly max_parallel: number;
}

/** A composite under way. It is at one stage: the children before `next` were begun, `active` are those not yet over. */
interface Frame {
  readonly type: 'frame';
  readonly path: string;
  readonly composite: Pick<CompositeNode, 'stages' | 'stop_on_failure'>;
  /** Index of the current stage; the number of stages when the composite is over. */
  readonly stage: number;
  readonly next: number;
  readonly failed: boolean;
  /** In plan order. */
  readonly active: readonly (ActiveJob | Frame)[];
}

interface ActiveJob {
  readonly type: 'job';
  readonly path: string;
  readonly job: JobNode;
  /** From 1: the attempt under way, or the last one. */
  readonly attempt: number;
  /** `waiting` for its backoff, `due` when that is over and no slot was free yet. */
  readonly standing: 'running' | 'waiting' | 'due';
}

export type SchedulerEvent =
  | { readonly type: 'begin' }
  /** The attempt under way has ended; `failure` null = well. `random` in [0, 1) is for the backoff's jitter. */
  | { readonly type: 'settled'; readonly path: string; readonly failure: Failure | null; readonly random: number }
  /** The backoff of a `wait` is over. */
  | { readonly type: 'retry_due'; readonly path: string }
  | { readonly type: 'cancel' };

export type Command =
  | Start
  /** The attempt failed; another follows in `ms`, announced by `retry_due`. */
  | { readonly type: 'wait'; readonly path: string; readonly attempt: number; readonly failure: Failure; readonly ms: number }
  /** Abort the attempt under way; it is still to settle. */
  | { readonly type: 'stop'; readonly path: string }
  | Verdict
  /** The last command of a round. */
  | { readonly type: 'finish'; readonly cause: 'finished' | 'cancelled' };

export interface Start {
  readonly type: 'start';
  readonly path: string;
  readonly job: JobNode;
  readonly attempt: number;
  /** A barrier was passed in this step, so the job may rest on what the commands before this one conclude. */
  readonly beyond_barrier: boolean;
}

/** How a job ended in this round. */
export interface Verdict {
  readonly type: 'conclude';
  readonly path: string;
  readonly job: JobNode;
  /** The last attempt that started. */
  readonly attempt: number;
  readonly status: ReceiptStatus;
  /** Null when the attempt ended well. */
  readonly failure: Failure | null;
  /** True: `status` is succeeded although there is a failure. */
  readonly allowed: boolean;
}

export interface Step {
  readonly state: SchedulerState;
  /** To be performed in this order. */
  readonly commands: readonly Command[];
}

export function initialState(input: ScheduleInput): SchedulerState {
  if (!Number.isSafeInteger(input.max_parallel) || input.max_parallel < 1) {
    throw new Defect(`max_parallel must be a whole number from 1, not ${input.max_parallel}`);
  }
  // The root is the only child of a frame without a path, so that a plan of one atomic job needs no rule of its own.
  const stages = [{ name: '', children: [input.root] }];
  return { input, standing: 'new', frame: opened('', { stages, stop_on_failure: false }), running: 0 };
}

export function reduce(state: SchedulerState, event: SchedulerEvent): Step {
  if (state.standing === 'finished') throw new Defect(`Event ${event.type} after the round was finished`);
  switch (event.type) {
    case 'begin':
      if (state.standing === 'new') return advance({ ...state, standing: 'going' }, []);
      throw new Defect('A round begins once');
    case 'settled':
      return settle(state, event);
    case 'retry_due':
      return advance(withJob(state, { ...jobAt(state, event.path, 'waiting'), standing: 'due' }), []);
    case 'cancel':
      return cancel(state);
    default:
      return unreachable(event);
  }
}

/** What a job's last attempt in this round makes of the job. */
export function verdict(active: Pick<ActiveJob, 'path' | 'job' | 'attempt'>, why: Failure | null): Verdict {
  const { path, job, attempt } = active;
  const allowed = why !== null && why.kind !== 'cancelled' && job.allow_failure;
  return { type: 'conclude', path, job, attempt, status: allowed ? 'succeeded' : statusOf(why), failure: why, allowed };
}

function statusOf(why: Failure | null): ReceiptStatus {
  if (why === null) return 'succeeded';
  if (why.kind === 'timeout') return 'timed_out';
  return why.kind === 'cancelled' ? 'cancelled' : 'failed';
}

function settle(state: SchedulerState, event: Extract<SchedulerEvent, { type: 'settled' }>): Step {
  const active = jobAt(state, event.path, 'running');
  const { path, job, attempt } = active;
  const rest = { ...state, running: state.running - 1 };
  if (event.failure !== null && state.standing === 'going' && mayRetry(job.retry, attempt, event.failure)) {
    const ms = backoffMs(job.retry, attempt, event.random);
    const wait = { type: 'wait', path, attempt, failure: event.failure, ms } as const;
    return advance(withJob(rest, { ...active, standing: 'waiting' }), [wait]);
  }
  const end = verdict(active, event.failure);
  return advance(withoutJob(rest, end), [end]);
}

/** Nothing starts any more: what waits is over, what runs is stopped and still to settle. */
function cancel(state: SchedulerState): Step {
  if (state.standing === 'cancelled') return { state, commands: [] };
  const jobs = activeJobs(state.frame);
  const commands = jobs.map((active): Command => {
    if (active.standing === 'running') return { type: 'stop', path: active.path };
    return verdict(active, failure('cancelled', 'Cancelled while waiting for another attempt'));
  });
  const frame = { ...state.frame, active: jobs.filter((active) => active.standing === 'running') };
  return advance({ ...state, standing: 'cancelled', frame }, commands);
}

/** Starts what may start now; finishes when nothing is left. */
function advance(state: SchedulerState, done: readonly Command[]): Step {
  if (state.standing === 'cancelled') {
    if (state.running > 0) return { state, commands: done };
    return { state: { ...state, standing: 'finished' }, commands: [...done, { type: 'finish', cause: 'cancelled' }] };
  }
  const slots = state.input.max_parallel - state.running;
  const turn: Turn = { reuse: state.input.reuse, slots, passed: false, starts: [] };
  const frame = filled(state.frame, turn);
  const running = state.running + turn.starts.length;
  const commands = [...done, ...turn.starts];
  if (!isOver(frame)) return { state: { ...state, frame, running }, commands };
  return { state: { ...state, frame, standing: 'finished' }, commands: [...commands, { type: 'finish', cause: 'finished' }] };
}

/** One advance over the tree: the slots that are still free, what was started into the others, whether a barrier was passed. */
interface Turn {
  readonly reuse: ReadonlySet<string>;
  slots: number;
  passed: boolean;
  readonly starts: Start[];
}

function opened(path: string, composite: Frame['composite']): Frame {
  return { type: 'frame', path, composite, stage: 0, next: 0, failed: false, active: [] };
}

function isOver(child: ActiveJob | Frame): boolean {
  return child.type === 'frame' && child.stage === child.composite.stages.length;
}

/** The frame after every free slot that it can use is used, in plan order, and every barrier that is met is passed. */
function filled(frame: Frame, turn: Turn): Frame {
  let { stage, next, failed } = frame;
  const active: (ActiveJob | Frame)[] = [];
  const keep = (child: ActiveJob | Frame): void => {
    if (!isOver(child)) active.push(child);
    else failed ||= child.type === 'frame' && child.failed;
  };
  for (const child of frame.active) keep(child.type === 'job' ? resumed(child, turn) : filled(child, turn));

  const { stages, stop_on_failure } = frame.composite;
  for (let current = stages[stage]; current !== undefined; current = stages[stage]) {
    for (; next < current.children.length && turn.slots > 0; next += 1) {
      const child = begun(frame, current.children[next], turn);
      if (child !== null) keep(child);
    }
    if (active.length > 0 || next < current.children.length) break;
    turn.passed = true;
    stage = failed && stop_on_failure ? stages.length : stage + 1;
    next = 0;
  }
  return { ...frame, stage, next, failed, active };
}

/** A child's first step; null when it is reused. */
function begun(frame: Frame, node: PlanNode | undefined, turn: Turn): ActiveJob | Frame | null {
  if (node === undefined) throw new Defect(`A child of "${frame.path}" is not in the plan`);
  const path = frame.path === '' ? node.job_id : `${frame.path}/${node.job_id}`;
  if (node.type === 'composite') return filled(opened(path, node), turn);
  if (turn.reuse.has(path)) return null;
  return started({ type: 'job', path, job: node, attempt: 1, standing: 'running' }, turn);
}

function resumed(active: ActiveJob, turn: Turn): ActiveJob {
  if (active.standing !== 'due' || turn.slots === 0) return active;
  return started({ ...active, attempt: active.attempt + 1, standing: 'running' }, turn);
}

function started(active: ActiveJob, turn: Turn): ActiveJob {
  turn.slots -= 1;
  const { path, job, attempt } = active;
  turn.starts.push({ type: 'start', path, job, attempt, beyond_barrier: turn.passed });
  return active;
}

function activeJobs(frame: Frame): readonly ActiveJob[] {
  return frame.active.flatMap((child) => (child.type === 'job' ? [child] : activeJobs(child)));
}

function holds(frame: Frame, path: string): boolean {
  return frame.path === '' || (path.startsWith(frame.path) && path[frame.path.length] === '/');
}

function jobAt(state: SchedulerState, path: string, standing: ActiveJob['standing']): ActiveJob {
  let frame: Frame | undefined = state.frame;
  while (frame !== undefined) {
    const child: ActiveJob | Frame | undefined = frame.active.find((one) =>
      one.type === 'job' ? one.path === path : holds(one, path),
    );
    if (child?.type === 'job' && child.standing === standing) return child;
    frame = child?.type === 'frame' ? child : undefined;
  }
  throw new Defect(`Job ${path} is not ${standing}`);
}

function withJob(state: SchedulerState, job: ActiveJob): SchedulerState {
  return { ...state, frame: changed(state.frame, job.path, { job, failed: false }) };
}

function withoutJob(state: SchedulerState, end: Verdict): SchedulerState {
  return { ...state, frame: changed(state.frame, end.path, { job: null, failed: end.status !== 'succeeded' }) };
}

/** The tree with one active job replaced, or taken out when `job` is null; `failed` tells the frame that holds it. */
function changed(frame: Frame, path: string, change: { readonly job: ActiveJob | null; readonly failed: boolean }): Frame {
  const at = frame.active.findIndex((child) => (child.type === 'job' ? child.path === path : holds(child, path)));
  const child = frame.active[at];
  if (child === undefined) throw new Defect(`Job ${path} is not active`);
  const put = child.type === 'frame' ? changed(child, path, change) : change.job;
  const active = put === null ? frame.active.toSpliced(at, 1) : frame.active.with(at, put);
  return { ...frame, active, failed: frame.failed || (child.type === 'job' && change.failed) };
}
