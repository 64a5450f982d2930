import { allPids, hasProc, processFacts } from './proc.ts';

/** Sends a signal to every member of a process group. False when there is none. */
export function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  const { stackTraceLimit } = Error;
  // That a group is gone is what is hoped for, and is asked after every job: nobody reads where it was found out.
  Error.stackTraceLimit = 0;
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Asks a group to end. SIGCONT lets a stopped program see the request. */
export function askGroupToEnd(group: number): void {
  signalGroup(group, 'SIGTERM');
  signalGroup(group, 'SIGCONT');
}

/**
 * How many members of a group are alive. Zombies do not count: in a container whose first process does not reap, they stay.
 * Costs one system call when the group is empty, a walk over /proc when it is not. Where that cannot be done, 1 means some.
 */
export function liveMembers(group: number): number {
  if (!signalGroup(group, 0)) return 0;
  if (!hasProc) return 1;
  try {
    return allPids().filter((pid) => {
      const facts = processFacts(pid);
      return facts?.group === group && !facts.zombie;
    }).length;
  } catch {
    return 1;
  }
}
