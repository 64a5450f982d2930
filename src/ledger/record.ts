import { z } from 'zod';

import { failureKinds, type FailureKind } from '../core/failure.ts';
import { jobKinds, statusMeanings, type JobStatus } from '../core/vocabulary.ts';
import { findingMeanings, type FindingCode } from './findings.ts';
import { resultShape } from './result.ts';

/**
 * `record.json`: everything about a run that the result does not say. Its version changes when a field goes or changes its
 * meaning; new fields may come at any time. Import the types alone where the shapes are not needed: zod takes time to load.
 */
const time = z.string().meta({ format: 'date-time' });
const count = (description: string): z.ZodNumber => z.number().int().min(0).describe(description);

const positionShape = z
  .object({
    file: z.string().describe('Relative to the folder of lorchestra.yaml'),
    line: z.number().int().min(1).describe('From 1'),
    column: z.number().int().min(1).describe('From 1'),
  })
  .readonly()
  .meta({ id: 'Position', description: 'A place in a definition' });

const failureShape = z
  .object({
    kind: z.enum(Object.keys(failureKinds) as [FailureKind, ...FailureKind[]]).describe(listed(failureKinds)),
    message: z.string().describe('One sentence, secrets removed'),
    transient: z.boolean().describe('Whether trying again could help'),
    exit_code: z.number().int().exactOptional().describe('Exit code of the program'),
    signal: z.string().exactOptional().describe('Signal that ended the program'),
    code: z.string().exactOptional().describe('Code of the operating system or the service'),
    tail: z.array(z.string()).readonly().exactOptional().describe("The last lines of the job's log, newest last"),
  })
  .readonly()
  .meta({ id: 'Failure', description: 'What went wrong' });

const reportShape = z
  .object({
    outputs: z.record(z.string(), z.string()).readonly().exactOptional().describe('Named values for later jobs'),
    counts: z
      .object({
        read: count('Records read'),
        written: count('Records, rows or files written'),
        unchanged: count('Records that were there already as they are'),
        skipped: count('Records left out on purpose'),
        failed: count('Records that failed; each was named'),
      })
      .readonly()
      .exactOptional()
      .describe('What a data job did'),
    record_errors: z
      .array(
        z
          .object({
            key: z.string().describe('Which record; never its content'),
            message: z.string().describe('What was wrong with it'),
          })
          .readonly(),
      )
      .readonly()
      .exactOptional()
      .describe('The first records that failed, at most 20'),
    facts: z
      .record(z.string(), z.unknown())
      .readonly()
      .exactOptional()
      .describe("What the job's kind adds: cursor, schema, window"),
  })
  .readonly()
  .meta({ id: 'Report', description: 'What the job itself tells about its work' });

const logShape = z
  .object({
    file: z.string().describe("Relative to the run's folder"),
    bytes: count('What the job printed'),
    dropped_bytes: count('What was left out because the log was too long'),
  })
  .readonly()
  .meta({ id: 'Log', description: "Where the job's output lies" });

const attemptShape = z
  .object({
    attempt: z.number().int().min(1).describe('From 1 within its round'),
    started_at: time.describe('When it started'),
    ended_at: time.nullable().describe('When it ended; null when nothing was heard of its end'),
    failure: failureShape.nullable().describe('Null when it succeeded, or when nothing was heard of its end'),
  })
  .readonly()
  .meta({ id: 'Attempt', description: 'One try of one job' });
export type AttemptRecord = z.infer<typeof attemptShape>;

const jobShape = z
  .object({
    path: z.string().describe("The job's place in the plan"),
    job_id: z.string().describe('Its id'),
    kind: z.enum(jobKinds as readonly [(typeof jobKinds)[number], ...(typeof jobKinds)[number][]]).describe('Its job_type'),
    phase: z.string().nullable().describe('The composite that holds it, null when that is the one that was run'),
    stage: z.string().nullable().describe('Name of its stage; null when the run is one atomic job'),
    stage_index: z.number().int().min(0).nullable().describe('Number of its stage from 0; null likewise'),
    status: z.enum(Object.keys(statusMeanings) as [JobStatus, ...JobStatus[]]).describe(listed(statusMeanings)),
    reason: z
      .string()
      .nullable()
      .describe('Why the job did not run, was not run again or has no end; null when its receipt says all'),
    round: z.number().int().min(1).nullable().describe('The round in which it last started; null when it never did'),
    started_at: time.nullable().describe('Start of the first attempt of that round'),
    ended_at: time.nullable().describe('End of the last attempt of that round'),
    duration_ms: z.number().int().min(0).nullable().describe('From that start to that end, waits between attempts included'),
    attempts: z.array(attemptShape).readonly().describe('Every attempt of that round, the last one last'),
    failure: failureShape.nullable().describe('What went wrong; also there when the failure is allowed'),
    allowed_failure: z.boolean().describe('True when it failed and its definition allows that'),
    report: reportShape,
    log: logShape.nullable().describe('Null when the job printed nothing'),
    at: positionShape.describe('Where its definition stands'),
  })
  .readonly()
  .meta({ id: 'Job', description: 'One planned atomic job' });
