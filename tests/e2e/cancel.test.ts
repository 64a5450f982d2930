import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { hasEnded } from '../support/childlab.ts';
import { processesWith } from '../support/fake-runner.ts';
import { stubborn } from '../support/stubborn.ts';
import { meeting, workspace } from '../support/workspace.ts';

const cancels = 100;
const atOnce = 10;

async function cancelOnce(index: number): Promise<void> {
  using repository = workspace({ 'jobs/stubborn.yaml': stubborn });
  await using gate = await meeting();
  const command = repository.start(['run', 'stubborn'], { PORT: gate.port });
  await gate.arrived(3, command);
  const signal = index % 2 === 0 ? 'SIGINT' : 'SIGTERM';
  command.child.kill(signal);
  const end = await command.ended;

  expect(end.code).toBe(signal === 'SIGINT' ? 130 : 143);
  const [run = ''] = repository.runs();
  expect(processesWith(`LORCHESTRA_RUN_ID=${run}`)).toEqual([]);
  const record = repository.record(run);
  expect(record.cancelled).toBe(true);
  expect(record.rounds.map(({ outcome }) => outcome)).toEqual(['cancelled']);
  expect(record.jobs.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled', 'not_run']);
  expect(record.result).toMatchObject({ success: false, total: 4, succeeded: 0, failed: 3 });
  expect(end.stderr.split('\n')[0]).toBe('stubborn was cancelled: of 4 jobs, 3 cancelled, 1 not run');
}

test(`${cancels} cancels of jobs that trap TERM, fork or leave their group: nothing lives on and the result is there`, async () => {
  const numbers = Array.from({ length: cancels }, (_, index) => index);
  const worker = async (): Promise<void> => {
    for (let index = numbers.shift(); index !== undefined; index = numbers.shift()) await cancelOnce(index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}, 240_000);

/** Jobs that are over at once, so many that all further ones are started by the spawner; then the stubborn ones. */
const crowded = `
job_id: crowded
job_type: composite
stages:
  - { name: quick, jobs: [${Array.from({ length: 20 }, (_, index) => `quick_${index}`).join(', ')}] }
  - { name: last, jobs: [stubborn] }
${Array.from({ length: 20 }, (_, index) => `---\njob_id: quick_${index}\njob_type: exec\nrun: ['true']\n`).join('')}`;

test.runIf(process.platform === 'linux')('a cancel reaches what the spawner started, and the spawner ends', async () => {
  using repository = workspace({ 'jobs/stubborn.yaml': stubborn, 'jobs/crowded.yaml': crowded });
  await using gate = await meeting();
  const command = repository.start(['run', 'crowded'], { PORT: gate.port });
  await gate.arrived(3, command);
  const { pid } = command.child;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  const spawners = children.filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('/spawner/index.js'));
  expect(spawners).toHaveLength(1);
  command.child.kill('SIGINT');
  expect((await command.ended).code).toBe(130);
  const [run = ''] = repository.runs();
  expect(processesWith(`LORCHESTRA_RUN_ID=${run}`)).toEqual([]);
  expect(await hasEnded(spawners[0] ?? '')).toBe(true);
  expect(repository.record(run).result).toMatchObject({ success: false, total: 21, succeeded: 20, failed: 1 });
});
