import type { Failure } from '../core/failure.ts';
import type { ReceiptStatus } from '../core/vocabulary.ts';
import type { LogReference } from '../ports/logs.ts';
import type { AttemptReport } from '../ports/runner.ts';

/** Times are milliseconds since 1970-01-01 UTC by the clock of the machine that wrote them; order never rests on them. */
export type LedgerEvent = RunStarted | RoundStarted | AttemptStarted | AttemptFailed | Receipt | RoundEnded;

/** First line of a run's first ledger. */
export interface RunStarted {
  readonly type: 'run_started';
  readonly run_id: string;
  readonly at: number;
  readonly composite: string;
  readonly plan_hash: string;
  readonly params: Readonly<Record<string, string>>;
  readonly profile: string;
  readonly lorchestra: string;
}

/** One invocation on a run. */
export interface RoundStarted {
  readonly type: 'round_started';
  readonly run_id: string;
  readonly round: number;
  readonly at: number;
  readonly plan_hash: string;
  readonly max_parallel: number;
  /** Paths whose earlier success this round reuses, in run order. */
  readonly reused: readonly string[];
  /** Which part of a fan-out this machine works on; absent when it works on the whole plan. Both from 1. */
  readonly leg?: { readonly wave: number; readonly shard: number };
}

interface AttemptKey {
  readonly run_id: string;
  readonly path: string;
  readonly digest: string;
  /** From 1. */
  readonly round: number;
  /** From 1 within the round. */
  readonly attempt: number;
}

export interface AttemptStarted extends AttemptKey {
  readonly type: 'attempt_started';
  readonly at: number;
}

/** An attempt that failed and will be followed by another in the same round. */
export interface AttemptFailed extends AttemptKey {
  readonly type: 'attempt_failed';
  readonly started_at: number;
  readonly ended_at: number;
  readonly failure: Failure;
  readonly retry_in_ms: number;
  readonly log: LogReference | null;
}

/** The terminal record of one atomic job in one round. */
export interface Receipt extends AttemptKey {
  readonly type: 'receipt';
  readonly job_id: string;
  readonly status: ReceiptStatus;
  readonly started_at: number;
  readonly ended_at: number;
  /** Present unless the attempt succeeded. */
  readonly failure?: Failure;
  /** True: `status` is succeeded although `failure` is there, because the definition allows it. */
  readonly allowed_failure?: true;
  readonly report: AttemptReport;
  readonly log: LogReference | null;
}

export interface RoundEnded {
  readonly type: 'round_ended';
  readonly run_id: string;
  readonly round: number;
  readonly at: number;
  readonly cause: 'finished' | 'cancelled';
  /** The signal that cancelled it. */
  readonly signal?: string;
}
