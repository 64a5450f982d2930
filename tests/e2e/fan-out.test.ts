import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { Result } from '../../src/ledger/result.ts';
import type { RunRecord } from '../../src/ledger/record.ts';
import { workspace, type Ended } from '../support/workspace.ts';

const jobs = `
job_id: nightly
job_type: composite
stages:
  - { name: load, jobs: [a1, a2, a3] }
  - { name: build, jobs: [b1, b2] }
  - { name: publish, jobs: [c1] }
---
{ job_id: a1, job_type: exec, run: 'echo rows=3 >> "$LORCHESTRA_OUTPUT"' }
---
{ job_id: a2, job_type: exec, run: 'test "$LORCHESTRA_ROUND" -ge "$A2_FROM"' }
---
{ job_id: a3, job_type: exec, run: 'true' }
---
{ job_id: b1, job_type: exec, run: 'test "$ROWS" = 3', env: { ROWS: "\${jobs.a1.outputs.rows}" } }
---
{ job_id: b2, job_type: exec, run: 'test "$LORCHESTRA_ROUND" -ge "$B2_FROM"' }
---
{ job_id: c1, job_type: exec, run: 'true' }
`;

interface Planned {
  readonly matrix: Readonly<Record<string, readonly string[]>>;
  readonly expected_count: number;
  readonly plan_hash: string;
}

/** A folder that stands for the artifacts of a workflow run, and machines that know nothing but what lies there. */
interface Farm extends Disposable {
  readonly planned: Planned;
  readonly ledgers: string;
  readonly leg: (shard: string, round: number, env?: Readonly<Record<string, string>>) => Promise<Ended>;
  readonly collect: (round: number, args?: readonly string[]) => Promise<{ readonly end: Ended; readonly record: RunRecord }>;
}

async function farm(shards: string, env: Readonly<Record<string, string>>): Promise<Farm> {
  const shared = mkdtempSync(join(tmpdir(), 'artifacts-'));
  const ledgers = join(shared, 'ledgers');
  mkdirSync(ledgers);
  const plan = join(shared, 'plan.json');
  using planner = workspace({ 'jobs/jobs.yaml': jobs });
  const planning = await planner.run(['plan', 'nightly', '--shards', shards, '--out', plan, '--json']);
  expect(planning.stderr).toBe('');
  return {
    planned: JSON.parse(planning.stdout) as Planned,
    ledgers,
    leg: async (shard, round, more = {}) => {
      // No definitions: a leg works by the plan file alone.
      using machine = workspace({});
      const args = ['run', '--plan-file', plan, '--shard', shard, '--ledgers', ledgers, '--round', String(round), '--json'];
      const end = await machine.run(args, { ...env, ...more });
      for (const file of globSync('.lorchestra/runs/*/ledger-*.ndjson', { cwd: machine.folder })) {
        const target = join(ledgers, basename(file, '.ndjson'), basename(file));
        expect(existsSync(target)).toBe(false);
        cpSync(join(machine.folder, file), target);
      }
      return end;
    },
    collect: async (round, args = ['--plan-file', plan]) => {
      using machine = workspace({ 'jobs/jobs.yaml': jobs });
      const end = await machine.run(['collect', ...args, '--ledgers', ledgers, '--round', String(round), '--json']);
      const [run = 'none'] = machine.runs();
      return { end, record: machine.record(run) };
    },
    [Symbol.dispose]: () => rmSync(shared, { recursive: true, force: true }),
  };
}

/** Every leg of the plan, wave after wave; the codes they ended with. */
async function workAll({ planned, leg }: Farm, round: number): Promise<Readonly<Record<string, number | null>>> {
  const codes: Record<string, number | null> = {};
  for (const wave of Object.values(planned.matrix)) {
    for (const shard of wave) codes[shard] = (await leg(shard, round)).code;
  }
  return codes;
}

function counts(text: string): Omit<Result, 'duration_ms'> {
  const { duration_ms: _, ...rest } = JSON.parse(text) as Result;
  return rest;
}

