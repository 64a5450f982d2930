import type { JobRecord, RunRecord } from '../ledger/record.ts';
import { cut, fitted, summaryBudget } from './budget.ts';
import { code, fence, joined, markup, nothing, text, type Markdown } from '../core/escape.ts';
import { fanInSection } from './fan-in.ts';
import { gantt } from './gantt.ts';
import { gateSection } from './gates.ts';
import { folded, groupTitle, type Group } from './groups.ts';
import {
  commas,
  count,
  duration,
  failureText,
  isTrouble,
  losses,
  recordCounts,
  remedy,
  runOutcome,
  statusCounts,
  statusTexts,
  tally,
  textOf,
  verdict,
} from './text.ts';

/** How much of a run a summary shows. */
interface Level {
  readonly failures: number;
  readonly tailLines: number;
  /** UTF-16 code units of one line of a log. */
  readonly tailWidth: number;
  /** Rows of all tables together; jobs that did not succeed come first. */
  readonly rows: number;
  readonly bars: number;
  /** What the reader is told is missing; null = nothing. */
  readonly without: string | null;
}

/** From everything to least; failures go last. The last one fits into the usual budget whatever the run. */
const levels: readonly Level[] = [
  { failures: 100, tailLines: 40, tailWidth: 1000, rows: 2000, bars: 40, without: null },
  { failures: 100, tailLines: 40, tailWidth: 1000, rows: 2000, bars: 0, without: 'the chart' },
  { failures: 100, tailLines: 15, tailWidth: 400, rows: 500, bars: 0, without: 'the chart, parts of logs and rows of tables' },
  { failures: 50, tailLines: 5, tailWidth: 200, rows: 100, bars: 0, without: 'the chart, most of the logs and rows of tables' },
  { failures: 20, tailLines: 0, tailWidth: 0, rows: 0, bars: 0, without: 'the chart, all logs and all tables' },
];

/** UTF-16 code units of a message or another text of the user's in running text. */
const messageWidth = 500;
const recordErrorsShown = 5;
/** A stage that went well and is larger than this is folded, and so is one of which nothing ran. */
const openRows = 12;

export interface SummaryOptions {
  readonly record: RunRecord;
  /** Words that say where the whole truth is, such as the path of the record. */
  readonly recordPath: string;
  /** UTF-8 bytes. */
  readonly budget?: number;
}

/** A run as GitHub Markdown: verdict, gates, failures, tables, chart, facts. Never more bytes than the budget. */
export function runSummary({ record, recordPath, budget = summaryBudget }: SummaryOptions): string {
  return fitted({
    levels,
    budget,
    tooLarge: 'This summary was cut to fit into what GitHub shows.',
    render: (level) =>
      joined(
        [
          heading(record),
          fanInSection(record),
          gateSection(record),
          failures(record, level),
          tables(record, level),
          chart(record, level),
          facts(record, recordPath),
          leftOut(level),
        ].filter((part) => part !== nothing),
        '\n',
      ),
  });
}

const outcomeSymbols = { succeeded: '✅', failed: '❌', cancelled: '🚫', unfinished: '⚪', incomplete: '❓' } as const;

function heading(record: RunRecord): Markdown {
  const counts = tally(record);
  const statuses = statusCounts(counts, ['succeeded', 'failed', 'timed_out', 'cancelled', 'lost', 'not_run']);
  const allowed = record.jobs.filter((job) => job.allowed_failure).length;
  const rounds = record.rounds.length;
  const facts = [
    statuses,
    ...(allowed > 0 ? [`${commas(allowed)} of them with an allowed failure`] : []),
    `took ${duration(record.result.duration_ms)}`,
    ...(rounds > 1
      ? [`round ${record.rounds.at(-1)?.round ?? rounds}, ${commas(counts.reused)} reused from earlier rounds`]
      : []),
  ];
  const symbol = outcomeSymbols[runOutcome(record)] as Markdown;
  return markup`## ${symbol} ${text(verdict(record))}\n\n${text(facts.join(' · '))}\n`;
}

function failures(record: RunRecord, level: Level): Markdown {
  const told = new Set(losses(record).flatMap(({ jobs }) => jobs));
  const failed = record.jobs.filter(
    (job) => (isTrouble(job) && job.status !== 'cancelled' && !told.has(job.path)) || job.allowed_failure,
  );
  // A failure that turned the run red is worth more than one that is allowed.
  const ordered = [...failed.filter((job) => !job.allowed_failure), ...failed.filter((job) => job.allowed_failure)];
  if (ordered.length === 0) return nothing;
  const shown = ordered.slice(0, level.failures).map((job) => oneFailure(job, level));
  const rest = ordered.length - shown.length;
  const more = rest > 0 ? [markup`And ${text(count(rest, 'more job'))} that failed; all are in the record.\n`] : [];
  return joined([markup`### Failures\n`, ...shown, ...more], '\n');
}

function oneFailure(job: JobRecord, level: Level): Markdown {
  const { symbol, title } = textOf(job);
  const attempts = job.attempts.length > 1 ? ` after ${job.attempts.length} attempts` : '';
  const time = job.duration_ms === null ? '' : ` in ${duration(job.duration_ms)}`;
  const where = cut([job.phase, job.stage].filter((part) => part !== null).join(' / '), messageWidth);
  const facts = [
    ...(where === '' ? [] : [text(where)]),
    text(`${title}${attempts}${time}`),
    code(`${job.at.file}:${job.at.line}`),
  ];
  const message = text(cut(failureText(job), messageWidth));
  const head = markup`#### ${symbol as Markdown} ${code(job.job_id)}\n\n**${message}**<br>\n${joined(facts, ' · ')}\n`;
  return joined(
    [head, recordErrors(job), logTail(job, level)].filter((part) => part !== nothing),
    '\n',
  );
}

