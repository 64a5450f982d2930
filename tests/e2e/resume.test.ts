import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, test } from 'vitest';

import { expected } from '../pipeline/expected.ts';
import { workspace, type Workspace } from '../support/workspace.ts';

const pipeline = readFileSync(resolve(import.meta.dirname, '../../jobs/pipeline.yaml'), 'utf8');
const ids = Object.values(expected)
  .flatMap(({ stages }) => Object.values(stages).flat())
  .filter((id) => !id.startsWith('pipeline.'));
const ingest = expected['pipeline.ingest'].stages;

/** Our own composites over programs that stand in for every atomic job: each counts its starts and fails when told to. */
function doubles(): Workspace {
  const double = (id: string): string =>
    `job_id: ${id}\njob_type: exec\nrun: printf x >> starts/${id}; if [ -e broken/${id} ]; then echo "Connection timeout"; exit 1; fi\n`;
  return workspace({
    'jobs/pipeline.yaml': pipeline,
    'jobs/doubles.yaml': [...new Set(ids)].map(double).join('---\n'),
    'starts/.keep': '',
    'broken/.keep': '',
  });
}

function starts(repository: Workspace): ReadonlyMap<string, number> {
  const counts = ids.map((id) => {
    const file = join(repository.folder, 'starts', id);
    return [id, existsSync(file) ? readFileSync(file).length : 0] as const;
  });
  return new Map(counts.filter(([, count]) => count > 0));
}

function forget(repository: Workspace): void {
  for (const id of ids) rmSync(join(repository.folder, 'starts', id), { force: true });
}

test('one of 17 ingest jobs fails, and the resume starts exactly that job and the 10 validates', async () => {
  using repository = doubles();
  repository.write('broken/ingest_gmail_acct3', '');
  const first = await repository.run(['run', 'pipeline.ingest', '--json']);
  expect(first.code).toBe(1);
  expect(JSON.parse(first.stdout)).toEqual({
    job_id: 'pipeline.ingest',
    success: false,
    total: 27,
    succeeded: 26,
    failed: 1,
    failures: [{ job_id: 'ingest_gmail_acct3', error: 'Exited with code 1: Connection timeout' }],
    duration_ms: expect.any(Number),
  });
  expect([...starts(repository).values()]).toEqual(Array.from({ length: 27 }, () => 1));

  forget(repository);
  rmSync(join(repository.folder, 'broken/ingest_gmail_acct3'));
  const second = await repository.run(['resume', '--json']);
  expect(second.code).toBe(0);
  expect(JSON.parse(second.stdout)).toMatchObject({ success: true, total: 27, succeeded: 27, failed: 0, failures: [] });
  expect(starts(repository)).toEqual(new Map(['ingest_gmail_acct3', ...ingest.validation].map((id) => [id, 1])));

  forget(repository);
  const third = await repository.run(['resume']);
  expect(third.code).toBe(0);
  expect(third.stdout).toContain('Nothing to do');
  expect(starts(repository).size).toBe(0);
});

test('daily_all stops at the first failed phase, and the resume goes on from there', async () => {
  using repository = doubles();
  repository.write('broken/proj_me_intake_02', '');
  repository.write('broken/proj_obs_followup', '');
  const first = await repository.run(['run', 'pipeline.daily_all', '--json']);
  expect(first.code).toBe(1);
  expect(first.stderr.split('\n')[0]).toContain('pipeline.daily_all failed in pipeline.formation');
  const result = JSON.parse(first.stdout) as Readonly<Record<string, unknown>>;
  expect(result).toMatchObject({
    success: false,
    total: 4,
    succeeded: 2,
    failed: 1,
    failures: [{ job_id: 'pipeline.formation', error: 'Phase failed with 2 job errors' }],
    phases_completed: ['pipeline.ingest', 'pipeline.canonize'],
    failed_phase: 'pipeline.formation',
  });
  expect(Object.keys(result['phase_results'] as object)).toEqual(['pipeline.ingest', 'pipeline.canonize', 'pipeline.formation']);

  forget(repository);
  for (const id of ['proj_me_intake_02', 'proj_obs_followup']) rmSync(join(repository.folder, 'broken', id));
  const second = await repository.run(['resume', '--json']);
  expect(second.code).toBe(0);
  expect(JSON.parse(second.stdout)).toMatchObject({ success: true, succeeded: 4, failed_phase: null });
  const formation = ['proj_me_intake_02', 'proj_obs_intake_01', 'proj_obs_intake_02', 'proj_obs_followup'];
  const project = Object.values(expected['pipeline.project'].stages).flat();
  expect([...starts(repository).keys()].sort()).toEqual([...formation, ...project].sort());
});

test('a resume keeps the plan of its run, whatever became of the definitions', async () => {
  using repository = doubles();
  repository.write('broken/sync_observations', '');
  expect((await repository.run(['run', 'pipeline.project'])).code).toBe(1);
  rmSync(join(repository.folder, 'broken/sync_observations'));
  writeFileSync(join(repository.folder, 'jobs/pipeline.yaml'), 'job_id: [');
  expect((await repository.run(['resume'])).code).toBe(0);
});

test('a torn last line of the ledger is left out; a changed one stops everything', async () => {
  using repository = doubles();
  repository.write('broken/view_proj_clients', '');
  await repository.run(['run', 'pipeline.views']);
  const [run = ''] = repository.runs();
  const ledger = join(repository.folder, '.lorchestra/runs', run, 'ledger.ndjson');
  appendFileSync(ledger, '{"v":1,"seq":99,"su');
  const torn = await repository.run(['resume']);
  expect(torn.code).toBe(1);
  expect(torn.stderr).toContain('did not come to its end');

  const lines = readFileSync(ledger, 'latin1').split('\n');
  writeFileSync(ledger, [lines[0], lines[1]?.replace('round', 'ruond'), ...lines.slice(2)].join('\n'), 'latin1');
  forget(repository);
  const damaged = await repository.run(['resume']);
  expect(damaged.code).toBe(74);
  expect(damaged.stderr.split('\n')[0]).toContain('Cannot trust the ledger');
  expect(starts(repository).size).toBe(0);
});
