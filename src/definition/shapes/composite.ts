import { z } from 'zod';

import { idShape, jobKeys } from './common.ts';

export const compositeShape = z.strictObject({
  ...jobKeys,
  job_type: z.literal('composite').describe('Runs stages of other jobs'),
  stages: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(128).describe('The name of the stage in reports'),
        jobs: z.array(idShape).nonempty('A stage lists the jobs that it runs').describe('Jobs that may run at the same time'),
      }),
    )
    .nonempty('A composite lists its stages')
    .describe('Stages run one after the other; the next starts when all jobs of the one before have ended'),
  stop_on_failure: z.boolean().default(false).describe('True: after a stage with a failure no further stage starts'),
});
export type CompositeSpec = z.output<typeof compositeShape>;
