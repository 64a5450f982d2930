import { z } from 'zod';

import type { Checked, SourceText } from '../../core/diagnostic.ts';
import { readShaped } from '../document.ts';
import { spectraStages } from '../stage.ts';

const stage = z.enum(spectraStages);
/** `pipeline.001-prepare-stage-orchestration.md:23` */
const place = z.string().regex(/^[^:]+\.md:\d+$/);

const stepShape = z.strictObject({
  uses: z.string(),
  title: z.string(),
  playbook: place.describe('Where the step stands'),
  with: z.record(z.string(), z.json()).optional(),
  source: z.string().optional().describe('The gap from which the step was learned'),
});

const checkShape = z.strictObject({
  id: z.string(),
  severity: z.enum(['error', 'warn']),
  says: z.string(),
  playbook: place,
  sql: z.string().optional(),
  with: z.record(z.string(), z.json()).optional(),
});

/** What the engine promises to build: `pipelines/<source>/covenant.yaml`. The seed's keys, and those that it lacks. */
export const covenantShape = z.strictObject({
  apiVersion: z.literal('lorchestra/v1'),
  kind: z.literal('Covenant'),
  metadata: z.strictObject({
    name: z.string(),
    created_by: z.literal('solution-engine'),
    engine_version: z.string(),
    inputs_hash: z.string().describe('Over what contract, overrides and playbooks mean; prose is not in it'),
  }),
  pipeline: z.strictObject({
    type: z.literal('spectra_data_pipeline'),
    source: z.string(),
    contract: z.string(),
    contract_version: z.string(),
    entities: z.array(z.string()),
    stages: z.array(
      z.strictObject({
        id: z.string(),
        name: stage,
        playbook: z.string(),
        needs: z.array(stage),
        contract: z.string(),
        inputs: z.array(z.string()),
        outputs: z.array(z.string()),
        steps: z.array(stepShape),
        gates: z.array(z.string()),
      }),
    ),
  }),
  quality_gates: z.array(z.strictObject({ stage, checks: z.array(checkShape) })),
  deployment: z.strictObject({ target: z.enum(['local', 'fabric']), lakehouse: z.string(), schemas: z.literal(true) }),
  monitoring: z.strictObject({ freshness: z.string(), schedule: z.string() }),
  learning: z.strictObject({ auto_apply: z.array(z.string()), review: z.array(z.string()) }),
});
export type Covenant = z.output<typeof covenantShape>;
/** Reads a covenant as it stands in a pipeline's folder. */
export function readCovenant(source: SourceText): Checked<Covenant> {
  return readShaped(source, covenantShape);
}

export type CovenantStage = Covenant['pipeline']['stages'][number];
export type CovenantCheck = Covenant['quality_gates'][number]['checks'][number];
