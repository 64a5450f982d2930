import { z } from 'zod';

export const solutionStages = ['discover', 'design', 'build', 'test', 'deploy', 'monitor', 'finalise'] as const;
export type SolutionStage = (typeof solutionStages)[number];

export const solutionShape = z.strictObject({
  stage: z.enum(solutionStages).describe('Which stage of the engine'),
  request: z.string().describe('What was asked for, in the words of who asked'),
  source: z
    .string()
    .regex(/^[a-z][a-z0-9]*$/)
    .describe('The source that the request names'),
});
export type SolutionSpec = z.output<typeof solutionShape>;
