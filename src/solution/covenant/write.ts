import { Defect } from '../../core/defect.ts';
import type { Checked, SourceText } from '../../core/diagnostic.ts';
import { readCatalogue } from '../../definition/catalogue.ts';
import type { SystemContract } from '../contract/shape.ts';
import { definitionsText } from './definitions.ts';
import { readCovenant, type Covenant } from './shape.ts';
import { readStageContract, stageContract } from './stage-contract.ts';
import { documentText } from './text.ts';

/** A file of a pipeline, relative to its folder. */
export interface PipelineFile {
  readonly path: string;
  readonly text: string;
}

/** The covenant as a file. */
export function covenantFile(covenant: Covenant): PipelineFile {
  const comment = 'Written by solution-engine from contract.yaml and the playbooks; the same input gives the same bytes.';
  return readBack({ path: 'covenant.yaml', text: documentText(comment, covenant) }, readCovenant);
}

/** Jobs and stage contracts. */
export function buildFiles(covenant: Covenant, contract: SystemContract, folder: string): readonly PipelineFile[] {
  const { source, stages } = covenant.pipeline;
  const jobs = { path: `jobs/spectra.${source}.yaml`, text: definitionsText(covenant, contract, folder) };
  const contracts = stages.map((stage) => {
    const text = documentText('Written by solution-engine from covenant.yaml', stageContract(covenant, contract, stage.name));
    return readBack({ path: stage.contract, text }, readStageContract);
  });
  return [readBack(jobs, readDefinitions), ...contracts];
}

function readDefinitions(source: SourceText): Checked<null> {
  const { diagnostics } = readCatalogue([source]);
  return diagnostics.length === 0 ? { ok: true, value: null, diagnostics } : { ok: false, diagnostics };
}

/** Nothing is written that its reader would refuse. */
function readBack(made: PipelineFile, read: (source: SourceText) => Checked<unknown>): PipelineFile {
  const [wrong] = read({ file: made.path, text: made.text }).diagnostics;
  if (wrong !== undefined) throw new Defect(`What was made for ${made.path} cannot be read back: ${wrong.message}`);
  return made;
}
