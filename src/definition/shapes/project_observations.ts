import { z } from 'zod';
import type { Planned } from './assets.ts';
import { limit, maxFailed, sqlName } from './values.ts';

const version = z.string().regex(/^[0-9]+\.[0-9]+\.[0-9]+$/, 'Write a version such as 1.0.0');

export const projectObservationsShape = z.strictObject({
  transform: z
    .strictObject({
      binding_id: sqlName.describe('The measurement events of this binding are scored with it'),
      binding_version: version.describe('1.0.0 is the file `formation/bindings/BINDING/1-0-0.json` in the jobs folder'),
      binding_registry_path: z
        .string()
        .optional()
        .describe('Folder of bindings instead of `formation/bindings` of the jobs folder'),
      measure_registry_path: z
        .string()
        .optional()
        .describe('Folder of measures instead of `formation/measures` of the jobs folder'),
    })
    .describe('How answers become scores'),
  options: z
    .strictObject({
      limit: limit.optional().describe('At most so many events in one run, the longest waiting first'),
      max_failed: maxFailed
        .optional()
        .describe('More events than this (5, 10%) that cannot be scored fail the job; without it they are counted and named'),
    })
    .prefault({})
    .describe('How much is read'),
});
export type ProjectObservationsSpec = z.output<typeof projectObservationsShape>;
export type PlannedProjectObservations = Planned<ProjectObservationsSpec>;
