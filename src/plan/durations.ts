import type { PlannedJob } from './plan.ts';

/** How long jobs took before: job id to milliseconds. */
export type Durations = ReadonlyMap<string, number>;

/** What is assumed of a job when nothing at all was recorded. */
const unknownJobMs = 30_000;

/** One finished job of an earlier run, as its record tells it. */
export interface PastJob {
  readonly job_id: string;
  readonly status: string;
  readonly duration_ms: number | null;
}

/** The middle of what each job took when it succeeded; one slow night does not move it. */
export function learnDurations(past: Iterable<PastJob>): Durations {
  const samples = new Map<string, number[]>();
  for (const { job_id, status, duration_ms } of past) {
    if (status !== 'succeeded' || duration_ms === null) continue;
    const known = samples.get(job_id);
    if (known === undefined) samples.set(job_id, [duration_ms]);
    else known.push(duration_ms);
  }
  return new Map([...samples].map(([job_id, values]) => [job_id, middle(values)]));
}

/** Milliseconds to expect of each job: its own past, else the middle of the others of its kind, else of all, else a guess. */
export function expectedDurations(jobs: readonly PlannedJob[], durations: Durations): (planned: PlannedJob) => number {
  const known = jobs.filter(({ job }) => durations.has(job.job_id));
  const timesOf = (some: readonly PlannedJob[]): readonly number[] => some.map(({ job }) => durations.get(job.job_id) ?? 0);
  const all = known.length === 0 ? unknownJobMs : middle(timesOf(known));
  const kinds = new Map(
    [...new Set(jobs.map(({ job }) => job.kind))].map((kind) => {
      const alike = known.filter(({ job }) => job.kind === kind);
      return [kind, alike.length === 0 ? all : middle(timesOf(alike))];
    }),
  );
  return ({ job }) => durations.get(job.job_id) ?? kinds.get(job.kind) ?? all;
}

/** Of an even number the lower of the two: a whole number of milliseconds stays one. */
function middle(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) / 2)] ?? unknownJobMs;
}
