import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import type { Program } from '../../ports/process.ts';
import type { Lane, Lanes } from './lanes.ts';
import { withLineage } from './lineage.ts';
import { argumentsOf } from './refusal.ts';

/** A program that has just been started: the leader of its own session and process group, whose number is `pid`. */
export interface Started {
  readonly pid: number;
  /** Settles as soon as the leader is gone, whoever holds its output. */
  readonly left: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Settles when both outputs have been read to their end. */
  readonly drained: Promise<void>;
  /** Gives up reading: for what escaped and still holds an output. */
  readonly abandon: () => void;
}

/** Throws the operating system's error when the program cannot be started. */
export async function startProgram(program: Program, lanes: Lanes): Promise<Started> {
  const stdout = lanes.open(program.stdout);
  let stderr: Lane;
  try {
    stderr = lanes.open(program.stderr);
  } catch (error) {
    stdout.handOver();
    throw error;
  }
  let child: ChildProcess;
  try {
    child = spawnDetached(program, [stdout.write, stderr.write]);
  } finally {
    // Once the program has its copies, ours must go: they would keep the pipes from ever ending.
    stdout.handOver();
    stderr.handOver();
  }
  if (child.pid === undefined) {
    const [error]: unknown[] = await once(child, 'error');
    throw error;
  }
  return {
    pid: child.pid,
    left: new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal }))),
    drained: Promise.all([stdout.drained, stderr.drained]).then(() => undefined),
    abandon: () => {
      stdout.abandon();
      stderr.abandon();
    },
  };
}

function spawnDetached(program: Program, [stdout, stderr]: readonly [number, number]): ChildProcess {
  const [file, ...rest] = argumentsOf(program.command);
  return spawn(file, rest, {
    cwd: program.cwd,
    env: withLineage(program.env, program.key),
    detached: true,
    stdio: ['ignore', stdout, stderr],
  });
}
