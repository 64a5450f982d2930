import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test } from 'vitest';

import { version } from '../../src/app/version.ts';
import { workspace } from '../support/workspace.ts';

/** The verbs that exist. A verb that is not here must not be in the help, and one that is here must work. */
const verbs = ['run', 'resume', 'plan', 'collect', 'list', 'check', 'snapshot', 'workflow', 'data', 'sandbox', 'init', 'schema'];

const two = `
job_id: two
job_type: composite
description: Two jobs, one after the other
stages:
  - { name: first, jobs: [one] }
  - { name: second, jobs: [other] }
---
job_id: one
job_type: exec
run: 'echo "n=$DAY" >> "$LORCHESTRA_OUTPUT"'
env: { DAY: "\${params.day}" }
---
job_id: other
job_type: exec
run: 'echo "got $N"; test "$N" = 2026-01-31'
env: { N: "\${jobs.one.outputs.n}" }
aliases: [another]
`;

test('the help lists each verb, and each verb has help with an example', async () => {
  using repository = workspace({});
  const help = await repository.run(['--help']);
  expect(help.code).toBe(0);
  const listed = [...help.stdout.matchAll(/^ {2}([a-z]+) .*/gm)].map(([, verb]) => verb).filter((verb) => verb !== 'help');
  expect(listed).toEqual(verbs);
  for (const verb of verbs) {
    const own = await repository.run([verb, '--help']);
    expect(own.code).toBe(0);
    expect(own.stdout).toContain(`$ lorchestra ${verb}`);
  }
});

test('the version is the one in package.json', async () => {
  using repository = workspace({});
  const manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
  expect(version).toBe(manifest.version);
  expect((await repository.run(['--version'])).stdout).toBe(`${version}\n`);
});

test('parameters and outputs reach jobs by their environment', async () => {
  using repository = workspace({ 'jobs/two.yaml': two });
  const end = await repository.run(['run', 'two', '-p', 'day=2026-01-31', '--json']);
  expect(end.stderr).toBe('');
  expect(JSON.parse(end.stdout)).toMatchObject({ success: true, total: 2, succeeded: 2 });
  const [run = ''] = repository.runs();
  expect(repository.record(run).jobs[0]?.report.outputs).toEqual({ n: '2026-01-31' });
});

test('an atomic job and an alias can be run', async () => {
  using repository = workspace({ 'jobs/a.yaml': 'job_id: a\njob_type: exec\nrun: echo hello\naliases: [old_a]\n' });
  const end = await repository.run(['run', 'old_a', '--json']);
  expect(JSON.parse(end.stdout)).toMatchObject({ job_id: 'a', success: true, total: 1 });
});

test('plan --json holds what other tools need, in run order', async () => {
  using repository = workspace({ 'jobs/two.yaml': two });
  const end = await repository.run(['plan', 'two', '-p', 'day=x', '--json']);
  expect(JSON.parse(end.stdout)).toEqual({
    plan_hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    composite: 'two',
    jobs: [
      { path: 'two/one', job_id: 'one', job_type: 'exec', phase: null, stage: 'first', stage_index: 0 },
      { path: 'two/other', job_id: 'other', job_type: 'exec', phase: null, stage: 'second', stage_index: 1 },
    ],
  });
});

test('a dry-run starts nothing, writes nothing and returns the result', async () => {
  using repository = workspace({ 'jobs/two.yaml': two });
  const end = await repository.run(['run', 'two', '-p', 'day=x', '--dry-run', '--json']);
  expect(JSON.parse(end.stdout)).toEqual({
    job_id: 'two',
    success: true,
    total: 2,
    succeeded: 0,
    failed: 0,
    failures: [],
    duration_ms: 0,
  });
  expect(() => repository.runs()).toThrow();
});

test('text goes to stdout; with NO_COLOR and without a terminal it has no escapes', async () => {
  using repository = workspace({ 'jobs/two.yaml': two });
  const end = await repository.run(['run', 'two', '-p', 'day=2026-01-31']);
  expect(end.code).toBe(0);
  expect(end.stderr).toBe('');
  expect(end.stdout).toContain('two succeeded: 2 jobs');
  expect(end.stdout).not.toContain('\u001b');
});

test('secrets stand in no file and on no stream', async () => {
  const canary = 'canary-5f2c91-value';
  using repository = workspace({
    'jobs/s.yaml': `job_id: s\njob_type: exec\nsecrets: [TOKEN]\nrun: 'echo "token $TOKEN"; echo "t=$TOKEN" >> "$LORCHESTRA_OUTPUT"; printf %s "$TOKEN" | base64; exit 1'\n`,
  });
  const end = await repository.run(['run', 's'], { TOKEN: canary });
  expect(end.code).toBe(1);
  const written = repository.everyByte();
  for (const secret of [canary, Buffer.from(canary).toString('base64').replace(/=+$/, '')]) {
    expect(end.stdout + end.stderr).not.toContain(secret);
    expect(written).not.toContain(secret);
  }
  expect(end.stdout).toContain('token ***');
});
