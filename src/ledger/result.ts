/**
 * The seed's contract: what a composite returns. It never grows; everything else is in the record.
 * docs/result.md explains each field.
 */
export interface PhaseResult {
  readonly job_id: string;
  readonly success: boolean;
  /** Direct children: atomic jobs, or phases where the children are composites. */
  readonly total: number;
  readonly succeeded: number;
  /** Started without success (failed, timed out, cancelled) or lost. What did not start is in neither count. */
  readonly failed: number;
  /** In plan order. */
  readonly failures: readonly { readonly job_id: string; readonly error: string }[];
  /** Latest end minus earliest start, milliseconds. */
  readonly duration_ms: number;
}

/** What a composite returns whose children are composites and which stops on failure. */
export interface ExtendedResult extends PhaseResult {
  /** Phases that completed without failure, in order. */
  readonly phases_completed: readonly string[];
  readonly failed_phase: string | null;
  /** Keys, in order: the phases that ran. */
  readonly phase_results: Readonly<Record<string, PhaseResult | ExtendedResult>>;
}

export type Result = PhaseResult | ExtendedResult;
