import { z } from 'zod';
import type { Planned } from './assets.ts';
import { sqlName } from './values.ts';

export const createProjectionShape = z.strictObject({
  projection: z
    .strictObject({
      name: sqlName.describe('The view; its SQL is the file `views/sql/NAME.sql` in the jobs folder'),
    })
    .describe('What is created or replaced'),
});
export type CreateProjectionSpec = z.output<typeof createProjectionShape>;
export type PlannedCreateProjection = Planned<CreateProjectionSpec>;
