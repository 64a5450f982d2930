import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { startStep, type Step, type StepEnd } from '../support/fake-runner.ts';

const action = resolve(import.meta.dirname, '../..');
const definitions = `
job_id: nightly
job_type: composite
stages:
  - { name: load, jobs: [first, second] }
  - { name: build, jobs: [last] }
---
{ job_id: first, job_type: exec, run: 'true' }
---
{ job_id: second, job_type: exec, run: 'if [ "$LORCHESTRA_ROUND" = 1 ]; then echo begun >&2; sleep 600; fi' }
---
{ job_id: last, job_type: exec, run: 'true' }
`;

/** One workflow run: machines that share nothing but artifacts, which refuse a second upload. */
interface Workflow extends Disposable {
  readonly artifacts: string;
  readonly start: (inputs: Readonly<Record<string, string>>, attempt: number) => Step;
  readonly step: (inputs: Readonly<Record<string, string>>, attempt: number) => Promise<StepEnd>;
  readonly upload: (from: Step, end: StepEnd, path: string) => void;
}

function workflow(): Workflow {
  const artifacts = mkdtempSync(join(tmpdir(), 'artifacts-'));
  const started: Step[] = [];
  const start: Workflow['start'] = (inputs, attempt) => {
    const files = { 'lorchestra.yaml': '', 'jobs/nightly.yaml': definitions };
    const step = startStep({ action, inputs, files, env: { GITHUB_RUN_ATTEMPT: String(attempt) } });
    started.push(step);
    return step;
  };
  const upload: Workflow['upload'] = (from, end, output) => {
    const folder = join(artifacts, end.outputs.get('artifact-name') ?? 'no name');
    mkdirSync(folder);
    const path = join(from.workspace, end.outputs.get(output) ?? 'no path');
    cpSync(path, output === 'plan-file' ? join(folder, 'plan-nightly.json') : folder, { recursive: true });
  };
  return {
    artifacts,
    start,
    step: async (inputs, attempt) => {
      const step = start(inputs, attempt);
      const end = await step.ended;
      const output = inputs['mode'] === 'plan' ? 'plan-file' : 'ledger-path';
      if (end.outputs.has('artifact-name')) upload(step, end, output);
      return end;
    },
    upload,
    [Symbol.dispose]: () => {
      for (const step of started) step.remove();
      rmSync(artifacts, { recursive: true, force: true });
    },
  };
}

describe('a fan-out by the Action', () => {
  test('is proven, and keeps what a killed leg had done', async () => {
    using run = workflow();
    const plan = await run.step({ mode: 'plan', composite: 'nightly', shards: '1' }, 1);
    expect(plan.exitCode).toBe(0);
    expect(JSON.parse(plan.outputs.get('matrix') ?? '')).toEqual({ 1: ['1/1'], 2: ['2/1'] });
    expect(Object.fromEntries(plan.outputs)).toMatchObject({ 'has-jobs': 'true', 'expected-count': '2', success: 'true' });
    expect(plan.summary).toContain('| Shards per wave | Legs | Wall time | Billed minutes |');
    const name = plan.outputs.get('artifact-name') ?? '';
    expect(name).toMatch(/^lorchestra-[0-9a-f]{12}-[0-9a-f]{8}$/);
    const legs = (shard: string): Readonly<Record<string, string>> => ({
      'plan-file': run.artifacts,
      shard,
      ledgers: run.artifacts,
    });

    // The machine dies in the middle of the second job. What the runner still uploads is what a job left on the disk.
    const killed = run.start(legs('1/1'), 1);
    await killed.printed('first');
    process.kill(killed.pid, 'SIGKILL');
    const dead = await killed.ended;
    expect(dead.signal).toBe('SIGKILL');
    // The runner ends at the end of a job what carries its mark.
    for (const orphan of dead.orphans) process.kill(Number(orphan.split(' ')[0]), 'SIGKILL');
    expect(dead.outputs.get('artifact-name')).toBe(`${name}-wave1-shard1-round1`);
    run.upload(killed, dead, 'ledger-path');

    const collect = { mode: 'collect', 'plan-file': run.artifacts, ledgers: run.artifacts };
    const first = await run.step(collect, 1);
    expect(first.exitCode).toBe(5);
    expect(first.outputs.get('success')).toBe('false');
    expect(first.summary).toContain('`truncated_ledger`');
    expect(first.summary).toContain('`vanished_matrix`');
    expect(first.commands.filter((each) => each.name === 'error').map((each) => each.properties['title'])).toEqual([
      'truncated_ledger',
      'vanished_matrix',
    ]);

    expect((await run.step(legs('1/1'), 2)).exitCode).toBe(0);
    const last = await run.step(legs('2/1'), 2);
    expect(last.exitCode).toBe(0);
    expect(last.outputs.get('artifact-name')).toBe(`${name}-wave2-shard1-round2`);
    const second = await run.step(collect, 2);
    expect(second.exitCode).toBe(0);
    expect(JSON.parse(second.outputs.get('result') ?? '')).toMatchObject({ success: true, total: 3, succeeded: 3 });
    expect(second.outputs.get('artifact-name')).toBe(`collected-${name}-round2`);
    expect(second.summary).toContain('each planned job has exactly one effective receipt');
  });

  test('whose plan did not arrive says where it may have gone', async () => {
    using run = workflow();
    const end = await run.step({ mode: 'collect', 'plan-file': run.artifacts, ledgers: run.artifacts }, 1);
    expect(end.exitCode).toBe(2);
    expect(end.outputs.get('success')).toBe('false');
    expect(end.stdout).toContain('GitHub drops the output that names it when a masked secret is in it');
  });
});
