import { z } from 'zod';
import type { Planned } from './assets.ts';
import { igluUri, limit, maxFailed, name } from './values.ts';

export const validateShape = z.strictObject({
  source: z
    .strictObject({
      source_system: name.describe('The provider, as its ingest jobs write it'),
      object_type: name.describe('What one record is, as its ingest jobs write it'),
      connection_name: name.optional().describe('Only this account or form; without it, every one of the provider'),
    })
    .describe('Which raw objects are checked: those not yet stamped, or changed since'),
  transform: z
    .strictObject({
      schema_in: igluUri.describe('The JSON Schema (draft-07): a file of `schemas/raw/` in the jobs folder'),
    })
    .describe('What they are checked against'),
  options: z
    .strictObject({
      limit: limit.optional().describe('At most so many objects in one run, the longest waiting first'),
      max_failed: maxFailed
        .optional()
        .describe('More invalid objects than this (5, 10%) fail the job; without it they are stamped, counted and named'),
    })
    .prefault({})
    .describe('How much is read'),
});
export type ValidateSpec = z.output<typeof validateShape>;
export type PlannedValidate = Planned<ValidateSpec>;
