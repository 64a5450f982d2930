import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import type { Program } from '../../ports/process.ts';
import type { Lanes } from './lanes.ts';
import { withLineage } from './lineage.ts';
import { argumentsOf } from './refusal.ts';

/** A program that has just been started: the leader of its own session and process group, whose number is `pid`. */
export interface Started {
  readonly pid: number;
  /** Settles as soon as the leader is gone, whoever holds its output. */
  readonly left: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Settles when the output has been read to its end. */
  readonly drained: Promise<void>;
  /** Gives up reading: for what escaped and still holds the output. */
  readonly abandon: () => void;
}

/** Throws the operating system's error when the program cannot be started. */
export async function startProgram(program: Program, lanes: Lanes): Promise<Started> {
  const lane = lanes.open(program.output);
  let child: ChildProcess;
  try {
    child = spawnDetached(program, lane.write);
  } finally {
    // Once the program has its copies, ours must go: it would keep the pipe from ever ending.
    lane.handOver();
  }
  if (child.pid === undefined) {
    const [error]: unknown[] = await once(child, 'error');
    throw error;
  }
  return {
    pid: child.pid,
    left: new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal }))),
    drained: lane.drained,
    abandon: lane.abandon,
  };
}

function spawnDetached(program: Program, output: number): ChildProcess {
  const [file, ...rest] = argumentsOf(program.command);
  return spawn(file, rest, {
    cwd: program.cwd,
    env: withLineage(program.env, program.key),
    detached: true,
    stdio: ['ignore', output, output],
  });
}
