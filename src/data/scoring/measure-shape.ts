import { z } from 'zod';
import { idPattern, versionPattern } from './read.ts';

const id = z.string().regex(idPattern, 'Use lower-case letters, digits and "_", a letter first');

const itemShape = z.strictObject({
  item_id: id.describe('Unique in the measure'),
  position: z.int().min(1).describe('Place in the questionnaire, from 1'),
  text: z.string().min(1).describe('The question; a name with its number where the wording may not be shared'),
  response_map: z
    .record(z.string().min(1), z.int())
    .refine((map) => Object.keys(map).length >= 2, 'Give at least two anchors')
    .describe('Points of each anchor, by its text. Case and spaces around it do not count'),
  aliases: z.record(z.string().min(1), z.string()).default({}).describe('Other spellings, each with the anchor it stands for'),
});

const interpretationShape = z.strictObject({
  min: z.int().describe('Lowest score of the band'),
  max: z.int().describe('Highest score of the band, included'),
  label: z.string().min(1).describe('What people read'),
  severity: z.int().optional().describe('Level for machines, stored as `severity_level`'),
  code: id.optional().describe('Word for machines, stored as `severity_code`'),
  description: z.string().optional(),
});

const scaleShape = z.strictObject({
  scale_id: id.describe('Unique in the measure'),
  name: z.string().min(1),
  items: z.array(id).min(1).describe('Items that count'),
  method: z
    .enum(['sum', 'average', 'sum_then_double'])
    .describe('How points become a score; with missing items the sum is prorated first'),
  reversed_items: z.array(id).default([]).describe('Items whose points count from the other end'),
  min: z.number().describe('Lowest score that can be reached'),
  max: z.number().describe('Highest score that can be reached'),
  missing_allowed: z.int().min(0).default(0).describe('With up to so many items missing the score is prorated'),
  missing_strategy: z
    .enum(['fail', 'skip', 'prorate'])
    .default('fail')
    .describe('With more missing there is no score: "skip" says nothing about it, the others report an error'),
  interpretations: z
    .array(interpretationShape)
    .default([])
    .describe('Bands from `min` to `max` without gap or overlap; none at all is allowed too'),
});

const flagShape = z.strictObject({
  flag_id: id.describe('Code of the component that carries it'),
  name: z.string().min(1),
  item_id: id.describe('The item that raises it'),
  min: z.int().describe('Raised from so many points on'),
  description: z.string().optional(),
});

export const measureShape = z.strictObject({
  $schema: z.string().optional(),
  type: z.literal('measure_spec'),
  measure_id: id.describe('The name of its folder'),
  version: z.string().regex(versionPattern, 'Write a version such as 1.0.0').describe('1.0.0 is the file `1-0-0.json`'),
  name: z.string().min(1),
  kind: z.enum(['questionnaire', 'scale', 'inventory', 'checklist', 'lab_panel', 'vital', 'wearable']),
  locale: z.string().optional(),
  aliases: z.array(z.string()).default([]).describe('Other names of the measure'),
  description: z.string().optional(),
  source: z.string().optional().describe('Who made it, and where it was published'),
  licence: z.string().optional().describe('What may be done with it'),
  notes: z.array(z.string()).default([]).describe('What a reader of the scores should know'),
  primary_scale: id
    .nullable()
    .optional()
    .describe('The scale that stands for the measure; null when none does. Without it: the scale, when there is one alone'),
  items: z.array(itemShape).min(1),
  scales: z.array(scaleShape).min(1),
  flags: z.array(flagShape).default([]).describe('Answers that deserve attention by themselves'),
});

export type Measure = z.output<typeof measureShape>;
export type Item = Measure['items'][number];
export type Scale = Measure['scales'][number];
