import { setTimeout as pause } from 'node:timers/promises';

import type { Exit, Processes, Program, RunningProgram } from '../../ports/process.ts';
import { StateError } from '../../ports/state.ts';
import { createLanes } from './lanes.ts';
import { followToEnd, patience, type Lifetime, type Patience } from './lifetime.ts';
import { attemptMarker, runMarker } from './lineage.ts';
import { refusal, refusalBefore, spawnerLost } from './refusal.ts';
import { codeOf, isScarcity } from './scarcity.ts';
import { spawnHere, startProgram, type Started } from './spawn.ts';
import { createSpawner, type Spawner } from './spawner.ts';
import { createAttemptSweeper, sweepMarked } from './sweep.ts';

/** Waits before a program is tried again when descriptors or processes are scarce, milliseconds. */
const scarcityWaits = [50, 100, 200, 400, 800] as const;
/** Between SIGTERM and SIGKILL for what is still there when a round ends, milliseconds. */
const sweepGrace = 500;

export interface ProcessesAdapter extends Processes {
  /** Ends the spawner and removes what the adapter keeps on disk. */
  readonly dispose: () => void;
}

/** So many programs are started without a spawner: few do not repay its own start. */
const startedHere = 16;

export interface ProcessesOptions {
  readonly times?: Patience;
  /** Address of the spawner's entry; without it all programs are started by this process. */
  readonly spawner?: string;
  /** Programs that are started before there is a spawner. */
  readonly before_spawner?: number;
}

/** Starts programs, the first ones by itself and all further ones by a spawner. */
export function createProcesses(options: ProcessesOptions = {}): ProcessesAdapter {
  const { times = patience } = options;
  const lanes = createLanes();
  const starter = createStarter(options);
  const running = new Set<RunningProgram>();
  const sweepAttempt = createAttemptSweeper();

  const start = (program: Program): RunningProgram => {
    const sweep = (): Promise<number> => sweepAttempt(attemptMarker(program.key));
    const begin = async (): Promise<Started> => startProgram(program, lanes, starter.spawn);
    const one = run(program, begin, { follow: (started) => followToEnd(started, times, sweep), sweep });
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
    dispose: () => {
      starter.dispose();
      lanes.dispose();
    },
  };
}

/** One spawner at most: where the first is lost, programs are started here again. */
function createStarter({ spawner: entry, before_spawner = startedHere }: ProcessesOptions): Pick<Spawner, 'spawn' | 'dispose'> {
  let spawner: Spawner | null = null;
  let started = 0;
  return {
    spawn: (start, lane) => {
      started += 1;
      if (entry !== undefined && started > before_spawner) spawner ??= createSpawner(entry);
      return spawner === null || spawner.lost() ? spawnHere(start, lane) : spawner.spawn(start, lane);
    },
    dispose: () => spawner?.dispose(),
  };
}

interface Care {
  readonly follow: (started: Started) => Lifetime;
  /** Ends whatever descends from the attempt. */
  readonly sweep: () => Promise<number>;
}

function run(program: Program, begin: () => Promise<Started>, { follow, sweep }: Care): RunningProgram {
  let lifetime: Lifetime | null = null;
  let stops = 0;
  const withdrawn = new AbortController();

  const live = async (): Promise<Exit> => {
    const before = refusalBefore(program);
    if (before !== null) return { type: 'refused', failure: before };
    for (let tries = 0; !withdrawn.signal.aborted; tries += 1) {
      try {
        const started = await begin();
        lifetime = follow(started);
        for (let asked = 0; asked < stops; asked += 1) lifetime.stop();
        return await lifetime.ended;
      } catch (error) {
        if (error instanceof StateError) throw error;
        if (codeOf(error) === spawnerLost) await sweep();
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
