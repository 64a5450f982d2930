import { iso } from '../../core/time.ts';
import { quarantined } from '../quarantine.ts';
import { judge } from './judge.ts';
import { readConstraints, readDrift, readEntities, readGates, readTables } from './readings.ts';
import { readRuns, readStages } from './runs.ts';
import type { Health, HealthInput } from './shape.ts';

/** Reads from the lakehouse alone how a pipeline is doing. Rejects with LakehouseError. */
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
