import { unreachable } from '../core/defect.ts';
import { statusMeanings, type JobStatus } from '../core/vocabulary.ts';
import type { Finding, JobRecord, RunRecord } from '../ledger/record.ts';
import type { RecordCounts } from '../ports/runner.ts';

/** How each status is shown: `word` on consoles (at most five letters), `title` in sentences, `symbol` in summaries. */
export const statusTexts = {
  succeeded: { word: 'ok', title: 'succeeded', symbol: '✅' },
  failed: { word: 'FAIL', title: 'failed', symbol: '❌' },
  timed_out: { word: 'TIME', title: 'timed out', symbol: '⏰' },
  cancelled: { word: 'stop', title: 'cancelled', symbol: '🚫' },
  lost: { word: 'LOST', title: 'lost', symbol: '❓' },
  not_run: { word: 'wait', title: 'not run', symbol: '⚪' },
} as const satisfies Record<JobStatus, { readonly word: string; readonly title: string; readonly symbol: string }>;

const allowedFailureText = { word: 'warn', title: 'failed, allowed', symbol: '⚠️' } as const;

export function textOf(job: Pick<JobRecord, 'status' | 'allowed_failure'>): {
  readonly word: string;
  readonly title: string;
  readonly symbol: string;
} {
  return job.allowed_failure ? allowedFailureText : statusTexts[job.status];
}

/** `12 ms`, `1.2 s`, `3 m 04 s`, `2 h 03 m`; never rounded up. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.floor(ms))} ms`;
  if (ms < 60_000) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  return elapsed(ms);
}

/** The same in whole seconds, for what still runs: `0 s`, `12 s`, `3 m 04 s`, `2 h 03 m`. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} m ${pad(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} m`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** `1 job`, `1,204 jobs`. */
export function count(value: number, noun: string): string {
  return `${commas(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Thousands with commas, whatever the locale. */
export function commas(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Bytes as `812 B`, `14.2 KB`, `3.0 MB`. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const thousands = Math.min(3, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** thousands).toFixed(1)} ${['B', 'KB', 'MB', 'GB'][thousands]}`;
}

const countWords = ['read', 'written', 'unchanged', 'skipped', 'failed'] as const satisfies readonly (keyof RecordCounts)[];

/** `120 read, 30 written, 90 unchanged`; what is zero is left out, and nothing at all reads `no records`. */
export function recordCounts(counts: RecordCounts): string {
  const told = countWords.filter((word) => counts[word] > 0).map((word) => `${commas(counts[word])} ${word}`);
  return told.length === 0 ? 'no records' : told.join(', ');
}

/** Started without success, or lost: what a result counts as failed. */
export function isTrouble(job: Pick<JobRecord, 'status'>): boolean {
  return job.status !== 'succeeded' && job.status !== 'not_run';
}

export interface Tally extends Readonly<Record<JobStatus, number>> {
  readonly planned: number;
  /** Jobs whose success an earlier round earned. */
  readonly reused: number;
}

export function tally(record: RunRecord): Tally {
  const counts = { planned: 0, reused: 0, succeeded: 0, failed: 0, timed_out: 0, cancelled: 0, lost: 0, not_run: 0 };
  const lastRound = record.rounds.at(-1)?.round ?? 1;
  for (const job of record.jobs) {
    counts.planned += 1;
    counts[job.status] += 1;
    if (job.status === 'succeeded' && job.round !== null && job.round < lastRound) counts.reused += 1;
  }
  return counts;
}

/** `2 failed, 1 timed out`, in the order of the vocabulary; statuses that no job has are left out. */
export function statusCounts(counts: Tally, statuses: readonly JobStatus[]): string {
  return statuses
    .filter((status) => counts[status] > 0)
    .map((status) => `${commas(counts[status])} ${statusTexts[status].title}`)
    .join(', ');
}

/** One sentence: what became of the run. No names of jobs, no final period. */
export function verdict(record: RunRecord): string {
  const counts = tally(record);
  const { composite, result } = record;
  const outcome = runOutcome(record);
  switch (outcome) {
    case 'succeeded':
      return `${composite} succeeded: ${count(counts.planned, 'job')} in ${duration(result.duration_ms)}`;
    case 'cancelled': {
      const rest = statusCounts(counts, ['succeeded', 'failed', 'timed_out', 'cancelled', 'lost', 'not_run']);
      return `${composite} was cancelled: of ${count(counts.planned, 'job')}, ${rest}`;
    }
    case 'incomplete': {
      const unknown = new Set(losses(record).flatMap(({ jobs }) => jobs)).size;
      if (unknown === 0) return `${composite} is incomplete: its ledgers do not add up`;
      return `${composite} is incomplete: the end of ${commas(unknown)} of ${count(counts.planned, 'job')} is unknown`;
    }
    case 'unfinished':
      return `${composite} is unfinished: ${commas(counts.not_run)} of ${count(counts.planned, 'job')} did not run`;
    case 'failed': {
      const bad = counts.failed + counts.timed_out + counts.cancelled + counts.lost;
      const where = 'failed_phase' in result && result.failed_phase !== null ? ` in ${result.failed_phase}` : '';
      return `${composite} failed${where}: ${commas(bad)} of ${count(counts.planned, 'job')} failed`;
    }
    default:
      return unreachable(outcome);
  }
}

export type RunOutcome = 'succeeded' | 'cancelled' | 'unfinished' | 'failed' | 'incomplete';

export function runOutcome(record: RunRecord): RunOutcome {
  if (record.result.success) return 'succeeded';
  if (losses(record).length > 0) return 'incomplete';
  if (record.cancelled) return 'cancelled';
  return record.jobs.some(isTrouble) ? 'failed' : 'unfinished';
}

/** What keeps a collected run from being proven. */
export function losses({ fan_in }: Pick<RunRecord, 'fan_in'>): readonly Finding[] {
  return fan_in?.findings.filter(({ loss }) => loss) ?? [];
}

/** The verdict and, when there is one, the first failure in plan order: the first line of stderr. */
export function cause(record: RunRecord): string {
  const [loss] = losses(record);
  if (loss !== undefined) return `${verdict(record)}: ${loss.code}: ${loss.message}`;
  const first = record.jobs.find((job) => isTrouble(job) && job.status !== 'cancelled');
  return first === undefined ? verdict(record) : `${verdict(record)}: ${first.job_id}: ${failureText(first)}`;
}

/** Why a job is not a success, in one line. */
export function failureText(job: Pick<JobRecord, 'status' | 'failure' | 'reason'>): string {
  return job.failure?.message ?? job.reason ?? statusMeanings[job.status];
}

/**
 * The command that finishes a run. What a gate has refused is refused again as long as the data are the same, so a
 * pipeline that one has stopped is run again, from its source on.
 */
export function remedy(record: RunRecord): string {
  const refused = record.jobs.some(({ kind, failure }) => failure?.kind === 'gate' && kind !== 'solution');
  const profile = record.profile === 'sandbox' ? '' : ` --profile ${record.profile}`;
  return `lorchestra ${refused ? `run ${record.composite}` : `resume ${record.run_id}`}${profile}`;
}
