import { describe, expect, it } from 'vitest';

import { collect } from '../../../src/ledger/collect.ts';
import type { RunRecord } from '../../../src/ledger/record.ts';
import { shardPlan } from '../../../src/plan/shards.ts';
import type { Paint } from '../../../src/ports/screen.ts';
import { runAnnotations } from '../../../src/report/annotations.ts';
import { closing } from '../../../src/report/closing.ts';
import { fanOutSummary, renderFanOut } from '../../../src/report/fan-out.ts';
import { artifactName, fanOutOutputs } from '../../../src/report/outputs.ts';
import { runSummary } from '../../../src/report/summary.ts';
import { cause } from '../../../src/report/text.ts';
import { plainComposite, plainJob, planOf, widePlan } from '../../support/arbitrary-plan.ts';
import { ledgerText, planFileOf, runStarted, workedOut } from '../../support/fan-out.ts';
import { sha256 } from '../../support/plans.ts';

const same = (text: string): string => text;
const plain: Paint = { bold: same, dim: same, good: same, bad: same, warn: same, accent: same };

function view(stage: string) {
  const composite = plainComposite('nightly', [['a', 'b', 'c'].map((id) => plainJob(id)), [plainJob('d')]]);
  const stages = composite.stages.map((each, index) => (index === 0 ? { ...each, name: stage } : each));
  const plan = planOf({ ...composite, stages });
  const durations = new Map([
    ['a', 600_000],
    ['b', 300_000],
    ['c', 300_000],
  ]);
  const choice = shardPlan({ plan, durations, setup_ms: 30_000, max_parallel: 1 }, 2);
  return { plan, choice, wanted: '2', known: 3 };
}

describe('how a plan is cut', () => {
  it('is told by waves and by what other counts would cost', () => {
    expect(renderFanOut(view('load'), plain))
      .toBe(`nightly  plan ${'0'.repeat(12)}, 3 legs in 2 waves, about 16 m 00 s and 28 billed minutes

  1  load  3 jobs in 2 shards, 10 m 30 s each
  2  stage_2  1 job in 1 shard, 5 m 30 s

  shards  legs  wall time  billed minutes
   whole     1  25 m 30 s              26
       1     2  26 m 00 s              27
       2     3  16 m 00 s              28
       3     4  16 m 00 s              29
    auto     3  16 m 00 s              28

The durations of 3 of 4 jobs come from earlier runs; the others are guessed from these.
`);
  });

  it('is a summary in which names are text', () => {
    const summary = fanOutSummary(view('a|b <img src=x>'));
    expect(summary).toContain('| **2** (chosen) | 3 | 16 m 00 s | 28 |');
    expect(summary).not.toContain('<img');
    expect(summary).not.toContain('a|b');
  });
});

/** What is collected when the first so many of eight ledgers are missing. */
function collected(missing: number): RunRecord {
  const file = planFileOf(widePlan(40), 20);
  const ledgers = workedOut({ file, fails: new Map([['pipeline.wide/job_39', 1]]), rounds: 1 }).map((each) =>
    ledgerText(file, each),
  );
  const options = { plan: file.plan, run: runStarted(file.plan), planFiles: [file], round: 1, sha256 };
  return collect({ ...options, ledgers: ledgers.slice(missing) }).record;
}

describe('what was collected', () => {
  it('is told as incomplete first, and a lost job is told by its loss alone', () => {
    const record = collected(2);
    expect(cause(record)).toBe(
      'pipeline.wide is incomplete: the end of 4 of 40 jobs is unknown: lost_leg: Leg 1/1 ("stage_1") left no ledger: the end of 2 jobs is unknown',
    );
    const lines = closing({ record, locations: [], paint: plain }).join('\n');
    expect(lines).toContain('lost_leg Leg 1/2 ("stage_1") left no ledger');
    expect(lines).toContain('FAIL job_39');
    expect(lines).not.toContain('LOST');
    expect(lines).not.toContain('lorchestra resume');
    const summary = runSummary({ record, recordPath: 'record.json' });
    expect(summary).toContain('18 ledgers of 20 legs: 2 findings against the proof');
    expect(summary).toContain('#### ❌ `job_39`');
    expect(summary).not.toContain('#### ❓');
  });

  it('keeps to the ten errors that GitHub shows, losses first', () => {
    const annotations = runAnnotations(collected(15)).filter(({ level }) => level === 'error');
    expect(annotations).toHaveLength(10);
    expect(annotations.slice(0, 9).every(({ title }) => title === 'lost_leg')).toBe(true);
    expect(annotations.at(-1)?.message).toContain('7 more errors');
  });

  it('is told as proven when it is', () => {
    const summary = runSummary({ record: collected(0), recordPath: 'record.json' });
    expect(summary).toContain('20 ledgers of 20 legs: each planned job has exactly one effective receipt, or may not start');
  });

  it('has an artifact of another name than its legs', () => {
    const record = collected(0);
    const legs = fanOutOutputs(planFileOf(widePlan(40), 20))['artifact-name'] ?? '';
    expect(artifactName({ ...record, fan_in: { ...record.fan_in, round: 3 } as RunRecord['fan_in'] & object })).toBe(
      `collected-${legs}-round3`,
    );
    const { fan_in: _, ...leg } = record;
    expect(artifactName({ ...leg, leg: { wave: 1, shard: 7 } })).toBe(`${legs}-wave1-shard7-round1`);
  });
});