describe('a fan-out', () => {
  test.each(['1', '2', 'auto', 'whole'])('over %s shards comes to what one machine comes to', async (shards) => {
    const env = { A2_FROM: '1', B2_FROM: '9' };
    using one = workspace({ 'jobs/jobs.yaml': jobs });
    const alone = await one.run(['run', 'nightly', '--json'], env);
    using farmed = await farm(shards, env);
    await workAll(farmed, 1);
    const { end, record } = await farmed.collect(1);
    expect(end.code).toBe(1);
    expect(counts(end.stdout)).toEqual(counts(alone.stdout));
    expect(record.fan_in).toMatchObject({ complete: true, legs: farmed.planned.expected_count, findings: [] });
  });

  test('is whole after a second and a third re-run, in which only what is unfinished or stale starts', async () => {
    using farmed = await farm('2', { A2_FROM: '2', B2_FROM: '3' });
    expect(farmed.planned.matrix).toEqual({ 1: ['1/1', '1/2'], 2: ['2/1', '2/2'], 3: ['3/1'] });
    const first = await workAll(farmed, 1);
    expect(first).toEqual({ '1/1': 0, '1/2': 1, '2/1': 0, '2/2': 1, '3/1': 0 });
    expect((await farmed.collect(1)).end.code).toBe(1);

    // As GitHub does it: red legs, and all that need them.
    for (const shard of ['1/2', '2/1', '2/2', '3/1']) await farmed.leg(shard, 2);
    const second = await farmed.collect(2);
    expect(second.end.code).toBe(1);
    expect(roundsOf(second.record)).toEqual({ a1: 1, a2: 2, a3: 1, b1: 2, b2: 2, c1: 2 });

    for (const shard of ['2/2', '3/1']) expect((await farmed.leg(shard, 3)).code).toBe(0);
    const third = await farmed.collect(3);
    expect(third.end.code).toBe(0);
    expect(roundsOf(third.record)).toEqual({ a1: 1, a2: 2, a3: 1, b1: 2, b2: 3, c1: 3 });
    expect(third.record.fan_in).toMatchObject({ complete: true, findings: [] });
    expect(third.record.rounds.map(({ round }) => round)).toEqual([1, 2, 3]);

    // A leg that is started once more finds everything done, and says so.
    const again = await farmed.leg('3/1', 4);
    expect(again.code).toBe(0);
    expect((await farmed.collect(4)).record.jobs.at(-1)).toMatchObject({ round: 3, status: 'succeeded' });
  });

  test('that lost a leg is never a success', async () => {
    using farmed = await farm('2', { A2_FROM: '1', B2_FROM: '1' });
    await workAll(farmed, 1);
    const [lost = ''] = globSync('*wave2-shard1*', { cwd: farmed.ledgers });
    rmSync(join(farmed.ledgers, lost), { recursive: true });
    const { end, record } = await farmed.collect(1);
    expect(end.code).toBe(5);
    expect(end.stderr).toMatch(/^nightly is incomplete: the end of 1 of 6 jobs is unknown: lost_leg: Leg 2\/1/);
    expect(counts(end.stdout)).toMatchObject({ success: false, failed: 1 });
    expect(record.fan_in).toMatchObject({ complete: false });
  });

  test('can be collected by the id of its composite, when its plan file lies among the ledgers', async () => {
    using farmed = await farm('2', { A2_FROM: '1', B2_FROM: '1' });
    await workAll(farmed, 1);
    cpSync(join(farmed.ledgers, '../plan.json'), join(farmed.ledgers, 'plan/plan-nightly.json'));
    const { end, record } = await farmed.collect(1, ['nightly']);
    expect(end.code).toBe(0);
    expect(record.fan_in).toMatchObject({ complete: true, legs: 5 });
  });

  test('chooses shards by what jobs took before', async () => {
    using repository = workspace({ 'jobs/jobs.yaml': jobs });
    await repository.run(['run', 'nightly'], { A2_FROM: '1', B2_FROM: '1' });
    const end = await repository.run(['plan', 'nightly', '--shards', 'auto']);
    expect(end.stdout).toContain('All durations come from earlier runs.');
    expect(end.stdout).toMatch(/^ +auto +3 +/m);
  });
});

function roundsOf({ jobs: told }: RunRecord): Readonly<Record<string, number | null>> {
  return Object.fromEntries(told.map(({ job_id, round }) => [job_id, round]));
}

