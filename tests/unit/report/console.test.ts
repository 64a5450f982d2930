import { describe, expect, it } from 'vitest';

import { paint } from '../../../src/adapters/terminal.ts';
import { failure } from '../../../src/core/failure.ts';
import type { LedgerEvent } from '../../../src/ledger/events.ts';
import { foldFacts } from '../../../src/ledger/facts.ts';
import { foldRecord } from '../../../src/ledger/fold-record.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { Room } from '../../../src/ports/screen.ts';
import { closing } from '../../../src/report/closing.ts';
import { consoleReport } from '../../../src/report/console.ts';
import { renderListing, dryRunVerdict } from '../../../src/report/listing.ts';
import { plainComposite, plainJob, planOf } from '../../support/arbitrary-plan.ts';
import { finishedRun, narrate } from '../../support/events.ts';

const ingest = plainComposite('pipeline.ingest', [[plainJob('fetch_a'), plainJob('fetch_b')], [plainJob('validate_a')]]);
const plan = planOf(ingest);
const nested = planOf(
  plainComposite('pipeline.daily', [
    [ingest],
    [plainComposite('pipeline.project', [[plainJob('sync_a', { kind: 'sync_sqlite' })]])],
  ]),
);
const none = paint(false);

/** Feeds events to a console: the lines it printed, and what the area shows at a moment. */
function shown(
  whole: Plan,
  events: readonly LedgerEvent[],
  live = false,
): { readonly lines: readonly string[]; readonly area: (room: Room) => readonly string[] } {
  const lines: string[] = [];
  let area: (room: Room) => readonly string[] = () => [];
  const report = consoleReport({
    plan: whole,
    screen: {
      paint: none,
      live,
      timeOfDay: (at) => new Date(at).toISOString().slice(11, 19),
      line: (text) => lines.push(text),
      area: (draw) => {
        area = draw;
      },
      close: () => {},
    },
  });
  for (const event of events) report.event(event);
  return { lines, area };
}

const tell = narrate(plan);

describe('consoleReport', () => {
  it('prints a heading for each stage and a line for each start and end', () => {
    const { lines } = shown(plan, [
      tell.runStarted(),
      tell.roundStarted(1),
      tell.started('fetch_a'),
      tell.started('fetch_b', { at: 1000 }),
      tell.ended('fetch_b', 'succeeded', {
        started_at: 1000,
        ended_at: 2200,
        report: { counts: { read: 1200, written: 30, unchanged: 1170, skipped: 0, failed: 0 } },
      }),
      tell.ended('fetch_a', 'succeeded', { ended_at: 64_000 }),
      tell.started('validate_a', { at: 64_000 }),
      tell.ended('validate_a', 'succeeded', { started_at: 64_000, ended_at: 64_012 }),
      tell.roundEnded(1),
    ]);
    expect(lines).toEqual([
      'pipeline.ingest  3 jobs, at most 4 at once, run 20251211T093000Z-1f0c2b7a',
      '',
      'pipeline.ingest / stage_1  2 jobs',
      '00:00:00 start fetch_a',
      '00:00:01 start fetch_b',
      '00:00:02 ok    fetch_b (1.2 s) 1,200 read, 30 written, 1,170 unchanged',
      '00:01:04 ok    fetch_a (1 m 04 s)',
      '',
      'pipeline.ingest / stage_2  1 job',
      '00:01:04 start validate_a',
      '00:01:04 ok    validate_a (12 ms)',
    ]);
  });

  it('prints retries with their reason, failures with the end of their log, and records that failed', () => {
    const refused = failure('exit_code', 'Exit code 75', {
      exit_code: 75,
      tail: ['connecting', '\u001b[31m  refused\u001b[0m\n'],
    });
    const { lines } = shown(plan, [
      tell.started('fetch_a'),
      tell.failedAttempt('fetch_a', { ended_at: 1500, failure: refused, retry_in_ms: 10_000 }),
      tell.started('fetch_a', { at: 11_500, attempt: 2 }),
      tell.ended('fetch_a', 'failed', {
        attempt: 2,
        started_at: 11_500,
        ended_at: 13_000,
        failure: refused,
        report: { record_errors: [{ key: '::error::k', message: 'no\nname' }] },
      }),
    ]);
    expect(lines.slice(3)).toEqual([
      '00:00:01 retry fetch_a (1.5 s) Exit code 75; attempt 2 in 10.0 s',
      '00:00:11 start fetch_a (attempt 2)',
      '00:00:13 FAIL  fetch_a (1.5 s, attempt 2) Exit code 75',
      '               - ::error::k: no name',
      '               | connecting',
      '               |   refused',
    ]);
  });

  it('says why a job is no success, in a word for each status', () => {
    const lines = (event: LedgerEvent): readonly string[] => shown(plan, [event]).lines;
    const why = failure('timeout', 'Took longer than 30 m');
    expect([
      ...lines(tell.ended('fetch_a', 'timed_out', { failure: why })),
      ...lines(tell.ended('fetch_a', 'cancelled', { failure: failure('cancelled', 'The run was cancelled', { tail: ['x'] }) })),
      ...lines(tell.ended('fetch_a', 'succeeded', { failure: why, allowed_failure: true })),
      ...lines(tell.roundEnded(1, { cause: 'cancelled', signal: 'SIGINT' })),
    ]).toEqual([
      '00:00:00 TIME  fetch_a (10 ms) Took longer than 30 m',
      '00:00:00 stop  fetch_a (10 ms) The run was cancelled',
      '00:00:00 warn  fetch_a (10 ms) Took longer than 30 m',
      '00:00:00 stop  cancelled by SIGINT',
    ]);
  });

  it('prints no line that a runner would read as a command', () => {
    const evil = '::error::forged';
    const { lines } = shown(plan, [
      tell.started('fetch_a'),
      tell.ended('fetch_a', 'failed', {
        failure: failure('exit_code', evil, { tail: [evil, `\r${evil}`, `\n\n${evil}`] }),
        report: { record_errors: [{ key: evil, message: evil }] },
      }),
    ]);
    for (const line of lines) expect(line).not.toMatch(/^\s*::|[\r\n]/);
  });
});

