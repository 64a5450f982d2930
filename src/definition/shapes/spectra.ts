import { z } from 'zod';

import type { Planned } from './assets.ts';
import { variableShape } from './common.ts';

/** One gate of a stage: what stands in the covenant, so that a run needs no playbook. */
const gateShape = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/)
    .describe('Its name, unique in the stage'),
  severity: z.enum(['error', 'warn']).describe('error: it stops the pipeline; warn: it is reported'),
  says: z.string().describe('The rule in words'),
  sql: z.string().optional().describe('A SELECT that gives the offending rows; without it, the check of that id'),
  with: z.record(z.string(), z.json()).default({}).describe('Settings of the check'),
});

export const spectraShape = z.strictObject({
  uses: z
    .string()
    .regex(/^[a-z]+\.[a-z_]+$/, 'Actions are named stage.action')
    .describe('The built-in action'),
  with: z.record(z.string(), z.json()).default({}).describe('Its settings'),
  pipeline: z
    .string()
    .regex(/^(?:[A-Za-z0-9_.-]+\/)*[a-z][a-z0-9]*$/)
    .describe('The folder of the pipeline: pipelines/zephyr'),
  entity: z.string().optional().describe('The kind of record, for actions that work on one'),
  outputs: z.array(z.string()).default([]).describe('What the covenant promises of the stage; the closing step looks for them'),
  gates: z.array(gateShape).default([]).describe('The gates of the stage, evaluated by its closing step'),
  secrets: z.array(variableShape).default([]).describe('Variables whose values appear nowhere'),
});
export type SpectraSpec = z.output<typeof spectraShape>;
export type PlannedSpectra = Planned<SpectraSpec>;
export type PlannedGate = SpectraSpec['gates'][number];
