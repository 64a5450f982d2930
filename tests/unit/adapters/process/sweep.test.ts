import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';

import { afterAll, describe, expect, it } from 'vitest';

import { attemptMarker, runMarker, withLineage } from '../../../../src/adapters/process/lineage.ts';
import { createProcesses } from '../../../../src/adapters/process/processes.ts';
import { createAttemptSweeper, sweepMarked } from '../../../../src/adapters/process/sweep.ts';
import { exitOf, hasEnded, isAlive, lab, labKey, watch } from '../../../support/childlab.ts';

// Of this test process alone: test files run at the same time, and a sweep ends what bears its name wherever it runs.
const unique = randomUUID();
const runId = (name: string): string => `sweep-${name}-${unique}`;
const processes = createProcesses({ times: { grace: 100, stragglersAsked: 50, stragglersKilled: 100, abandoned: 50 } });
afterAll(() => processes.dispose());

async function leaveBehind(key: typeof labKey, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const running = watch(processes, { argv: [lab('setsid-quiet.sh')] }, { key, env: { PATH: process.env['PATH'] ?? '', ...env } });
  const [, pid = ''] = await running.saw(/left (\d+)/);
  await exitOf(running);
  return pid;
}

describe('sweeping a run', () => {
  it('ends what left its group and its session, and counts it', async () => {
    const key = { ...labKey, run_id: runId('one') };
    const pids = [await leaveBehind(key), await leaveBehind({ ...key, path: 'pipeline.lab/other' })];
    expect(pids.map(isAlive)).toEqual([true, true]);
    expect(await processes.sweep(runId('one'))).toBe(2);
    expect(await Promise.all(pids.map(hasEnded))).toEqual([true, true]);
    expect(await processes.sweep(runId('one'))).toBe(0);
  });

  it('leaves other runs alone, also one whose id begins alike', async () => {
    const pid = await leaveBehind({ ...labKey, run_id: `${runId('two')}-b` });
    expect(await processes.sweep(runId('two'))).toBe(0);
    expect(isAlive(pid)).toBe(true);
    expect(await processes.sweep(`${runId('two')}-b`)).toBe(1);
  });

  it('reaches what a job of a run that was started by a job left behind', async () => {
    const outer = withLineage({}, { ...labKey, run_id: runId('outer') });
    const pid = await leaveBehind({ ...labKey, run_id: runId('inner') }, outer);
    expect(await processes.sweep(runId('outer'))).toBe(1);
    expect(await hasEnded(pid)).toBe(true);
  });

  it('kills what traps SIGTERM', async () => {
    const env = withLineage({ PATH: process.env['PATH'] ?? '' }, { ...labKey, run_id: runId('trap') });
    const child = spawn(lab('trap.sh'), [], { env, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    // The script and the program it waits for.
    const marker = runMarker(runId('trap'));
    expect(await sweepMarked([marker], 30)).toEqual(new Map([[marker, 2]]));
    expect(await hasEnded(child.pid ?? 0)).toBe(true);
  });

  it('finds the leftovers of an orchestrator that is gone', async () => {
    const env = withLineage({ PATH: process.env['PATH'] ?? '' }, { ...labKey, run_id: runId('crashed') });
    const child = spawn(lab('obey.sh'), [], { env, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const another = createProcesses();
    expect(await another.sweep(runId('crashed'))).toBe(1);
    expect(await hasEnded(child.pid ?? 0)).toBe(true);
  });
});

describe('sweeping attempts', () => {
  it('counts for each what it left, also when all are asked for at once', async () => {
    const sweep = createAttemptSweeper();
    const keys = [1, 2, 3].map((attempt) => ({ ...labKey, run_id: runId('attempts'), attempt }));
    const pids = [
      await leaveBehind(keys[0] ?? labKey),
      await leaveBehind(keys[0] ?? labKey),
      await leaveBehind(keys[2] ?? labKey),
    ];
    expect(await Promise.all(keys.map((key) => sweep(attemptMarker(key))))).toEqual([2, 0, 1]);
    expect(await Promise.all(pids.map(hasEnded))).toEqual([true, true, true]);
  });
});

describe('the marker of an attempt', () => {
  it('is not found in the lineage of another attempt', () => {
    const marker = attemptMarker({ run_id: 'r', path: 'p/job', round: 1, attempt: 1 });
    for (const other of [{ attempt: 11 }, { round: 2 }, { path: 'p/job2' }, { path: 'p' }, { run_id: 'r2' }, { run_id: 'xr' }]) {
      const lineage = withLineage({}, { run_id: 'r', path: 'p/job', round: 1, attempt: 1, ...other })['LORCHESTRA_LINEAGE'];
      expect(lineage?.includes(marker)).toBe(false);
    }
  });
});
