import { parentPort } from 'node:worker_threads';
import { openSandbox } from './sandbox.ts';
import type { SandboxSettings } from './settings.ts';

/** What a worker thread is given to be the sandbox. */
export interface SandboxRole extends SandboxSettings {
  readonly role: 'sandbox';
}

/** Serves until the thread is ended; tells the main thread where. */
export function serveSandbox({ seed, scale, clock, faults }: SandboxRole): void {
  const started = Date.now();
  const now = (): number => (clock === null ? Date.now() : clock + Date.now() - started);
  void openSandbox({ seed, scale, now, machineTime: () => Date.now(), faults }).then(({ url, variables }) =>
    parentPort?.postMessage({ url, variables }),
  );
}
