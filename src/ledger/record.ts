import type { Position } from '../core/diagnostic.ts';
import type { Failure } from '../core/failure.ts';
import type { JobKind, JobStatus } from '../core/vocabulary.ts';
import type { LogReference } from '../ports/logs.ts';
import type { AttemptReport } from '../ports/runner.ts';
import type { Result } from './result.ts';

/** `record.json`: everything about a run that the result does not say. Times are ISO 8601 UTC. */
export interface RunRecord {
  readonly schema_version: 1;
  readonly lorchestra: string;
  readonly run_id: string;
  readonly composite: string;
  readonly plan_hash: string;
  readonly profile: string;
  readonly params: Readonly<Record<string, string>>;
  readonly rounds: readonly RoundRecord[];
  readonly started_at: string;
  readonly ended_at: string | null;
  /** True when a round was cancelled and no later one finished. */
  readonly cancelled: boolean;
  /** Every planned job, in run order. Their statuses add up to the plan. */
  readonly jobs: readonly JobRecord[];
  readonly result: Result;
}

export interface RoundRecord {
  readonly round: number;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly outcome: 'finished' | 'cancelled' | 'unfinished';
  readonly signal?: string;
  readonly max_parallel: number;
  readonly reused: number;
}

export interface JobRecord {
  readonly path: string;
  readonly job_id: string;
  readonly kind: JobKind;
  readonly phase: string | null;
  readonly stage: string | null;
  readonly stage_index: number | null;
  readonly status: JobStatus;
  /** Round of the effective receipt; smaller than the last round when its success was reused. */
  readonly round: number | null;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly duration_ms: number | null;
  /** Every attempt of the effective round, the last one last. */
  readonly attempts: readonly AttemptRecord[];
  readonly failure: Failure | null;
  readonly allowed_failure: boolean;
  readonly report: AttemptReport;
  readonly log: LogReference | null;
  /** Where the definition stands. */
  readonly at: Position;
}

export interface AttemptRecord {
  readonly attempt: number;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly failure: Failure | null;
}
