import { z } from 'zod';
import type { Planned } from './assets.ts';
import { idShape, variableShape } from './common.ts';
import { headersShape, pagingShape, recordsShape, type SourceSpec } from './source.ts';
import { limit, maxFailed, name, pointer, queryValue, template, timespan } from './values.ts';

const query = z.record(z.string(), queryValue);

const timeFormat = z.enum(['iso', 'epoch_seconds', 'epoch_milliseconds']);

const cursorShape = z
  .strictObject({
    field: pointer.describe('Where a record holds the time of its last change'),
    field_format: timeFormat
      .default('iso')
      .describe('How the record writes it; numbers may be written as text. `iso` is ISO 8601, UTC when no offset is given'),
    parameter: z.string().describe('Query parameter that carries the filter; replaces one of the same name in `query`'),
    filter: z
      .string()
      .includes('{since}', { message: 'The filter needs {since}' })
      .describe('Value of that parameter; {since} is the time from which changes are wanted'),
    since_format: timeFormat.default('iso').describe('How {since} is written; `iso` is UTC in whole seconds, rounded down'),
    overlap: timespan
      .default(0)
      .describe('How far before the latest change seen the next fetch starts; what comes twice is recognised'),
    initial_window: timespan.optional().describe('How far back the first fetch goes; without it, everything is fetched'),
  })
  .describe('What makes a fetch incremental');
export type CursorSpec = z.output<typeof cursorShape>;

const detailShape = z
  .strictObject({
    id: pointer.describe('Where a listed record holds its id'),
    path: template.includes('{id}', { message: 'The path needs {id}' }).describe('Path of the full record; {id} is its id'),
    query: query.default({}).describe('Query of each detail request'),
    concurrency: z.int().min(1).max(64).default(8).describe('Requests under way at once'),
  })
  .describe('For services whose lists hold only ids: fetches every record by its id');

export const ingestShape = z.strictObject({
  source: z
    .strictObject({
      api: idShape.describe('The `source_id` of the service'),
      path: template.startsWith('/').describe('Appended to its `base_url`; ${NAME} stands for a variable'),
      variables: z
        .record(variableShape, template)
        .default({})
        .describe("This job's values for variables that the service's description uses: an account, a mailbox, a form"),
      query: query.default({}).describe("Added to the service's `query`; ${NAME} stands for a variable"),
      headers: headersShape.default({}).describe("Added to the service's `headers`"),
      key: pointer.describe('Where a record holds its id; it becomes `external_id` and the last part of `idem_key`'),
      inject: z
        .record(z.string(), template)
        .default({})
        .describe('Top-level members added to each record, when the service leaves out what it was asked for'),
      detail: detailShape.optional(),
      cursor: cursorShape.optional(),
      paging: pagingShape.optional().describe("Instead of the service's"),
      records: recordsShape.optional().describe("Instead of the service's"),
    })
    .describe('What is fetched'),
  sink: z
    .strictObject({
      source_system: name.describe('Value of that column in raw_objects: the provider'),
      connection_name: name.describe('Value of that column: the account or form'),
      object_type: name.describe('Value of that column: what one record is'),
    })
    .describe('Under which name the records are kept; `idem_key` is SYSTEM:CONNECTION:TYPE:ID'),
  options: z
    .strictObject({
      auto_since: z
        .boolean()
        .default(true)
        .describe('Start where the last whole fetch ended (needs `source.cursor`); false fetches everything'),
      since: z
        .string()
        .regex(
          /^(?:-[0-9]{1,5}d|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)$/,
          'Write -7d or an ISO 8601 time',
        )
        .optional()
        .describe('Start here instead: `-7d` or an ISO 8601 time, UTC when no offset is given'),
      limit: limit.optional().describe('Stop after so many records; such a fetch is not whole and moves no cursor'),
      max_failed: maxFailed
        .optional()
        .describe('More records without a readable id or time than this (5, 10%) fail the job; without it none does'),
    })
    .prefault({})
    .describe('How much is fetched'),
});
export type IngestSpec = z.output<typeof ingestShape>;

/** As the plan holds it: the service's description stands in it, so legs and resumes never read it again. */
export type PlannedIngest = Planned<IngestSpec & { readonly api: SourceSpec }>;
