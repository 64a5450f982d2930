import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

import { afterEach, describe, expect, it } from 'vitest';

import { createProcesses, type ProcessesAdapter, type ProcessesOptions } from '../../../../src/adapters/process/processes.ts';
import { exitOf, hasEnded, lab, watch, ways } from '../../../support/childlab.ts';

const [, [, through]] = ways as [unknown, readonly [string, ProcessesOptions]];
const opened: ProcessesAdapter[] = [];
afterEach(() => {
  for (const processes of opened.splice(0)) processes.dispose();
});

function open(options: ProcessesOptions = through): ProcessesAdapter {
  const processes = createProcesses(options);
  opened.push(processes);
  return processes;
}

function statusOf(pid: string, name: string): string {
  return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
}

/** A program that waits, and who started it. */
async function waiting(
  processes: ProcessesAdapter,
): Promise<{ readonly pid: string; readonly parent: string; readonly running: ReturnType<typeof watch> }> {
  const running = watch(processes, { argv: [lab('obey.sh')] });
  const [, pid = ''] = await running.saw(/ready (\d+)/);
  return { pid, parent: statusOf(pid, 'PPid'), running };
}

/** The same, when the spawner has told of its start: what it prints may come before, what is told of the next does not. */
async function known(processes: ProcessesAdapter): ReturnType<typeof waiting> {
  const one = await waiting(processes);
  await exitOf(watch(processes, { argv: ['true'] }));
  return one;
}

describe.skipIf(!existsSync('/proc/self/status'))('the spawner', () => {
  it('starts what comes after the first programs, one spawner for all', async () => {
    const processes = open({ ...through, before_spawner: 2 });
    const all = [];
    for (let number = 0; number < 4; number += 1) all.push(await waiting(processes));
    const [first, second, third, fourth] = all.map(({ parent }) => parent);
    expect([first, second]).toEqual([String(process.pid), String(process.pid)]);
    expect(third).not.toBe(String(process.pid));
    expect(fourth).toBe(third);
    for (const { running } of all) running.stop();
    await Promise.all(all.map(({ running }) => running.exited));
  });

  it('holds no variable of ours, no file of a program, and shuts its inspector', async () => {
    const processes = open();
    const one = await known(processes);
    const names = readFileSync(`/proc/${one.parent}/environ`, 'utf8')
      .split('\0')
      .filter(Boolean)
      .map((line) => line.split('=')[0]);
    expect(names.filter((name) => !name?.startsWith('NODE_CHANNEL_'))).toEqual([]);
    const files = readdirSync(`/proc/${one.parent}/fd`).map((fd) => readlinkSync(`/proc/${one.parent}/fd/${fd}`));
    expect(files.filter((file) => file.includes('lorchestra-lanes-'))).toEqual([]);
    process.kill(Number(one.parent), 'SIGUSR1');
    expect(await exitOf(watch(processes, { argv: ['true'] }))).toMatchObject({ code: 0 });
    expect(statusOf(one.parent, 'State')).not.toMatch(/^Z/);
    one.running.stop();
    await one.running.exited;
  });

  it('ends when it is no longer needed', async () => {
    const processes = open();
    const { parent, running } = await waiting(processes);
    running.stop();
    await running.exited;
    processes.dispose();
    expect(await hasEnded(parent)).toBe(true);
  });

  it('takes what it started along when it is killed, and what comes then is started without it', async () => {
    const processes = open();
    const { pid, parent, running } = await known(processes);
    process.kill(Number(parent), 'SIGKILL');
    expect(await exitOf(running)).toMatchObject({ code: null, signal: 'SIGKILL', stopped: false });
    expect(await hasEnded(pid)).toBe(true);
    const next = await waiting(processes);
    expect(next.parent).toBe(String(process.pid));
    next.running.stop();
    await next.running.exited;
  });

  it('leaves in no doubt what it had been asked for when it was killed', async () => {
    const processes = open();
    const { parent, running } = await waiting(processes);
    process.kill(Number(parent), 'SIGSTOP');
    const asked = watch(processes, { argv: ['true'] });
    process.kill(Number(parent), 'SIGKILL');
    expect(await asked.exited).toMatchObject({
      type: 'refused',
      failure: {
        kind: 'spawn',
        code: 'SPAWNER_LOST',
        message: 'Cannot tell whether "true" was started: the process that starts programs was killed',
      },
    });
    await running.exited;
  });

  it('that cannot be started is done without', async () => {
    const processes = open({ spawner: 'file:///nowhere/spawner.js', before_spawner: 0 });
    const first = await watch(processes, { argv: ['true'] }).exited;
    expect(first).toMatchObject({ type: 'refused', failure: { code: 'SPAWNER_LOST' } });
    expect(await exitOf(watch(processes, { argv: ['true'] }))).toMatchObject({ code: 0 });
  });
});
