import { z } from 'zod';

import { variableShape } from './common.ts';

const profileShape = z
  .strictObject({
    variables: z.record(variableShape, z.string()).optional().describe('Values for ${NAME} in definitions'),
    state_dir: z.string().min(1).optional().describe('Where runs are kept. Default .lorchestra'),
    warehouse: z.string().min(1).optional().describe('The warehouse. Default: a SQLite file in the state folder'),
    vault: z
      .string()
      .min(1)
      .optional()
      .describe('Where people read: a SQLite file and Markdown. Default: a folder in the state folder'),
  })
  .describe('Where data lives and which services are called');
export type Profile = z.output<typeof profileShape>;

export const configShape = z.strictObject({
  jobs: z.string().min(1).default('jobs').describe('The folder of definitions'),
  profile: z.string().min(1).default('sandbox').describe('The profile that is used when none is asked for'),
  profiles: z.record(z.string().min(1), profileShape).default({}).describe('Profiles by name'),
  max_parallel: z.int().min(1).max(1000).optional().describe('Most jobs at the same time'),
});
export type Config = z.output<typeof configShape>;
