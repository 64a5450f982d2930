import { unreachable } from '../core/defect.ts';
import type { Failure } from '../core/failure.ts';
import type { AttemptFailed, LedgerEvent, Receipt } from '../ledger/events.ts';
import type { Plan } from '../plan/plan.ts';
import { plannedJobs } from '../plan/walk.ts';
import type { AttemptReport } from '../ports/runner.ts';
import type { Paint, Room, Screen } from '../ports/screen.ts';
import { cut } from './budget.ts';
import { line, logLine } from '../core/escape.ts';
import { groupTitle } from './groups.ts';
import { atRest, follow, outline, type Outline, type Progress } from './progress.ts';
import { commas, count, duration, elapsed, recordCounts, textOf } from './text.ts';

/** How many lines of a failed job's log stand below its line. */
const tailLines = 20;
const recordErrors = 5;
const areaJobs = 10;
const indent = ' '.repeat(15);

export interface ConsoleReport {
  /** Takes each event once, after it is durable. */
  readonly event: (event: LedgerEvent) => void;
  readonly close: () => void;
}

/** Shows a round while it runs: a line for what happened, and on a terminal an area with what is happening. */
export function consoleReport({ plan, screen }: { readonly plan: Plan; readonly screen: Screen }): ConsoleReport {
  const whole = outline(plan.composite, plannedJobs(plan));
  const announced = new Set<number>();
  let progress = atRest;
  screen.area((room) => progressArea({ progress, whole, paint: screen.paint, room }));
  return {
    event: (event) => {
      progress = follow(progress, event, whole);
      if (event.type === 'attempt_started' && !announced.has(progress.group)) {
        announced.add(progress.group);
        for (const each of groupHeading(whole, progress.group, screen.paint)) screen.line(each);
      }
      for (const each of eventLines(event, whole, screen)) screen.line(each);
    },
    close: screen.close,
  };
}

function groupHeading(whole: Outline, place: number, paint: Paint): readonly string[] {
  const group = whole.groups[place];
  // A plan of one job needs no heading.
  if (group === undefined || whole.total === 1) return [];
  return ['', `${paint.bold(groupTitle(group))}  ${paint.dim(count(group.jobs.length, 'job'))}`];
}

function eventLines(event: LedgerEvent, whole: Outline, screen: Pick<Screen, 'paint' | 'live' | 'timeOfDay'>): readonly string[] {
  const { paint, timeOfDay } = screen;
  const stamped = (at: number, word: string, rest: string): string => `${paint.dim(timeOfDay(at))} ${word} ${rest}`;
  switch (event.type) {
    case 'run_started':
      return [];
    case 'round_started': {
      const round = event.round === 1 ? '' : `, round ${event.round}`;
      const reused = event.reused.length === 0 ? '' : `, ${commas(event.reused.length)} reused`;
      const words = `${count(whole.total, 'job')}${reused}, at most ${event.max_parallel} at once, run ${event.run_id}${round}`;
      return [`${paint.bold(whole.composite)}  ${paint.dim(words)}`];
    }
    case 'attempt_started': {
      if (screen.live) return [];
      const again = event.attempt === 1 ? '' : ` (attempt ${event.attempt})`;
      return [stamped(event.at, paint.dim('start'), paint.dim(`${jobName(event.path)}${again}`))];
    }
    case 'attempt_failed':
      return [stamped(event.ended_at, paint.warn('retry'), retryWords(event))];
    case 'receipt':
      return receiptLines(event, { paint, stamped });
    case 'round_ended': {
      if (event.cause === 'finished') return [];
      const by = event.signal === undefined ? '' : ` by ${event.signal}`;
      return [stamped(event.at, paint.warn('stop '), `cancelled${by}`)];
    }
    default:
      return unreachable(event);
  }
}

interface Style {
  readonly paint: Paint;
  readonly stamped: (at: number, word: string, rest: string) => string;
}

