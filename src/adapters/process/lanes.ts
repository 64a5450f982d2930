import { spawnSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ByteSink } from '../../ports/process.ts';
import { StateError } from '../../ports/state.ts';
import { isScarcity } from './scarcity.ts';

/**
 * The way from a program's stdout and stderr to us. Node's own pipes are sockets, and opening `/dev/stderr` fails on a
 * socket: `tee /dev/stderr` works in any shell and would not work here. So named pipes are used, made a few at a time.
 */
export interface Lane {
  /** The named pipe. */
  readonly path: string;
  /** What the program writes to; to be closed by `handOver` once it has its copies. */
  readonly write: number;
  readonly handOver: () => void;
  /** Settles when the last writer has closed its end and everything has been given to the sink. */
  readonly drained: Promise<void>;
  /** Stops reading, whoever still writes. */
  readonly abandon: () => void;
}

export interface Lanes {
  /** Throws the operating system's error when there are no file descriptors left. */
  readonly open: (sink: ByteSink) => Lane;
  readonly dispose: () => void;
}

const batch = 8;
const chunkSize = 64 * 1024;

/** A named pipe with the memory that it is read into: a flood then leaves no garbage. */
interface Pipe {
  readonly path: string;
  readonly buffer: Uint8Array;
}

export function createLanes(): Lanes {
  let folder: string | null = null;
  let made = 0;
  const free: Pipe[] = [];

  const more = (): Pipe => {
    folder ??= makeFolder();
    const [first, ...rest] = makePipes(folder, made);
    made += batch;
    free.push(...rest.map(pipeAt));
    return pipeAt(first);
  };

  return {
    open: (sink) => {
      const pipe = free.pop() ?? more();
      // A pipe is used again only after its last writer is gone: what an escaped straggler prints would reach another log.
      return openLane(pipe, sink, () => free.push(pipe));
    },
    dispose: () => {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      folder = null;
      free.length = 0;
    },
  };
}

function pipeAt(path: string): Pipe {
  return { path, buffer: new Uint8Array(chunkSize) };
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'lorchestra-lanes-'));
  } catch (cause) {
    throw new StateError(`Cannot make a folder in "${tmpdir()}" for the output of jobs`, { cause });
  }
}

function makePipes(folder: string, from: number): readonly [string, ...string[]] {
  const named = (index: number): string => join(folder, `lane-${from + index}`);
  const paths: [string, ...string[]] = [named(0), ...Array.from({ length: batch - 1 }, (_, index) => named(index + 1))];
  const { status, error } = spawnSync('mkfifo', ['-m', '600', ...paths], { stdio: 'ignore' });
  if (error !== undefined && isScarcity(error)) throw error;
  if (status !== 0) throw new StateError(`Cannot make named pipes in "${folder}" with "mkfifo"`, { cause: error });
  return paths;
}

function openLane({ path, buffer }: Pipe, sink: ByteSink, release: () => void): Lane {
  // The reading end first and without waiting: a writing end opens at once only when there is a reader.
  const read = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const write = openOrClose(path, read);
  const take = (size: number): boolean => {
    sink(buffer.subarray(0, size));
    return true;
  };
  const socket = new Socket({ fd: read, readable: true, writable: false, onread: { buffer, callback: take } });
  let ended = false;
  const drained = new Promise<void>((resolve) => {
    socket.on('end', () => {
      ended = true;
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (ended) release();
      resolve();
    });
  });
  socket.resume();
  return { path, write, handOver: () => closeSync(write), drained, abandon: () => void socket.destroy() };
}

function openOrClose(path: string, read: number): number {
  try {
    return openSync(path, constants.O_WRONLY);
  } catch (error) {
    closeSync(read);
    throw error;
  }
}
