import type { JobRecord, RunRecord } from '../ledger/record.ts';
import { cut } from './budget.ts';
import { label } from '../core/escape.ts';
import { folded, type Group } from './groups.ts';

export interface Gantt {
  /** Mermaid source. */
  readonly lines: readonly string[];
  readonly bars: number;
  /** How many jobs ran in the last round. */
  readonly of: number;
}

/** What ran when in the last round, as a mermaid chart with at most `limit` bars, the longest ones; null when there is nothing to show. */
export function gantt(record: RunRecord, limit: number): Gantt | null {
  const round = record.rounds.at(-1)?.round ?? 1;
  const ran = record.jobs.filter((job) => job.round === round).flatMap(spanOf);
  const chosen = new Set(
    [...ran]
      .sort((a, b) => b.end - b.start - (a.end - a.start))
      .slice(0, limit)
      .map(({ job }) => job),
  );
  if (chosen.size === 0) return null;
  const first = Math.min(...ran.filter(({ job }) => chosen.has(job)).map(({ start }) => start));
  const last = Math.max(...ran.filter(({ job }) => chosen.has(job)).map(({ end }) => end));
  const least = Math.max(1, Math.ceil((last - first) / 200));
  const spans = new Map(ran.map((span) => [span.job, span]));
  const groups = folded(record.jobs.filter((job) => chosen.has(job)));
  const names = groups.map((group) => sectionName(group, groups));
  const sections = groups.flatMap((group, place) => [
    `  section ${names[place] ?? ''}`,
    ...group.jobs.flatMap((job) => {
      const span = spans.get(job);
      return span === undefined ? [] : [bar(job, span.start, Math.max(span.end, span.start + least))];
    }),
  ]);
  const axis = last - first < 10_000 ? '%S.%L s' : '%H:%M:%S';
  return {
    lines: [roomFor(names), 'gantt', '  dateFormat x', `  axisFormat ${axis}`, ...sections],
    bars: chosen.size,
    of: ran.length,
  };
}

/** Without it, names of more than ten characters lie under the bars. Mermaid counts in pixels. */
function roomFor(names: readonly string[]): string {
  const leftPadding = Math.max(75, ...names.map((name) => 24 + 6 * name.length));
  return `%%{init: ${JSON.stringify({ gantt: { leftPadding } })}}%%`;
}

/** Sections have little room: the stage, or the composite where stages of several composites have one name. */
function sectionName(group: Group<JobRecord>, groups: readonly Group<JobRecord>[]): string {
  const shared = groups.filter(({ stage }) => stage === group.stage).length > 1;
  return cut(label(shared ? group.composite : (group.stage ?? group.composite)), 24);
}

function spanOf(job: JobRecord): readonly { readonly job: JobRecord; readonly start: number; readonly end: number }[] {
  if (job.started_at === null || job.ended_at === null) return [];
  const [start, end] = [Date.parse(job.started_at), Date.parse(job.ended_at)];
  return Number.isNaN(start) || Number.isNaN(end) ? [] : [{ job, start, end: Math.max(start, end) }];
}

/** The mark before the name keeps a job called like a word of the diagram's language from being read as that word. */
function bar(job: JobRecord, start: number, end: number): string {
  const good = job.status === 'succeeded';
  return `  ${good ? '✓' : '✗'} ${label(job.job_id)} :${good ? '' : 'crit, '}${start}, ${end}`;
}
