import type { Result } from '../ledger/result.ts';
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
  'plan-hash',
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

/** A name for the artifact that holds the run: unique for each round, in the characters that artifacts allow. */
export function artifactName(run: { readonly composite: string; readonly run_id: string; readonly round: number }): string {
  return `lorchestra-${run.composite}-${run.run_id}-round${run.round}`;
}
