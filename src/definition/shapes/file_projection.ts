import { z } from 'zod';
import type { Planned } from './assets.ts';

/** Text in which `{column}` stands for a column of the row, `{{` and `}}` for braces. */
const rowTemplate = z.string();

export type FrontMatter = string | number | boolean | null | readonly FrontMatter[] | { readonly [key: string]: FrontMatter };

const frontMatterValue: z.ZodType<FrontMatter> = z.lazy(() =>
  z.union([rowTemplate, z.number(), z.boolean(), z.null(), z.array(frontMatterValue), z.record(z.string(), frontMatterValue)]),
);

export const fileProjectionShape = z.strictObject({
  source: z
    .strictObject({
      query: z
        .string()
        .min(1)
        .describe('One SELECT on the local SQLite file; its order decides who keeps a name that two rows claim'),
      sqlite_path: z.string().optional().describe("The file, instead of the profile's"),
    })
    .describe('One file is written per row'),
  sink: z
    .strictObject({
      path_template: rowTemplate
        .min(1)
        .describe('Where each file lies in the base folder, `/` between parts; a row with NULL in it is left out and counted'),
      content_template: rowTemplate.describe('Its body; NULL is written as nothing'),
      front_matter: z
        .record(z.string(), frontMatterValue)
        .optional()
        .describe(
          'YAML before the body, in this order; texts at any depth are templates. {_projected_at} is the time of writing',
        ),
      base_path: z.string().optional().describe("The base folder, instead of the profile's"),
    })
    .describe('What is written'),
});
export type FileProjectionSpec = z.output<typeof fileProjectionShape>;
export type PlannedFileProjection = Planned<FileProjectionSpec>;
