import { resolve } from 'node:path';

import { marked } from 'marked';
import { expect, test } from 'vitest';

import { oidcToken, runtimeToken, startStep, type StepEnd, type StepOptions } from '../support/fake-runner.ts';
import { meeting } from '../support/workspace.ts';

const action = resolve(import.meta.dirname, '../..');

const nightly = `
job_id: nightly
job_type: composite
stages:
  - { name: load, jobs: [good, bad] }
  - { name: build, jobs: [last] }
---
job_id: good
job_type: exec
run: |
  echo '::error::forged by a job'
  echo 'x ##[error]forged too'
  printf 'ok\\r::add-mask::nightly\\n'
  env
---
job_id: bad
job_type: exec
run: 'echo "| <img src=x> @team ::warning::no"; exit 3'
---
job_id: last
job_type: exec
run: echo last
`;

async function step(options: Omit<StepOptions, 'action'>): Promise<StepEnd> {
  const running = startStep({ action, ...options, files: { 'lorchestra.yaml': '', ...options.files } });
  try {
    return await running.ended;
  } finally {
    running.remove();
  }
}

test('a failed job: the step is red, and outputs, summary, annotation and log tell why', async () => {
  const end = await step({ inputs: { composite: 'nightly' }, files: { 'jobs/nightly.yaml': nightly } });
  expect(end.exitCode).toBe(1);
  expect(end.orphans).toEqual([]);
  expect(end.unexpectedInputs).toEqual([]);
  expect(JSON.parse(end.outputs.get('result') ?? '')).toEqual({
    job_id: 'nightly',
    success: false,
    total: 3,
    succeeded: 2,
    failed: 1,
    failures: [{ job_id: 'bad', error: expect.stringContaining('Exited with code 3') as string }],
    duration_ms: expect.any(Number) as number,
  });
  expect(Object.fromEntries(end.outputs)).toMatchObject({
    success: 'false',
    total: '3',
    succeeded: '2',
    failed: '1',
    'dry-run': 'false',
  });
  expect(end.outputs.get('record-path')).toMatch(/^\.lorchestra\/runs\/[^/]+\/record\.json$/);
  expect(end.outputs.get('artifact-name')).toMatch(/^lorchestra-nightly-.*-round1$/);
  expect(end.summary).toContain('## ❌ nightly failed');
  expect(end.summary).toContain('```mermaid');
  expect(await marked.parse(end.summary)).not.toContain('<img');
  expect(end.stderr.split('\n')[0]).toMatch(/^nightly failed: 1 of 3 jobs failed: bad: Exited with code 3/);

  // What the runner acts on is ours alone: groups, and the one annotation at the line of the job.
  const names = new Set(end.commands.map(({ name }) => name));
  expect([...names].sort()).toEqual(['endgroup', 'error', 'group']);
  expect(end.commands.filter(({ name }) => name === 'error')).toEqual([
    expect.objectContaining({ properties: expect.objectContaining({ file: 'jobs/nightly.yaml', line: '16' }) as object }),
  ]);
  // A job sees neither what GitHub gives to Actions alone nor our inputs.
  for (const canary of [runtimeToken, oidcToken, 'INPUT_COMPOSITE', 'GITHUB_OUTPUT=', 'GITHUB_STEP_SUMMARY=']) {
    expect(end.stdout).not.toContain(canary);
  }
  expect(end.stdout).toContain('RUNNER_TRACKING_ID=');
});

test('fail-on-failure false leaves the step green, and the outputs tell', async () => {
  const end = await step({
    inputs: { composite: 'nightly', 'fail-on-failure': 'false' },
    files: { 'jobs/nightly.yaml': nightly },
  });
  expect(end.exitCode).toBe(0);
  expect(end.outputs.get('success')).toBe('false');
});

test('a dry-run starts nothing and says so', async () => {
  const end = await step({ inputs: { composite: 'nightly', 'dry-run': 'true' }, files: { 'jobs/nightly.yaml': nightly } });
  expect(end.exitCode).toBe(0);
  expect(JSON.parse(end.outputs.get('result') ?? '')).toMatchObject({ success: true, total: 3, succeeded: 0, failed: 0 });
  expect(end.outputs.get('dry-run')).toBe('true');
  expect(end.summary).toContain('Dry-run of nightly');
});

test('mode check: every mistake is an annotation at its line', async () => {
  const end = await step({
    inputs: { mode: 'check' },
    files: {
      'jobs/a.yaml': 'job_id: a\njob_type: exec\nrun: echo\ntimout: 1m\n',
      'jobs/b.yaml': 'job_id: b\njob_type: exce\nrun: x\n',
    },
  });
  expect(end.exitCode).toBe(2);
  const errors = end.commands.filter(({ name }) => name === 'error').map(({ properties }) => properties);
  expect(errors).toEqual([
    expect.objectContaining({ file: 'jobs/a.yaml', line: '4' }),
    expect.objectContaining({ file: 'jobs/b.yaml', line: '2' }),
  ]);
  expect(end.summary).toContain('2 errors');
});

test('unknown input values: all at once, exit 2, nothing started', async () => {
  const end = await step({
    inputs: { mode: 'rnu', 'dry-run': 'maybe', composite: 'nightly' },
    files: { 'jobs/nightly.yaml': nightly },
  });
  expect(end.exitCode).toBe(2);
  expect(end.stdout).toContain('rnu');
  expect(end.stdout).toContain('maybe');
  expect(end.outputs.get('success')).toBe('false');
  expect(end.stderr).not.toBe('');
});

test('a cancelled step stops its jobs, writes everything and ends before the runner has to kill it', async () => {
  await using gate = await meeting();
  const running = startStep({
    action,
    inputs: { composite: 'stubborn' },
    env: { PORT: gate.port },
    files: {
      'lorchestra.yaml': '',
      'jobs/stubborn.yaml': `
job_id: stubborn
job_type: exec
run: |
  trap '' TERM INT
  setsid sleep 300 &
  exec 3<>/dev/tcp/127.0.0.1/$PORT
  while true; do read -r -t 60 line <&3 || sleep 60; done
`,
    },
  });
  try {
    await gate.arrived(1, running);
    running.cancel();
    const end = await running.ended;
    expect(end.exitCode).toBe(130);
    expect(end.signal).toBeNull();
    expect(end.orphans).toEqual([]);
    expect(JSON.parse(end.outputs.get('result') ?? '')).toMatchObject({ success: false, total: 1, failed: 1 });
    expect(end.summary).toContain('was cancelled');
    // SIGTERM would have come 7.5 s after SIGINT.
    expect(end.msAfterCancel).toBeLessThan(7500);
  } finally {
    running.remove();
  }
});

test('a run that failed is finished by a later step with resume', async () => {
  const flaky = 'job_id: flaky\njob_type: exec\nrun: test -e fixed\n';
  const first = startStep({ action, inputs: { composite: 'flaky' }, files: { 'lorchestra.yaml': '', 'jobs/f.yaml': flaky } });
  try {
    expect((await first.ended).exitCode).toBe(1);
    const end = await step({ inputs: { resume: 'newest' }, workspace: first.workspace, files: { fixed: '' } });
    expect(end.exitCode).toBe(0);
    expect(end.outputs.get('artifact-name')).toMatch(/-round2$/);
    expect(end.outputs.get('success')).toBe('true');
  } finally {
    first.remove();
  }
});