describe('the area below the lines', () => {
  const room = { columns: 80, rows: 24, now: 64_000 };

  it('shows how far the run is, the stage, and what runs since when', () => {
    const within = narrate(nested);
    const { area } = shown(nested, [
      within.roundStarted(1),
      within.started('fetch_a'),
      within.ended('fetch_a', 'failed'),
      within.started('fetch_b', { at: 4000 }),
    ]);
    expect(area(room)).toEqual([
      '████░░░░░░░░░░░░ 1 of 4 done  1 failed  1 m 04 s  pipeline.ingest / stage_1 (1 …',
      '   1 m 00 s  fetch_b',
    ]);
  });

  it('counts reused successes as done, and attempts that wait', () => {
    const { area } = shown(plan, [
      tell.roundStarted(2, { at: 60_000, round: 2, reused: ['pipeline.ingest/fetch_a'] }),
      tell.started('fetch_b', { at: 61_000 }),
      tell.failedAttempt('fetch_b'),
    ]);
    expect(area(room)).toEqual([
      '█████░░░░░░░░░░░ 1 of 3 done  4 s  pipeline.ingest / stage_1 (1 of 2)',
      '             1 waiting for another attempt',
    ]);
  });

  it('fits the room it has', () => {
    const many = planOf(
      plainComposite('pipeline.wide', [Array.from({ length: 50 }, (_, n) => plainJob(`job_${n}_${'x'.repeat(60)}`))]),
    );
    const wide = narrate(many);
    const events = Array.from({ length: 50 }, (_, n) => wide.started(`job_${n}_${'x'.repeat(60)}`));
    const area = shown(many, [wide.roundStarted(1), ...events]).area({ columns: 40, rows: 10, now: 0 });
    expect(area.length).toBeLessThanOrEqual(9);
    for (const line of area) expect(line.length).toBeLessThanOrEqual(40);
    expect(area.at(-1)).toContain('44 more running');
  });

  it('takes the place of the lines that tell of starts', () => {
    const events = [tell.roundStarted(1), tell.started('fetch_a'), tell.ended('fetch_a', 'succeeded')];
    expect(shown(plan, events, true).lines.slice(2)).toEqual([
      'pipeline.ingest / stage_1  2 jobs',
      '00:00:00 ok    fetch_a (10 ms)',
    ]);
  });

  it('is empty before a round starts', () => expect(shown(plan, [tell.runStarted()]).area(room)).toEqual([]));
});

describe('closing', () => {
  it('says what happened, where it lies and what to do next', () => {
    const events = finishedRun(plan, { fetch_b: { status: 'failed', failure: failure('network', 'Connection\ntimeout') } });
    const record = foldRecord(plan, foldFacts(plan, events));
    const locations = [{ what: 'record', where: '.lorchestra/runs/x/record.json' }];
    expect(closing({ record, locations, paint: none })).toEqual([
      '',
      'pipeline.ingest failed: 1 of 3 jobs failed',
      '  FAIL fetch_b Connection timeout',
      '  record  .lorchestra/runs/x/record.json',
      '  next    lorchestra resume 20251211T093000Z-1f0c2b7a',
    ]);
  });

  it('has nothing to do next after a success', () => {
    const record = foldRecord(plan, foldFacts(plan, finishedRun(plan)));
    expect(closing({ record, locations: [], paint: none })).toEqual(['', 'pipeline.ingest succeeded: 3 jobs in 10 ms']);
  });
});

describe('renderListing', () => {
  it('lists every job by stage with its kind', () => {
    expect(renderListing(nested, none)).toBe(
      [
        `pipeline.daily  4 jobs in 3 stages, plan ${nested.plan_hash.slice(0, 12)}`,
        '',
        'pipeline.ingest / stage_1  2 jobs',
        '  fetch_a     exec',
        '  fetch_b     exec',
        '',
        'pipeline.ingest / stage_2  1 job',
        '  validate_a  exec',
        '',
        'pipeline.project / stage_1  1 job',
        '  sync_a      sync_sqlite',
        '',
      ].join('\n'),
    );
  });

  it('says of a dry-run that nothing was started', () => {
    expect(dryRunVerdict(nested)).toBe('Dry-run of pipeline.daily: 4 jobs in 3 stages would run, nothing was started');
  });
});
