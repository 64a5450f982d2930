import type { ExecSpec } from '../../src/definition/shapes/exec.ts';
import { createExecRunner, type ExecTools } from '../../src/kinds/exec/exec.ts';
import type { OutputFiles } from '../../src/ports/outputs.ts';
import type { Exit, Exited, Processes, Program } from '../../src/ports/process.ts';
import type { Attempt, JobLog, Outcome } from '../../src/ports/runner.ts';

/** One attempt of an `exec` job over a process port that the test plays. */

export interface FakeProcesses extends Processes {
  readonly started: Program[];
  /** How often stopping was asked for. */
  readonly stops: () => number;
  readonly end: (exit: Exit) => void;
}

function fakeProcesses(): FakeProcesses {
  const { promise, resolve } = Promise.withResolvers<Exit>();
  const started: Program[] = [];
  let stops = 0;
  return {
    started,
    stops: () => stops,
    end: resolve,
    start: (program) => {
      started.push(program);
      return {
        exited: promise,
        stop: () => {
          stops += 1;
        },
      };
    },
    killAll: () => {},
    sweep: async () => 0,
  };
}

export const ended: Exited = { type: 'exited', code: 0, signal: null, stopped: false, escalated: false, stragglers: 0 };

export interface FakeLog extends JobLog {
  readonly text: () => string;
}

function fakeLog(): FakeLog {
  let text = '';
  return {
    write: (chunk) => {
      text += new TextDecoder().decode(chunk);
    },
    tail: (lines) =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .slice(-lines),
    text: () => text,
  };
}

export function fakeOutputFiles(
  content: string | Uint8Array | { readonly refused: string } = '',
): OutputFiles & { removed: () => number } {
  let removed = 0;
  return {
    create: () => ({
      path: '/outputs/1',
      read: () => {
        if (typeof content === 'string') return { bytes: new TextEncoder().encode(content) };
        return content instanceof Uint8Array ? { bytes: content } : content;
      },
      remove: () => {
        removed += 1;
      },
    }),
    removed: () => removed,
  };
}

export interface Play {
  readonly spec?: Partial<ExecSpec>;
  readonly tools?: Partial<ExecTools>;
  readonly attempt?: Partial<Attempt<ExecSpec>>;
}

export interface Played {
  readonly outcome: Promise<Outcome>;
  readonly processes: FakeProcesses;
  readonly log: FakeLog;
}

export function play({ spec, tools, attempt }: Play = {}): Played {
  const processes = fakeProcesses();
  const log = fakeLog();
  const runner = createExecRunner({
    processes,
    outputFiles: fakeOutputFiles(),
    surroundings: { PATH: '/bin' },
    resolve: (cwd) => `/project/${cwd}`,
    redact: (text) => text,
    ...tools,
  });
  const outcome = runner.run({
    spec: { run: 'true', cwd: '.', env: {}, secrets: [], ...spec },
    job_id: 'job',
    path: 'pipeline.lab/job',
    run_id: 'lab-run',
    round: 2,
    attempt: 3,
    params: {},
    output: () => undefined,
    log,
    signal: new AbortController().signal,
    ...attempt,
  });
  return { outcome, processes, log };
}
