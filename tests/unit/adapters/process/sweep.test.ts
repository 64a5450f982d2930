import { spawn } from 'node:child_process';

import { afterAll, describe, expect, it } from 'vitest';

import { attemptMarker, runMarker, withLineage } from '../../../../src/adapters/process/lineage.ts';
import { createProcesses } from '../../../../src/adapters/process/processes.ts';
import { sweepMarked } from '../../../../src/adapters/process/sweep.ts';
import { exitOf, isAlive, lab, labKey, watch } from '../../../support/childlab.ts';

const processes = createProcesses({ grace: 100, stragglersAsked: 50, stragglersKilled: 100, abandoned: 50 });
afterAll(() => processes.dispose());

async function leaveBehind(key: typeof labKey, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const running = watch(processes, { argv: [lab('setsid-quiet.sh')] }, { key, env: { PATH: process.env['PATH'] ?? '', ...env } });
  const [, pid = ''] = await running.saw(/left (\d+)/);
  await exitOf(running);
  return pid;
}

describe('sweeping a run', () => {
  it('ends what left its group and its session, and counts it', async () => {
    const key = { ...labKey, run_id: 'sweep-one' };
    const pids = [await leaveBehind(key), await leaveBehind({ ...key, path: 'pipeline.lab/other' })];
    expect(pids.map(isAlive)).toEqual([true, true]);
    expect(await processes.sweep('sweep-one')).toBe(2);
    expect(pids.map(isAlive)).toEqual([false, false]);
    expect(await processes.sweep('sweep-one')).toBe(0);
  });

  it('leaves other runs alone, also one whose id begins alike', async () => {
    const pid = await leaveBehind({ ...labKey, run_id: 'sweep-two-b' });
    expect(await processes.sweep('sweep-two')).toBe(0);
    expect(isAlive(pid)).toBe(true);
    expect(await processes.sweep('sweep-two-b')).toBe(1);
  });

  it('reaches what a job of a run that was started by a job left behind', async () => {
    const outer = withLineage({}, { ...labKey, run_id: 'sweep-outer' });
    const pid = await leaveBehind({ ...labKey, run_id: 'sweep-inner' }, outer);
    expect(await processes.sweep('sweep-outer')).toBe(1);
    expect(isAlive(pid)).toBe(false);
  });

  it('kills what traps SIGTERM', async () => {
    const env = withLineage({ PATH: process.env['PATH'] ?? '' }, { ...labKey, run_id: 'sweep-trap' });
    const child = spawn(lab('trap.sh'), [], { env, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    // The script and the program it waits for.
    expect(await sweepMarked([runMarker('sweep-trap')], 30)).toBe(2);
    expect(isAlive(child.pid ?? 0)).toBe(false);
  });

  it('finds the leftovers of an orchestrator that is gone', async () => {
    const env = withLineage({ PATH: process.env['PATH'] ?? '' }, { ...labKey, run_id: 'sweep-crashed' });
    const child = spawn(lab('obey.sh'), [], { env, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const another = createProcesses();
    expect(await another.sweep('sweep-crashed')).toBe(1);
    expect(isAlive(child.pid ?? 0)).toBe(false);
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
