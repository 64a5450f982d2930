import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { sha256 } from '../../src/adapters/hash.ts';
import { decodeLedger } from '../../src/ledger/encoding.ts';
import { processesWith } from '../support/fake-runner.ts';
import { workspace, type Workspace } from '../support/workspace.ts';

/** Every start leaves one byte in a file of the job's own, appended by the kernel, so that no start can hide. */
const jobs = Array.from({ length: 40 }, (_, index) => `job_${String(index).padStart(2, '0')}`);
const stages = [jobs.slice(0, 15), jobs.slice(15, 25), jobs.slice(25)];
const definitions = [
  `job_id: forty\njob_type: composite\nstages:\n${stages.map((ids, index) => `  - { name: s${index}, jobs: [${ids.join(', ')}] }\n`).join('')}`,
  ...jobs.map((id) => `job_id: ${id}\njob_type: exec\nrun: printf x >> starts/${id}\n`),
].join('---\n');

/** A seeded generator (mulberry32), so that a failure can be had again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function ledgerOf(repository: Workspace, run: string): string {
  return readFileSync(join(repository.folder, '.lorchestra/runs', run, 'ledger.ndjson'), 'latin1');
}

function startsOf(repository: Workspace, id: string): number {
  try {
    return repository.read(`starts/${id}`).length;
  } catch {
    return 0;
  }
}

/** Kills the run once the ledger has grown to a seeded length: an instant of the run's own, not of the wall clock. */
async function killAndResume(seed: number): Promise<void> {
  const random = seeded(seed);
  using repository = workspace({ 'jobs/forty.yaml': definitions, 'starts/.keep': '' });
  const linesBeforeKill = 2 + Math.floor(random() * 80);
  const { child, ended } = repository.start(['run', 'forty', '--max-parallel', String(1 + Math.floor(random() * 4))]);
  const output = child.stdout;
  if (output === null) throw new Error('No output');
  let lines = 0;
  output.on('data', (text: string) => {
    lines += text.split('\n').length - 1;
    if (lines >= linesBeforeKill) child.kill('SIGKILL');
  });
  const first = await ended;
  const [run = ''] = repository.runs();
  const durable = decodeLedger(ledgerOf(repository, run), sha256);
  expect(durable.damage).toBeNull();
  const succeeded = durable.events.flatMap((event) =>
    event.type === 'receipt' && event.status === 'succeeded' ? [event.job_id] : [],
  );
  const before = new Map(succeeded.map((id) => [id, startsOf(repository, id)]));

  const second = await repository.run(['resume', '--json']);
  expect(second.code, `seed ${seed}: ${second.stderr}`).toBe(0);
  expect(JSON.parse(second.stdout)).toMatchObject({ success: true, total: 40, succeeded: 40, failed: 0 });
  for (const id of jobs) {
    const starts = startsOf(repository, id);
    // A job whose success is on disk is not started again; one whose success is not may have to be.
    if (before.has(id)) expect(starts, `seed ${seed}: ${id}`).toBe(before.get(id));
    expect(starts, `seed ${seed}: ${id}`).toBeGreaterThanOrEqual(1);
    expect(starts, `seed ${seed}: ${id}`).toBeLessThanOrEqual(2);
  }
  if (first.signal === 'SIGKILL') expect(processesWith(`LORCHESTRA_RUN_ID=${run}`)).toEqual([]);
}

test('kill -9 at 50 seeded instants of 40 jobs, then resume: each durable success started once, none missing', async () => {
  const seeds = Array.from({ length: 50 }, (_, index) => index + 1);
  const worker = async (): Promise<void> => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) await killAndResume(seed);
  };
  await Promise.all([worker(), worker()]);
}, 240_000);
