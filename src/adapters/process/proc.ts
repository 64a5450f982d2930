import { readFileSync, readdirSync } from 'node:fs';

import { isScarcity } from './scarcity.ts';

/** One process as /proc shows it. `started` is in clock ticks since boot: with the pid it names one process for ever. */
export interface ProcessFacts {
  readonly pid: number;
  readonly group: number;
  readonly started: string;
  readonly zombie: boolean;
}

/** Only Linux has it; elsewhere nothing but the process group can be found. */
export const hasProc = process.platform === 'linux';

export function allPids(): readonly number[] {
  if (!hasProc) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid));
}

/** Undefined when the process is gone. Throws, like the others here, when there is no file descriptor left to look with. */
export function processFacts(pid: number): ProcessFacts | undefined {
  const stat = readOrUndefined(`/proc/${pid}/stat`)?.toString('latin1');
  if (stat === undefined) return undefined;
  // The second field is the program's name in brackets and may itself hold brackets and blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, , group] = fields;
  const started = fields[19];
  if (state === undefined || group === undefined || started === undefined) return undefined;
  return { pid, group: Number(group), started, zombie: state === 'Z' || state === 'X' };
}

/** The environment a process was started with; undefined when it is gone or belongs to someone else. */
export function environmentOf(pid: number): Buffer | undefined {
  return readOrUndefined(`/proc/${pid}/environ`);
}

function readOrUndefined(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isScarcity(error)) throw error;
    return undefined;
  }
}
