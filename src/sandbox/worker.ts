import { parentPort } from 'node:worker_threads';
import { openSandbox } from './sandbox.ts';

/** What a worker thread is given to be the sandbox. */
export interface SandboxRole {
  readonly role: 'sandbox';
  readonly seed: number;
}

/** Serves until the thread is ended; tells the main thread where. */
export function serveSandbox({ seed }: SandboxRole): void {
  void openSandbox({ seed, now: () => Date.now() }).then(({ variables }) => parentPort?.postMessage({ variables }));
}
