import { describe, expect, onTestFinished, test } from 'vitest';
import { readHealth } from '../../../../src/solution/monitor/health.ts';
import type { Health } from '../../../../src/solution/monitor/shape.ts';
import { renderHtml } from '../../../../src/solution/monitor/html.ts';
import { renderMarkdown } from '../../../../src/solution/monitor/markdown.ts';
import { spectraStages } from '../../../../src/solution/stage.ts';
import type { Action } from '../../../../src/solution/action.ts';
import { type StageFloor, stageFloor } from '../../../support/stage-floor.ts';

const hour = 3_600_000;

function open(): StageFloor {
  const floor = stageFloor();
  onTestFinished(() => floor[Symbol.dispose]());
  return floor;
}

const health = async ({ lakehouse, contract, clock }: StageFloor): Promise<Health> =>
  readHealth({ lakehouse, contract, now: clock.now() });

const texts = (...names: readonly string[]) => names.map((name) => ({ name, type: 'TEXT' as const }));

const extractEntity: Action = async ({ spec, ports }) => {
  const at = new Date(ports.clock.now()).toISOString();
  await ports.lakehouse.append(`extract.${spec.entity}s`, texts('recordId', '_extracted_at'), [
    { recordId: `${spec.entity}-${at}`, _extracted_at: at },
  ]);
};

const uniqueLines = {
  id: 'lines_few',
  severity: 'error' as const,
  says: 'There are fewer than four lines',
  sql: 'SELECT recordId FROM extract.lines ORDER BY recordId LIMIT 9 OFFSET 3',
  with: {},
};

/** A whole run of the pipeline; `until` is the last stage that it comes to. */
async function runPipeline(floor: StageFloor, run_id: string, until = 8): Promise<void> {
  for (const stage of spectraStages.slice(0, until)) {
    if (stage === 'extract') {
      for (const entity of ['plant', 'line', 'job']) {
        await floor.perform({ uses: 'extract.entity', entity }, { run_id, actions: { 'extract.entity': extractEntity } });
      }
    }
    await floor.clock.advance(1000);
    const gates = stage === 'extract' ? [uniqueLines] : [];
    const { ok } = await floor.perform({ uses: `${stage}.close`, gates }, { run_id });
    if (!ok) return;
  }
}

