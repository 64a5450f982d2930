import { expect, test } from 'vitest';

import { makeFanOut } from '../../../src/app/fan-out.ts';
import { workspace } from '../../support/workspace.ts';

const lakehouse = `job_id: shape
job_type: spectra_source
uses: source.catalogue
pipeline: pipelines/zephyr
`;
const warehouse = `job_id: view
job_type: sync_sqlite
source: { projection: proj_clients }
sink: { table: clients }
`;
const both = `---
job_id: nightly
job_type: composite
stages: [{ name: all, jobs: [JOB] }]
`;

test.each([
  ['a pipeline', lakehouse, 'shape', 'its data jobs share one lakehouse, which is a folder of files'],
  ['the warehouse', warehouse, 'view', 'its data jobs share one warehouse, which is a file'],
])('jobs of %s are never spread over machines', async (_, job, id, words) => {
  using repository = workspace({
    'jobs/all.yaml': job + both.replace('JOB', id),
    'pipelines/zephyr/contract.yaml': 'contract_version: 1.0.0\n',
  });
  const place = { cwd: repository.folder, env: {}, flags: {} };
  const request = { place, id: 'nightly', params: [], setup: null, out: null };
  const made = await makeFanOut({ ...request, shards: '2' });
  expect(made.diagnostics.map(({ message }) => message)).toEqual([`Cannot cut "nightly" for several machines: ${words}`]);
  const whole = await makeFanOut({ ...request, shards: 'auto' });
  expect(whole.ok && whole.value.file.waves.map(({ shards }) => shards.length)).toEqual([1]);
});
