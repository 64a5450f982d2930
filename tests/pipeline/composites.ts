import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

export interface WrittenComposite {
  readonly job_id: string;
  readonly job_type: string;
  readonly stages: readonly { readonly name: string; readonly jobs: readonly string[] }[];
  readonly stop_on_failure: boolean;
}

/** Reads jobs/pipeline.yaml by the YAML library alone, past every line of our own code. */
export function writtenComposites(): readonly WrittenComposite[] {
  const text = readFileSync(new URL('../../jobs/pipeline.yaml', import.meta.url), 'utf8');
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) throw new Error('jobs/pipeline.yaml is empty');
  return documents.map((document) => document.toJS({ maxAliasCount: 0 }) as WrittenComposite);
}

export function writtenComposite(id: string): WrittenComposite {
  const found = writtenComposites().filter((composite) => composite.job_id === id);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`jobs/pipeline.yaml defines "${id}" ${found.length} times`);
  return found[0];
}

/** The direct children of a composite in the order listed. */
export function childJobs(id: string): readonly string[] {
  return writtenComposite(id).stages.flatMap((stage) => stage.jobs);
}
