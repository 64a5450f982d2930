import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { meeting, workspace, type Ended } from '../support/workspace.ts';

const exec = (id: string, more: string): string => `job_id: ${id}\njob_type: exec\n${more}\n`;
const composite = (id: string, stages: string): string => `job_id: ${id}\njob_type: composite\nstages: ${stages}\n`;

/** What a person reads first: the line of stderr that other programs show on its own. */
function cause(end: Ended): string {
  return end.stderr.split('\n')[0] ?? '';
}

interface Mistake {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly cause: string;
  /** Somewhere in what is printed for people. */
  readonly shows: readonly string[];
}

const mistakes: readonly Mistake[] = [
  {
    name: 'an unknown id gets the nearest name',
    files: { 'jobs/a.yaml': exec('nightly_load', 'run: echo') },
    args: ['run', 'nigthly_load'],
    cause: 'nigthly_load',
    shows: ['Did you mean "nightly_load"?'],
  },
  {
    name: 'malformed YAML',
    files: { 'jobs/a.yaml': 'job_id: a\njob_type: exec\nrun: [echo, "x\n' },
    args: ['run', 'a'],
    cause: 'jobs/a.yaml:',
    shows: ['run: [echo, "x'],
  },
  {
    name: 'a cycle is shown as a trail',
    files: {
      'jobs/a.yaml': [composite('one', '[{ name: s, jobs: [two] }]'), composite('two', '[{ name: s, jobs: [one] }]')].join(
        '---\n',
      ),
    },
    args: ['run', 'one'],
    cause: 'one',
    shows: ['one', 'two', 'jobs/a.yaml:3', 'jobs/a.yaml:7'],
  },
  {
    name: 'an empty stage',
    files: { 'jobs/a.yaml': composite('empty', '[{ name: s, jobs: [] }]') },
    args: ['run', 'empty'],
    cause: 'jobs/a.yaml:3',
    shows: ['jobs: []'],
  },
  {
    name: 'a job that is listed twice',
    files: {
      'jobs/a.yaml': [composite('twice', '[{ name: s, jobs: [a] }, { name: t, jobs: [a] }]'), exec('a', 'run: echo')].join(
        '---\n',
      ),
    },
    args: ['run', 'twice'],
    cause: '"a"',
    shows: ['jobs/a.yaml:3'],
  },
  {
    name: 'an unknown kind and an unknown key, both at once',
    files: { 'jobs/a.yaml': [exec('a', 'run: echo\ntimout: 5m'), 'job_id: b\njob_type: exce\nrun: echo\n'].join('---\n') },
    args: ['check'],
    cause: 'jobs/a.yaml:',
    shows: ['Did you mean "timeout"?', 'Did you mean "exec"?', '2 errors'],
  },
  {
    name: 'a parameter that is not given',
    files: { 'jobs/a.yaml': exec('a', 'run: echo $DAY\nenv: { DAY: "${params.day}" }') },
    args: ['run', 'a'],
    cause: 'day',
    shows: ['${params.day}'],
  },
  {
    name: 'a number that is none',
    files: { 'jobs/a.yaml': exec('a', 'run: echo') },
    args: ['run', 'a', '--max-parallel', 'abc'],
    cause: 'Cannot read max-parallel "abc"',
    shows: ['--max-parallel abc'],
  },
  {
    name: 'an unknown profile',
    files: { 'jobs/a.yaml': exec('a', 'run: echo'), 'lorchestra.yaml': 'profiles: { production: {} }\n' },
    args: ['run', 'a', '--profile', 'prodcution'],
    cause: 'Unknown profile "prodcution"',
    shows: ['Did you mean "production"?'],
  },
  {
    name: 'a folder of definitions that is not there',
    files: {},
    args: ['run', 'a', '--jobs', 'nowhere'],
    cause: 'nowhere',
    shows: ['there is no such folder'],
  },
  {
    name: 'nothing to resume',
    files: { 'jobs/a.yaml': exec('a', 'run: echo') },
    args: ['resume'],
    cause: 'No run to resume',
    shows: ['lorchestra run ID'],
  },
];

test.each(mistakes)('$name: exit 2, and nothing is started', async ({ files, args, cause: words, shows }) => {
  using repository = workspace(files);
  const end = await repository.run(args);
  expect(end.code).toBe(2);
  expect(cause(end)).toContain(words);
  for (const each of shows) expect(end.stdout).toContain(each);
  expect(() => repository.runs()).toThrow();
});

