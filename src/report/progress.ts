import { unreachable } from '../core/defect.ts';
import type { LedgerEvent, Receipt } from '../ledger/events.ts';
import type { PlannedJob } from '../plan/plan.ts';
import { folded, type Group } from './groups.ts';

/** The plan as progress needs it, made once. */
export interface Outline {
  readonly composite: string;
  readonly total: number;
  readonly groups: readonly Group<PlannedJob>[];
  /** From a job's path to the place of its group in `groups`. */
  readonly groupOf: ReadonlyMap<string, number>;
}

export function outline(composite: string, jobs: readonly PlannedJob[]): Outline {
  const groups = folded(jobs);
  const groupOf = new Map(groups.flatMap((group, place) => group.jobs.map(({ path }) => [path, place] as const)));
  return { composite, total: jobs.length, groups, groupOf };
}

/** Where a round stands. */
export interface Progress {
  readonly startedAt: number | null;
  readonly done: number;
  readonly failed: number;
  /** By path, in the order of their starts. */
  readonly running: ReadonlyMap<string, { readonly attempt: number; readonly startedAt: number }>;
  /** Jobs between two attempts, by path. */
  readonly waiting: ReadonlySet<string>;
  /** Place of the group whose job started last; -1 before the first. */
  readonly group: number;
}

export const atRest: Progress = {
  startedAt: null,
  done: 0,
  failed: 0,
  running: new Map(),
  waiting: new Set(),
  group: -1,
};

export function follow(progress: Progress, event: LedgerEvent, plan: Outline): Progress {
  switch (event.type) {
    case 'run_started':
      return progress;
    case 'round_started':
      return { ...atRest, startedAt: event.at, done: event.reused.length };
    case 'attempt_started':
      return {
        ...progress,
        running: new Map(progress.running).set(event.path, { attempt: event.attempt, startedAt: event.at }),
        waiting: without(progress.waiting, event.path),
        group: plan.groupOf.get(event.path) ?? progress.group,
      };
    case 'attempt_failed':
      return {
        ...progress,
        running: withoutKey(progress.running, event.path),
        waiting: new Set(progress.waiting).add(event.path),
      };
    case 'receipt':
      return {
        ...progress,
        running: withoutKey(progress.running, event.path),
        waiting: without(progress.waiting, event.path),
        done: progress.done + 1,
        failed: progress.failed + (isFailure(event) ? 1 : 0),
      };
    case 'round_ended':
      return { ...progress, running: new Map(), waiting: new Set() };
    default:
      return unreachable(event);
  }
}

function isFailure(receipt: Receipt): boolean {
  return receipt.status !== 'succeeded';
}

function without(paths: ReadonlySet<string>, path: string): ReadonlySet<string> {
  if (!paths.has(path)) return paths;
  const rest = new Set(paths);
  rest.delete(path);
  return rest;
}

function withoutKey<Value>(entries: ReadonlyMap<string, Value>, path: string): ReadonlyMap<string, Value> {
  if (!entries.has(path)) return entries;
  const rest = new Map(entries);
  rest.delete(path);
  return rest;
}
