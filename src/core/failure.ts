/**
 * A failure is what the world did to an attempt. It is data: it travels through receipt, record and reports.
 * What the user wrote wrongly is a diagnostic; what we did wrong is a thrown Defect.
 */

/** Closed list; a retry policy's `when` names these words. `transient` is the default answer to "would trying again help?". */
export const failureKinds = {
  exit_code: { meaning: 'The program ended with a non-zero exit code', transient: true },
  signal: { meaning: 'The program was ended by a signal that we did not send', transient: true },
  spawn: { meaning: 'The program could not be started', transient: false },
  timeout: { meaning: 'The attempt took longer than its timeout', transient: true },
  cancelled: { meaning: 'The run was cancelled', transient: false },
  variable: { meaning: 'A value that the job reads is not there', transient: false },
  asset: { meaning: 'A file that the job uses is missing or has changed since the plan was made', transient: false },
  network: { meaning: 'A service could not be reached or broke the connection', transient: true },
  http_status: { meaning: 'A service answered with an error', transient: true },
  credentials: { meaning: 'A service refused the credentials', transient: false },
  invalid_response: { meaning: 'A service answered with something that cannot be read', transient: false },
  records: { meaning: 'More records failed than the definition allows', transient: false },
  warehouse: { meaning: 'The warehouse refused an operation', transient: true },
  gate: { meaning: 'A quality gate refused what a stage made', transient: false },
  git: { meaning: 'Git refused an operation', transient: false },
  files: { meaning: 'Files could not be written', transient: false },
  output: { meaning: 'The job wrote outputs that cannot be read', transient: false },
  not_built: { meaning: 'This part is not built yet', transient: false },
  crash: { meaning: 'The worker that ran the job ended unexpectedly', transient: true },
} as const;
export type FailureKind = keyof typeof failureKinds;

export interface Failure {
  readonly kind: FailureKind;
  /** One sentence, sentence case, no final period, already redacted. */
  readonly message: string;
  /** Whether trying again could help; a retry policy without `when` reads this. */
  readonly transient: boolean;
  readonly exit_code?: number;
  readonly signal?: string;
  /** Operating-system or service code: ENOENT, ECONNRESET, 429. */
  readonly code?: string;
  /** The last lines of the job's log, redacted, newest last. */
  readonly tail?: readonly string[];
}

export function failure(kind: FailureKind, message: string, more: Partial<Omit<Failure, 'kind' | 'message'>> = {}): Failure {
  return { kind, message, transient: failureKinds[kind].transient, ...more };
}