test('an unknown command and an unknown option: exit 2, with the nearest name', async () => {
  using repository = workspace({});
  const command = await repository.run(['rum', 'x']);
  expect(command.code).toBe(2);
  expect(cause(command)).toContain("unknown command 'rum'");
  expect(command.stderr).toContain('run');
  const option = await repository.run(['run', 'x', '--dryrun']);
  expect(option.code).toBe(2);
  expect(option.stderr).toContain('--dry-run');
});

interface World {
  readonly name: string;
  readonly job: string;
  readonly status: string;
  readonly kind: string;
  readonly message: string;
}

const failures: readonly World[] = [
  {
    name: 'a program that does not exist',
    job: 'run: [no-such-program-here, x]',
    status: 'failed',
    kind: 'spawn',
    message: 'no-such-program-here',
  },
  {
    name: 'a working directory that does not exist',
    job: 'run: [echo, x]\ncwd: no/such/folder',
    status: 'failed',
    kind: 'spawn',
    message: 'no/such/folder',
  },
  {
    name: 'a timeout',
    job: 'run: sleep 300\ntimeout: 200ms',
    status: 'timed_out',
    kind: 'timeout',
    message: 'Timed out after 200ms',
  },
  { name: 'a signal', job: 'run: kill -SEGV $$', status: 'failed', kind: 'signal', message: 'SIGSEGV' },
  {
    name: 'an exit code',
    job: 'run: echo why not; exit 7',
    status: 'failed',
    kind: 'exit_code',
    message: 'Exited with code 7: why not',
  },
  {
    name: 'a variable that is not set',
    job: 'run: echo\nenv: { A: "${NOT_SET_ANYWHERE}" }',
    status: 'failed',
    kind: 'variable',
    message: 'NOT_SET_ANYWHERE',
  },
  {
    name: 'a secret that is not set',
    job: 'run: echo\nsecrets: [NOT_SET_EITHER]',
    status: 'failed',
    kind: 'variable',
    message: 'NOT_SET_EITHER',
  },
];

test.each(failures)('$name: exit 1, with words in result and record', async ({ job, status, kind, message }) => {
  using repository = workspace({ 'jobs/a.yaml': exec('a', job) });
  const end = await repository.run(['run', 'a']);
  expect(end.code).toBe(1);
  expect(cause(end)).toContain(message);
  const [run = ''] = repository.runs();
  const record = repository.record(run);
  expect(record.jobs[0]).toMatchObject({ status, failure: { kind } });
  expect(record.result).toMatchObject({
    success: false,
    total: 1,
    failed: 1,
    failures: [{ job_id: 'a', error: expect.stringContaining(message) as string }],
  });
});

test('a state directory that is a file: exit 74, and nothing is started', async () => {
  using repository = workspace({ 'jobs/a.yaml': exec('a', 'run: touch started') });
  writeFileSync(join(repository.folder, '.lorchestra'), '');
  const end = await repository.run(['run', 'a']);
  expect(end.code).toBe(74);
  expect(cause(end)).toContain('.lorchestra');
  expect(() => repository.read('started')).toThrow();
});

test.runIf(process.getuid?.() !== 0)('a state directory that may not be written: exit 74, and nothing is started', async () => {
  using repository = workspace({ 'jobs/a.yaml': exec('a', 'run: touch started') });
  const state = join(repository.folder, '.lorchestra');
  mkdirSync(state);
  chmodSync(state, 0o500);
  const end = await repository.run(['run', 'a']);
  chmodSync(state, 0o700);
  expect(end.code).toBe(74);
  expect(() => repository.read('started')).toThrow();
});

test('a state directory that another run holds: exit 75, and the first goes on', async () => {
  using repository = workspace({ 'jobs/a.yaml': exec('a', 'run: exec 3<>/dev/tcp/127.0.0.1/$PORT; read -r line <&3') });
  await using gate = await meeting();
  const first = repository.start(['run', 'a'], { PORT: gate.port });
  await gate.arrived(1, first);
  const second = await repository.run(['run', 'a']);
  expect(second.code).toBe(75);
  expect(cause(second)).toMatch(/held by run "\d{8}T\d{6}Z-[0-9a-f]{8}" \(process \d+\), since/);
  gate.release();
  expect((await first.ended).code).toBe(0);
  rmSync(join(repository.folder, '.lorchestra'), { recursive: true });
});
