import { setTimeout as pause } from 'node:timers/promises';

import type { Exit, Processes, Program, RunningProgram } from '../../ports/process.ts';
import { StateError } from '../../ports/state.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { followToEnd, patience, type Lifetime, type Patience } from './lifetime.ts';
import { attemptMarker, runMarker } from './lineage.ts';
import { refusal, refusalBefore } from './refusal.ts';
import { isScarcity } from './scarcity.ts';
import { startProgram, type Started } from './spawn.ts';
import { createAttemptSweeper, sweepMarked } from './sweep.ts';

/** Waits before a program is tried again when descriptors or processes are scarce, milliseconds. */
const scarcityWaits = [50, 100, 200, 400, 800] as const;
/** Between SIGTERM and SIGKILL for what is still there when a round ends, milliseconds. */
const sweepGrace = 500;

export interface ProcessesAdapter extends Processes {
  /** Removes what the adapter keeps on disk. */
  readonly dispose: () => void;
}

/** Starts programs directly, each with one `spawn`. */
export function createProcesses(times: Patience = patience): ProcessesAdapter {
  const lanes = createLanes();
  const running = new Set<RunningProgram>();
  const sweepAttempt = createAttemptSweeper();

  const start = (program: Program): RunningProgram => {
    const one = run(program, lanes, (started) => followToEnd(started, times, () => sweepAttempt(attemptMarker(program.key))));
    running.add(one);
    const forget = (): void => void running.delete(one);
    one.exited.then(forget, forget);
    return one;
  };

  return {
    start,
    killAll: () => {
      for (const one of running) {
        one.stop();
        one.stop();
      }
    },
    sweep: async (runId) => {
      const marker = runMarker(runId);
      return (await sweepMarked([marker], sweepGrace)).get(marker) ?? 0;
    },
    dispose: lanes.dispose,
  };
}

function run(program: Program, lanes: Lanes, follow: (started: Started) => Lifetime): RunningProgram {
  let lifetime: Lifetime | null = null;
  let stops = 0;
  const withdrawn = new AbortController();

  const live = async (): Promise<Exit> => {
    const before = refusalBefore(program);
    if (before !== null) return { type: 'refused', failure: before };
    for (let tries = 0; !withdrawn.signal.aborted; tries += 1) {
      try {
        const started = await startProgram(program, lanes);
        lifetime = follow(started);
        for (let asked = 0; asked < stops; asked += 1) lifetime.stop();
        return await lifetime.ended;
      } catch (error) {
        if (error instanceof StateError) throw error;
        const wait = scarcityWaits[tries];
        if (wait === undefined || !isScarcity(error)) return { type: 'refused', failure: refusal(program, error) };
        await pause(wait, undefined, { signal: withdrawn.signal }).catch(() => undefined);
      }
    }
    return { type: 'withdrawn' };
  };

  const stop = (): void => {
    stops += 1;
    withdrawn.abort();
    lifetime?.stop();
  };
  return { exited: live(), stop };
}
