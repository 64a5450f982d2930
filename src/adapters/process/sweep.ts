import { setTimeout as pause } from 'node:timers/promises';

import { allPids, environmentOf, processFacts, type ProcessFacts } from './proc.ts';

/** A process can start another between our look and our signal, so we look until nothing is found, but not for ever. */
const mostPasses = 20;
const pauseMs = 10;

/**
 * Ends every process whose environment holds one of the markers, wherever it went: its own session, its own group.
 * `graceMs` is the time between SIGTERM and SIGKILL; 0 sends SIGKILL at once. Linux only; gives the number of processes met.
 */
export async function sweepMarked(markers: readonly string[], graceMs: number): Promise<number> {
  const met = new Set<string>();
  const killFrom = performance.now() + graceMs;
  for (let pass = 0; pass < mostPasses || performance.now() < killFrom; pass += 1) {
    const found = findMarked(markers);
    if (found?.length === 0) break;
    const signal = performance.now() < killFrom ? 'SIGTERM' : 'SIGKILL';
    for (const one of found ?? []) {
      const name = `${one.pid} ${one.started}`;
      if (signal === 'SIGTERM' && met.has(name)) continue;
      met.add(name);
      signalExactly(one, signal);
    }
    await pause(pauseMs);
  }
  return met.size;
}

/** Gathers the requests of one moment, since cancelling fifty jobs should walk over /proc once, not fifty times. */
export function createAttemptSweeper(): (marker: string) => Promise<number> {
  let gathering: { readonly markers: Set<string>; readonly done: Promise<number> } | null = null;
  return async (marker) => {
    if (gathering === null) {
      const markers = new Set<string>();
      const done = pause(pauseMs).then(() => {
        gathering = null;
        return sweepMarked([...markers], 0);
      });
      gathering = { markers, done };
    }
    gathering.markers.add(marker);
    return gathering.done;
  };
}

/** Null when the look itself failed, for want of file descriptors. */
function findMarked(markers: readonly string[]): readonly ProcessFacts[] | null {
  try {
    return allPids().flatMap((pid) => markedProcess(pid, markers) ?? []);
  } catch {
    return null;
  }
}

function markedProcess(pid: number, markers: readonly string[]): ProcessFacts | undefined {
  if (pid === process.pid) return undefined;
  const facts = processFacts(pid);
  if (facts === undefined) return undefined;
  // Of a zombie nothing is left but its number: its environment is empty.
  const environment = environmentOf(pid);
  return environment !== undefined && markers.some((marker) => environment.includes(marker)) ? facts : undefined;
}

/** Signals a process only if the pid still names the one that was looked at. */
function signalExactly(seen: ProcessFacts, signal: NodeJS.Signals): void {
  try {
    if (processFacts(seen.pid)?.started !== seen.started) return;
    process.kill(seen.pid, signal);
    if (signal === 'SIGTERM') process.kill(seen.pid, 'SIGCONT');
  } catch {
    // It ended first, or it is not ours to signal: the next look tells.
  }
}