function recordErrors({ report }: JobRecord): Markdown {
  const errors = report.record_errors ?? [];
  if (errors.length === 0) return nothing;
  const shown = errors
    .slice(0, recordErrorsShown)
    .map(({ key, message }) => markup`- ${code(cut(key, 100))} ${text(cut(message, 200))}\n`);
  const rest = errors.length - shown.length;
  return joined(rest > 0 ? [...shown, markup`- and ${rest} more\n`] : shown, '');
}

function logTail({ failure, log }: JobRecord, level: Level): Markdown {
  const tail = failure?.tail ?? [];
  if (tail.length === 0 || level.tailLines === 0) return nothing;
  const lines = tail.slice(-level.tailLines).map((each) => cut(each, level.tailWidth));
  const whole = log === null ? nothing : markup`The whole log: ${code(log.file)}\n`;
  return joined(
    [fence(lines), whole].filter((part) => part !== nothing),
    '\n',
  );
}

function tables(record: RunRecord, level: Level): Markdown {
  if (level.rows === 0) return nothing;
  const chosen = chosenRows(record.jobs, level.rows);
  const groups = folded(record.jobs).map((group) => table(group, chosen));
  return joined([markup`### Jobs\n`, ...groups], '\n');
}

/** The jobs that get a row: those that did not succeed, then the others, in plan order, up to the limit. */
function chosenRows(jobs: readonly JobRecord[], limit: number): ReadonlySet<JobRecord> {
  return new Set([...jobs.filter(notable), ...jobs.filter((job) => !notable(job))].slice(0, limit));
}

function notable(job: JobRecord): boolean {
  return job.status !== 'succeeded' || job.allowed_failure;
}

function table(group: Group<JobRecord>, chosen: ReadonlySet<JobRecord>): Markdown {
  const rows = group.jobs.filter((job) => chosen.has(job));
  const counted = rows.some((job) => job.report.counts !== undefined);
  const head = counted
    ? markup`| | Job | Duration | Attempts | Records |\n|:-:|:--|--:|--:|:--|\n`
    : markup`| | Job | Duration | Attempts |\n|:-:|:--|--:|--:|\n`;
  const rest = group.jobs.length - rows.length;
  const more = rest > 0 ? markup`\n${text(count(rest, 'more job'))} of these without a row; all are in the record.\n` : nothing;
  const body = rows.length === 0 ? nothing : joined([head, ...rows.map((job) => row(job, counted))], '');
  const bad = group.jobs.some(notable);
  const idle = group.jobs.every(({ status }) => status === 'not_run');
  const open = (!idle && (bad || group.jobs.length <= openRows) ? ' open' : '') as Markdown;
  return markup`<details${open}><summary>${groupLine(group)}</summary>\n\n${body}${more}\n</details>\n`;
}

function groupLine(group: Group<JobRecord>): Markdown {
  const number = (status: JobRecord['status']): number => group.jobs.filter((job) => job.status === status).length;
  const parts = (['succeeded', 'failed', 'timed_out', 'cancelled', 'lost', 'not_run'] as const)
    .filter((status) => number(status) > 0)
    .map((status) => `${commas(number(status))} ${statusTexts[status].title}`);
  const worst = group.jobs.find(isTrouble) ?? group.jobs.find(notable);
  const symbol = textOf(worst ?? { status: 'succeeded', allowed_failure: false }).symbol as Markdown;
  return markup`${symbol} <b>${text(cut(groupTitle(group), messageWidth))}</b> · ${text(parts.join(', '))}`;
}

function row(job: JobRecord, counted: boolean): Markdown {
  const { symbol, title } = textOf(job);
  const ran = job.duration_ms !== null && job.status !== 'not_run';
  const time = text(ran ? duration(job.duration_ms) : title);
  const attempts = job.attempts.length === 0 ? nothing : text(String(job.attempts.length));
  const records = counted
    ? markup` ${job.report.counts === undefined ? nothing : text(recordCounts(job.report.counts))} |`
    : nothing;
  return markup`| ${symbol as Markdown} | ${code(job.job_id)} | ${time} | ${attempts} |${records}\n`;
}

function chart(record: RunRecord, level: Level): Markdown {
  const drawn = gantt(record, level.bars);
  if (drawn === null) return nothing;
  const note = drawn.of > drawn.bars ? markup`\nThe ${drawn.bars} longest of ${text(count(drawn.of, 'job'))}.\n` : nothing;
  return markup`### What ran when\n\n${fence(drawn.lines, 'mermaid')}${note}`;
}

function facts(record: RunRecord, recordPath: string): Markdown {
  const round = record.rounds.at(-1)?.round ?? 1;
  const next =
    record.result.success || record.leg !== undefined || record.fan_in !== undefined
      ? nothing
      : markup`\nTo finish what is left: ${code(remedy(record))} where this run's state is.\n`;
  const parts = [
    markup`Run ${code(record.run_id)}`,
    markup`round ${round}`,
    markup`plan ${code(record.plan_hash.slice(0, 12))}`,
    markup`profile ${code(cut(record.profile, 100))}`,
    markup`record ${code(cut(recordPath, messageWidth))}`,
    markup`lorchestra ${text(cut(record.lorchestra, 50))}`,
  ];
  return markup`---\n\n${joined(parts, ' · ')}\n${next}`;
}

function leftOut({ without }: Level): Markdown {
  return without === null
    ? nothing
    : markup`\nLeft out to fit into what GitHub shows: ${text(without)}. All of it is in the record.\n`;
}
