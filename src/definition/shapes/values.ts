import { z } from 'zod';
import { durationPattern, parseDuration } from '../../core/duration.ts';
import { igluPattern, transformPattern } from '../../core/iglu.ts';

const longestTimespan = 3_650 * 86_400_000;
const timespanWords = 'Write a time span with its units, such as "30d", "12h" or "1h30m", up to ten years';

/** How far back in time, in milliseconds; no timer waits for it, so it may be longer than a timeout. */
export const timespan = z
  .string({ error: timespanWords })
  .regex(durationPattern, timespanWords)
  .refine((text) => parseDuration(text, longestTimespan) !== null, timespanWords)
  .transform((text) => parseDuration(text, longestTimespan) ?? longestTimespan);

/** RFC 6901; the empty pointer is the whole value. */
export const pointer = z
  .string()
  .regex(/^(?:\/(?:[^~/]|~0|~1)*)*$/, 'A JSON pointer is empty or starts with "/": /value, /paging/next');

export const name = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,126}$/, 'Use letters, digits, "_", "." and "-"');

/** A table, view or column of the warehouse or the local SQLite file. */
export const sqlName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/, 'Use lower-case letters, digits and "_", a letter first');

export const igluUri = z.string().regex(igluPattern, 'A schema is written iglu:VENDOR/NAME/jsonschema/1-0-0');

export const transformRef = z.string().regex(transformPattern, 'A transform is written ENTITY/NAME@1-0-0');

/** Text in which `${NAME}` stands for a variable. */
export const template = z.string();

/** A query parameter's value; numbers and booleans are written as YAML writes them. */
export const queryValue = z.union([z.string(), z.int(), z.boolean()]).transform(String);

export const limit = z.int().min(1).max(10_000_000);

/**
 * `5` (records) or `10%` (share of the records read). A share counts only from 20 records on: of three changed records
 * one bad one says nothing about the source.
 */
export const maxFailed = z.union([
  z
    .int()
    .min(0)
    .transform((count) => ({ count })),
  z
    .string()
    .regex(/^(?:100|[0-9]{1,2})(?:\.[0-9]{1,3})?%$/, 'Write a number of records (5) or a share (10%)')
    .transform((text) => ({ share: Number(text.slice(0, -1)) / 100, of_at_least: 20 })),
]);
/** More failed records than this fail the job. */
export type MaxFailed = z.output<typeof maxFailed>;
