import type { JobKind } from '../../core/vocabulary.ts';
import type { DataJob } from '../../kinds/kind.ts';
import type { Outcome, StopCause } from '../../ports/runner.ts';

export type DataKindName = Exclude<JobKind, 'exec' | 'solution'>;

/** From the main thread to a worker, which may have several jobs at a time. */
export type ToWorker =
  | { readonly type: 'run'; readonly id: number; readonly kind: DataKindName; readonly job: DataJob<unknown> }
  | { readonly type: 'stop'; readonly id: number; readonly cause: StopCause };

/** From a worker to the main thread. */
export type FromWorker =
  | { readonly type: 'log'; readonly id: number; readonly lines: readonly string[] }
  | { readonly type: 'done'; readonly id: number; readonly outcome: Outcome }
  /** Our own bug: thrown again on the main thread. */
  | { readonly type: 'defect'; readonly id: number; readonly message: string; readonly stack: string };
