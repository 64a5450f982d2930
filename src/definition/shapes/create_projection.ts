import { z } from 'zod';
import type { Asset, Planned } from './assets.ts';
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

export function assets(spec: CreateProjectionSpec, jobs = 'jobs'): readonly Asset[] {
  return [{ field: 'projection.name', file: `${jobs}/views/sql/${spec.projection.name}.sql` }];
}
