import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { acquireLock } from '../../../../src/adapters/state/lock.ts';
import { StateError, StateLocked } from '../../../../src/ports/state.ts';

const program = fileURLToPath(new URL('../../../support/lock-holder.ts', import.meta.url));
const run_id = '20251211T093000Z-1f0c2b7a';

let stateDir = '';
const children: ChildProcess[] = [];
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'lorchestra-lock-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(stateDir, { recursive: true, force: true });
});

interface Contender {
  readonly child: ChildProcess;
  /** Sends one word and gives back the answer. */
  readonly ask: (word: 'take' | 'drop' | 'forget') => Promise<string>;
}

function contend(id = run_id): Contender {
  const child = spawn(process.execPath, ['--expose-gc', program, stateDir, id], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask: Contender['ask'] = async (word) => {
    child.stdin.write(`${word}\n`);
    const { value } = await answers.next();
    return String(value);
  };
  return { child, ask };
}

async function kill({ child }: Contender): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('acquireLock', () => {
  test('is had by one of two processes that ask at once, 50 times', async () => {
    const pair = [contend(), contend()];
    for (let turn = 0; turn < 50; turn += 1) {
      const answers = await Promise.all(pair.map(({ ask }) => ask('take')));
      expect(answers.filter((words) => words === 'held')).toHaveLength(1);
      expect(answers.filter((words) => words.startsWith('StateLocked: '))).toHaveLength(1);
      await Promise.all(pair.map(({ ask }) => ask('drop')));
    }
  });

  test('passes from one killed process to the next of three that ask at once', async () => {
    const three = [contend(), contend(), contend()];
    while (three.length > 0) {
      const answers = await Promise.all(three.map(({ ask }) => ask('take')));
      expect(answers.filter((words) => words === 'held')).toHaveLength(1);
      const [holder] = three.splice(answers.indexOf('held'), 1);
      if (holder !== undefined) await kill(holder);
    }
  });

  test('is kept when nothing refers to it any more', async () => {
    const holder = contend();
    expect(await holder.ask('take')).toBe('held');
    expect(await holder.ask('forget')).toBe('forgotten');
    expect(() => acquireLock(stateDir, { run_id, now: 0 })).toThrow(StateLocked);
  });

  test('names the process, the run and the time in its refusal', async () => {
    const holder = contend('20240101T000000Z-00000000');
    expect(await holder.ask('take')).toBe('held');
    expect(() => acquireLock(stateDir, { run_id, now: 0 })).toThrow(StateLocked);
    expect(() => acquireLock(stateDir, { run_id, now: 0 })).toThrow(
      `Cannot use the state directory "${stateDir}": it is held by run "20240101T000000Z-00000000" ` +
        `(process ${holder.child.pid}), since 1970-01-01T00:00:00.000Z; wait for it or stop it`,
    );
  });

  test('is taken over from a killed process although its name still stands there', async () => {
    const holder = contend();
    expect(await holder.ask('take')).toBe('held');
    await kill(holder);
    expect(existsSync(join(stateDir, 'lock.json'))).toBe(true);
    acquireLock(stateDir, { run_id, now: 0 }).release();
  });

  test('is taken although a dead holder had the number of a process that lives', () => {
    writeFileSync(join(stateDir, 'lock.json'), JSON.stringify({ pid: process.ppid, run_id, since: '2025-12-11T09:30:00.000Z' }));
    const lock = acquireLock(stateDir, { run_id: '20260101T000000Z-00000000', now: 0 });
    expect(JSON.parse(readFileSync(join(stateDir, 'lock.json'), 'utf8'))).toMatchObject({ pid: process.pid });
    lock.release();
  });

  test('refuses when the holder has not yet written its name', async () => {
    const holder = contend();
    expect(await holder.ask('take')).toBe('held');
    rmSync(join(stateDir, 'lock.json'));
    expect(() => acquireLock(stateDir, { run_id, now: 0 })).toThrow('it is held by another run');
  });

  test('refuses a second taking within one process', () => {
    const lock = acquireLock(stateDir, { run_id, now: 0 });
    expect(() => acquireLock(stateDir, { run_id, now: 0 })).toThrow(StateLocked);
    lock.release();
  });

  test('is free after its release, which may come twice', async () => {
    const lock = acquireLock(stateDir, { run_id, now: 0 });
    lock.release();
    lock.release();
    expect(existsSync(join(stateDir, 'lock.json'))).toBe(false);
    expect(await contend().ask('take')).toBe('held');
  });

  test('makes the state directory when it is not there', () => {
    const inner = join(stateDir, 'not', 'there');
    acquireLock(inner, { run_id, now: 0 }).release();
    expect(existsSync(join(inner, 'runs'))).toBe(true);
  });

  test('says when its file is something else', () => {
    writeFileSync(join(stateDir, 'lock.db'), 'not a database '.repeat(100));
    expect(() => acquireLock(stateDir, { run_id, now: 0 })).toThrow(StateError);
    expect(() => acquireLock(stateDir, { run_id, now: 0 })).toThrow(`Cannot lock the state directory "${stateDir}"`);
  });
});
