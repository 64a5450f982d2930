import type { Json } from '../../core/json.ts';
import { tableName } from '../contract/names.ts';
import type { StageContract } from './stage-contract.ts';

/** What a stage left behind, computed by its closing step. Every part of it comes from data. */
export interface StageManifest {
  readonly stage: string;
  readonly status: 'Success' | 'Failed';
  readonly contract_version: string;
  readonly outputs: readonly {
    readonly table: string;
    readonly rows: number;
    readonly columns: number;
    readonly schema_hash: string;
  }[];
  readonly gates: readonly {
    readonly id: string;
    readonly severity: string;
    readonly says: string;
    readonly verdict: string;
    readonly expected: string;
    readonly actual: string;
  }[];
  readonly run: { readonly run_id: string; readonly [more: string]: Json | undefined };
  readonly [more: string]: Json | undefined;
}

/** A promise of a stage's contract that its manifest does not show to be kept. */
export interface Breach {
  readonly stage: string;
  readonly promise: string;
  readonly found: string;
}

/**
 * Holds evidence of one run against promise: version, outputs, and each gate asked. A missing output is a gap, which learning takes
 * up; all else is a breach.
 */
export function compareManifest(
  contract: StageContract,
  manifest: StageManifest | null,
  run_id: string,
): { readonly breaches: readonly Breach[]; readonly missing: readonly string[] } {
  const { stage } = contract;
  const breach = (promise: string, found: string): Breach => ({ stage, promise, found });
  if (manifest === null) return { breaches: [breach(`a manifest of ${stage}`, 'none')], missing: [] };
  const verdicts = new Map(manifest.gates.map(({ id, verdict }) => [id, verdict]));
  const tables = new Set(manifest.outputs.map(({ table }) => tableName(table)));
  const { blocking, reported } = contract.quality_gates;
  return {
    breaches: [
      ...(manifest.run.run_id === run_id ? [] : [breach(`a manifest of run ${run_id}`, `one of run ${manifest.run.run_id}`)]),
      ...(manifest.contract_version === contract.version
        ? []
        : [breach(`contract version ${contract.version}`, manifest.contract_version)]),
      ...(manifest.status === 'Success' ? [] : [breach('status Success', manifest.status)]),
      ...[...blocking, ...reported].flatMap((id) => (verdicts.has(id) ? [] : [breach(`gate ${id} is asked`, 'it was not')])),
      ...blocking.flatMap((id) => {
        const verdict = verdicts.get(id);
        return verdict === undefined || verdict === 'passed' ? [] : [breach(`gate ${id} passes`, verdict)];
      }),
    ],
    missing: contract.obligations.data_outputs.filter((name) => !tables.has(tableName(name))),
  };
}
