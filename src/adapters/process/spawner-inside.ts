import { closeSync, constants, openSync } from 'node:fs';

import type { Answer, Request } from './spawner-messages.ts';
import { codeOf } from './scarcity.ts';
import { spawnHere, type Spawned, type Start } from './spawn.ts';

/** Starts what it is asked to and tells how it ends, until whoever asks is gone. */
export function serveSpawns(): void {
  process.on('message', (request) => void serve(request as Request));
  process.on('disconnect', () => process.exit());
}

async function serve({ id, lane, ...start }: Request): Promise<void> {
  try {
    const { pid, left } = await spawnInto(lane, start);
    answer({ type: 'started', id, pid });
    answer({ type: 'left', id, ...(await left) });
  } catch (error) {
    answer({ type: 'refused', id, code: codeOf(error) });
  }
}

async function spawnInto(lane: string, start: Start): Promise<Spawned> {
  const write = openLane(lane);
  try {
    return await spawnHere(start, { write });
  } finally {
    closeSync(write);
  }
}

/** A reader of our own first: opening to write would wait for ever for one that is gone. */
function openLane(path: string): number {
  const read = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return openSync(path, constants.O_WRONLY);
  } finally {
    closeSync(read);
  }
}

function answer(message: Answer): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}
