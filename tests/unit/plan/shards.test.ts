import { describe, expect, it } from 'vitest';

import { expectedDurations, learnDurations } from '../../../src/plan/durations.ts';
import { decodePlanFile, encodePlanFile, runName } from '../../../src/plan/plan-file.ts';
import type { Plan, PlanNode } from '../../../src/plan/plan.ts';
import { matrixOf, parseShard, shardPlan, type ShardCount } from '../../../src/plan/shards.ts';
import { plannedJobs } from '../../../src/plan/walk.ts';
import { wavesOf } from '../../../src/plan/waves.ts';
import { plainComposite, plainJob, planOf, widePlan } from '../../support/arbitrary-plan.ts';
import { planFileOf } from '../../support/fan-out.ts';
import { planOf as compiled, sha256 } from '../../support/plans.ts';

const minute = 60_000;

function job(id: string): PlanNode {
  return plainJob(id);
}

function waves(plan: Plan): readonly string[] {
  return wavesOf(plan).map(({ name, jobs }) => `${name}: ${jobs.map((planned) => planned.job.job_id).join(' ')}`);
}

describe('wavesOf', () => {
  it('takes the stages of a composite of jobs', () => {
    const plan = planOf(plainComposite('p', [[job('a'), job('b')], [job('c')]]));
    expect(waves(plan)).toEqual(['stage_1: a b', 'stage_2: c']);
  });

  it('puts composites of one stage side by side, and those of further stages behind them', () => {
    const left = plainComposite('left', [[job('l1')], [job('l2')], [job('l3')]]);
    const right = plainComposite('right', [[job('r1')], [job('r2')]]);
    const plan = planOf(plainComposite('p', [[left, right, job('beside')], [job('last')]]));
    expect(waves(plan)).toEqual([
      'left / stage_1 and 2 more: l1 r1 beside',
      'left / stage_2 and 1 more: l2 r2',
      'left / stage_3: l3',
      'stage_2: last',
    ]);
  });

  it('takes a plan of one atomic job as one wave', () => {
    expect(waves(planOf(job('a')))).toEqual(['a: a']);
  });
});

describe('shardPlan', () => {
  const durations = new Map([40, 30, 20, 20, 10, 10].map((each, index) => [`job_${index}`, each * minute]));
  const cut = (plan: Plan, wanted: ShardCount): readonly string[] =>
    shardPlan({ plan, durations, setup_ms: 0, max_parallel: 1 }, wanted).fanOut.waves.flatMap(({ shards }) =>
      shards.map(({ jobs, expected_ms }) => `${jobs.map((path) => path.split('/').at(-1)).join(' ')} ${expected_ms / minute}`),
    );

  it('puts the longest first onto the least loaded shard, and keeps run order within one', () => {
    expect(cut(widePlan(6), 2)).toEqual(['job_0 job_3 job_5 70', 'job_1 job_2 job_4 60']);
  });

  it('gives the same shards for the same plan and durations', () => {
    const all = (): unknown => shardPlan({ plan: widePlan(40), durations, setup_ms: 5, max_parallel: 3 }, 7);
    expect(all()).toEqual(all());
  });

  it('makes no empty shard', () => {
    expect(cut(widePlan(2), 200)).toEqual(['job_0 40', 'job_1 30']);
  });

  it('keeps jobs of one pool or affinity together, also through each other', () => {
    const policies = [{ pool: 'x' }, {}, { pool: 'x', affinity: 'y' }, { affinity: 'y' }, {}, {}];
    const children = policies.map((policy, index) => plainJob(`job_${index}`, policy));
    expect(cut(planOf(plainComposite('p', [children])), 3)).toEqual(['job_0 job_2 job_3 80', 'job_1 30', 'job_4 job_5 20']);
  });

  it('never keeps a pool and an affinity of the same name together', () => {
    const children = [plainJob('job_0', { pool: 'x' }), plainJob('job_1', { affinity: 'x' })];
    expect(cut(planOf(plainComposite('p', [children])), 2)).toHaveLength(2);
  });

  it('makes one leg of all waves when the whole is to stay on one machine', () => {
    const plan = planOf(plainComposite('p', [[job('job_0'), job('job_1')], [job('job_2')]]));
    const { fanOut } = shardPlan({ plan, durations, setup_ms: minute, max_parallel: 2 }, 'whole');
    expect(fanOut.waves).toEqual([
      { name: 'p', shards: [{ jobs: ['p/job_0', 'p/job_1', 'p/job_2'], expected_ms: 61 * minute }] },
    ]);
    expect(fanOut).toMatchObject({ wall_ms: 61 * minute, billed_minutes: 61 });
  });

  it('rounds every leg up to a minute, set-up time included', () => {
    const short = new Map([
      ['job_0', 1000],
      ['job_1', 1000],
    ]);
    const { table } = shardPlan({ plan: widePlan(2), durations: short, setup_ms: 59_500, max_parallel: 1 }, 'auto');
    expect(table.map(({ shards, legs, billed_minutes }) => [shards, legs, billed_minutes])).toEqual([
      ['whole', 1, 2],
      [1, 1, 2],
      [2, 2, 4],
      ['auto', 1, 2],
    ]);
  });

  it('takes more shards by itself only while they pay', () => {
    const legs = (ms: number): number => {
      const times = new Map(Array.from({ length: 64 }, (_, index) => [`job_${index}`, ms]));
      const { fanOut } = shardPlan({ plan: widePlan(64), durations: times, setup_ms: 30_000, max_parallel: 4 }, 'auto');
      return fanOut.waves.reduce((sum, { shards }) => sum + shards.length, 0);
    };
    expect(legs(100)).toBe(1);
    expect(legs(5 * minute)).toBeGreaterThan(4);
    expect(legs(5 * minute)).toBeLessThan(64);
  });

  it('names shards by numbers alone in the matrix', () => {
    const plan = planOf(plainComposite('p', [[job('job_0'), job('job_1')], [job('job_2')]]));
    expect(matrixOf(planFileOf(plan, 2))).toEqual({ 1: ['1/1', '1/2'], 2: ['2/1'] });
  });
});

