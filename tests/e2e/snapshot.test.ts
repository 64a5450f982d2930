import { expect, test } from 'vitest';

import { workspace, type Workspace } from '../support/workspace.ts';

const composite = (jobs: string): string => `
job_id: nightly
job_type: composite
stages: [{ name: fetch, jobs: [${jobs}] }]
`;
const atomic = ['one', 'two', 'three'].map((id) => `---\njob_id: ${id}\njob_type: exec\nrun: 'true'\n`).join('');
const jobs = (listed: string): string => `${composite(listed)}${atomic}`;

async function written(): Promise<Workspace> {
  const repository = workspace({ 'jobs/nightly.yaml': jobs('one, two') });
  expect((await repository.run(['snapshot'])).code).toBe(3);
  expect((await repository.run(['snapshot', '--write'])).code).toBe(0);
  expect(await repository.run(['snapshot'])).toMatchObject({ code: 0, stderr: '' });
  return repository;
}

test('an added job waits until the snapshot is written again', async () => {
  using repository = await written();
  repository.write('jobs/nightly.yaml', jobs('one, two, three'));
  const differs = await repository.run(['snapshot']);
  expect(differs.code).toBe(3);
  expect(differs.stdout).toContain('+ nightly / fetch: three\n');
  expect((await repository.run(['snapshot', '--write'])).code).toBe(0);
  expect((await repository.run(['snapshot'])).code).toBe(0);
});

test('a removed job needs a reason, for the check and for --write', async () => {
  using repository = await written();
  const before = repository.read('lorchestra.snapshot.yaml');
  repository.write('base.yaml', before);
  repository.write('jobs/nightly.yaml', jobs('one'));
  for (const args of [['snapshot'], ['snapshot', '--write']]) {
    const refused = await repository.run(args);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toBe('No reason is written down for the removal of "two"\n');
    expect(refused.stdout).toContain('removed:\n  - composite: nightly\n    job: two\n    reason: ...');
  }
  expect(repository.read('lorchestra.snapshot.yaml')).toBe(before);

  const reason = 'removed:\n  - composite: nightly\n    job: two\n    reason: The source was shut down\n';
  repository.write('lorchestra.snapshot.yaml', before.replace('removed: []\n', reason));
  expect((await repository.run(['snapshot'])).code).toBe(3);
  expect((await repository.run(['snapshot', '--write'])).code).toBe(0);
  expect((await repository.run(['snapshot', '--base', 'base.yaml'])).code).toBe(0);

  repository.write('jobs/nightly.yaml', jobs('one, two'));
  expect((await repository.run(['snapshot', '--write'])).code).toBe(0);
  expect(repository.read('lorchestra.snapshot.yaml')).toContain('removed: []');
});

test('a job that was taken out of the file by hand is missed when the base still has it', async () => {
  using repository = await written();
  const base = repository.read('lorchestra.snapshot.yaml');
  repository.write('base.yaml', base);
  repository.write('jobs/nightly.yaml', jobs('one'));
  repository.write('lorchestra.snapshot.yaml', base.replace('          - two\n', ''));
  expect((await repository.run(['snapshot'])).code).toBe(0);
  const refused = await repository.run(['snapshot', '--base', 'base.yaml']);
  expect(refused).toMatchObject({ code: 3, stderr: 'No reason is written down for the removal of "two"\n' });
  expect((await repository.run(['snapshot', '--base', 'nowhere.yaml'])).code).toBe(2);
});

test('broken definitions and a broken snapshot are told with their place', async () => {
  using repository = await written();
  repository.write('lorchestra.snapshot.yaml', 'composites: {}\nremovd: []\n');
  const refused = await repository.run(['snapshot']);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toBe('Unknown key "removd" at lorchestra.snapshot.yaml:2:1\n');
  repository.write('jobs/nightly.yaml', 'job_id: nightly\njob_type: composit\n');
  expect((await repository.run(['snapshot', '--write'])).code).toBe(2);
});
