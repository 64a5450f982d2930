/** What a planned job and the record of one have in common: its place. */
export interface Placed {
  readonly path: string;
  readonly stage: string | null;
  readonly stage_index: number | null;
}

/** The jobs that stand in one stage of one composite, in run order. */
export interface Group<Job extends Placed> {
  /** The composite that holds them; for a plan of one atomic job, that job. */
  readonly composite: string;
  readonly stage: string | null;
  readonly jobs: readonly Job[];
}

/** Jobs by composite and stage, in the order in which the stages' first jobs stand in the plan. */
export function grouped<Job extends Placed>(jobs: readonly Job[]): readonly Group<Job>[] {
  const groups = new Map<string, { composite: string; stage: string | null; jobs: Job[] }>();
  for (const job of jobs) {
    const key = groupKey(job);
    const group = groups.get(key) ?? { composite: compositeOf(job.path), stage: job.stage, jobs: [] };
    group.jobs.push(job);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** So many stages of mostly one job each are a chain of steps. */
const chainLength = 3;

/**
 * The same for people: a composite that is a chain of steps is one group, since a heading for each of its jobs would
 * hide what they are. Such a group has no stage.
 */
export function folded<Job extends Placed>(jobs: readonly Job[]): readonly Group<Job>[] {
  const holders = Map.groupBy(grouped(jobs), ({ jobs: [first] }) => holderOf(first?.path ?? ''));
  return [...holders.values()].flatMap((stages): readonly Group<Job>[] => {
    const single = stages.filter((stage) => stage.jobs.length === 1).length;
    const [first] = stages;
    if (first === undefined || stages.length < chainLength || single * 2 < stages.length) return stages;
    return [{ composite: first.composite, stage: null, jobs: stages.flatMap((stage) => stage.jobs) }];
  });
}

/** Equal for jobs of one stage of one composite at one place in the plan. */
function groupKey(job: Placed): string {
  return `${holderOf(job.path)}#${job.stage_index ?? 0}`;
}

/** Path of the composite that holds a job; empty for a plan of one atomic job. */
function holderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function compositeOf(path: string): string {
  return path.split('/').at(-2) ?? path;
}

/** `pipeline.ingest / validation`. */
export function groupTitle(group: { readonly composite: string; readonly stage: string | null }): string {
  return group.stage === null ? group.composite : `${group.composite} / ${group.stage}`;
}
