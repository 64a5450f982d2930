import type { Sha256 } from '../core/json.ts';
import type { SourcePorts } from '../data/source/session.ts';
import type { Tally } from '../data/tally.ts';
import type { PlannedSpectra } from '../definition/shapes/spectra.ts';
import type { Assets } from '../ports/assets.ts';
import type { Lakehouse } from '../ports/lakehouse.ts';
import type { SystemContract } from './contract/shape.ts';
import type { Overrides } from './contract/overrides.ts';

/** Everything that a step of a SPECTRA stage may touch. */
export interface StagePorts extends SourcePorts {
  readonly lakehouse: Lakehouse;
  readonly assets: Assets;
  readonly sha256: Sha256;
  /** Values for `${NAME}`: the profile's, else the environment's. */
  readonly variables: Readonly<Record<string, string>>;
  /** Version of the program, for what a stage writes about itself. */
  readonly engine_version?: string;
}

/** One step at work. */
export interface StepContext {
  readonly spec: PlannedSpectra;
  readonly job_id: string;
  readonly run_id: string;
  readonly params: Readonly<Record<string, string>>;
  readonly contract: SystemContract;
  readonly overrides: Overrides;
  readonly ports: StagePorts;
  readonly signal: AbortSignal;
  /** What the step has done: counts, named record errors, facts for the receipt. */
  readonly tally: Tally;
}

/** Does one step. Throws Failed for what the world did; what else it throws is a defect. */
export type Action = (context: StepContext) => Promise<void>;
