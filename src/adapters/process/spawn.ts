import { spawn } from 'node:child_process';
import { once } from 'node:events';

import type { Program } from '../../ports/process.ts';
import type { Lane, Lanes } from './lanes.ts';
import { withLineage } from './lineage.ts';
import { argumentsOf } from './refusal.ts';

/** What the operating system gets. */
export interface Start {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Left {
  readonly code: number | null;
  readonly signal: string | null;
}

/** The leader of its own session and process group, whose number is `pid`. */
export interface Spawned {
  readonly pid: number;
  /** Settles as soon as the leader is gone, whoever holds its output. */
  readonly left: Promise<Left>;
}

/** Starts a program that writes to the lane. Rejects with the operating system's error when it cannot be started. */
export type Spawn = (start: Start, lane: Lane) => Promise<Spawned>;

/** A program that has just been started. */
export interface Started extends Spawned {
  /** Settles when the output has been read to its end. */
  readonly drained: Promise<void>;
  /** Gives up reading: for what escaped and still holds the output. */
  readonly abandon: () => void;
}

/** Rejects as `how` does. */
export async function startProgram(program: Program, lanes: Lanes, how: Spawn): Promise<Started> {
  const lane = lanes.open(program.output);
  try {
    const start = { argv: argumentsOf(program.command), cwd: program.cwd, env: withLineage(program.env, program.key) };
    return { ...(await how(start, lane)), drained: lane.drained, abandon: lane.abandon };
  } finally {
    // Once the program has its copies, ours must go: it would keep the pipe from ever ending.
    lane.handOver();
  }
}

/** As a child of this process. */
export async function spawnHere({ argv, cwd, env }: Start, { write }: Pick<Lane, 'write'>): Promise<Spawned> {
  const [file, ...rest] = argv;
  const child = spawn(file, rest, { cwd, env, detached: true, stdio: ['ignore', write, write] });
  if (child.pid === undefined) {
    const [error]: unknown[] = await once(child, 'error');
    throw error;
  }
  return { pid: child.pid, left: new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal }))) };
}
