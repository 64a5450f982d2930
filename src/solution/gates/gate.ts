import type { Json, Sha256 } from '../../core/json.ts';
import type { PlannedGate } from '../../definition/shapes/spectra.ts';
import type { Lakehouse } from '../../ports/lakehouse.ts';
import type { Overrides } from '../contract/overrides.ts';
import type { SystemContract } from '../contract/shape.ts';

/** What a gate looks at: data alone, so that it can be asked again at any time. */
export interface GateContext {
  readonly lakehouse: Lakehouse;
  readonly contract: SystemContract;
  readonly overrides: Overrides;
  readonly run_id: string;
  /** Milliseconds. */
  readonly now: number;
  readonly with: PlannedGate['with'];
  /** For gates that compare files with what was noted of them; without it they look whether the files are there. */
  readonly sha256?: Sha256;
}

/** What a check found. `actual` is computed from data; nothing is taken on trust. */
export interface Finding {
  readonly passed: boolean;
  readonly expected: string;
  readonly actual: string;
  /** At most 20 offenders, small: keys and names, never payloads. */
  readonly evidence: readonly Json[];
}

/** Asks the data one question. Throws Failed or LakehouseError when it cannot be asked. */
export type Check = (context: GateContext) => Promise<Finding>;

/** passed; refused: an error gate failed and stops the pipeline; warned: a warn gate failed; unanswered: it could not be asked. */
export type Verdict = 'passed' | 'refused' | 'warned' | 'unanswered';

/** A row of `log.gates`. */
export interface GateResult extends Finding {
  readonly id: string;
  readonly stage: string;
  readonly severity: 'error' | 'warn';
  readonly says: string;
  readonly verdict: Verdict;
}
