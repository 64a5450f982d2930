import { z } from 'zod';

import { durationPattern, longestDuration, parseDuration } from '../../core/duration.ts';
import { failureKinds, type FailureKind } from '../../core/failure.ts';
import { idPattern } from '../../core/vocabulary.ts';

/** An id of a job or source. `..` is refused so that no id can climb out of a folder that is named after it. */
export const idShape = z
  .string()
  .regex(
    idPattern,
    'Use up to 128 lower-case letters, digits, "_", "." and "-"; begin with a letter or digit, end with neither "." nor "-"',
  )
  .refine((id) => !id.includes('..'), 'An id may not hold ".."');

const durationWords = 'Write a duration with its units, such as "30m", "10s", "500ms" or "1h30m", up to 24 days';

/** `30m`, `1h30m`; at least 1 ms. Parses to milliseconds. */
export const durationShape = z
  .string({ error: durationWords })
  .regex(durationPattern, durationWords)
  .refine((text) => inRange(parseDuration(text)), durationWords)
  .transform((text) => parseDuration(text) ?? longestDuration);

function inRange(ms: number | null): boolean {
  return ms !== null && ms >= 1;
}

/** A name that a shell can read as a variable. */
export const variableShape = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,254}$/, 'Use letters, digits and "_"; begin with a letter or "_"');

const kinds = Object.keys(failureKinds) as [FailureKind, ...FailureKind[]];

const retryShape = z
  .strictObject({
    attempts: z.int().min(1).max(100).describe('Most attempts in one round, the first included'),
    backoff: durationShape.optional().describe('Wait before the second attempt; it doubles for each further one. Default 10s'),
    backoff_max: durationShape.optional().describe('Longest wait. Default 10m'),
    when: z
      .array(z.enum(kinds))
      .nonempty()
      .optional()
      .describe('Failure kinds worth another attempt; without it, those that may pass'),
    exit_codes: z
      .array(z.int().min(1).max(255))
      .nonempty()
      .optional()
      .describe('When given, only these exit codes are worth another attempt'),
  })
  .refine(({ backoff = 0, backoff_max = backoff }) => backoff <= backoff_max, {
    path: ['backoff_max'],
    error: 'The longest wait may not be shorter than the first',
  })
  .describe('What happens after a failure');

/** The name of something that jobs share: it says where a job runs in a fan-out and how fast it asks; never what it does. */
export const placeShape = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'Use up to 64 letters, digits, "_", "." and "-", a letter or digit first');

/** What every document that describes a job may say. */
export const jobKeys = {
  job_id: idShape.describe('The name of the job, unique in the repository'),
  description: z.string().optional().describe('One line for people'),
  aliases: z.array(idShape).optional().describe('Further ids that this job answers to'),
};

/** What every atomic job may say beside its kind's own keys. */
export const atomicKeys = {
  ...jobKeys,
  timeout: durationShape.optional().describe('Longest time for one attempt; without it there is no limit'),
  retry: retryShape.optional(),
  allow_failure: z.boolean().optional().describe('True: its failure counts as succeeded and is marked in the record'),
  pool: placeShape.optional().describe('Jobs of one pool share something scarce: in a fan-out they run on one machine'),
  affinity: placeShape.optional().describe('Jobs of one affinity gain from each other: in a fan-out they run on one machine'),
};

const atomicShape = z.strictObject(atomicKeys);
export type AtomicKeys = z.output<typeof atomicShape>;
