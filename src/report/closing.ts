import type { RunRecord } from '../ledger/record.ts';
import type { RecordCounts } from '../ports/runner.ts';
import type { Paint } from '../ports/screen.ts';
import { line } from '../core/escape.ts';
import { gateLines } from './gates.ts';
import { count, failureText, isTrouble, losses, recordCounts, remedy, runOutcome, textOf, verdict } from './text.ts';

/** Something that a run leaves behind: what it is, and where, as the user would type it. */
export interface Location {
  readonly what: string;
  readonly where: string;
}

const failuresShown = 20;
const findingsShown = 20;

/** The last words of a run on a console: what happened, where it lies, what to do next. */
export function closing(options: {
  readonly record: RunRecord;
  readonly locations: readonly Location[];
  readonly paint: Paint;
}): readonly string[] {
  const { record, locations, paint } = options;
  const outcome = runOutcome(record);
  const { good, warn, bad } = paint;
  const shade = { succeeded: good, cancelled: warn, unfinished: warn, failed: bad, incomplete: bad }[outcome];
  // A leg, or what was collected from legs, is finished by running legs again.
  const isWhole = record.leg === undefined && record.fan_in === undefined;
  const next = outcome === 'succeeded' || !isWhole ? [] : [{ what: 'next', where: remedy(record) }];
  const places = [...locations, ...next];
  const width = Math.max(0, ...places.map(({ what }) => what.length));
  return [
    '',
    paint.bold(shade(verdict(record))),
    ...countLines(record, paint),
    ...findingLines(record, paint),
    ...gateLines(record, paint),
    ...failureLines(record, paint),
    ...places.map(({ what, where }) => `  ${paint.dim(what.padEnd(width))}  ${where}`),
  ];
}

/** What all jobs of each kind did to records together; nothing where the lines of the jobs say as much. */
function countLines(record: RunRecord, paint: Paint): readonly string[] {
  const totals = new Map<string, Record<keyof RecordCounts, number>>();
  const counted = record.jobs.flatMap(({ kind, report: { counts } }) => (counts === undefined ? [] : [{ kind, counts }]));
  for (const { kind, counts } of counted) {
    const total = totals.get(kind) ?? { read: 0, written: 0, unchanged: 0, skipped: 0, failed: 0 };
    for (const name of Object.keys(total) as (keyof RecordCounts)[]) total[name] += counts[name];
    totals.set(kind, total);
  }
  if (totals.size === counted.length) return [];
  const width = Math.max(0, ...[...totals.keys()].map((kind) => kind.length));
  return [...totals].map(([kind, total]) => `  ${paint.dim(kind.padEnd(width))}  ${recordCounts(total)}`);
}

function findingLines({ fan_in }: RunRecord, paint: Paint): readonly string[] {
  const findings = fan_in?.findings ?? [];
  const shown = findings.slice(0, findingsShown).flatMap(({ code, loss, message, remedy }) => {
    const shade = loss ? paint.bad : paint.dim;
    return [`  ${shade(code)} ${line(message)}`, ...(loss ? [`       ${paint.dim(line(remedy))}`] : [])];
  });
  const rest = findings.length - findingsShown;
  return rest > 0 ? [...shown, `  and ${count(rest, 'more finding')}`] : shown;
}

function failureLines(record: RunRecord, paint: Paint): readonly string[] {
  const told = new Set(losses(record).flatMap(({ jobs }) => jobs));
  const failed = record.jobs.filter(
    (job) => (isTrouble(job) && job.status !== 'cancelled' && !told.has(job.path)) || job.allowed_failure,
  );
  const shown = failed.slice(0, failuresShown).map((job) => {
    const shade = job.allowed_failure ? paint.warn : paint.bad;
    return `  ${shade(textOf(job).word.padEnd(4))} ${paint.bold(job.job_id)} ${line(failureText(job))}`;
  });
  const rest = failed.length - shown.length;
  return rest > 0 ? [...shown, `  and ${count(rest, 'more job')}`] : shown;
}
