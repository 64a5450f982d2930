import { z } from 'zod';

/**
 * What a composite returns. It never grows; everything else is in the record. docs/result.md explains each field.
 * Import the types alone where the shapes are not needed: zod takes time to load.
 */
const phaseFields = {
  job_id: z.string().describe('The composite, or the atomic job, that was run'),
  success: z.boolean().describe('True when every direct child succeeded and the run was not cancelled'),
  total: count('Direct children: atomic jobs, or phases where the children are composites'),
  succeeded: count('Direct children that succeeded, those included whose failure is allowed'),
  failed: count('Direct children that started without success or were lost; what did not start is in neither count'),
  failures: z
    .array(
      z
        .strictObject({
          job_id: z.string().describe('The direct child'),
          error: z.string().max(500).describe('Why it failed, at most 500 characters'),
        })
        .readonly(),
    )
    .readonly()
    .describe('One for each failed child, in plan order'),
  duration_ms: count('Latest end minus earliest start, in milliseconds'),
};

export const phaseResultShape = z
  .strictObject(phaseFields)
  .readonly()
  .meta({ id: 'PhaseResult', description: 'What a composite returns' });
export type PhaseResult = z.infer<typeof phaseResultShape>;

/** What a composite returns whose children are composites and which stops on failure. */
export interface ExtendedResult extends PhaseResult {
  /** Phases that completed without failure, in order. */
  readonly phases_completed: readonly string[];
  readonly failed_phase: string | null;
  /** Keys, in order: the phases that ran. */
  readonly phase_results: Readonly<Record<string, Result>>;
}

export type Result = PhaseResult | ExtendedResult;

const extendedResultShape: z.ZodType<ExtendedResult> = z
  .strictObject({
    ...phaseFields,
    phases_completed: z.array(z.string()).readonly().describe('Phases that completed without failure, in order'),
    failed_phase: z.string().nullable().describe('The first phase that failed, or null when none did'),
    phase_results: z
      .record(
        z.string(),
        z.lazy(() => resultShape),
      )
      .readonly()
      .describe('The result of each phase that ran, in order'),
  })
  .readonly()
  .meta({
    id: 'ExtendedResult',
    description: 'What a composite returns whose children are composites and which stops on failure',
  });

export const resultShape: z.ZodType<Result> = z.union([extendedResultShape, phaseResultShape]);

function count(description: string): z.ZodNumber {
  return z.number().int().min(0).describe(description);
}
