import type { Failure } from '../core/failure.ts';

/** Called with each chunk as it is read. Must not throw. The chunk's memory is used again after the call. */
export type ByteSink = (chunk: Uint8Array) => void;

/** One attempt of one job; whatever a program starts, and starts in turn, is found again by it. */
export interface AttemptKey {
  readonly run_id: string;
  readonly path: string;
  readonly round: number;
  readonly attempt: number;
}

/** What to start. It runs in its own process group, without a terminal, and reads end-of-file from stdin. */
export interface Program {
  /** A line for bash, or a program with its arguments. */
  readonly command: { readonly shell: string } | { readonly argv: readonly string[] };
  /** Absolute. */
  readonly cwd: string;
  /** The whole environment; nothing else is inherited, the adapter adds what it needs to find leftovers. */
  readonly env: Readonly<Record<string, string>>;
  readonly key: AttemptKey;
  /** stdout and stderr through one pipe: two would lose the order in which the program wrote. */
  readonly output: ByteSink;
}

export type Exit = Refused | Withdrawn | Exited;

/** The operating system would not start it. */
export interface Refused {
  readonly type: 'refused';
  /** Of kind `spawn`; names the program or the working directory. */
  readonly failure: Failure;
}

/** `stop` came before it could be started. */
export interface Withdrawn {
  readonly type: 'withdrawn';
}

/** It ran, has ended, and its output has been read. */
export interface Exited {
  readonly type: 'exited';
  /** 0-255; null when a signal ended it. */
  readonly code: number | null;
  /** `SIGSEGV`; null when it exited by itself. */
  readonly signal: string | null;
  /** We signalled it before its exit was seen: then `code` and `signal` say nothing about the job. */
  readonly stopped: boolean;
  /** SIGKILL was needed, for it or for what it left behind: a grace was over, or stopping was asked for twice. */
  readonly escalated: boolean;
  /** Processes that it left behind and that were ended. Where they cannot be counted, 1 stands for at least one. */
  readonly stragglers: number;
}

export interface RunningProgram {
  /** When it settles, nothing of the program's process group is alive. Rejects with StateError alone. */
  readonly exited: Promise<Exit>;
  /** First call: SIGTERM to the group, and SIGKILL after the grace. Any further call: SIGKILL now. */
  readonly stop: () => void;
}

export interface Processes {
  readonly start: (program: Program) => RunningProgram;
  /** SIGKILL to every program that is still running: for a second Ctrl-C. */
  readonly killAll: () => void;
  /**
   * Ends everything of a run that is still alive, also what left its process group, of this or of an earlier
   * orchestrator. To be called when a round ends and before one resumes. Gives the number of processes ended.
   */
  readonly sweep: (run_id: string) => Promise<number>;
}
