import { z } from 'zod';
import type { Planned } from './assets.ts';
import { igluUri, limit, maxFailed, name, transformRef } from './values.ts';

export const canonizeShape = z.strictObject({
  source: z
    .strictObject({
      source_system: name.describe('The provider, as its ingest jobs write it'),
      object_type: name.describe('What one record is, as its ingest jobs write it'),
      connection_name: name.optional().describe('Only this account or form; without it, every one of the provider'),
    })
    .describe('Which raw objects are transformed: valid ones, new or changed, or all when the transform has changed'),
  transform: z
    .strictObject({
      transform_ref: transformRef.describe(
        'ENTITY/NAME@VERSION: the file `canonize/transforms/ENTITY/NAME@VERSION.jmespath` in the jobs folder',
      ),
      schema_out: igluUri.describe('The JSON Schema of what comes out: a file of `schemas/canonical/` in the jobs folder'),
      idem_key_suffix: name
        .optional()
        .describe('What follows `#` in the canonical key; without it the name in `schema_out`. One raw object may feed several'),
    })
    .describe('What becomes of them; a transform that gives null leaves the object out'),
  options: z
    .strictObject({
      limit: limit.optional().describe('At most so many objects in one run, the longest waiting first'),
      max_failed: maxFailed
        .optional()
        .describe(
          'More objects than this (5, 10%) that cannot be transformed fail the job; without it they are counted and named',
        ),
    })
    .prefault({})
    .describe('How much is read'),
});
export type CanonizeSpec = z.output<typeof canonizeShape>;
export type PlannedCanonize = Planned<CanonizeSpec>;
