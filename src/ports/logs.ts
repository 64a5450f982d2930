import type { JobLog } from './runner.ts';

/** Where a job's output lies. */
export interface LogReference {
  /** Relative to the run's folder. */
  readonly file: string;
  /** What the job printed, after redaction and before the cap. */
  readonly bytes: number;
  readonly dropped_bytes: number;
  /** Code of what kept the file from being complete, such as ENOSPC. */
  readonly incomplete?: string;
}

export interface OpenLog extends JobLog {
  /** Flushes and closes. Null when nothing was printed. Never throws: a log that cannot be kept does not fail its job. */
  readonly close: () => LogReference | null;
}

/** Opens one log per attempt. */
export interface LogBook {
  readonly open: (key: { readonly path: string; readonly round: number; readonly attempt: number }) => OpenLog;
}
