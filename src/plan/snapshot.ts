import type { Catalogue } from '../definition/catalogue.ts';
import { resolveJob } from '../definition/resolve.ts';
import type { Removal, Snapshot, SnapshotComposite } from '../definition/snapshot.ts';
import { yamlScalar } from './yaml-text.ts';

export const snapshotFile = 'lorchestra.snapshot.yaml';

/** One thing by which the definitions differ from a snapshot. Stages are named as the side that has them names them. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'moved' | 'reordered';
  readonly composite: string;
  /** Null when it is about the composite as a whole. */
  readonly job: string | null;
  readonly stage: string | null;
  /** Where a moved job stood before. */
  readonly from: string | null;
  /** Of what was removed: the reason that somebody wrote down. */
  readonly reason: string | null;
}

/** What the definitions say now. */
export function composites(catalogue: Catalogue): Snapshot['composites'] {
  const found = [...catalogue.jobs.values()].flatMap((job) => {
    if (job.kind !== 'composite') return [];
    const stages = job.stages.map(({ name, jobs }) => ({
      name,
      jobs: jobs.map((child) => resolveJob(catalogue, child)?.job_id ?? child),
    }));
    return [[job.job_id, { stages }] as const];
  });
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** From the snapshot to the definitions, composite by composite. Reasons are looked up in `removals`. */
export function differences(
  before: Snapshot['composites'],
  now: Snapshot['composites'],
  removals: readonly Removal[],
): readonly Difference[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return ids.flatMap((composite) => {
    const [old, present] = [before[composite], now[composite]];
    const whole = { composite, job: null, stage: null, from: null };
    if (old === undefined) return [{ ...whole, kind: 'added', reason: null }];
    if (present === undefined) return [{ ...whole, kind: 'removed', reason: reasonFor(removals, composite, null) }];
    return withinComposite(composite, { old, present, removals });
  });
}

interface Sides {
  readonly old: SnapshotComposite;
  readonly present: SnapshotComposite;
  readonly removals: readonly Removal[];
}

function withinComposite(composite: string, { old, present, removals }: Sides): readonly Difference[] {
  const [was, is] = [stageOf(old), stageOf(present)];
  const found: Difference[] = [];
  const add = (difference: Omit<Difference, 'composite' | 'from' | 'reason'> & Partial<Difference>): void => {
    found.push({ composite, from: null, reason: null, ...difference });
  };
  for (const [job, stage] of was) {
    const stageNow = is.get(job);
    if (stageNow === undefined) add({ kind: 'removed', job, stage, reason: reasonFor(removals, composite, job) });
    else if (stageNow !== stage) add({ kind: 'moved', job, stage: stageNow, from: stage });
  }
  for (const [job, stage] of is) if (!was.has(job)) add({ kind: 'added', job, stage });
  if (found.length === 0 && JSON.stringify(old.stages) !== JSON.stringify(present.stages)) {
    add({ kind: 'reordered', job: null, stage: null });
  }
  return found;
}

function stageOf({ stages }: SnapshotComposite): ReadonlyMap<string, string> {
  return new Map(stages.flatMap(({ name, jobs }) => jobs.map((job) => [job, name] as const)));
}

function reasonFor(removals: readonly Removal[], composite: string, job: string | null): string | null {
  const entry = removals.find((removal) => removal.composite === composite && (removal.job ?? null) === job);
  return entry?.reason ?? null;
}

/** Removals of what is there (again): they would excuse the next time it goes missing. */
export function untrueRemovals(removals: readonly Removal[], now: Snapshot['composites']): readonly Removal[] {
  return removals.filter(({ composite, job }) => {
    const present = now[composite];
    return present !== undefined && (job === undefined || stageOf(present).has(job));
  });
}

/** The text of the file. The same snapshot always gives the same bytes. */
export function renderSnapshot({ composites, removed }: Snapshot): string {
  const lines = [
    '# What runs, as reviewed. `lorchestra snapshot` compares it with the definitions, `lorchestra snapshot --write`',
    '# renews it. A job that is taken out needs an entry under "removed" that says why.',
    'composites:',
  ];
  for (const [id, { stages }] of Object.entries(composites)) {
    lines.push(`  ${yamlScalar(id)}:`, '    stages:');
    for (const { name, jobs } of stages) {
      lines.push(`      - name: ${yamlScalar(name)}`, '        jobs:', ...jobs.map((job) => `          - ${yamlScalar(job)}`));
    }
  }
  if (lines.length === 3) lines[2] = 'composites: {}';
  lines.push(removed.length === 0 ? 'removed: []' : 'removed:');
  for (const { composite, job, reason } of removed) {
    lines.push(`  - composite: ${yamlScalar(composite)}`);
    if (job !== undefined) lines.push(`    job: ${yamlScalar(job)}`);
    lines.push(`    reason: ${JSON.stringify(reason)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** One line for people, in the signs of a diff. */
export function describe({ kind, composite, job, stage, from, reason }: Difference): string {
  const place = stage === null ? yamlScalar(composite) : `${yamlScalar(composite)} / ${yamlScalar(stage)}`;
  const what = job === null ? 'the composite' : yamlScalar(job);
  switch (kind) {
    case 'added':
      return `+ ${place}: ${what}`;
    case 'removed':
      return `- ${place}: ${what}${reason === null ? ' (no reason is written down)' : ''}`;
    case 'moved':
      return `! ${place}: ${what} (was in ${yamlScalar(from ?? '')})`;
    case 'reordered':
      return `! ${place}: the order of its stages or jobs`;
  }
}
