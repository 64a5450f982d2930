import { describe, expect, it } from 'vitest';

import { makeWorkflow } from '../../src/app/workflow.ts';
import type { ExtendedResult } from '../../src/ledger/result.ts';
import { repository, resultOf, type Repository } from '../support/github/repository.ts';
import { runToEnd } from '../support/github/simulator.ts';

const composite = (id: string, stages: readonly string[], stop: boolean): string =>
  `job_id: ${id}\njob_type: composite\nstages: [${stages.map((jobs, index) => `{ name: s${index + 1}, jobs: [${jobs}] }`).join(', ')}]\nstop_on_failure: ${stop}\n---\n`;
const exec = (id: string, run: string): string => `job_id: ${id}\njob_type: exec\nrun: '${run}'\n---\n`;

/** Pull, then two phases side by side, one of which has phases of its own, then publish. */
async function held(right: string): Promise<Repository> {
  const jobs = [
    composite('top', ['pull', 'left, right', 'publish'], true),
    composite('pull', ['a'], false),
    composite('left', ['left.one', 'left.two'], true),
    composite('left.one', ['b'], false),
    composite('left.two', ['c'], false),
    composite('right', ['d'], false),
    composite('publish', ['e'], false),
    ...['a', 'b', 'c', 'e'].map((id) => exec(id, 'true')),
    exec('d', right).replace(/---\n$/, ''),
  ];
  const repo = repository({ 'lorchestra.yaml': '', 'jobs/all.yaml': jobs.join('') });
  const made = await makeWorkflow({ cwd: repo.folder, env: {}, flags: {} }, 'top');
  if (!made.ok) throw new Error(made.diagnostics.map(({ message }) => message).join('\n'));
  repo.write(made.value.file, made.value.text);
  return repo;
}

describe('a workflow that the command writes', () => {
  it('runs phases in their order and side by side, and its last job has the result of the whole', async () => {
    using repo = await held('true');
    using run = await runToEnd({ workflow: '.github/workflows/top.yml', repository: repo.folder });
    expect(run.conclusion()).toBe('success');
    const result = resultOf(run, 'collect') as ExtendedResult;
    expect(result).toMatchObject({ job_id: 'top', success: true, failed: 0, failed_phase: null });
    expect(Object.keys(result.phase_results)).toEqual(['pull', 'left', 'right', 'publish']);
  });

  it('stops after the stage in which a phase failed, and is whole after the re-run', async () => {
    using repo = await held('[ "$GITHUB_RUN_ATTEMPT" != 1 ]');
    using run = await runToEnd({ workflow: '.github/workflows/top.yml', repository: repo.folder });
    expect(['pull', 'one', 'two', 'right', 'publish'].map((id) => run.job(id).conclusion)).toEqual([
      'success',
      'success',
      'success',
      'failure',
      'skipped',
    ]);
    expect(resultOf(run, 'collect')).toMatchObject({ success: false, failed_phase: 'right' });
    await run.rerunFailed();
    expect(run.conclusion()).toBe('success');
    expect(resultOf(run, 'collect')).toMatchObject({ success: true, failed: 0 });
    expect(run.legs().filter(({ attempt, name }) => attempt === 2 && /^(?:pull|left)/.test(name))).toEqual([]);
  });
});
