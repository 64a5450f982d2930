import { z } from 'zod';
import { durationShape, idShape, placeShape, variableShape } from './common.ts';
import { pointer, queryValue, template } from './values.ts';

const secret = template.describe('A secret: write ${NAME}; its value appears nowhere we write');
const tokenUrl = template.describe('Where tokens are asked for');
const clientId = template.describe('Id of the registered application');
const scope = template.describe('Scopes, separated by spaces');

export const authShape = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('none') }),
    z.strictObject({ type: z.literal('bearer'), token: secret }),
    z.strictObject({
      type: z.literal('oauth2_client_credentials'),
      token_url: tokenUrl,
      client_id: clientId,
      client_secret: secret,
      scope: scope.optional(),
    }),
    z.strictObject({
      type: z.literal('oauth2_refresh_token'),
      token_url: tokenUrl,
      client_id: clientId,
      client_secret: secret,
      refresh_token: secret,
      scope: scope.optional(),
    }),
    z.strictObject({
      type: z.literal('google_service_account'),
      token_url: tokenUrl,
      client_email: template.describe("The service account's address"),
      private_key: secret.describe('Its key in PEM, `\\n` for line ends allowed; write ${NAME}'),
      scope,
      subject: template.optional().describe('The user on whose behalf it acts (domain-wide delegation)'),
    }),
  ])
  .describe('How requests are authorised');
export type AuthSpec = z.output<typeof authShape>;

const pageSize = z.int().min(1).max(100_000).describe('Records that a page is asked to hold');

export const pagingShape = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('none') }).describe('One response holds everything'),
    z
      .strictObject({
        type: z.literal('next_link'),
        next: pointer.describe('Where a page holds the address of the next one; absent or null on the last'),
      })
      .describe('Each page names the next one'),
    z
      .strictObject({
        type: z.literal('page_token'),
        next: pointer.describe('Where a page holds the token of the next one; absent, null or empty on the last'),
        parameter: z.string().describe('Query parameter that carries it'),
      })
      .describe('Each page holds a token for the next one'),
    z
      .strictObject({
        type: z.literal('after_last_id'),
        id: pointer.describe("Where a record holds its id, from the record's root"),
        parameter: z.string().describe("Query parameter that carries the last record's id"),
        has_more: pointer.describe('Where a page says whether another follows'),
      })
      .describe('The next page starts after the last record of this one'),
    z
      .strictObject({
        type: z.literal('offset'),
        parameter: z.string().describe('Query parameter that says how many records to pass over'),
        size_parameter: z.string().describe('Query parameter that says how many records a page holds'),
        size: pageSize,
        first: z.int().min(0).default(0).describe('Where the first page starts'),
      })
      .describe('Pages are found by counting records; a page that is not full is the last'),
    z
      .strictObject({
        type: z.literal('page_number'),
        parameter: z.string().describe("Query parameter that carries the page's number"),
        first: z.int().min(0).default(1).describe('Number of the first page'),
        size_parameter: z.string().optional().describe('Query parameter that says how many records a page holds'),
        size: pageSize.optional().describe('Records of a full page; a page that is not full is then the last'),
        pages: pointer
          .optional()
          .describe('Where a page holds the number of pages; without it and `size`, an empty page is the last'),
      })
      .refine(({ size_parameter, size }) => size_parameter === undefined || size !== undefined, {
        error: 'size_parameter needs a size to send',
        path: ['size_parameter'],
      })
      .describe('Pages are numbered'),
  ])
  .describe('How the next page is found');
export type PagingSpec = z.output<typeof pagingShape>;

export const recordsShape = z
  .strictObject({
    at: pointer.describe('Where a page holds its list of records; "" when the page is the list'),
    when_absent: z
      .enum(['fail', 'empty'])
      .default('fail')
      .describe('What a page without that place means: a response that cannot be read, or no records'),
  })
  .describe('Where the records of a page are');

export const headersShape = z.record(z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'Not a header name'), template);

/** A service's HTTP API, described once for all jobs that read from it. One document under `jobs/`. */
export const sourceShape = z.strictObject({
  source_id: idShape.describe('The name by which ingest jobs refer to it in `source.api`'),
  description: z.string().optional().describe('One line for people'),
  base_url: template.describe('Start of every address, without a final "/"; ${NAME} stands for a variable'),
  variables: z
    .record(variableShape, z.string())
    .default({})
    .describe('Values of variables that neither the job, the profile nor the environment supplies'),
  auth: authShape.default({ type: 'none' }),
  headers: headersShape.default({}).describe('Sent with every request, token requests apart'),
  query: z
    .record(z.string(), queryValue)
    .default({})
    .describe('Sent with every list request, detail requests apart: page size, fixed options'),
  paging: pagingShape.default({ type: 'none' }),
  records: recordsShape.default({ at: '', when_absent: 'fail' }),
  pool: placeShape
    .optional()
    .describe('The pool of `lorchestra.yaml` whose limits hold for all requests to it; its jobs run on one machine in a fan-out'),
  limits: z
    .strictObject({
      request_timeout: durationShape.default(60_000).describe('Longest wait for one response'),
      retries: z
        .int()
        .min(0)
        .max(20)
        .default(4)
        .describe('Further tries of one request after a broken connection, 429 or 5xx; Retry-After is obeyed'),
      max_pages: z.int().min(1).max(1_000_000).default(10_000).describe('More pages than this fail the job'),
      max_response_bytes: z.int().min(1_024).max(1_073_741_824).default(67_108_864).describe('A larger response fails the job'),
    })
    .prefault({})
    .describe('Bounds'),
});
export type SourceSpec = z.output<typeof sourceShape>;
