import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { JsonObject } from '../../src/core/json.ts';
import { compileSchema } from '../../src/data/schema/schema.ts';
import { compileTransform } from '../../src/data/transform/transform.ts';
import { assetsOf } from '../../src/definition/assets.ts';
import { resolveJob } from '../../src/definition/resolve.ts';
import { houseCatalogue, root } from './house.ts';

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/**
 * What the shipped job makes of a raw object, null when it leaves it out. Throws when the transform refuses the object
 * or when the output breaks the job's own schema.
 */
export async function canonizer(job_id: string): Promise<(raw: JsonObject) => JsonObject | null> {
  const job = resolveJob(houseCatalogue().catalogue, job_id);
  if (job?.kind !== 'canonize') throw new Error(`${job_id} is no canonize job`);
  const [code = '', shape = ''] = assetsOf('canonize', job.spec, { jobs: 'jobs', text: () => null }).map(({ file }) => file);
  const transform = await compileTransform(read(code), code);
  const schema = compileSchema(read(shape), shape);
  return (raw) => {
    const document = transform(raw);
    const wrong = document === null ? null : schema.check(document);
    if (wrong !== null) throw new Error(`${job_id}: ${wrong}`);
    return document as JsonObject | null;
  };
}
