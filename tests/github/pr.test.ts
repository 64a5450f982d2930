import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, it } from 'vitest';
import { parse } from 'yaml';

import { startStep, type StepEnd } from '../support/fake-runner.ts';
import { thisRepository } from '../support/github/repository.ts';

const root = resolve(import.meta.dirname, '../..');

/** Runs one step of pr.yml by its name. */
async function step(name: string, workspace: string): Promise<StepEnd> {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows/pr.yml'), 'utf8')) as {
    jobs: { definitions: { steps: { name?: string; run?: string }[] } };
  };
  const found = jobs.definitions.steps.find((each) => each.name === name);
  const started = startStep({ action: { run: found?.run ?? 'exit 99' }, workspace });
  const end = await started.ended;
  started.remove();
  return end;
}

it('pr.yml shows what a change does to the plans, and stops a job that is dropped unseen', async () => {
  using held = thisRepository();
  for (const part of ['bin', 'package.json', 'lorchestra.snapshot.yaml']) {
    cpSync(join(root, part), join(held.folder, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(held.folder, 'node_modules'));
  for (const part of ['jobs', 'lorchestra.yaml', 'lorchestra.snapshot.yaml']) {
    cpSync(join(held.folder, part), join(held.folder, '.base', part), { recursive: true });
  }
  expect(await step('No job is dropped unseen', held.folder)).toMatchObject({ exitCode: 0 });

  const file = 'jobs/pipeline.yaml';
  held.write(file, readFileSync(join(held.folder, file), 'utf8').replace('      - file_proj_reports\n', ''));
  const shown = await step('What this changes', held.folder);
  expect(shown.exitCode).toBe(0);
  expect(shown.summary).toContain('~~~diff\n@@ ');
  expect(shown.summary.match(/^[-+].*/gm)).toEqual([
    '-pipeline.project/file_proj_reports (sqlite_to_markdown, file_projection)',
    '-pipeline.daily_all/pipeline.project/file_proj_reports (sqlite_to_markdown, file_projection)',
  ]);
  const refused = await step('No job is dropped unseen', held.folder);
  expect(refused.exitCode).toBe(3);
  expect(refused.stderr).toBe('No reason is written down for the removal of "file_proj_reports"\n');
});
