import { schemaOf } from '../definition/schemas.ts';
import { overridesShape } from './contract/overrides.ts';
import { contractShape } from './contract/shape.ts';
import { covenantShape } from './covenant/shape.ts';

/** The schemas by which editors check and complete what describes a pipeline, by file name in `schemas/`. */
export function pipelineSchemas(): Readonly<
  Record<'contract.schema.json' | 'covenant.schema.json' | 'overrides.schema.json', object>
> {
  return {
    'contract.schema.json': {
      title: 'A system contract: what a source is and how it is read, pipelines/<source>/contract.yaml',
      ...schemaOf(contractShape),
    },
    'covenant.schema.json': {
      title: 'A covenant: what the solution engine promises to build, pipelines/<source>/covenant.yaml',
      ...schemaOf(covenantShape),
    },
    'overrides.schema.json': {
      title: 'What a person knows better than the samples, pipelines/<source>/intelligence/manual-overrides.yaml',
      ...schemaOf(overridesShape),
    },
  };
}
