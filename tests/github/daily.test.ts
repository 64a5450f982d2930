import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { ExtendedResult } from '../../src/ledger/result.ts';
import { logOf, picture, resultOf, thisRepository, type Repository } from '../support/github/repository.ts';
import { runToEnd, startRun, type Run } from '../support/github/simulator.ts';

const workflow = '.github/workflows/daily.yml';
const phases = ['ingest', 'canonize', 'formation', 'project'] as const;

/** The phases of daily.yml with programs in place of data jobs; each job leaves its name in the state. */
function withPrograms(run: Readonly<Record<string, string>> = {}): Repository {
  const held = thisRepository();
  const composites = phases.map(
    (phase) => `job_id: pipeline.${phase}
job_type: composite
stages:
  - { name: first, jobs: [${phase}_1, ${phase}_2] }
  - { name: second, jobs: [${phase}_3] }
---
${[1, 2, 3]
  .map((number) => `${phase}_${number}`)
  .map(
    (id) =>
      `job_id: ${id}\njob_type: exec\nrun: ${JSON.stringify(`mkdir -p .lorchestra; echo ${id} >> .lorchestra/seen; ${run[id] ?? 'true'}`)}\n---\n`,
  )
  .join('')}`,
  );
  const all = `job_id: pipeline.daily_all
job_type: composite
stages: [${phases.map((phase) => `{ name: ${phase}, jobs: [pipeline.${phase}] }`).join(', ')}]
stop_on_failure: true
`;
  held.write('lorchestra.yaml', 'jobs: day\n');
  held.write('day/pipeline.yaml', `${composites.join('')}${all}`);
  return held;
}

const day = (held: Repository, more: object = {}): Promise<Run> => runToEnd({ workflow, repository: held.folder, ...more });
const result = (run: Run): ExtendedResult => resultOf(run, 'collect') as ExtendedResult;
const firstAttempt = '[ "$GITHUB_RUN_ATTEMPT" != 1 ]';
const stateFile = (run: Run): string => {
  const name = run.job('project').outputs['state'] ?? 'none';
  const [file = 'none'] = globSync('state.tar.gz*', { cwd: run.artifactFolder(name) });
  return join(run.artifactFolder(name), file);
};

describe('daily.yml', () => {
  it('runs phase after phase on the encrypted state of the one before, and publishes the result of the day', async () => {
    using held = withPrograms({ project_3: 'sort .lorchestra/seen | tr "\\n" " "' });
    using run = await day(held, { secrets: { STATE_KEY: 'a long pass phrase' } });
    expect(run.conclusion()).toBe('success');
    expect(result(run)).toMatchObject({
      job_id: 'pipeline.daily_all',
      success: true,
      total: 4,
      succeeded: 4,
      failed: 0,
      phases_completed: phases.map((phase) => `pipeline.${phase}`),
      failed_phase: null,
    });
    expect(Object.keys(result(run).phase_results)).toEqual(phases.map((phase) => `pipeline.${phase}`));
    expect(logOf(run, 'pipeline.project / stage 1 (1/1)')).toContain(
      phases
        .flatMap((phase) => [1, 2, 3].map((number) => `${phase}_${number}`))
        .sort()
        .join(' '),
    );
    expect(stateFile(run)).toMatch(/state\.tar\.gz\.enc$/);
    expect(readFileSync(stateFile(run)).subarray(0, 8).toString('latin1')).toBe('Salted__');
  });

  it('stops at the phase that failed, tells of it, and a re-run starts what is unfinished and nothing else', async () => {
    using held = withPrograms({ canonize_1: firstAttempt, project_3: 'sort .lorchestra/seen | tr "\\n" " "' });
    using run = await day(held);
    expect(run.conclusion()).toBe('failure');
    expect(['formation', 'project'].map((id) => run.job(id).conclusion)).toEqual(['skipped', 'skipped']);
    expect(result(run)).toMatchObject({
      success: false,
      failed: 1,
      phases_completed: ['pipeline.ingest'],
      failed_phase: 'pipeline.canonize',
    });

    await run.rerunFailed();
    expect(run.conclusion()).toBe('success');
    expect(result(run)).toMatchObject({ success: true, total: 4, succeeded: 4, failed_phase: null });
    const started = picture(run).filter((line) => line.endsWith('in attempt 2'));
    expect(started.filter((line) => line.startsWith('pipeline.ingest'))).toEqual([]);
    // The first stage's other success is kept with its traces; its second stage ran on a failed one and ran again.
    expect(logOf(run, 'pipeline.project / stage 1 (1/1)')).toContain(
      'canonize_1 canonize_1 canonize_2 canonize_3 canonize_3 formation_1',
    );
  });

  it('publishes a result after a cancel, and goes on from there', async () => {
    using held = withPrograms({ canonize_3: '[ "$GITHUB_RUN_ATTEMPT" != 1 ] || exec sleep 600' });
    using run = startRun({ workflow, repository: held.folder });
    const leg = await run.reached(({ leg, step }) => leg.startsWith('pipeline.canonize / stage 1') && step === 'leg');
    await leg.printed('canonize_3');
    run.cancel();
    await run.ended();
    expect(run.job('collect').conclusion).not.toBe('skipped');
    expect(result(run)).toMatchObject({
      success: false,
      phases_completed: ['pipeline.ingest'],
      failed_phase: 'pipeline.canonize',
    });
    await run.rerunFailed();
    expect(run.conclusion()).toBe('success');
    expect(result(run)).toMatchObject({ success: true, succeeded: 4 });
  });

  it('takes a lost machine for what it is', async () => {
    using held = withPrograms();
    using run = await day(held, {
      lose: ({ leg, step, attempt }: { leg: string; step: string; attempt: number }) =>
        leg.startsWith('pipeline.formation / stage 1') && step === 'state' && attempt === 1,
    });
    expect(run.conclusion()).toBe('failure');
    expect(result(run)).toMatchObject({ success: false, phases_completed: ['pipeline.ingest', 'pipeline.canonize'] });
    await run.rerunFailed();
    expect(run.conclusion()).toBe('success');
    expect(result(run)).toMatchObject({ success: true, succeeded: 4 });
  });

  it('runs the whole day for real: what the first phase fetched, the last one writes', async () => {
    using held = thisRepository();
    using run = await day(held);
    expect(picture(run).filter((line) => !line.includes(': success'))).toEqual([]);
    expect(result(run)).toMatchObject({ success: true, succeeded: 4 });
    expect(logOf(run, 'pipeline.project / stage 1 (1/1)')).toMatch(/file_proj_clients .*[1-9]\d* written/);
    expect(stateFile(run)).toMatch(/state\.tar\.gz$/);
  });
});