export type JobRecord = z.infer<typeof jobShape>;

const roundShape = z
  .object({
    round: z.number().int().min(1).describe('From 1: the start; each resume or re-run adds one'),
    started_at: time.describe('When it started'),
    ended_at: time.nullable().describe('When it ended; null when it never came to its end'),
    outcome: z
      .enum(['finished', 'cancelled', 'unfinished'])
      .describe('finished: nothing was left to start; cancelled: it was stopped; unfinished: its process vanished'),
    signal: z.string().exactOptional().describe('The signal that cancelled it'),
    max_parallel: z.number().int().min(1).describe('Most jobs at once'),
    reused: count('Successes of earlier rounds that it kept'),
  })
  .readonly()
  .meta({ id: 'Round', description: 'One invocation on the run' });
export type RoundRecord = z.infer<typeof roundShape>;

const legShape = z
  .object({
    wave: z.number().int().min(1).describe('From 1'),
    shard: z.number().int().min(1).describe('From 1 within the wave'),
  })
  .readonly()
  .meta({ id: 'Leg', description: 'One part of a fan-out, worked on by one machine' });

const findingShape = z
  .object({
    code: z.enum(Object.keys(findingMeanings) as [FindingCode, ...FindingCode[]]).describe(listed(findingMeanings)),
    loss: z.boolean().describe('True: the result cannot be proven because of it. False: it was met, and does no harm'),
    message: z.string().describe('One sentence: what was met'),
    remedy: z.string().describe('One sentence: what to do about it'),
    leg: z.string().nullable().describe('The leg that it is about; null when it is about none or all'),
    file: z.string().nullable().describe('The ledger that it is about; null when it is about none'),
    jobs: z.array(z.string()).readonly().describe('Paths of the jobs whose end is unknown because of it'),
  })
  .readonly()
  .meta({ id: 'Finding', description: 'What collecting met' });

const fanInShape = z
  .object({
    complete: z.boolean().describe('True when each planned job has exactly one effective receipt, or may not start'),
    round: z.number().int().min(1).describe('The round in which it was asked'),
    ledgers: count('Ledgers that were handed in'),
    legs: count('Legs, or whole phases, that were expected'),
    findings: z.array(findingShape).readonly().describe('Losses first'),
  })
  .readonly()
  .meta({ id: 'FanIn', description: 'What was proven when ledgers of several machines were collected' });
export type Finding = z.infer<typeof findingShape>;

export const runRecordShape = z
  .object({
    schema_version: z.literal(1).describe('Changes when a field goes or changes its meaning'),
    lorchestra: z.string().describe('Version of lorchestra that started the run'),
    run_id: z.string().describe('Names the run and its folder'),
    composite: z.string().describe('What was run: a composite or an atomic job'),
    plan_hash: z.string().describe('Digest over the meaning of the whole plan'),
    profile: z.string().describe('Where data lives and which services are called'),
    params: z.record(z.string(), z.string()).readonly().describe('Parameters of the run'),
    rounds: z.array(roundShape).readonly().describe('Every invocation on the run, in order'),
    started_at: time.describe('When the first round started'),
    ended_at: time.nullable().describe('When the last round ended; null when it never came to its end'),
    cancelled: z.boolean().describe('True when a round was cancelled and no later one finished'),
    jobs: z.array(jobShape).readonly().describe('Every planned job, in run order; their statuses add up to the plan'),
    leg: legShape.exactOptional().describe('Present when this is the record of one leg: it tells of its jobs alone'),
    fan_in: fanInShape.exactOptional().describe('Present when the ledgers of several machines were collected'),
    result: resultShape.describe('What the composite returned'),
  })
  .readonly()
  .meta({ id: 'RunRecord', description: 'Everything about one run' });
export type RunRecord = z.infer<typeof runRecordShape>;

/** `word: its meaning; ...`, so that a reader of the schema needs no second page. */
function listed(words: Readonly<Record<string, string | { readonly meaning: string }>>): string {
  return Object.entries(words)
    .map(([word, meaning]) => `${word}: ${typeof meaning === 'string' ? meaning : meaning.meaning}`)
    .join('; ');
}
