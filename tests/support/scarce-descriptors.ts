/** Run under `ulimit -n`: starts $1 programs at once, all but the first $2 by a spawner, and prints how they ended. */
import { createProcesses } from '../../src/adapters/process/processes.ts';
import { labKey, ways } from './childlab.ts';

const [, , count = 0, before = 0] = process.argv.map(Number);
const processes = createProcesses({ ...ways[1]?.[1], before_spawner: before });
const exits = await Promise.all(
  Array.from({ length: count }, () => {
    const ignore = (): void => {};
    const env = { PATH: process.env['PATH'] ?? '' };
    return processes.start({ command: { argv: ['sleep', '0.1'] }, cwd: '/', env, key: labKey, output: ignore }).exited;
  }),
);
process.stdout.write(JSON.stringify(exits.map((exit) => (exit.type === 'exited' ? exit.code : exit))));
processes.dispose();
