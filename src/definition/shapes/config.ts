import { z } from 'zod';

import { idShape, placeShape, variableShape } from './common.ts';

const settingText = z.string().min(1);

/** What `lorchestra workflow ID` writes beside what the definitions say. */
const workflowShape = z
  .strictObject({
    file: z
      .string()
      .regex(/^\.github\/workflows\/[A-Za-z0-9_-][A-Za-z0-9_.-]*\.ya?ml$/, 'Workflows lie in .github/workflows')
      .optional()
      .describe('The file. Default: .github/workflows/<composite>.yml'),
    on: z.record(z.string(), z.json()).default({ workflow_dispatch: null }).describe('When it runs, as GitHub has it'),
    runs_on: z
      .union([settingText, z.array(settingText).nonempty()])
      .optional()
      .describe('Label or labels of the runner'),
    setup: settingText.optional().describe('Shell text that each machine runs before its jobs'),
    setup_action: z
      .literal(true)
      .optional()
      .describe('Each machine runs the action in .github/actions/lorchestra-setup before its jobs'),
    shards: z
      .union([z.int().min(1).max(256), z.literal('auto'), z.literal('whole')])
      .optional()
      .describe('Most machines for a stage, or "whole": one machine for all stages of a phase. Default "auto"'),
    params: z
      .record(variableShape, z.string().regex(/^[^\r\n]*$/, 'Use one line'))
      .optional()
      .describe('Values for ${params.NAME}'),
    profile: settingText.optional().describe('Where data lives. Default: as set above'),
    action: z
      .string()
      .regex(/^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+@[A-Za-z0-9_.-]+$/, 'Write owner/repository@tag or @commit')
      .optional()
      .describe('The Action. Default: the release that writes the file'),
  })
  .describe('How a composite runs on GitHub');
export type WorkflowSettings = z.output<typeof workflowShape>;

/** The settings of a composite for which none are written down. */
export const defaultWorkflow: WorkflowSettings = workflowShape.parse({});

const poolShape = z
  .strictObject({
    requests_per_second: z.number().min(0.001).max(10_000).optional().describe('Most requests that start in a second'),
    concurrency: z.int().min(1).max(1_000).optional().describe('Most requests under way at once'),
  })
  .refine(({ requests_per_second, concurrency }) => requests_per_second !== undefined || concurrency !== undefined, {
    error: 'Give requests_per_second, concurrency or both',
  })
  .describe('How hard a service may be asked by all jobs of a machine together');
const poolsShape = z.record(placeShape, poolShape);
export type Pools = z.output<typeof poolsShape>;

const profileShape = z
  .strictObject({
    variables: z.record(variableShape, z.string()).optional().describe('Values for ${NAME} in definitions'),
    pools: poolsShape.optional().describe('Pools of this profile, in place of those of the same name'),
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
  pipelines: z
    .string()
    .min(1)
    .default('pipelines')
    .describe('The folder of SPECTRA pipelines; definitions lie in the `jobs` folder of each'),
  profile: z.string().min(1).default('sandbox').describe('The profile that is used when none is asked for'),
  profiles: z.record(z.string().min(1), profileShape).default({}).describe('Profiles by name'),
  workflows: z.record(idShape, workflowShape).default({}).describe('GitHub workflows by the composite that they run'),
  pools: poolsShape.default({}).describe('Limits by the names that sources give as their `pool`'),
  max_parallel: z.int().min(1).max(1000).optional().describe('Most jobs at the same time'),
});
export type Config = z.output<typeof configShape>;
