import { parse } from 'yaml';
import { expect, test } from 'vitest';

import { auditWorkflow } from '../house/audit.ts';
import { workspace } from '../support/workspace.ts';

const exec = (id: string, more = ''): string => `---\njob_id: ${id}\njob_type: exec\nrun: 'true'\n${more}`;
const composite = (id: string, stages: readonly string[], stop: boolean): string => `---
job_id: ${id}
job_type: composite
stages: [${stages.map((jobs, index) => `{ name: s${index + 1}, jobs: [${jobs}] }`).join(', ')}]
stop_on_failure: ${stop}
`;

interface Written {
  readonly on: unknown;
  readonly jobs: Readonly<Record<string, Call | undefined>>;
}
interface Call {
  readonly name: string;
  readonly needs?: readonly string[];
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

const deep = [
  composite('top', ['pull', 'left, right', 'publish'], true),
  composite('pull', ['a'], false),
  composite('left', ['left.one', 'left.two'], false),
  composite('left.one', ['b'], false),
  composite('left.two', ['c'], false),
  composite('right', ['d'], false),
  composite('publish', ['e'], false),
  ...['a', 'b', 'd', 'e'].map((id) => exec(id)),
  exec('c', 'secrets: [TOKEN, KEY]\n'),
].join('');

test('phases follow each other by needs, side by side where they share a stage, at any depth', async () => {
  using repository = workspace({ 'jobs/all.yaml': deep });
  expect(await repository.run(['workflow', 'top'])).toMatchObject({ code: 0, stdout: 'Wrote .github/workflows/top.yml\n' });
  const { jobs } = parse(repository.read('.github/workflows/top.yml')) as Written;
  expect(Object.entries(jobs).map(([key, job]) => [key, job?.name, job?.needs ?? [], job?.if ?? ''])).toEqual([
    ['pull', 'pull', [], ''],
    ['one', 'left.one', ['pull'], ''],
    ['two', 'left.two', ['pull', 'one'], "${{ !cancelled() && needs.pull.result == 'success' }}"],
    ['right', 'right', ['pull'], ''],
    ['publish', 'publish', ['pull', 'one', 'two', 'right'], ''],
    ['collect', 'top', ['pull', 'one', 'two', 'right', 'publish'], 'always()'],
  ]);
  expect(jobs['two']?.secrets).toEqual({
    'job-env': 'KEY=${{ toJSON(secrets.KEY) }}\nTOKEN=${{ toJSON(secrets.TOKEN) }}\n',
  });
  expect(jobs['one']?.secrets).toBeUndefined();
});

test('what lorchestra.yaml says about it stands in the workflow, which keeps the rules for workflows', async () => {
  using repository = workspace({
    'lorchestra.yaml': `
workflows:
  top:
    file: .github/workflows/daily.yaml
    on: { schedule: [{ cron: '17 3 * * *' }], push: { branches: [main] } }
    runs_on: [self-hosted, big]
    setup: |
      npm ci
      echo "it's: done"
    setup_action: true
    shards: 4
    params: { day: '2026-01-31' }
    profile: sandbox
    action: octo-org/lorchestra@0123456789abcdef0123456789abcdef01234567
`,
    'jobs/all.yaml': deep,
  });
  expect((await repository.run(['workflow', 'top'])).code).toBe(0);
  const text = repository.read('.github/workflows/daily.yaml');
  const { on, jobs } = parse(text) as Written;
  expect(on).toEqual({ schedule: [{ cron: '17 3 * * *' }], push: { branches: ['main'] } });
  expect(jobs['pull']?.uses).toBe('octo-org/lorchestra/.github/workflows/phase.yml@0123456789abcdef0123456789abcdef01234567');
  expect(jobs['pull']?.with).toEqual({
    composite: 'pull',
    shards: '4',
    'runs-on': '["self-hosted","big"]',
    setup: 'npm ci\necho "it\'s: done"\n',
    'setup-action': true,
    params: 'day=2026-01-31\n',
    profile: 'sandbox',
  });
  expect(auditWorkflow(text).filter((problem) => !problem.startsWith('octo-org/lorchestra'))).toEqual([]);
});

test('--check fails as soon as the file is not what would be written, and the bytes never change by themselves', async () => {
  using repository = workspace({ 'jobs/all.yaml': deep });
  const file = '.github/workflows/top.yml';
  expect(await repository.run(['workflow', 'top', '--check'])).toMatchObject({ code: 3, stderr: `There is no ${file}\n` });
  await repository.run(['workflow', 'top']);
  expect((await repository.run(['workflow', 'top', '--check'])).code).toBe(0);
  const text = repository.read(file);
  expect(await repository.run(['workflow', 'top'])).toMatchObject({ code: 0, stdout: `${file} is up to date\n` });
  repository.write('jobs/all.yaml', deep.replace('jobs: [left, right]', 'jobs: [left], }, { name: s2b, jobs: [right]'));
  expect(await repository.run(['workflow', 'top', '--check'])).toMatchObject({ code: 3, stderr: `${file} is out of date\n` });
  repository.write('jobs/all.yaml', deep);
  repository.write(file, `${text}# by hand\n`);
  expect((await repository.run(['workflow', 'top', '--check'])).code).toBe(3);
});

test('a phase with more stages than it has matrices is refused with the remedy', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  using repository = workspace({ 'jobs/all.yaml': [composite('long', ids, false), ...ids.map((id) => exec(id))].join('') });
  const refused = await repository.run(['workflow', 'long']);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('"long" in jobs/all.yaml has more than 6 stages');
  expect(refused.stdout).toContain('shards: whole');
  repository.write('lorchestra.yaml', 'workflows: { long: { shards: whole } }\n');
  expect((await repository.run(['workflow', 'long'])).code).toBe(0);
});

