import { expectedDurations, type Durations } from './durations.ts';
import type { Plan, PlannedJob } from './plan.ts';
import { plannedJobs } from './walk.ts';
import { wavesOf } from './waves.ts';

/** GitHub starts no more jobs from one matrix. */
export const mostShards = 256;

/** A plan cut for many machines. A pure function of the plan, the durations and the options: equal input, equal shards. */
export interface FanOut extends Cost {
  readonly waves: readonly ShardedWave[];
}

/** What a fan-out is expected to take and to be billed. */
export interface Cost {
  /** Milliseconds from the first leg's start to the last one's end when all legs of a wave start at once. */
  readonly wall_ms: number;
  /** Every leg rounds up to a whole minute. */
  readonly billed_minutes: number;
}

export interface ShardedWave {
  readonly name: string;
  /** None is empty. */
  readonly shards: readonly Shard[];
}

export interface Shard {
  /** Paths in run order. */
  readonly jobs: readonly string[];
  /** Milliseconds that its leg is expected to take, set-up included. */
  readonly expected_ms: number;
}

export interface ShardOptions {
  readonly plan: Plan;
  readonly durations: Durations;
  /** Milliseconds that each leg takes before its first job starts: runner, checkout, installs. */
  readonly setup_ms: number;
  /** Most jobs at once in one leg. */
  readonly max_parallel: number;
}

/** Most shards per wave; `auto` = as many for each wave as cost it least; `whole` = one leg for all waves. */
export type ShardCount = number | 'auto' | 'whole';

/** One row of the table that a count is chosen from. */
export interface Candidate extends Cost {
  readonly shards: ShardCount;
  readonly legs: number;
}

export interface ShardChoice {
  readonly fanOut: FanOut;
  /** What other counts would cost, by count. */
  readonly table: readonly Candidate[];
}

/**
 * Cuts every wave into at most `wanted` shards. `auto` takes for each wave the count for which minutes of waiting and
 * billed minutes add up to least: waves follow each other, so the sum is least for the whole as well. `whole` makes one
 * shard of all waves, for what must stay on one machine.
 */
export function shardPlan(options: ShardOptions, wanted: ShardCount): ShardChoice {
  const waves = prepare(options);
  const widest = Math.min(mostShards, Math.max(...waves.map(({ groups }) => groups.length)));
  const counts = new Set([...steps.filter((count) => count < widest), widest, ...(typeof wanted === 'number' ? [wanted] : [])]);
  const tried = new Map([...counts].toSorted(ascending).map((count) => [count, waves.map((wave) => cut(wave, count, options))]));
  const rows = [...tried].map(([count, cuts]) => candidate(count, cuts));
  const cheapest = waves.map((_, index) => best([...tried.values()].flatMap((cuts) => cuts[index] ?? [])));
  const whole = [onOneMachine(waves, options)];
  const chosen = wanted === 'whole' ? whole : typeof wanted === 'number' ? (tried.get(wanted) ?? cheapest) : cheapest;
  const { wall_ms, billed_minutes } = total(chosen);
  const fanOut = { waves: chosen.map(({ wave }) => wave), wall_ms, billed_minutes };
  return { fanOut, table: [candidate('whole', whole), ...rows, candidate('auto', cheapest)] };
}

/** The counts that are worth a row. */
const steps = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256];

/** Jobs of a wave that must stay on one machine, with the time they add to it. */
interface JobGroup {
  readonly jobs: readonly PlannedJob[];
  readonly ms: number;
}

interface PreparedWave {
  readonly name: string;
  /** Longest first; of equals, the one that stands first in the plan. */
  readonly groups: readonly JobGroup[];
  readonly expect: (planned: PlannedJob) => number;
}

function prepare({ plan, durations }: ShardOptions): readonly PreparedWave[] {
  const expect = expectedDurations(plannedJobs(plan), durations);
  return wavesOf(plan).map(({ name, jobs }) => {
    const groups = together(jobs).map((group) => ({ jobs: group, ms: group.reduce((sum, job) => sum + expect(job), 0) }));
    return { name, groups: groups.toSorted((left, right) => right.ms - left.ms || orderOf(left) - orderOf(right)), expect };
  });
}

