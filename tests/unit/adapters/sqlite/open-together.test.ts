import { once } from 'node:events';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../support/folder.ts';

const opener = resolve(import.meta.dirname, '../../../support/open-warehouse.ts');

test('threads that open a new warehouse at the same moment all get it', async () => {
  using folder = temporaryFolder();
  for (let round = 1; round <= 6; round += 1) {
    const gate = new SharedArrayBuffer(4);
    const workerData = { file: folder.file(`${round}.db`), gate };
    const threads = [1, 2, 3].map(() => new Worker(opener, { workerData, execArgv: ['--disable-warning=ExperimentalWarning'] }));
    const exits = threads.map((thread) => once(thread, 'exit'));
    await Promise.all(threads.map((thread) => once(thread, 'message')));
    const answers = threads.map((thread) => once(thread, 'message'));
    Atomics.store(new Int32Array(gate), 0, 1);
    Atomics.notify(new Int32Array(gate), 0);
    expect((await Promise.all(answers)).flat()).toEqual(['opened', 'opened', 'opened']);
    await Promise.all(exits);
  }
});
