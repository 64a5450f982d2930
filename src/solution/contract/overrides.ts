import { z } from 'zod';

/** What a person knows better than the samples; it beats learned rules, observed data and documentation. */
export const overridesShape = z.strictObject({
  fields: z
    .array(
      z.strictObject({
        reason: z.string().min(1),
        entity: z.string().min(1),
        path: z.string().min(1).describe('Field path at the source'),
        target: z.string().optional(),
        type: z.string().optional().describe('Target type: int64, float64, text, bool, date, datetime, json, array<text>'),
        structure: z.enum(['scalar', 'record', 'array', 'objectDump']).optional(),
        format: z.string().optional().describe('epoch_ms, epoch_s, iso, YYYY-MM-DD, MM/DD/YYYY'),
        required: z.boolean().optional(),
        dimension: z.string().optional(),
        bridge: z.string().optional(),
        notes: z.string().default(''),
      }),
    )
    .default([]),
  singular: z.record(z.string(), z.string()).default({}).describe('Singular forms that the rules would get wrong'),
  field_groups: z.record(z.string(), z.string()).default({}).describe('Group by entity.field'),
});
export type Overrides = z.output<typeof overridesShape>;
