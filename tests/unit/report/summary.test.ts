import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';

import { failure, type Failure } from '../../../src/core/failure.ts';
import { foldFacts } from '../../../src/ledger/facts.ts';
import { foldRecord } from '../../../src/ledger/fold-record.ts';
import type { RunRecord } from '../../../src/ledger/record.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { summaryBudget, summaryLimit, utf8Length } from '../../../src/report/budget.ts';
import { diagnosticsSummary } from '../../../src/report/diagnostics-summary.ts';
import { dryRunSummary } from '../../../src/report/plan-summary.ts';
import { runSummary } from '../../../src/report/summary.ts';
import { arbitraryPlan, plainComposite, plainJob, planOf, widePlan } from '../../support/arbitrary-plan.ts';
import { arbitraryEvents, finishedRun, narrate } from '../../support/events.ts';

function recordOf(plan: Plan, told: Parameters<typeof finishedRun>[1] = {}): RunRecord {
  return foldRecord(plan, foldFacts(plan, finishedRun(plan, told)));
}

function html(markdown: string): string {
  return marked.parse(markdown, { gfm: true, async: false });
}

const ours =
  /<\/?(?:h[234]|p|code|pre|strong|b|br|hr|ul|li|table|thead|tbody|tr|th|td|details|summary)(?: (?:align="\w+"|class="language-\w+"|open(?:="")?))*\s*\/?>/g;

/** What is left of the page when our own tags are gone: text, in which a `<` would be somebody else's. */
function foreignTags(markdown: string): readonly string[] {
  return (
    html(markdown)
      .replace(ours, '')
      .match(/<[^>]*>?/g) ?? []
  );
}

const refused = failure('network', 'Connection timeout | <b>@team</b> see #12', {
  tail: ['GET https://api.example/page/3', '```', '</details>', 'Error: Connection timeout'],
});

const ingest = plainComposite('pipeline.ingest', [[plainJob('fetch_a'), plainJob('fetch_b')], [plainJob('validate_a')]]);
const daily = planOf(
  plainComposite('pipeline.daily', [[ingest], [plainComposite('pipeline.project', [[plainJob('sync_a')]])]], {
    stop_on_failure: true,
  }),
);

function failedDaily(): RunRecord {
  const tell = narrate(daily);
  const log = { file: 'logs/fetch_b.1.2.log', bytes: 2048, dropped_bytes: 0 };
  return foldRecord(
    daily,
    foldFacts(daily, [
      tell.runStarted(),
      tell.roundStarted(1),
      tell.started('fetch_a'),
      tell.ended('fetch_a', 'succeeded', {
        ended_at: 61_000,
        report: { counts: { read: 7, written: 5, unchanged: 2, skipped: 0, failed: 0 } },
      }),
      tell.failedAttempt('fetch_b', { ended_at: 3000, failure: refused }),
      tell.ended('fetch_b', 'failed', { attempt: 2, started_at: 13_000, ended_at: 15_500, failure: refused, log }),
      tell.started('validate_a', { at: 61_000 }),
      tell.ended('validate_a', 'succeeded', {
        started_at: 61_000,
        ended_at: 62_000,
        failure: failure('records', 'Too many bad records'),
        allowed_failure: true,
      }),
      tell.roundEnded(1, { at: 62_000 }),
    ]),
  );
}

