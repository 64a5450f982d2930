import { Worker } from 'node:worker_threads';

export interface RunningSandbox {
  /** `http://127.0.0.1:40123`. */
  readonly url: string;
  /** The `${NAME}`s that the sources of jobs/ use. */
  readonly variables: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Starts the stand-in services on loopback, in a thread of their own so that they and the jobs do not wait for each other. */
export async function startSandbox(entry: string, settings: object): Promise<RunningSandbox> {
  const worker = new Worker(new URL(entry), { workerData: { ...settings, role: 'sandbox' } });
  const ready = await new Promise<Pick<RunningSandbox, 'url' | 'variables'>>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The sandbox ended with code ${code} before it was ready`)));
  });
  worker.removeAllListeners('exit');
  return {
    ...ready,
    close: async () => {
      await worker.terminate();
    },
  };
}
