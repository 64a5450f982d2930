import { z } from 'zod';
import { bindingShape } from './binding.ts';
import { measureShape } from './measure-shape.ts';

/** The schemas by which editors check and complete measures and bindings, by file name in `schemas/`. */
export function registrySchemas(): Readonly<Record<'measure.schema.json' | 'binding.schema.json', object>> {
  return {
    'measure.schema.json': schemaOf('A measure: its items, how they are scored, what the scores mean', measureShape),
    'binding.schema.json': schemaOf('A binding: where the answers to the items of measures stand in a form', bindingShape),
  };
}

function schemaOf(title: string, shape: z.ZodType): object {
  // What is written, before defaults are filled in.
  const { '~standard': _, ...schema } = z.toJSONSchema(shape, { target: 'draft-7', io: 'input' });
  return { title, ...schema };
}