function receiptLines(receipt: Receipt, { paint, stamped }: Style): readonly string[] {
  const ok = receipt.status === 'succeeded';
  const allowed = receipt.allowed_failure === true;
  const { word } = textOf({ status: receipt.status, allowed_failure: allowed });
  const shade = allowed || receipt.status === 'cancelled' ? paint.warn : ok ? paint.good : paint.bad;
  const facts = [duration(receipt.ended_at - receipt.started_at), ...(receipt.attempt > 1 ? [`attempt ${receipt.attempt}`] : [])];
  const reason = receipt.failure === undefined ? [] : [line(receipt.failure.message)];
  const counts = receipt.report.counts === undefined ? [] : [paint.dim(recordCounts(receipt.report.counts))];
  const words = [
    ok && !allowed ? receipt.job_id : paint.bold(receipt.job_id),
    paint.dim(`(${facts.join(', ')})`),
    ...reason,
    ...counts,
  ];
  return [
    stamped(receipt.ended_at, shade(word.padEnd(5)), words.join(' ')),
    ...recordErrorLines(receipt.report, paint),
    ...(receipt.failure === undefined || receipt.status === 'cancelled' ? [] : tail(receipt.failure, paint)),
  ];
}

function recordErrorLines({ record_errors: errors = [] }: AttemptReport, paint: Paint): readonly string[] {
  const shown = errors
    .slice(0, recordErrors)
    .map(({ key, message }) => `${indent}${paint.dim('-')} ${line(key)}: ${line(message)}`);
  const rest = errors.length - shown.length;
  return rest > 0 ? [...shown, `${indent}${paint.dim(`and ${rest} more records, named in the run's record`)}`] : shown;
}

function tail(failure: Failure, paint: Paint): readonly string[] {
  return (failure.tail ?? []).slice(-tailLines).map((each) => `${indent}${paint.dim('|')} ${cut(logLine(each), 500)}`);
}

function retryWords({ path, started_at, ended_at, failure, attempt, retry_in_ms }: AttemptFailed): string {
  const next = `attempt ${attempt + 1} in ${duration(retry_in_ms)}`;
  return `${jobName(path)} (${duration(ended_at - started_at)}) ${line(failure.message)}; ${next}`;
}

function jobName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What a terminal shows below the lines while a round runs: one line for the whole, one for each running job. */
function progressArea(options: {
  readonly progress: Progress;
  readonly whole: Outline;
  readonly paint: Paint;
  readonly room: Room;
}): readonly string[] {
  const { progress, whole, paint, room } = options;
  if (progress.startedAt === null) return [];
  const group = whole.groups[progress.group];
  const stage =
    group === undefined || whole.total === 1 ? [] : [`${groupTitle(group)} (${progress.group + 1} of ${whole.groups.length})`];
  const failed = progress.failed === 0 ? [] : [`${commas(progress.failed)} failed`];
  const words = [
    `${commas(progress.done)} of ${commas(whole.total)} done`,
    ...failed,
    elapsed(room.now - progress.startedAt),
    ...stage,
  ].join('  ');
  const head = `${bar(progress.done, whole.total)} ${words}`;
  const shade = progress.failed > 0 ? paint.bad : paint.accent;
  const most = Math.max(1, Math.min(areaJobs, room.rows - 4));
  const running = [...progress.running];
  const shown = running.slice(0, most).map(([path, { attempt, startedAt }]) => {
    const again = attempt === 1 ? '' : `, attempt ${attempt}`;
    return cut(`  ${elapsed(room.now - startedAt).padStart(9)}  ${jobName(path)}${again}`, room.columns);
  });
  const rest = [
    ...(running.length > shown.length ? [`${running.length - shown.length} more running`] : []),
    ...(progress.waiting.size > 0 ? [`${progress.waiting.size} waiting for another attempt`] : []),
  ].join(', ');
  return [
    shade(cut(head, room.columns)),
    ...shown.map(paint.dim),
    ...(rest === '' ? [] : [paint.dim(cut(`${' '.repeat(13)}${rest}`, room.columns))]),
  ];
}

function bar(done: number, total: number): string {
  const width = 16;
  const full = total === 0 ? width : Math.floor((done / total) * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
}