describe('runSummary', () => {
  it('puts the verdict first, then failures with the end of their logs, tables, chart and facts', async () => {
    const summary = runSummary({ record: failedDaily(), recordPath: '.lorchestra/runs/x/record.json' });
    await expect(summary).toMatchFileSnapshot('../../golden/report/summary-failed.md');
    expect(foreignTags(summary)).toEqual([]);
  });

  it('is short when all is well', async () => {
    const summary = runSummary({ record: recordOf(planOf(ingest)), recordPath: 'record.json' });
    await expect(summary).toMatchFileSnapshot('../../golden/report/summary-succeeded.md');
    expect(summary).not.toContain('resume');
  });

  it('tells reused successes from those of this round, and charts this round alone', () => {
    const plan = planOf(ingest);
    const tell = narrate(plan);
    const summary = runSummary({
      recordPath: 'r',
      record: foldRecord(
        plan,
        foldFacts(plan, [
          tell.runStarted(),
          tell.roundStarted(1),
          tell.ended('fetch_a', 'succeeded'),
          tell.ended('fetch_b', 'failed'),
          tell.roundEnded(1),
          tell.roundStarted(2, { at: 9_000_000, reused: ['pipeline.ingest/fetch_a'] }),
          tell.ended('fetch_b', 'succeeded', { round: 2, started_at: 9_000_000, ended_at: 9_000_500 }),
          tell.ended('validate_a', 'succeeded', { round: 2, started_at: 9_000_500, ended_at: 9_001_000 }),
          tell.roundEnded(2, { at: 9_001_000 }),
        ]),
      ),
    });
    expect(summary).toContain('round 2, 1 reused from earlier rounds');
    const chart = /```mermaid\n([\s\S]*?)```/.exec(summary)?.[1] ?? '';
    expect(chart).not.toContain('fetch_a');
    expect(chart).toContain('fetch_b :9000000, 9000500');
  });

  it('never has more bytes than the budget, and holds no tag that is not ours', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom('<img src=x>', '</details>', '```', '|', '\n', '@a', '😀', '`', '&lt;'),
        fc.string({ maxLength: 3 }),
      ),
    });
    const failures: fc.Arbitrary<Failure> = fc.record({
      kind: fc.constant('exit_code' as const),
      transient: fc.boolean(),
      message: hostile,
      tail: fc.array(hostile, { maxLength: 5 }),
    });
    const records = arbitraryPlan.chain((plan) =>
      fc.tuple(arbitraryEvents(plan), failures).map(([events, failure]) => {
        const told = events.map((event) =>
          event.type === 'receipt' && event.status !== 'succeeded' ? { ...event, failure } : event,
        );
        return foldRecord(plan, foldFacts(plan, told));
      }),
    );
    fc.assert(
      fc.property(records, fc.constantFrom(2000, 10_000, summaryBudget), (record, budget) => {
        const summary = runSummary({ record, recordPath: '.lorchestra/runs/x/record.json', budget });
        expect(utf8Length(summary)).toBeLessThanOrEqual(budget);
        expect(foreignTags(summary)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('stays in the budget with 10,000 jobs whose failures are as long as they can be, and says what it leaves out', () => {
    const plan = widePlan(10_000);
    const long = failure('exit_code', '|😀'.repeat(200), { tail: Array.from({ length: 40 }, () => '😀`'.repeat(250)) });
    const told = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`job_${index}`, { status: 'failed', failure: long } as const]),
    );
    const summary = runSummary({ record: recordOf(plan, told), recordPath: 'record.json' });
    expect(utf8Length(summary)).toBeLessThanOrEqual(summaryBudget);
    expect(summary).toContain('## ❌ pipeline.wide failed: 10,000 of 10,000 jobs failed');
    expect(summary).toMatch(/Left out to fit into what GitHub shows: the chart, [^\n]*\. All of it is in the record\.\n$/);
    expect(summary).toContain('more jobs that failed; all are in the record.');
  });

  it('gives the rows of a large table to jobs that did not succeed first', () => {
    const told = { job_9999: { status: 'failed' } } as const;
    const summary = runSummary({ record: recordOf(widePlan(10_000), told), recordPath: 'record.json' });
    expect(summary).toContain('| ❌ | `job_9999` |');
    expect(summary).toContain('8,000 more jobs of these without a row; all are in the record.');
  });
});

describe('the chart', () => {
  it('has no more than forty bars, the longest ones, and names that mermaid takes', () => {
    const plan = widePlan(60);
    const told = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`job_${index}`, { ended_at: 1000 * (index + 1) }]));
    const summary = runSummary({ record: recordOf(plan, told), recordPath: 'record.json' });
    const chart = (/```mermaid\n([\s\S]*?)```/.exec(summary)?.[1] ?? '').trimEnd().split('\n');
    const bars = chart.filter((line) => line.startsWith('  ✓ '));
    expect(bars).toHaveLength(40);
    expect(bars[0]).toBe('  ✓ job_20 :0, 21000');
    for (const bar of bars) expect(bar).toMatch(/^ {2}✓ [a-z0-9_.-]+ :\d+, \d+$/);
    expect(summary).toContain('The 40 longest of 60 jobs.');
  });
});

describe('dryRunSummary', () => {
  it('says that nothing was started, and lists every job with its kind', async () => {
    await expect(dryRunSummary(daily)).toMatchFileSnapshot('../../golden/report/summary-dry-run.md');
  });

  it('stays in the budget', () => {
    const summary = dryRunSummary(widePlan(10_000), 100_000);
    expect(utf8Length(summary)).toBeLessThanOrEqual(100_000);
    expect(summary).toMatch(/And 9,000 more jobs/);
  });
});

describe('diagnosticsSummary', () => {
  const source = { file: 'jobs/pipeline.yaml', text: 'job_id: pipeline.ingest\nstagse:\n  - <b>x</b>\n' };
  const diagnostic = {
    code: 'definition/unknown-key',
    severity: 'error',
    message: 'Unknown key "stagse"',
    hint: 'Did you mean "stages"?',
    span: { source, start: 24, end: 30 },
    related: [{ message: 'The map begins here', span: { source, start: 0, end: 6 } }],
  } as const;

  it('shows each mistake with place, line and hint', async () => {
    const summary = diagnosticsSummary([{ ...diagnostic, severity: 'warning' }, diagnostic]);
    await expect(summary).toMatchFileSnapshot('../../golden/report/summary-diagnostics.md');
    expect(foreignTags(summary)).toEqual([]);
  });

  it('stays in the budget, errors first', () => {
    const warnings = Array.from({ length: 5000 }, () => ({ ...diagnostic, severity: 'warning' as const }));
    const summary = diagnosticsSummary([...warnings, diagnostic], 20_000);
    expect(utf8Length(summary)).toBeLessThanOrEqual(20_000);
    expect(summary.indexOf('❌ **Unknown key')).toBeLessThan(summary.indexOf('⚠️ **Unknown key'));
  });
});

describe('the budget', () => {
  it('leaves head-room below what GitHub drops', () => expect(summaryBudget).toBeLessThan(summaryLimit - 2));
});
