import type { Lakehouse } from '../../ports/lakehouse.ts';
import type { SystemContract } from '../contract/shape.ts';
import type { Verdict } from '../gates/gate.ts';
import type { Quarantined } from '../quarantine.ts';
import type { SpectraStage } from '../stage.ts';

/** How a pipeline is doing: plain data, the same for every report. Times are ISO 8601 UTC, spans in milliseconds. */
export interface Health {
  readonly source: string;
  readonly name: string;
  readonly contract_version: string;
  /** When this was read. */
  readonly at: string;
  /** How old the last good run may be. */
  readonly freshness: number;
  readonly judgement: Judgement;
  readonly stages: readonly StageHealth[];
  readonly entities: readonly EntityHealth[];
  readonly gates: readonly GateTrend[];
  readonly tables: readonly TableTrend[];
  /** Newest first. */
  readonly runs: readonly RunHealth[];
  readonly quarantine: readonly Quarantined[];
  readonly drift: readonly DriftNote[];
  readonly constraints: readonly ConstraintNote[];
}

export interface StageHealth {
  readonly stage: SpectraStage;
  /** How it ended last; null: it never did. */
  readonly status: 'Success' | 'Failed' | null;
  readonly last_success: string | null;
  readonly age: number | null;
  readonly run_id: string | null;
  readonly duration: number | null;
  readonly error: string | null;
  readonly error_kind: string | null;
}

export interface EntityHealth {
  readonly entity: string;
  readonly records: number;
  /** When the service was last asked for it with success. */
  readonly read_at: string | null;
  /** When the newest record that it holds was fetched: nothing new may be a reason why it is older. */
  readonly newest: string | null;
  readonly age: number | null;
  readonly stale: boolean;
  /** Why Extract leaves it out; null when it does not. */
  readonly skipped: string | null;
}

export interface GateTrend {
  readonly stage: string;
  readonly gate: string;
  readonly severity: 'error' | 'warn';
  readonly says: string;
  /** One for each of the last 20 runs that asked it, the newest last. */
  readonly verdicts: readonly Verdict[];
  readonly expected: string;
  readonly actual: string;
  /** Some of what offended in the newest run, in words. */
  readonly examples: readonly string[];
}

export interface TableTrend {
  readonly table: string;
  readonly rows: number;
  /** Since the run before; null when there was none. */
  readonly change: number | null;
  /** At the end of each of the last 20 runs, the newest last. */
  readonly history: readonly number[];
}

export interface RunHealth {
  readonly run_id: string;
  readonly started: string;
  readonly duration: number;
  /** partial: not all stages have come to an end, and none has failed. */
  readonly status: 'complete' | 'failed' | 'partial';
  /** Stages that came to a good end, of eight. */
  readonly stages: number;
  readonly failed_stage: string | null;
  readonly error: string | null;
}

export interface DriftNote {
  readonly subject: string;
  readonly change: string;
  readonly class: string;
  readonly action: string;
  readonly detail: string;
}

export interface ConstraintNote {
  readonly id: string;
  readonly type: string;
  readonly severity: string;
  readonly endpoint: string;
  readonly issue: string;
  readonly workaround: string;
  /** Null: nothing proves it either way. */
  readonly still_present: boolean | null;
}

export interface HealthInput {
  readonly lakehouse: Lakehouse;
  readonly contract: SystemContract;
  /** Milliseconds. */
  readonly now: number;
}

/** The answer to "is it well?", before any table. */
export interface Judgement {
  readonly standing: 'fresh' | 'stale' | 'failing' | 'empty';
  /** A few words: `Failing at prepare`. */
  readonly headline: string;
  /** One sentence. */
  readonly why: string;
  /** What to do, most useful first. */
  readonly next: readonly Advice[];
  /** What is worth a look although it stops nothing. */
  readonly notes: readonly string[];
}

export interface Advice {
  readonly text: string;
  /** What to type, where there is something. */
  readonly command: string | null;
}
