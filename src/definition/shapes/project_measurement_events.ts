import { z } from 'zod';
import type { Planned } from './assets.ts';
import { igluUri, limit, name } from './values.ts';

export const projectMeasurementEventsShape = z.strictObject({
  source: z
    .strictObject({
      filter: z
        .strictObject({
          canonical_schema: igluUri.describe('Schema of the canonical objects'),
          connection_name: name.describe('The form they came from'),
        })
        .describe('Which canonical objects are read: new or changed ones'),
    })
    .describe('What is read'),
  sink: z
    .strictObject({
      event_type: name.default('form').describe('Value of that column in measurement_events'),
      event_subtype: name.describe('Value of that column, and of `binding_id`: how observations find their events'),
    })
    .describe('What is written to measurement_events'),
  options: z
    .strictObject({
      limit: limit.optional().describe('At most so many objects in one run, the longest waiting first'),
    })
    .prefault({})
    .describe('How much is read'),
});
export type ProjectMeasurementEventsSpec = z.output<typeof projectMeasurementEventsShape>;
export type PlannedProjectMeasurementEvents = Planned<ProjectMeasurementEventsSpec>;