describe('the verdict', () => {
  test('is "not run yet" for an empty lakehouse, and says what to type', async () => {
    const floor = open();
    expect((await health(floor)).judgement).toEqual({
      standing: 'empty',
      headline: 'Not run yet',
      why: 'No stage of this pipeline has come to an end here.',
      next: [{ text: 'Run the pipeline', command: 'npx lorchestra run spectra.floor' }],
      notes: [],
    });
  });

  test('is fresh after a whole run, and stale when too much time has passed', async () => {
    const floor = open();
    await runPipeline(floor, 'run-1');
    await floor.clock.advance(2 * hour);
    expect((await health(floor)).judgement).toMatchObject({
      standing: 'fresh',
      why: 'The last complete run ended 2 hours ago; at most 1 day may pass.',
      next: [],
    });
    await floor.clock.advance(23 * hour);
    expect((await health(floor)).judgement).toMatchObject({
      standing: 'stale',
      why: 'The last complete run ended 1 day 1 hour ago; at most 1 day may pass.',
      next: [{ command: 'npx lorchestra run spectra.floor' }],
    });
  });

  test('is stale in part when one entity was not read', async () => {
    const floor = open();
    await runPipeline(floor, 'run-1');
    await floor.lakehouse.remove('log.steps', `entity = 'job'`);
    await floor.lakehouse.drop('extract.jobs');
    expect((await health(floor)).judgement).toMatchObject({
      headline: 'Stale in part',
      why: 'Not read in time: job; at most 1 day may pass.',
    });
  });

  test('is "not complete" while stages are missing', async () => {
    const floor = open();
    await runPipeline(floor, 'run-1', 3);
    expect((await health(floor)).judgement).toMatchObject({
      headline: 'Not complete yet',
      why: 'The stages up to extract came to a good end, the others have not run.',
    });
  });

  test('is failing after a refusal, with the reason and the remedy, until a run mends it', async () => {
    const floor = open();
    for (const run of ['run-1', 'run-2', 'run-3', 'run-4']) {
      await runPipeline(floor, run);
      await floor.clock.advance(hour);
    }
    expect((await health(floor)).judgement).toMatchObject({
      standing: 'failing',
      headline: 'Failing at extract',
      why: expect.stringMatching(/^Gate lines_few refused extract: expected no row, found 1 row; first: recordId "line-2026/),
      next: [{ command: null }, { command: 'npx lorchestra run spectra.floor' }],
    });
    await floor.lakehouse.remove('extract.lines', '1');
    await runPipeline(floor, 'run-5');
    expect((await health(floor)).judgement.standing).toBe('fresh');
  });
});

describe('what is read of a lakehouse', () => {
  test('covers stages, entities, gates, tables and runs', async () => {
    const floor = open();
    for (const run of ['run-1', 'run-2', 'run-3', 'run-4']) {
      await runPipeline(floor, run);
      await floor.clock.advance(hour);
    }
    const { stages, entities, gates, tables, runs } = await health(floor);
    expect(stages.map(({ stage, status, run_id }) => `${stage} ${status} ${run_id}`)).toEqual([
      'source Success run-4',
      'prepare Success run-4',
      'extract Failed run-4',
      ...['clean', 'transform', 'refine', 'analyse', 'validate'].map((stage) => `${stage} Success run-3`),
    ]);
    expect(stages[2]).toMatchObject({ last_success: '2026-01-05T08:00:19.000Z', error_kind: 'gate' });
    expect(entities).toEqual(
      ['job', 'line', 'plant'].map((entity) => ({
        ...{ entity, records: 4, stale: false, skipped: null },
        ...{ read_at: '2026-01-05T09:00:26.000Z', newest: '2026-01-05T09:00:26.000Z', age: hour + 1000 },
      })),
    );
    expect(gates).toEqual([
      {
        ...{ stage: 'extract', gate: 'lines_few', severity: 'error', says: 'There are fewer than four lines' },
        ...{ verdicts: ['passed', 'passed', 'passed', 'refused'], expected: 'no row', actual: '1 row' },
        examples: ['recordId "line-2026-01-05T09:00:26.000Z"'],
      },
    ]);
    expect(tables).toContainEqual({ table: 'extract.lines', rows: 4, change: 1, history: [1, 2, 3, 4] });
    expect(runs.map(({ run_id, status, stages: good, failed_stage }) => [run_id, status, good, failed_stage])).toEqual([
      ['run-4', 'failed', 2, 'extract'],
      ['run-3', 'complete', 8, null],
      ['run-2', 'complete', 8, null],
      ['run-1', 'complete', 8, null],
    ]);
  });

  test('counts a resumed run once, by its last word', async () => {
    const floor = open();
    for (const run of ['run-1', 'run-2', 'run-3', 'run-4']) await runPipeline(floor, run);
    await floor.lakehouse.remove('extract.lines', '1');
    await runPipeline(floor, 'run-4');
    const { gates, runs, tables } = await health(floor);
    expect(gates[0]?.verdicts).toEqual(['passed', 'passed', 'passed', 'passed']);
    expect(runs).toHaveLength(4);
    expect(runs.find(({ run_id }) => run_id === 'run-4')?.status).toBe('complete');
    expect(tables.find(({ table }) => table === 'extract.lines')?.history).toEqual([1, 2, 3, 1]);
  });

  test('leaves out gates that the newest run of their stage no longer asked', async () => {
    const floor = open();
    await runPipeline(floor, 'run-1');
    for (const stage of spectraStages) {
      const gates = stage === 'extract' ? [{ ...uniqueLines, id: 'other_name' }] : [];
      await floor.perform({ uses: `${stage}.close`, gates }, { run_id: 'run-2' });
    }
    expect((await health(floor)).gates.map(({ gate }) => gate)).toEqual(['other_name']);
  });
});

/** A pipeline with something to say on every topic. */
async function eventful(floor: StageFloor): Promise<void> {
  for (const run of ['run-1', 'run-2', 'run-3', 'run-4']) {
    await runPipeline(floor, run);
    await floor.clock.advance(hour);
  }
  const { lakehouse } = floor;
  await lakehouse.replace(
    'extract.units',
    [...texts('entity', 'reason'), { name: 'skipped', type: 'INTEGER' }],
    [{ entity: 'plant', reason: 'its endpoint answers 404', skipped: 1 }],
  );
  await lakehouse.upsert(
    'quarantine.cleanJob',
    { columns: texts('recordId', 'rule', 'quarantineReason', 'quarantineAt', 'status'), key: ['recordId'] },
    [
      {
        recordId: '7',
        rule: 'type_misfit',
        quarantineReason: '"<b>x</b>|y" is no number',
        quarantineAt: '2026-01-05T06:00:00.000Z',
        status: 'waiting',
      },
    ],
  );
  await lakehouse.replace('prepare.drift', texts('level', 'subject', 'change', 'class', 'mode', 'action', 'detail'), [
    {
      level: 'sample',
      subject: 'job.changed',
      change: 'type_changed',
      class: 'breaking',
      mode: 'freeze',
      action: 'refused',
      detail: 'int64 to text',
    },
  ]);
  await lakehouse.replace(
    'prepare.constraints',
    [
      ...texts('constraintId', 'constraintType', 'severity', 'endpoint', 'issue', 'workaround'),
      { name: 'stillPresent', type: 'INTEGER' },
    ],
    [
      {
        constraintId: 'QUIRK-002',
        constraintType: 'quirk',
        severity: 'low',
        endpoint: 'GET /jobs',
        issue: 'Filter is ignored',
        workaround: 'Compare',
        stillPresent: null,
      },
      {
        constraintId: 'BLOCKER-001',
        constraintType: 'blocker',
        severity: 'high',
        endpoint: 'GET /plants',
        issue: 'Answers <script>alert(1)</script>',
        workaround: '',
        stillPresent: 1,
      },
    ],
  );
}

describe('the report', () => {
  test('reads as it should in Markdown', async () => {
    const floor = open();
    await eventful(floor);
    await expect(renderMarkdown(await health(floor))).toMatchFileSnapshot('../../../golden/report/monitor.md');
  });

  test('is one HTML file that loads nothing, runs nothing, and shows text as text', async () => {
    const floor = open();
    await eventful(floor);
    const report = renderHtml(await health(floor));
    expect(report).not.toMatch(/<script|<b>x|https?:|url\(|@import|\bon\w+=/i);
    expect(report).toContain('&#60;script&#62;alert(1)');
    expect(report).toContain('<title>Failing at extract: Shop floor</title>');
    expect(report.match(/<svg[^>]*role="img"[^>]*aria-label="4 runs, the newest refused"/)).not.toBeNull();
    expect(report).toContain('aria-label="From 1 to 4 rows over 4 runs"');
    const opened = [...report.matchAll(/<(section|table|details|td|svg|ul|div)\b/g)].map(([, name = '']) => name);
    const closed = [...report.matchAll(/<\/(section|table|details|td|svg|ul|div)>/g)].map(([, name = '']) => name);
    expect(opened.sort()).toEqual(closed.sort());
  });

  test('says so where there is nothing to show', async () => {
    const report = renderHtml(await health(open()));
    for (const words of ['Not run yet', 'None has been asked yet.', 'There is none yet.', 'Nothing waits in quarantine.']) {
      expect(report).toContain(words);
    }
  });
});