test('phases with data jobs hand the warehouse on, and never run side by side', async () => {
  const view = (id: string): string => `---\njob_id: ${id}\njob_type: create_projection\nprojection: { name: ${id} }\n`;
  const phases = ['one', 'two'].map((id) => composite(id, [`view_${id}`], false) + view(`view_${id}`)).join('');
  using repository = workspace({ 'jobs/all.yaml': `${composite('day', ['one', 'two'], true)}${phases}` });
  const written = await repository.run(['workflow', 'day']);
  expect(written).toMatchObject({ code: 0 });
  const { jobs } = parse(repository.read('.github/workflows/day.yml')) as Written;
  expect(jobs['one']).toMatchObject({ with: { shards: 'whole', 'keep-state': true } });
  expect(jobs['two']).toMatchObject({ with: { state: '${{ needs.one.outputs.state }}' } });
  expect(jobs['two']?.secrets).toEqual({ 'state-key': '${{ secrets.STATE_KEY }}' });
  repository.write('jobs/all.yaml', `${composite('day', ['one, two'], true)}${phases}`);
  const refused = await repository.run(['workflow', 'day']);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('"two" in jobs/all.yaml runs beside another composite');
});

test('init sets up an empty folder, so that check, run and the workflow are in order, and never overwrites', async () => {
  using repository = workspace({ '.gitignore': 'node_modules' });
  repository.write('lorchestra.yaml', '# mine\n');
  const first = await repository.run(['init']);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toContain('kept   lorchestra.yaml\n');
  expect(first.stdout).toContain('wrote  jobs/nightly.yaml\n');
  expect(first.stdout).toContain('Next:\n  lorchestra run nightly');
  expect(repository.read('lorchestra.yaml')).toBe('# mine\n');
  expect(repository.read('.gitignore')).toBe('node_modules\n.lorchestra/\n');
  expect((await repository.run(['check'])).code).toBe(0);
  expect((await repository.run(['workflow', 'nightly', '--check'])).code).toBe(0);
  expect((await repository.run(['run', 'nightly'])).stdout).toContain('nightly succeeded: 2 jobs');
  const texts = ['jobs/nightly.yaml', '.gitignore', '.github/workflows/nightly.yml'].map((file) => repository.read(file));
  const second = await repository.run(['init']);
  expect(second.stdout).not.toContain('wrote');
  expect(['jobs/nightly.yaml', '.gitignore', '.github/workflows/nightly.yml'].map((file) => repository.read(file))).toEqual(
    texts,
  );
});
