import { Defect } from '../../core/defect.ts';
import { readCatalogue } from '../../definition/catalogue.ts';
import type { SystemContract } from '../contract/shape.ts';
import { definitionsText } from './definitions.ts';
import { covenantShape, type Covenant } from './shape.ts';
import { stageContract, stageContractShape } from './stage-contract.ts';
import { documentText } from './text.ts';

/** A file of a pipeline, relative to its folder. */
export interface PipelineFile {
  readonly path: string;
  readonly text: string;
}

/** The covenant as a file, held against its own shape before anything is written. */
export function covenantFile(covenant: Covenant): PipelineFile {
  const checked = covenantShape.safeParse(covenant);
  if (!checked.success) throw new Defect(`The covenant is not what covenants are: ${checked.error.message}`);
  const comment = 'Written by solution-engine from contract.yaml and the playbooks; the same input gives the same bytes.';
  return { path: 'covenant.yaml', text: documentText(comment, covenant) };
}

/** Jobs and stage contracts, each read back by the rules that will read it before anything is written. */
export function buildFiles(covenant: Covenant, contract: SystemContract, folder: string): readonly PipelineFile[] {
  const { source, stages } = covenant.pipeline;
  const jobs = { path: `jobs/spectra.${source}.yaml`, text: definitionsText(covenant, contract, folder) };
  const [wrong] = readCatalogue([{ file: jobs.path, text: jobs.text }]).diagnostics;
  if (wrong !== undefined) throw new Defect(`The definitions of ${jobs.path} cannot be read back: ${wrong.message}`);
  const contracts = stages.map(({ name }) => {
    const made = stageContractShape.safeParse(stageContract(covenant, contract, name));
    if (!made.success) throw new Defect(`The contract of ${name} is not what contracts are: ${made.error.message}`);
    return {
      path: `contracts/${name}.contract.yaml`,
      text: documentText('Written by solution-engine from covenant.yaml', made.data),
    };
  });
  return [jobs, ...contracts];
}
