/** Run under `ulimit -n`: has a spawner wanted when there are descriptors for a lane and no more, and prints how that program ended. */
import { closeSync, openSync } from 'node:fs';

import { createProcesses } from '../../src/adapters/process/processes.ts';
import { labKey, watch, ways } from './childlab.ts';

const processes = createProcesses({ ...ways[1]?.[1], before_spawner: 1 });
// Makes the lanes, which takes descriptors of its own.
await watch(processes, { argv: ['true'] }).exited;
const held: number[] = [];
try {
  for (;;) held.push(openSync('/dev/null', 'r'));
} catch {
  // That was the last one.
}
for (const descriptor of held.splice(0, 2)) closeSync(descriptor);
const ignore = (): void => {};
const env = { PATH: process.env['PATH'] ?? '' };
const wanted = processes.start({ command: { argv: ['true'] }, cwd: '/', env, key: { ...labKey, attempt: 2 }, output: ignore });
setImmediate(() => held.forEach((descriptor) => closeSync(descriptor)));
process.stdout.write(JSON.stringify(await wanted.exited));
processes.dispose();