describe('bad input to a fan-out', () => {
  const env = { A2_FROM: '1', B2_FROM: '1' };

  test.each([
    ['1/3', 'There is no shard "1/3" in the plan'],
    ['4/1', 'There is no shard "4/1" in the plan'],
    ['7', 'Cannot read shard "7"'],
  ])('shard %s is refused before anything starts', async (shard, message) => {
    using farmed = await farm('2', env);
    const end = await farmed.leg(shard, 1);
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr).toContain(message);
  });

  test.each([
    [['run', '--plan-file', 'gone.json', '--shard', '1/1'], 'Cannot read the plan file "gone.json": there is no such file'],
    [['run', '--plan-file', 'lorchestra.yaml', '--shard', '1/1'], 'it is no plan file, or it is cut off'],
    [['run', '--plan-file', 'jobs', '--shard', '1/1'], 'the folder holds no plan file'],
    [['run', '--plan-file', 'p.json'], 'A plan file is run by legs'],
    [['run', 'nightly', '--shard', '1/1'], '--shard belongs to a leg of a fan-out'],
    [['run'], 'Nothing is named to be run'],
    [['plan', 'nightly', '--shards', '257'], 'Cannot cut a wave into 257 shards: GitHub starts at most 256 jobs from one matrix'],
    [['plan', 'nightly', '--shards', 'many'], 'Cannot read the number of shards "many"'],
    [['plan', 'nightly', '--setup', 'soon'], 'Cannot read the set-up time "soon"'],
    [['collect', '--ledgers', 'x'], 'Nothing is named to be collected'],
    [['collect', '--ledgers', 'x', '--plan-file', 'gone.json'], 'Either the job that planned has failed'],
    [['collect', 'nightly', '--ledgers', 'x', '--round', '0'], 'Cannot read the round "0"'],
  ])('%j is refused', async (args, message) => {
    using repository = workspace({ 'jobs/jobs.yaml': jobs });
    const end = await repository.run(args);
    expect(end.code).toBe(2);
    expect(`${end.stdout}${end.stderr}`).toContain(message);
    expect(existsSync(join(repository.folder, '.lorchestra/runs'))).toBe(false);
  });

  test('a ledger of another plan is refused by a leg, and named by collect', async () => {
    using farmed = await farm('2', env);
    using stranger = workspace({ 'jobs/jobs.yaml': jobs });
    await stranger.run(['run', 'a3'], env);
    const [ledger = ''] = globSync('.lorchestra/runs/*/ledger.ndjson', { cwd: stranger.folder });
    writeFileSync(join(farmed.ledgers, 'ledger.ndjson'), readFileSync(join(stranger.folder, ledger)));
    const end = await farmed.leg('1/1', 1);
    expect(end.code).toBe(2);
    expect(end.stderr).toContain('Ledger "ledger.ndjson" belongs to plan');
    expect(end.stderr).toContain(`"lorchestra-${farmed.planned.plan_hash.slice(0, 12)}-*"`);
    const { end: collected, record } = await farmed.collect(1);
    expect(collected.code).toBe(5);
    expect(record.fan_in?.findings[0]).toMatchObject({ code: 'foreign_plan', file: 'ledger.ndjson' });
  });

  test('a leg that has worked in this round, or whose round is over, is refused by name', async () => {
    using farmed = await farm('2', env);
    await farmed.leg('1/1', 2);
    expect((await farmed.leg('1/1', 2)).stderr).toContain('Leg 1/1 has worked in round 2: ledger "');
    expect((await farmed.leg('1/2', 1)).stderr).toContain('Round 1 is over: ledger "');
  });

  test('a parameter that holds a secret is kept out of the plan file', async () => {
    const definition = `{ job_id: one, job_type: exec, run: 'true', secrets: [TOKEN], env: { A: "\${params.a}" } }`;
    using repository = workspace({ 'jobs/jobs.yaml': definition });
    const args = ['plan', 'one', '--shards', '1', '-p', 'a=correct-horse-battery'];
    const end = await repository.run(args, { TOKEN: 'horse-battery' });
    expect(end.code).toBe(2);
    expect(end.stderr).toContain('Cannot put parameter "a" into a plan file: it holds the value of a secret');
    expect(globSync('.lorchestra/**', { cwd: repository.folder })).toEqual([]);
  });
});
