import type { JsonObject } from '../core/json.ts';
import type { MaxFailed } from '../definition/shapes/values.ts';
import type { AttemptReport, RecordCounts, RecordError } from '../ports/runner.ts';

/** What a job has done so far; it is reported whether the job ends well or not. */
export interface Tally {
  readonly counts: { -readonly [Name in keyof RecordCounts]: number };
  readonly errors: RecordError[];
  facts: JsonObject;
}

/** More named errors than this help nobody; the count says how many there were. */
const mostErrors = 20;
const longestMessage = 300;

export function newTally(): Tally {
  return { counts: { read: 0, written: 0, unchanged: 0, skipped: 0, failed: 0 }, errors: [], facts: {} };
}

/** Names a record error. Counting is the caller's: not every named record counts as failed. */
export function nameError(tally: Tally, key: string, message: string): void {
  if (tally.errors.length < mostErrors) tally.errors.push({ key, message: message.slice(0, longestMessage) });
}

export function reportOf(tally: Tally): AttemptReport {
  return {
    counts: { ...tally.counts },
    ...(tally.errors.length > 0 ? { record_errors: tally.errors } : {}),
    ...(Object.keys(tally.facts).length > 0 ? { facts: tally.facts } : {}),
  };
}

/** Words for the failure when more records failed than the definition allows; null when not. */
export function overThreshold(allowed: MaxFailed | undefined, counts: RecordCounts): string | null {
  if (!allowed || counts.failed === 0) return null;
  const of = `${counts.failed} of ${counts.read} records failed`;
  if ('count' in allowed) return counts.failed > allowed.count ? `${of}; at most ${allowed.count} may` : null;
  const tooMany = counts.read >= allowed.of_at_least && counts.failed > allowed.share * counts.read;
  return tooMany ? `${of}; at most ${Number((allowed.share * 100).toFixed(3))}% may` : null;
}
