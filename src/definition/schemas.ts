import { z } from 'zod';

import { jobKinds } from '../core/vocabulary.ts';
import { compositeShape } from './shapes/composite.ts';
import { configShape } from './shapes/config.ts';
import { jobShape } from './shapes/index.ts';
import { sourceShape } from './shapes/source.ts';

/** The schemas by which editors check and complete definitions, by file name in `schemas/`. */
export function editorSchemas(): Readonly<Record<'job.schema.json' | 'lorchestra.schema.json', object>> {
  return {
    'job.schema.json': documentSchema(),
    'lorchestra.schema.json': { title: 'Settings of a repository: lorchestra.yaml', ...schemaOf(configShape) },
  };
}

/** One branch per kind, chosen by `job_type`, so that an editor speaks about the kind that is being written. */
function documentSchema(): object {
  const kinds = ['composite', ...jobKinds];
  const shapes = [compositeShape, ...jobKinds.map((kind) => jobShape(kind)), sourceShape];
  const { $schema, anyOf: branches = [], definitions } = schemaOf(z.union(shapes));
  return {
    title: 'One document of the jobs folder: a job, or a source that jobs read from',
    $schema,
    type: 'object',
    anyOf: [{ required: ['job_id', 'job_type'] }, { required: ['source_id'] }],
    properties: { job_type: { enum: kinds, description: 'What the job does' } },
    allOf: branches.map((branch, index) => {
      const kind = kinds[index];
      const chosen =
        kind === undefined ? { required: ['source_id'] } : { required: ['job_type'], properties: { job_type: { const: kind } } };
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema; nothing awaits a schema
      return { if: chosen, then: branch };
    }),
    definitions,
  };
}

/** Of what is written, before defaults are filled in. */
export function schemaOf(shape: z.ZodType): z.core.JSONSchema.BaseSchema {
  const { '~standard': _, ...schema } = z.toJSONSchema(shape, {
    target: 'draft-7',
    io: 'input',
    // Words of zod, not of JSON Schema; the pattern beside them says the same.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'starts_with' || jsonSchema.format === 'includes') delete jsonSchema.format;
    },
  });
  return schema;
}
