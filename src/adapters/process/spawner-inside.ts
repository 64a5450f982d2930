import { closeSync, constants, openSync } from 'node:fs';

import type { Answer, Request } from './spawner-messages.ts';
import { codeOf } from './scarcity.ts';
import { launchHere, type Launched, type Start } from './spawn.ts';

/** Starts what it is asked to and tells how it ends, until whoever asks is gone. */
export function serveLaunches(): void {
  process.on('message', (request) => void serve(request as Request));
  process.on('disconnect', () => process.exit());
}

async function serve({ id, lane, ...start }: Request): Promise<void> {
  try {
    const { pid, left } = await launchInto(lane, start);
    answer({ type: 'started', id, pid });
    answer({ type: 'left', id, ...(await left) });
  } catch (error) {
    answer({ type: 'refused', id, code: codeOf(error) });
  }
}

async function launchInto(lane: string, start: Start): Promise<Launched> {
  const write = openLane(lane);
  try {
    return await launchHere(start, { write });
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
