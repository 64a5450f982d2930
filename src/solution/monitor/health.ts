import type { Lakehouse } from '../../ports/lakehouse.ts';
import type { SystemContract } from '../contract/shape.ts';
import { quarantined, type Quarantined } from '../gates/quarantine.ts';
import type { Verdict } from '../gates/gate.ts';
import { iso } from '../stages/journal.ts';
import type { SpectraStage } from '../stages/stages.ts';
import { readConstraints, readDrift, readEntities, readGates, readTables } from './readings.ts';
import { readRuns, readStages } from './runs.ts';
import { judge, type Judgement } from './judge.ts';

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

export async function readHealth(input: HealthInput): Promise<Health> {
  const { lakehouse, contract, now } = input;
  const { key, name } = contract.source_system;
  const seen = {
    ...{ source: key, name, contract_version: contract.contract_version, at: iso(now) },
    freshness: contract.monitoring.freshness,
    stages: await readStages(input),
    entities: await readEntities(input),
    gates: await readGates(lakehouse),
    tables: await readTables(lakehouse),
    runs: await readRuns(lakehouse),
    quarantine: await quarantined(lakehouse),
    drift: await readDrift(lakehouse),
    constraints: await readConstraints(lakehouse),
  };
  return { ...seen, judgement: judge(seen) };
}
