/** Run under `ulimit -n`: starts $1 programs at once and prints how they ended. */
import { createProcesses } from '../../src/adapters/process/processes.ts';
import { labKey } from './childlab.ts';

const processes = createProcesses();
const count = Number(process.argv[2]);
const exits = await Promise.all(
  Array.from({ length: count }, () => {
    const ignore = (): void => {};
    const env = { PATH: process.env['PATH'] ?? '' };
    return processes.start({ command: { argv: ['sleep', '0.1'] }, cwd: '/', env, key: labKey, output: ignore }).exited;
  }),
);
process.stdout.write(JSON.stringify(exits.map((exit) => (exit.type === 'exited' ? exit.code : exit))));
processes.dispose();
