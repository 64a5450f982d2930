import { resolve } from 'node:path';

import { expect, it } from 'vitest';

import { startStep } from '../support/fake-runner.ts';
import { thisRepository } from '../support/github/repository.ts';

const action = resolve(import.meta.dirname, '../..');

it.each([
  ['2', 2, ''],
  ['1', 2, ''],
  ['auto', 0, '{"1":["1/1"]}'],
  ['whole', 0, '{"1":["1/1"]}'],
])('data jobs, which share a file, are never spread over machines: shards %s', async (shards, exitCode, matrix) => {
  using held = thisRepository();
  const step = startStep({ action, inputs: { mode: 'plan', composite: 'pipeline.ingest', shards }, workspace: held.folder });
  const end = await step.ended;
  step.remove();
  expect(end.exitCode).toBe(exitCode);
  expect(end.outputs.get('matrix') ?? '').toBe(matrix);
  if (exitCode !== 0) expect(end.stdout).toContain('its data jobs share one warehouse, which is a file');
});
