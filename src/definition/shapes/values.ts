import { z } from 'zod';
import { igluPattern, transformPattern } from '../../core/iglu.ts';

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof unitMs;

/** `500ms`, `10s`, `5m`, `2h`, `30d`. Parses to milliseconds. */
export const durationPattern = /^([0-9]{1,9})(ms|s|m|h|d)$/;

/** Milliseconds, or undefined when the text is no duration. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = durationPattern.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * unitMs[unit as Unit];
}

export const duration = z
  .string()
  .regex(durationPattern, 'A duration is a number and a unit: 500ms, 10s, 5m, 2h, 30d')
  .transform((text) => parseDuration(text) ?? 0);

/** RFC 6901; the empty pointer is the whole value. */
export const pointer = z
  .string()
  .regex(/^(?:\/(?:[^~/]|~0|~1)*)*$/, 'A JSON pointer is empty or starts with "/": /value, /paging/next');

export const name = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,126}$/, 'Use letters, digits, "_", "." and "-"');

/** A table, view or column of the warehouse or the local SQLite file. */
export const sqlName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/, 'Use lower-case letters, digits and "_", a letter first');

export const variableName = z.string().regex(/^[A-Z][A-Z0-9_]{0,126}$/, 'Use upper-case letters, digits and "_", a letter first');

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
