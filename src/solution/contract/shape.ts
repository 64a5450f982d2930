import { z } from 'zod';

import { sourceShape, pagingShape, recordsShape } from '../../definition/shapes/source.ts';
import { timespan } from '../../definition/shapes/values.ts';

/** One word in lower case: it names folders, composites and branches. */
const sourceKey = z.string().regex(/^[a-z][a-z0-9]{0,39}$/, 'Use one word of lower-case letters and digits, a letter first');

/** Canonical name of one kind of record: singular, lower camel case. */
const entityName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,49}$/, 'Use letters and digits in lower camel case, singular: cycle, requirementNode');

/** `name`, `parent.child`, `items[].prop`, `items[]`. */
const fieldPath = z
  .string()
  .regex(/^[A-Za-z0-9_$-]+(?:\[\])?(?:\.[A-Za-z0-9_$-]+(?:\[\])?)*$/, 'Write a field path: name, parent.child, items[].prop');

const apiPath = z.string().startsWith('/');
const scalar = z.union([z.string(), z.int(), z.boolean()]).transform(String);

/** What the service's documentation lists; a request that needs what is not listed is refused before it is sent. */
const endpointShape = z.strictObject({
  path: apiPath.describe('Path template: /cycle/release/{releaseid}'),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  category: z.string().min(1),
  description: z.string().default(''),
  query_parameters: z.array(z.string()).default([]),
  requires_auth: z.boolean().default(true),
});

const parentShape = z
  .strictObject({
    object: entityName,
    bindings: z
      .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/), fieldPath)
      .describe("From a name in braces in `path` or `query` to a field of the parent's record; at most one goes through a list"),
  })
  .describe('Requests are made once for each record of the parent');

const incrementalShape = z
  .strictObject({
    field: fieldPath.describe('Where a record holds the time of its last change'),
    format: z.enum(['iso', 'epoch_seconds', 'epoch_milliseconds']).default('iso'),
    parameter: z
      .string()
      .optional()
      .describe('Query parameter that asks for changes alone; without it all are fetched and compared'),
    filter: z.string().includes('{since}').default('{since}'),
    overlap: timespan.default(0),
  })
  .refine(({ parameter, filter }) => parameter !== undefined || filter === '{since}', { error: 'A filter needs its parameter' });

const objectShape = z
  .strictObject({
    name: entityName,
    plural: entityName.optional().describe('Name of its extract table; without it, "s" or "ies" at the end'),
    description: z.string().default(''),
    path: apiPath.describe('Listed endpoint with values or {binding}s in place of its parameters'),
    endpoint: apiPath.optional().describe('The listed endpoint when its braces are named differently from those of `path`'),
    query: z.record(z.string(), scalar).default({}),
    records: recordsShape.optional(),
    paging: pagingShape.optional(),
    primary_key: fieldPath,
    display: fieldPath.optional().describe('The field by which people know a record'),
    parent: parentShape.optional(),
    created_after: z
      .array(entityName)
      .default([])
      .describe('Further entities that must exist before one of these can be created, beside the parent'),
    incremental: incrementalShape.optional(),
    total: z
      .string()
      .regex(/^(?:\/[^/]+)+$/)
      .optional()
      .describe('JSON pointer to the number of all records, where the service tells it rightly'),
    required_targets: z.array(z.string()).default([]).describe('Target columns that Prepare must find'),
    role: z.enum(['dimension', 'fact']).optional().describe('Instead of what Transform decides by the business-activity test'),
    fact: z.strictObject({ name: z.string().regex(/^fact[A-Z][A-Za-z0-9]*$/), grain: z.string().min(1) }).optional(),
  })
  .describe('One kind of record that the pipeline extracts');
export type ContractObject = z.output<typeof objectShape>;

const limitationShape = z.strictObject({
  id: z.string().regex(/^[A-Z]+(?:-[A-Z]+)*-\d{3}$/, 'Write an id such as BLOCKER-001'),
  type: z.enum(['blocker', 'bug', 'quirk', 'doc_gap']),
  entity: entityName.optional(),
  endpoint: apiPath,
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  severity: z.enum(['high', 'medium', 'low']),
  issue: z.string().min(1),
  impact: z.string().default(''),
  workaround: z.string().default(''),
  workaround_status: z.enum(['proven', 'untested', 'none']).default('none'),
  probe: z
    .strictObject({ path: apiPath, status: z.int().min(100).max(599) })
    .optional()
    .describe('A GET that proves it; while it answers so, the limitation stands'),
});

const mode = z.enum(['evolve', 'freeze', 'discard']);

const measureShape = z.strictObject({
  name: z.string().regex(/^[A-Z]/, 'Measures are named in Proper Case'),
  table: z.string().regex(/^(?:fact|dim)[A-Z][A-Za-z0-9]*$/),
  expression: z.string().min(1).describe('SQL over the columns of that table: count(*), avg(actualTime)'),
  where: z.string().optional(),
  description: z.string().default(''),
});

/** What a system is and how it is read: `pipelines/<source>/contract.yaml`, the one file that a person writes. */
export const contractShape = z.strictObject({
  contract_version: z.string().regex(/^\d+\.\d+\.\d+$/),
  source_system: z.strictObject({
    key: sourceKey,
    name: z.string().min(1),
    description: z.string().default(''),
    owner: z.string().default(''),
    documentation: z.string().default(''),
  }),
  api: sourceShape
    .omit({ source_id: true, description: true })
    .describe('How its API is called: what a source document of jobs/ says, without its id'),
  auth_check: z.strictObject({ path: apiPath }).describe('A GET that only valid credentials may make'),
  endpoints: z.array(endpointShape).nonempty(),
  objects: z.array(objectShape).nonempty(),
  limitations: z.array(limitationShape).default([]),
  codes: z
    .record(z.string().regex(/^[a-z][A-Za-z0-9]*\.[A-Za-z0-9_.]+$/), z.record(z.string(), z.string()))
    .default({})
    .describe('What codes mean: from entity.targetField to code to words'),
  measures: z.array(measureShape).default([]),
  obligations: z
    .strictObject({
      outputs: z
        .partialRecord(
          z.enum(['source', 'prepare', 'extract', 'clean', 'transform', 'refine', 'analyse', 'validate']),
          z.array(z.string()),
        )
        .default({}),
    })
    .prefault({})
    .describe('Outputs that the covenant promises beside those of the playbooks'),
  contract_modes: z
    .strictObject({ endpoints: mode.default('evolve'), columns: mode.default('evolve'), data_type: mode.default('freeze') })
    .prefault({})
    .describe('What a change at the source may do: be taken in, stop the pipeline, or be left out'),
  quality: z
    .strictObject({
      quarantine_warn: z.number().min(0).max(1).default(0.05),
      quarantine_max: z.number().min(0).max(1).default(0.1),
    })
    .prefault({}),
  monitoring: z.strictObject({ freshness: timespan.default(86_400_000), schedule: z.string().default('0 5 * * *') }).prefault({}),
});
export type SystemContract = z.output<typeof contractShape>;
