import type { Result } from '../ledger/result.ts';
import { legName } from '../ledger/handed.ts';
import type { RunRecord } from '../ledger/record.ts';
import { runName, type PlanFile } from '../plan/plan-file.ts';
import { matrixOf } from '../plan/shards.ts';
import { outputLimit } from './budget.ts';

/** Names of the Action's outputs, as in action.yml; a test holds the two together. */
export const outputNames = [
  'result',
  'success',
  'total',
  'succeeded',
  'failed',
  'failed-phase',
  'dry-run',
  'record-path',
  'ledger-path',
  'artifact-name',
  'matrix',
  'has-jobs',
  'expected-count',
  'plan-hash',
  'plan-file',
] as const;
export type OutputName = (typeof outputNames)[number];

export type Outputs = Readonly<Partial<Record<OutputName, string>>>;

/** What a result says, as outputs. A result that is larger than what GitHub passes on is left out as a whole. */
export function resultOutputs(result: Result, dryRun: boolean): Outputs {
  const json = JSON.stringify(result);
  return {
    result: json.length > outputLimit ? '' : json,
    success: String(result.success),
    total: String(result.total),
    succeeded: String(result.succeeded),
    failed: String(result.failed),
    'failed-phase': 'failed_phase' in result ? (result.failed_phase ?? '') : '',
    'dry-run': String(dryRun),
  };
}

/** What the matrices of a fan-out are made from: numbers and hashes alone, since GitHub drops an output that holds a masked secret. */
export function fanOutOutputs(file: Pick<PlanFile, 'plan' | 'run_id' | 'waves'>): Outputs {
  const matrix = matrixOf(file);
  const legs = file.waves.reduce((sum, { shards }) => sum + shards.length, 0);
  return {
    'artifact-name': fanOutName({ plan_hash: file.plan.plan_hash, run_id: file.run_id }),
    matrix: JSON.stringify(matrix),
    'has-jobs': String(legs > 0),
    'expected-count': String(legs),
    'plan-hash': file.plan.plan_hash,
  };
}

/**
 * A name for the artifact that holds what a round left: unique for each round of each leg, in the characters that artifacts
 * allow. All names of one fan-out begin with the name of its plan's artifact.
 */
export function artifactName(
  record: Pick<RunRecord, 'composite' | 'plan_hash' | 'run_id' | 'leg' | 'fan_in'> & {
    readonly rounds: readonly { readonly round: number }[];
  },
): string {
  const { composite, plan_hash, run_id, rounds, leg, fan_in } = record;
  const round = rounds.at(-1)?.round ?? 1;
  if (leg !== undefined) return `lorchestra-${legName({ run: runName({ plan_hash, run_id }), ...leg, round })}`;
  // Not by that name: it is no ledger to collect again.
  if (fan_in !== undefined) return `collected-lorchestra-${runName({ plan_hash, run_id })}-round${fan_in.round}`;
  return `lorchestra-${composite}-${run_id}-round${round}`;
}

function fanOutName(run: { readonly plan_hash: string; readonly run_id: string }): string {
  return `lorchestra-${runName(run)}`;
}
