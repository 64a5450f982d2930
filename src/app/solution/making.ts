import type { JsonObject } from '../../core/json.ts';
import { buildFiles, covenantFile, type PipelineFile } from '../../solution/covenant/write.ts';
import { fileText } from './inputs.ts';
import type { StageOfEngine, StageWork } from './work.ts';

/** What is asked for, and what is there already. */
export const discover: StageOfEngine = async ({ source, contract, setting, folder, log }) => {
  const known = fileText(setting.root, `${folder}/covenant.yaml`) !== null;
  const { objects, endpoints, limitations, contract_version } = contract;
  log(
    `${contract.source_system.name}: ${objects.length} entities, ${endpoints.length} endpoints, ${limitations.length} limitations`,
  );
  log(
    known ? `A pipeline of ${source} stands already: it is designed again and keeps its data` : `${source} has no pipeline yet`,
  );
  return {
    pipeline_type: 'spectra_data_pipeline',
    source,
    contract_version,
    entities: objects.length,
    endpoints: endpoints.length,
    exists: known,
  };
};

/** The covenant. */
export const design: StageOfEngine = async (work) => {
  const { covenant } = work;
  const written = writeFiles(work, [covenantFile(covenant)]);
  const { stages } = covenant.pipeline;
  const steps = stages.reduce((sum, stage) => sum + stage.steps.length, 0);
  const gates = covenant.quality_gates.reduce((sum, { checks }) => sum + checks.length, 0);
  work.log(`Designed ${stages.length} stages, ${steps} steps and ${gates} gates; ${words(written)}`);
  return { inputs_hash: covenant.metadata.inputs_hash, stages: stages.length, steps, gates, ...written };
};

/** Jobs and contracts. Notebooks are named as not made, so that nobody waits for them. */
export const build: StageOfEngine = async (work) => {
  const files = buildFiles(work.covenant, work.contract, work.folder);
  const written = writeFiles(work, files);
  work.log(`Built ${files.length} files; ${words(written)}`);
  work.log('Not built: notebooks for Fabric. The pipeline runs as jobs of lorchestra');
  return { ...written, not_done: ['notebooks'] };
};

/** Writes what differs from what stands there. */
export function writeFiles({ files, folder }: Pick<StageWork, 'files' | 'folder'>, made: readonly PipelineFile[]): Written {
  const changed = made.filter(({ path, text }) => files.read(`${folder}/${path}`) !== text);
  for (const { path, text } of changed) files.write(`${folder}/${path}`, text);
  return { files_written: changed.map(({ path }) => path), files_unchanged: made.length - changed.length };
}

interface Written extends JsonObject {
  readonly files_written: readonly string[];
  readonly files_unchanged: number;
}

function words({ files_written, files_unchanged }: Written): string {
  return `${files_written.length} written, ${files_unchanged} as they were`;
}
