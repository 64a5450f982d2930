import { Worker } from 'node:worker_threads';

export interface RunningSandbox {
  /** The `${NAME}`s that the sources of jobs/ use. */
  readonly variables: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Starts the stand-in services on loopback, in a thread of their own so that they and the jobs do not wait for each other. */
export async function startSandbox(entry: string): Promise<RunningSandbox> {
  const worker = new Worker(new URL(entry), { workerData: { role: 'sandbox', seed: 1 } });
  const variables = await new Promise<Readonly<Record<string, string>>>((resolve, reject) => {
    worker.once('message', (message: { readonly variables: Readonly<Record<string, string>> }) => resolve(message.variables));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The sandbox ended with code ${code} before it was ready`)));
  });
  worker.removeAllListeners('exit');
  return {
    variables,
    close: async () => {
      await worker.terminate();
    },
  };
}
