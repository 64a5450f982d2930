import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { ProcessesOptions } from '../../src/adapters/process/processes.ts';
import type { Exit, Exited, Processes, Program, RunningProgram } from '../../src/ports/process.ts';

/** Programs that behave badly, each in one way, and a view of what they print. */

export function lab(script: string): string {
  return fileURLToPath(new URL(`childlab/${script}`, import.meta.url));
}

export interface Watched extends RunningProgram {
  /** Everything printed so far. */
  readonly printed: () => string;
  /** Settles with the match as soon as the output has one. */
  readonly saw: (pattern: RegExp) => Promise<RegExpExecArray>;
}

/** Of this test process alone: test files run at the same time, and a sweep ends what bears its key wherever it runs. */
export const labKey = { run_id: `lab-${randomUUID()}`, path: 'pipeline.lab/job', round: 1, attempt: 1 };
let attempts = 0;

export function watch(processes: Processes, command: Program['command'], more: Partial<Program> = {}): Watched {
  let text = '';
  const waiting: (() => void)[] = [];
  const take = (chunk: Uint8Array): void => {
    text += Buffer.from(chunk).toString('latin1');
    for (const look of [...waiting]) look();
  };
  const env = { PATH: process.env['PATH'] ?? '' };
  attempts += 1;
  const key = { ...labKey, attempt: attempts };
  const program = { command, cwd: '/', env, key, output: take, ...more };
  const running = processes.start(program);
  const saw = async (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(text);
        if (match === null) return;
        waiting.splice(waiting.indexOf(look), 1);
        resolve(match);
      };
      waiting.push(look);
      look();
      running.exited.then(
        (exit) => reject(new Error(`Ended without printing ${String(pattern)}: ${text} ${JSON.stringify(exit)}`)),
        reject,
      );
    });
  return { ...running, printed: () => text, saw };
}

/** What became of a program that did run. */
export async function exitOf(running: RunningProgram): Promise<Exited> {
  const exit: Exit = await running.exited;
  if (exit.type !== 'exited') throw new Error(`Expected the program to run: ${JSON.stringify(exit)}`);
  return exit;
}

/** False for zombies: whoever does not reap them is not our concern. */
export function isAlive(pid: number | string): boolean {
  return !['Z', 'X', null].includes(stateOf(pid));
}

/** True as soon as it is; a process that is just ending is alive for a moment after its files are closed. */
export async function hasEnded(pid: number | string): Promise<boolean> {
  const until = performance.now() + 2000;
  while (isAlive(pid) && performance.now() < until) await new Promise(setImmediate);
  return !isAlive(pid);
}

/** `R` running, `S` sleeping, `T` stopped, `Z` zombie; null when there is no such process. */
export function stateOf(pid: number | string): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat[stat.lastIndexOf(')') + 2] ?? null;
  } catch {
    return null;
  }
}

/** The ways in which a program can be started; whatever holds of one holds of the other. */
export const ways: readonly (readonly [string, ProcessesOptions])[] = [
  ['this process', {}],
  ['the spawner', { spawner: new URL('../../dist/spawner/index.js', import.meta.url).href, before_spawner: 0 }],
];
