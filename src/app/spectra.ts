import { openLakehouse, type OpenLakehouse } from '../adapters/lakehouse/lakehouse.ts';
import { failure } from '../core/failure.ts';
import { fail } from '../data/failed.ts';
import { toFailure } from '../data/outcome.ts';
import type { PlannedSpectra } from '../definition/shapes/spectra.ts';
import type { DataJob } from '../kinds/kind.ts';
import type { Outcome } from '../ports/runner.ts';
import type { StagePorts } from '../solution/action.ts';
import { readContract, readOverrides } from '../solution/contract/read.ts';
import { actions, checks } from '../solution/stages/index.ts';
import { performStep, type Step } from '../solution/stages/perform.ts';
import { refusal } from './refuse.ts';

/** What all steps of a worker share. */
export type SharedPorts = Omit<StagePorts, 'lakehouse' | 'log'>;

export interface SpectraSteps {
  readonly perform: (
    job: DataJob<PlannedSpectra>,
    more: { readonly signal: AbortSignal; readonly log: (line: string) => void },
  ) => Promise<Outcome>;
  readonly close: () => void;
}

/** Does steps of SPECTRA stages; each source's lakehouse is opened with the first step that needs it. */
export function openSpectra(folder: string, shared: SharedPorts): SpectraSteps {
  const opened = new Map<string, OpenLakehouse>();
  const lakehouseOf = (source: string): OpenLakehouse => {
    const known = opened.get(source);
    if (known !== undefined) return known;
    const lakehouse = openLakehouse({ folder: `${folder}/${source}` });
    opened.set(source, lakehouse);
    return lakehouse;
  };
  return {
    perform: async (job, { signal, log }) => {
      let step: Step;
      try {
        const source = job.spec.pipeline.slice(job.spec.pipeline.lastIndexOf('/') + 1);
        step = { job, ...decided(job.spec, shared), ports: { ...shared, lakehouse: lakehouseOf(source), log }, signal };
      } catch (error) {
        const failed = toFailure(error);
        if (failed === null) throw error;
        return { ok: false, failure: failure(failed.kind, failed.message), report: {} };
      }
      return performStep(step, { actions, checks });
    },
    close: () => {
      for (const lakehouse of opened.values()) lakehouse.close();
    },
  };
}

/** What a person decided: contract and overrides, as they were when the plan was made. */
function decided({ assets }: PlannedSpectra, { assets: files }: SharedPorts): Pick<Step, 'contract' | 'overrides'> {
  const named = (end: string): { readonly file: string; readonly text: string } | null => {
    const asset = assets.find(({ file }) => file.endsWith(end));
    return asset === undefined ? null : { file: asset.file, text: files.read(asset) };
  };
  const file = named('/contract.yaml');
  if (file === null) return fail('asset', 'The plan names no contract');
  const contract = readContract(file);
  if (!contract.ok) return fail('asset', refusal(contract.diagnostics));
  const overrides = readOverrides(named('/manual-overrides.yaml'));
  if (!overrides.ok) return fail('asset', refusal(overrides.diagnostics));
  return { contract: contract.value, overrides: overrides.value };
}
