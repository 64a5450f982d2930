import { setTimeout as pause } from 'node:timers/promises';

import type { Exited } from '../../ports/process.ts';
import { askGroupToEnd, liveMembers, signalGroup } from './signal-group.ts';
import type { Started } from './spawn.ts';

/** Milliseconds. */
export interface Patience {
  /** From SIGTERM to SIGKILL for a program that is asked to stop. */
  readonly grace: number;
  /** From the leader's exit to SIGTERM for what it left behind; time for `> >(tee log)` to finish. */
  readonly stragglersAsked: number;
  /** From the leader's exit to SIGKILL for what it left behind. */
  readonly stragglersKilled: number;
  /** From the last SIGKILL until an output that is still held is given up. */
  readonly abandoned: number;
}

/** All of it fits in 5 s, so that a cancelled run is over before its own time is. */
export const patience: Patience = { grace: 3000, stragglersAsked: 500, stragglersKilled: 1000, abandoned: 250 };

export interface Lifetime {
  readonly ended: Promise<Exited>;
  readonly stop: () => void;
}

/** Follows a program from its start until nothing of its group is alive. `sweep` ends what left the group. */
export function followToEnd(started: Started, times: Patience, sweep: () => Promise<number>): Lifetime {
  let asked: number | null = null;
  let escalated = false;
  let gone = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const kill = (): void => {
    // Once the group is empty its number may name strangers; only a group that still has members is signalled.
    if (liveMembers(started.pid) === 0) return;
    escalated = true;
    signalGroup(started.pid, 'SIGKILL');
  };

  const stop = (): void => {
    if (asked !== null || gone) {
      kill();
      return;
    }
    asked = performance.now();
    stopped = true;
    askGroupToEnd(started.pid);
    timer = setTimeout(kill, times.grace);
  };

  const follow = async (): Promise<Exited> => {
    const exit = await started.left.then((facts) => {
      gone = true;
      return facts;
    });
    const left =
      asked === null
        ? await endStragglers(started, times, kill)
        : await outlast(started, { deadline: asked + times.grace, times, kill });
    clearTimeout(timer);
    const hidden = stopped || left.held ? await sweep() : 0;
    if (left.held) await quiet(started, times.abandoned);
    started.abandon();
    return { type: 'exited', ...exit, stopped, escalated, stragglers: left.count + hidden };
  };

  return { ended: follow(), stop };
}

interface Left {
  /** Members of the group that outlived their leader and were ended for it. */
  readonly count: number;
  /** Something outside the group still holds the output. */
  readonly held: boolean;
}

/** Nobody asked to stop: what the leader left behind is given a moment, then asked to end, then killed. */
async function endStragglers(started: Started, times: Patience, kill: () => void): Promise<Left> {
  const left = performance.now();
  if (await quiet(started, times.stragglersAsked)) return { count: 0, held: false };
  const count = liveMembers(started.pid);
  if (count > 0) askGroupToEnd(started.pid);
  return { count, held: (await outlast(started, { deadline: left + times.stragglersKilled, times, kill })).held };
}

interface LastTerm {
  /** In milliseconds of `performance.now`. */
  readonly deadline: number;
  readonly times: Patience;
  readonly kill: () => void;
}

/** All were asked to end: who has not by the deadline is killed. */
async function outlast(started: Started, { deadline, times, kill }: LastTerm): Promise<Left> {
  if (await quiet(started, deadline - performance.now())) return { count: 0, held: false };
  kill();
  return { count: 0, held: !(await quiet(started, times.abandoned)) };
}

/** True as soon as the outputs have ended and the group is empty; false when that did not happen in time. */
async function quiet(started: Started, mostMs: number): Promise<boolean> {
  const until = performance.now() + mostMs;
  if (!(await within(started.drained, mostMs))) return false;
  // Nothing tells when a group becomes empty, so it is asked, ever more seldom: with members left each question is a walk.
  for (let wait = 2; liveMembers(started.pid) > 0; wait = Math.min(wait * 2, 50)) {
    if (performance.now() >= until) return false;
    await pause(wait);
  }
  return true;
}

async function within(promise: Promise<void>, mostMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, mostMs));
  });
  const inTime = await Promise.race([promise.then(() => true), over]);
  clearTimeout(timer);
  return inTime;
}
