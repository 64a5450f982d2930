import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../../support/scarce-descriptors.ts', import.meta.url));
const none = fileURLToPath(new URL('../../../support/no-descriptors.ts', import.meta.url));

it.each([
  ['here', 30],
  ['by a spawner that was there before', 0],
  ['by a spawner that itself comes too late', 20],
])('programs that find no descriptors left are started %s a little later, and none is lost', async (_by, before) => {
  // Each program takes a descriptor while it runs: with 48 there is room for about half of them.
  const line = 'ulimit -n 48; exec "$0" "$1" 30 "$2"';
  const { stdout } = await promisify(execFile)('bash', ['-c', line, process.execPath, script, String(before)]);
  expect(JSON.parse(stdout)).toEqual(Array.from({ length: 30 }, () => 0));
});

it('a spawner that finds no descriptors for its channel is done without', async () => {
  const { stdout } = await promisify(execFile)('bash', ['-c', 'ulimit -n 64; exec "$0" "$1"', process.execPath, none]);
  expect(JSON.parse(stdout)).toMatchObject({ type: 'exited', code: 0 });
});
