import { z } from 'zod';

import { runRecordShape } from './record.ts';
import { resultShape } from './result.ts';

type JsonSchema = z.core.ZodStandardJSONSchemaPayload<z.ZodType>;

/** The published schemas of what a run leaves behind, by file name in `schemas/`. */
export function recordSchemas(): Readonly<Record<'record.schema.json' | 'result.schema.json', object>> {
  return {
    'record.schema.json': schemaOf(runRecordShape, 'What lorchestra writes to record.json'),
    'result.schema.json': schemaOf(resultShape, 'What a composite returns: the output "result", result.json and "run --json"'),
  };
}

function schemaOf(shape: z.ZodType, title: string): object {
  const schema: JsonSchema = z.toJSONSchema(shape, {
    target: 'draft-7',
    // What is written: the result takes no further keys, the record may get some.
    io: 'input',
    // Our types are read-only; what a reader of the file does with it is theirs.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return { title, ...schema };
}
