import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';

import { dump, openWorld } from '../support/daily.ts';
import { dayWorkspace } from '../support/day-workspace.ts';

test('the README’s first command ends green on a fresh clone, and says what happened, where it lies and what to do next', async () => {
  using clone = dayWorkspace({});
  clone.write('lorchestra.yaml', 'jobs: jobs\n');
  const end = await clone.run(['run', 'pipeline.daily_all']);
  expect(end).toMatchObject({ code: 0, stderr: '' });
  const last = end.stdout.slice(end.stdout.lastIndexOf('\npipeline.daily_all succeeded'));
  expect(last).toMatch(/^\npipeline\.daily_all succeeded: 59 jobs in \d/);
  for (const words of [
    /^ {2}ingest +1,\d{3} read, 1,\d{3} written, \d+ skipped, \d+ failed$/m,
    /^ {2}file_projection +\d+ read, \d+ written/m,
    /^ {2}record +\.lorchestra\/runs\/.*\/record\.json$/m,
    /^ {2}warehouse +\.lorchestra\/warehouse\.db$/m,
    /^ {2}local copy +\.lorchestra\/vault\/local\.db$/m,
    /^ {2}pages +\.lorchestra\/vault\/views$/m,
    /^ {2}next +lorchestra data stats$/m,
  ])
    expect(last).toMatch(words);
  const record = clone.record(clone.runs()[0] ?? '');
  expect(record.jobs.filter(({ status }) => status === 'succeeded')).toHaveLength(59);
  expect(record.result.duration_ms).toBeLessThan(15_000);
  expect(record.jobs.every(({ report }) => report.counts !== undefined)).toBe(true);
  expect((await clone.run(['data', 'stats'])).stdout).toMatch(/proj_contact_events +view +\d{3}/);
});

test('a dry-run writes nothing and opens no connection', async () => {
  const connections: string[] = [];
  const server = createServer((request, response) => {
    connections.push(request.url ?? '');
    response.end();
  });
  server.on('connection', () => connections.push('connected'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const names = ['GOOGLE_TOKEN_URL', 'GMAIL_URL', 'GRAPH_URL', 'DATAVERSE_URL', 'STRIPE_URL', 'GOOGLE_FORMS_URL', 'LOGIN_URL'];
  using clone = dayWorkspace(Object.fromEntries(names.map((name) => [name, url])));
  const end = await clone.run(['run', 'pipeline.daily_all', '--dry-run', '--json']);
  server.close();
  expect(JSON.parse(end.stdout)).toMatchObject({ success: true, total: 4, succeeded: 0, failed: 0 });
  expect(end.code).toBe(0);
  expect(connections).toEqual([]);
  expect(existsSync(clone.house.folder.path)).toBe(false);
});

test.each([0.1, 0.35, 0.6, 0.85])(
  'a kill -9 after %d of the run and a resume agree with a run that nobody disturbed',
  async (part) => {
    await using world = await openWorld({ seed: 7, scale: 0.3, day: '2026-01-10T12:00:00Z' });
    using whole = dayWorkspace(world.variables);
    const lines = (await whole.run(['run', 'pipeline.daily_all'])).stdout.split('\n').length;
    using broken = dayWorkspace(world.variables);
    const { child, ended } = broken.start(['run', 'pipeline.daily_all']);
    let seen = 0;
    child.stdout?.on('data', (text: string) => {
      seen += text.split('\n').length - 1;
      if (seen >= lines * part) child.kill('SIGKILL');
    });
    expect((await ended).signal).toBe('SIGKILL');
    const resumed = await broken.run(['resume']);
    expect(resumed).toMatchObject({ code: 0, stderr: '' });
    expect(dump(broken.house)).toEqual(dump(whole.house));
  },
);
