import type { Failure } from '../core/failure.ts';
import type { JsonObject } from '../core/json.ts';

/** Why an attempt's signal was aborted: the `reason` of the AbortSignal. The first cause wins. */
export type StopCause = 'timeout' | 'cancelled';

/** What a data job did, for receipt, record and summary. All are numbers of records (files and rows included). */
export interface RecordCounts {
  readonly read: number;
  readonly written: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
}

/** One named record error; never payload text. */
export interface RecordError {
  readonly key: string;
  readonly message: string;
}

export interface AttemptReport {
  /** Named values for later jobs, redacted. */
  readonly outputs?: Readonly<Record<string, string>>;
  readonly counts?: RecordCounts;
  /** At most 20, in the order met. */
  readonly record_errors?: readonly RecordError[];
  /** Facts a kind wants in the receipt: cursor, schema, window. Small. */
  readonly facts?: JsonObject;
}

export type Outcome = (
  | { readonly ok: true; readonly report: AttemptReport }
  | { readonly ok: false; readonly failure: Failure; readonly report: AttemptReport }
) & {
  /** The work itself had ended before the stop reached it, so this outcome holds. Without it, a stop decides. */
  readonly ended_before_stop?: true;
};

/** Sink for what a job prints. Chunks arrive raw; redaction, capping and the file are the implementation's. */
export interface JobLog {
  /** The chunk's memory may be used again after the call. */
  readonly write: (chunk: Uint8Array) => void;
  /** The last lines written so far, redacted, escape sequences removed. */
  readonly tail: (lines: number) => readonly string[];
}

/** One attempt of one atomic job, as its kind sees it. `Spec` is the kind's part of the planned job. */
export interface Attempt<Spec> {
  readonly spec: Spec;
  readonly job_id: string;
  readonly path: string;
  readonly run_id: string;
  readonly round: number;
  readonly attempt: number;
  /** `${params.NAME}`. */
  readonly params: Readonly<Record<string, string>>;
  /** `${jobs.JOB.outputs.NAME}`; undefined when the job gave no such output. */
  readonly output: (job_id: string, name: string) => string | undefined;
  /** Values that may appear nowhere we write. */
  readonly log: JobLog;
  /** Aborted with a StopCause as its reason. A runner must settle soon after. */
  readonly signal: AbortSignal;
}

/** Does the work of one kind. Never throws for what the world did; what it throws is a defect. */
export interface Runner<Spec> {
  readonly run: (attempt: Attempt<Spec>) => Promise<Outcome>;
}