/** Jobs that share a pool or an affinity, directly or through others, each group in run order. */
function together(jobs: readonly PlannedJob[]): readonly (readonly PlannedJob[])[] {
  const leaders = new Map<string, string>();
  const leader = (key: string): string => {
    let at = key;
    for (let next = leaders.get(at); next !== undefined; next = leaders.get(at)) at = next;
    return at;
  };
  const keysOf = ({ path, job }: PlannedJob): readonly string[] => [
    `job ${path}`,
    ...(job.pool === undefined ? [] : [`pool ${job.pool}`]),
    ...(job.affinity === undefined ? [] : [`affinity ${job.affinity}`]),
  ];
  for (const planned of jobs) {
    const [own = '', ...shared] = keysOf(planned);
    for (const key of shared) {
      const [from, to] = [leader(own), leader(key)];
      if (from !== to) leaders.set(from, to);
    }
  }
  return [...Map.groupBy(jobs, ({ path }) => leader(`job ${path}`)).values()];
}

interface CutWave extends Cost {
  readonly wave: ShardedWave;
}

/** Longest first onto the least loaded shard: within a third of the best there is, and stable. */
function cut(prepared: PreparedWave, count: number, options: ShardOptions): CutWave {
  const bins = Array.from({ length: Math.min(count, prepared.groups.length) }, () => ({ ms: 0, jobs: [] as PlannedJob[] }));
  for (const group of prepared.groups) {
    const bin = bins.reduce((least, each) => (each.ms < least.ms ? each : least));
    bin.ms += group.ms;
    bin.jobs.push(...group.jobs);
  }
  const shards = bins.map(({ jobs }): Shard => {
    const sorted = jobs.toSorted((left, right) => left.order - right.order);
    return { jobs: sorted.map(({ path }) => path), expected_ms: options.setup_ms + workMs(jobs, prepared, options) };
  });
  return priced({ name: prepared.name, shards });
}

/** Every wave one after the other in one leg: one set-up, and no machine waits for another. */
function onOneMachine(waves: readonly PreparedWave[], options: ShardOptions): CutWave {
  const work = waves.map((wave) =>
    workMs(
      wave.groups.flatMap(({ jobs }) => jobs),
      wave,
      options,
    ),
  );
  const expected_ms = work.reduce((sum, ms) => sum + ms, options.setup_ms);
  const jobs = plannedJobs(options.plan).map(({ path }) => path);
  return priced({ name: options.plan.composite, shards: [{ jobs, expected_ms }] });
}

/** How long jobs of one wave take on one machine. */
function workMs(jobs: readonly PlannedJob[], { expect }: PreparedWave, { max_parallel }: ShardOptions): number {
  const times = jobs.map(expect);
  const sum = times.reduce((left, right) => left + right, 0);
  return Math.max(
    Math.ceil(sum / max_parallel),
    times.reduce((left, right) => Math.max(left, right), 0),
  );
}

function priced(wave: ShardedWave): CutWave {
  const times = wave.shards.map(({ expected_ms }) => expected_ms);
  return {
    wave,
    wall_ms: times.reduce((left, right) => Math.max(left, right), 0),
    billed_minutes: times.reduce((sum, ms) => sum + Math.max(1, Math.ceil(ms / minute)), 0),
  };
}

const minute = 60_000;

function best(cuts: readonly CutWave[]): CutWave {
  const weight = ({ wall_ms, billed_minutes }: CutWave): number => wall_ms / minute + billed_minutes;
  return cuts.reduce((least, each) => (weight(each) < weight(least) ? each : least));
}

function total(cuts: readonly CutWave[]): Cost {
  return {
    wall_ms: cuts.reduce((sum, { wall_ms }) => sum + wall_ms, 0),
    billed_minutes: cuts.reduce((sum, { billed_minutes }) => sum + billed_minutes, 0),
  };
}

function candidate(shards: ShardCount, cuts: readonly CutWave[]): Candidate {
  return { shards, legs: cuts.reduce((sum, { wave }) => sum + wave.shards.length, 0), ...total(cuts) };
}

function orderOf(group: JobGroup): number {
  return group.jobs[0]?.order ?? 0;
}

function ascending(left: number, right: number): number {
  return left - right;
}

/** `2/3`: wave 2, shard 3, both from 1. All that a leg is known by beside its plan. */
export interface ShardId {
  readonly wave: number;
  readonly shard: number;
}

export function shardText({ wave, shard }: ShardId): string {
  return `${wave}/${shard}`;
}

/** Null when the text is no shard's name. */
export function parseShard(text: string): ShardId | null {
  const found = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text);
  return found === null ? null : { wave: Number(found[1]), shard: Number(found[2]) };
}

/** By wave, from 1: what a workflow makes its matrices from. Numbers only, so that nothing in it can be a secret. */
export function matrixOf({ waves }: Pick<FanOut, 'waves'>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    waves.map(({ shards }, index) => {
      const wave = index + 1;
      return [wave, shards.map((_, place) => shardText({ wave, shard: place + 1 }))];
    }),
  );
}