describe('parseShard', () => {
  it('reads wave and shard, and nothing else', () => {
    expect(parseShard('2/13')).toEqual({ wave: 2, shard: 13 });
    for (const text of ['', '1', '0/1', '1/0', '1/1/1', '-1/1', '1/1 ', '01/1', '1.0/1', '9999999/1'])
      expect(parseShard(text)).toBeNull();
  });
});

describe('durations', () => {
  it('are the middle of what succeeded before', () => {
    const past = [3, 1, 9, 2].map((ms) => ({ job_id: 'a', status: 'succeeded', duration_ms: ms }));
    const others = [
      { job_id: 'a', status: 'failed', duration_ms: 1000 },
      { job_id: 'b', status: 'succeeded', duration_ms: null },
    ];
    expect([...learnDurations([...past, ...others])]).toEqual([['a', 2]]);
  });

  it('of an unknown job are those of its kind, of all, or a guess', () => {
    const children = [plainJob('a'), plainJob('b', { kind: 'ingest' }), plainJob('c'), plainJob('d', { kind: 'validate' })];
    const jobs = plannedJobs(planOf(plainComposite('p', [children])));
    const expected = (known: readonly (readonly [string, number])[]): readonly number[] =>
      jobs.map(expectedDurations(jobs, new Map(known)));
    expect(expected([])).toEqual([30_000, 30_000, 30_000, 30_000]);
    expect(
      expected([
        ['a', 5],
        ['b', 7],
      ]),
    ).toEqual([5, 7, 5, 5]);
  });
});

describe('the plan file', () => {
  const file = planFileOf(compiled('job_id: a\njob_type: exec\nrun: "true"\n', 'a'), 1);
  const text = encodePlanFile(file, sha256);

  it('comes back as it was written', () => {
    expect(decodePlanFile(text, sha256)).toEqual({ ok: true, value: file });
    expect(JSON.parse(text)).toMatchObject({ lorchestra_plan: 1 });
  });

  it.each([
    ['', 'it is no plan file, or it is cut off'],
    ['{}', 'it is no plan file, or it is cut off'],
    [text.slice(0, -20), 'it has changed since it was written, or it is cut off'],
    [text.replace('"exec"', '"EXEC"'), 'it has changed since it was written, or it is cut off'],
    [text.replace('"lorchestra_plan":1', '"lorchestra_plan":2'), 'it is of version 2, and this lorchestra reads 1'],
  ])('is refused when it is not that', (changed, why) => {
    expect(decodePlanFile(changed, sha256)).toEqual({ ok: false, why });
  });

  it('names its run by hexadecimal digits alone', () => {
    expect(runName({ plan_hash: file.plan.plan_hash, run_id: file.run_id })).toMatch(/^[0-9a-f]{12}-[0-9a-f]{8}$/);
  });
});

describe('pool and affinity', () => {
  const plan = (more: string): Plan => compiled(`job_id: a\njob_type: exec\nrun: "true"\n${more}`, 'a');

  it('stand in the plan and not in its digest', () => {
    expect(plan('pool: gpu\naffinity: customer_7\n').root).toMatchObject({ pool: 'gpu', affinity: 'customer_7' });
    expect(plan('pool: gpu\naffinity: customer_7\n').plan_hash).toBe(plan('').plan_hash);
    expect(plan('').root).not.toHaveProperty('pool');
  });

  it.each(['pool: ""', 'pool: -x', 'affinity: "a b"', 'affinity: [a]'])('are refused as %s', (line) => {
    expect(() => plan(`${line}\n`)).toThrow(/pool|affinity/);
  });
});
