import { setTimeout as pause } from 'node:timers/promises';

import { allPids, environmentOf, processFacts, type ProcessFacts } from './proc.ts';

/** A process can start another between our look and our signal, so we look again, but not for ever. */
const mostPasses = 20;
/** While a process replaces its program its environment cannot be read: once not found is not yet gone. */
const emptyLooks = 2;
const pauseMs = 5;

/** How many processes were met that bear each marker. */
export type Met = ReadonlyMap<string, number>;

/**
 * Ends every process whose environment holds one of the markers, wherever it went: its own session, its own group.
 * `graceMs` is the time between SIGTERM and SIGKILL; 0 sends SIGKILL at once. Linux only.
 */
export async function sweepMarked(markers: readonly string[], graceMs: number): Promise<Met> {
  const met = new Map<string, string>();
  const killFrom = performance.now() + graceMs;
  let empty = 0;
  for (let pass = 0; pass < mostPasses || performance.now() < killFrom; pass += 1) {
    const found = findMarked(markers);
    empty = found?.length === 0 ? empty + 1 : 0;
    if (empty === emptyLooks) break;
    const signal = performance.now() < killFrom ? 'SIGTERM' : 'SIGKILL';
    for (const { facts, marker } of found ?? []) {
      const name = `${facts.pid} ${facts.started}`;
      if (signal === 'SIGTERM' && met.has(name)) continue;
      met.set(name, marker);
      signalExactly(facts, signal);
    }
    await pause(pauseMs);
  }
  return countBy([...met.values()]);
}

/** Gathers the requests of one moment, since cancelling fifty jobs should walk over /proc once, not fifty times. */
export function createAttemptSweeper(): (marker: string) => Promise<number> {
  let gathering: { readonly markers: Set<string>; readonly done: Promise<Met> } | null = null;
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
    return (await gathering.done).get(marker) ?? 0;
  };
}

interface Marked {
  readonly facts: ProcessFacts;
  readonly marker: string;
}

/** Null when the look itself failed, for want of file descriptors. */
function findMarked(markers: readonly string[]): readonly Marked[] | null {
  try {
    return allPids().flatMap((pid) => markedProcess(pid, markers) ?? []);
  } catch {
    return null;
  }
}

function markedProcess(pid: number, markers: readonly string[]): Marked | undefined {
  if (pid === process.pid) return undefined;
  const facts = processFacts(pid);
  if (facts === undefined) return undefined;
  // Of a zombie nothing is left but its number: its environment is empty.
  const environment = environmentOf(pid);
  const marker = environment === undefined ? undefined : markers.find((each) => environment.includes(each));
  return marker === undefined ? undefined : { facts, marker };
}

function countBy(markers: readonly string[]): Met {
  const counts = new Map<string, number>();
  for (const marker of markers) counts.set(marker, (counts.get(marker) ?? 0) + 1);
  return counts;
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
