import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { actRepository, comparable } from '../support/github/act.ts';

const composite = 'pipeline.daily_all';

test('the day on act comes to the result that the command comes to', async () => {
  using repository = actRepository();
  const { code } = await repository.act('daily.yml', {});
  if (code !== 0) await repository.act('daily-collect.yml', {});
  const { result } = repository.collected(composite);
  expect(comparable(result)).toEqual(comparable(repository.command(composite, {})));
  expect(code === 0).toBe(result.success);
});

/** Programs in place of data jobs, so that one can fail in the first attempt and in no other. */
function withPrograms(folder: string): void {
  const phases = ['ingest', 'canonize', 'formation', 'project'];
  const jobs = phases.map(
    (phase) =>
      `job_id: pipeline.${phase}\njob_type: composite\nstages: [{ name: only, jobs: [${phase}_1, ${phase}_2] }]\n---\n` +
      `job_id: ${phase}_1\njob_type: exec\nrun: 'true'\n---\n` +
      `job_id: ${phase}_2\njob_type: exec\nrun: '${phase === 'canonize' ? '[ "$GITHUB_RUN_ATTEMPT" != 1 ]' : 'true'}'\n---\n`,
  );
  const all = `job_id: ${composite}\njob_type: composite\nstages: [${phases.map((phase) => `{ name: ${phase}, jobs: [pipeline.${phase}] }`).join(', ')}]\nstop_on_failure: true\n`;
  writeFileSync(join(folder, 'lorchestra.yaml'), 'jobs: day\n');
  mkdirSync(join(folder, 'day'));
  writeFileSync(join(folder, 'day/pipeline.yaml'), `${jobs.join('')}${all}`);
}

test('a job that fails stops the day at its phase, and the repetition is green', async () => {
  using repository = actRepository(withPrograms);
  const first = await repository.act('daily.yml', { GITHUB_RUN_ATTEMPT: '1' });
  expect(first.code).not.toBe(0);
  const gathered = await repository.act('daily-collect.yml', { GITHUB_RUN_ATTEMPT: '1' });
  expect(gathered.code).not.toBe(0);
  const red = repository.collected(composite).result;
  expect(red).toMatchObject({
    success: false,
    total: 4,
    succeeded: 1,
    failed: 1,
    failures: [{ job_id: 'pipeline.canonize', error: 'Phase failed with 1 job error' }],
    phases_completed: ['pipeline.ingest'],
    failed_phase: 'pipeline.canonize',
  });
  const again = await repository.act('daily.yml', { GITHUB_RUN_ATTEMPT: '2' });
  expect(again.code).toBe(0);
  const green = repository.collected(composite).result;
  expect(green).toMatchObject({ success: true, total: 4, succeeded: 4, failed: 0, failed_phase: null });

  for (const [attempt, result] of [
    ['1', red],
    ['2', green],
  ] as const) {
    expect(comparable(result)).toEqual(comparable(repository.command(composite, { GITHUB_RUN_ATTEMPT: attempt })));
  }
  const { LORCHESTRA_ACT_LOG: log } = process.env;
  if (log !== undefined) writeFileSync(log, [first, gathered, again].map(({ output }) => output).join('\n=====\n'));
});
