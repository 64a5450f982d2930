import { fork } from 'node:child_process';

import type { Lane } from './lanes.ts';
import type { Answer, Request } from './spawner-messages.ts';
import { spawnerLost } from './refusal.ts';
import { signalGroup } from './signal-group.ts';
import type { Spawn, Spawned, Left } from './spawn.ts';

/**
 * A small process that starts programs for us. The system copies the page tables of whoever starts one, and holds it up
 * meanwhile: what takes a small process one millisecond takes one of 500 MB seventeen.
 */
export interface Spawner {
  /** Rejects with `spawnerLost` for what had been asked for when the spawner ended by itself. */
  readonly spawn: Spawn;
  /** It has ended by itself. What it had started has been killed, since nobody would hear how it ends. */
  readonly lost: () => boolean;
  /** To be called when all that it started is over. */
  readonly dispose: () => void;
}

/** Whatever keeps it small: each page that it holds is one more to be copied. */
const execArgv = ['--single-threaded', '--max-semi-space-size=1'];

interface Waiting {
  readonly lane: Lane;
  readonly resolve: (spawned: Spawned) => void;
  readonly reject: (error: Error) => void;
}

interface Running {
  readonly pid: number;
  readonly leave: (left: Left) => void;
}

/** `entry` is the address of the spawner's entry. */
export function createSpawner(entry: string): Spawner {
  // Its own session, so that Ctrl-C in a terminal is ours alone; no variables, since each program is given all of its own.
  const child = fork(new URL(entry), [], { execArgv, env: {}, detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const waiting = new Map<number, Waiting>();
  const running = new Map<number, Running>();
  let made = 0;
  let lost = false;

  const hear = (answer: Answer): void => {
    const { id } = answer;
    if (answer.type === 'left') {
      running.get(id)?.leave({ code: answer.code, signal: answer.signal });
      running.delete(id);
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (answer.type === 'refused') asked?.reject(coded(answer.code));
    else asked?.resolve({ pid: answer.pid, left: new Promise((leave) => running.set(id, { pid: answer.pid, leave })) });
  };

  const lose = (): void => {
    lost = true;
    for (const { lane, reject } of waiting.values()) {
      lane.abandon();
      reject(coded(spawnerLost));
    }
    for (const { pid, leave } of running.values()) {
      signalGroup(pid, 'SIGKILL');
      leave({ code: null, signal: 'SIGKILL' });
    }
    waiting.clear();
    running.clear();
  };

  child.on('message', hear);
  child.once('disconnect', lose);
  child.once('error', lose);
  return {
    spawn: (start, lane) =>
      new Promise((resolve, reject) => {
        made += 1;
        waiting.set(made, { lane, resolve, reject });
        const request: Request = { id: made, lane: lane.path, ...start };
        child.send(request, (error) => error && lose());
      }),
    // Where not even its channel could be opened, it has none.
    lost: () => lost || !child.connected,
    dispose: () => {
      if (child.connected) child.disconnect();
    },
  };
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}
