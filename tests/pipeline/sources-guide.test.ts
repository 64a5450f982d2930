import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { inspect } from '../../src/app/check.ts';
import { openProject, planOf } from '../../src/app/project.ts';
import { openPlane } from '../../src/app/worker.ts';
import { authShape, pagingShape } from '../../src/definition/shapes/source.ts';
import { plannedJobs } from '../../src/plan/walk.ts';
import type { Outcome } from '../../src/ports/runner.ts';
import { disturbances } from '../../src/sandbox/faults.ts';
import { serviceNames } from '../../src/sandbox/settings.ts';
import { temporaryFolder, type Folder } from '../support/folder.ts';
import { root } from './house.ts';

const guide = readFileSync(join(root, 'docs/sources.md'), 'utf8');
const sandboxGuide = readFileSync(join(root, 'docs/sandbox.md'), 'utf8');
/** Files of the worked example: a line with the path, then the content. */
const files = [...guide.matchAll(/^`([^`\n]+)`:\n\n```yaml\n(.*?)```$/gms)].map(
  ([, file = '', text = '']) => [file, text] as const,
);
const key = 'very-secret-value';

interface Ticket {
  readonly id: string;
  readonly updated_at: string;
  readonly title: string;
}

/** The help desk that the guide tells of. */
interface Desk {
  readonly url: string;
  readonly tickets: Map<string, Ticket>;
  /** Path and query of each request, in order. */
  readonly asked: string[];
  readonly close: () => void;
}

async function openDesk(): Promise<Desk> {
  const tickets = new Map(
    ['1', '2', '3'].map((id) => [id, { id, updated_at: `2026-01-0${id}T08:00:00Z`, title: `Ticket ${id}` }]),
  );
  const asked: string[] = [];
  let refusals = 1;
  const server: Server = createServer((incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://desk');
    asked.push(incoming.url ?? '');
    const send = (status: number, body: unknown, headers = {}): unknown =>
      outgoing.writeHead(status, headers).end(JSON.stringify(body));
    if (incoming.headers.authorization !== `Bearer ${key}`) return send(401, {});
    if (refusals > 0) return send(429, {}, { 'retry-after': String((refusals -= 1)) });
    const one = tickets.get(pathname.replace('/api/v2/tickets/', ''));
    if (one) return send(200, one);
    const since = searchParams.get('updated_since') ?? '';
    const found = [...tickets.values()]
      .filter((ticket) => ticket.updated_at >= since)
      .sort((a, b) => (a.updated_at < b.updated_at ? -1 : 1));
    const start = Number(searchParams.get('page') ?? 0);
    const end = start + Number(searchParams.get('per_page'));
    const page = found.slice(start, end).map(({ id, updated_at }) => ({ id, updated_at }));
    return send(200, { tickets: page, meta: { next: end < found.length ? String(end) : null } });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, tickets, asked, close: () => void server.close() };
}

let folder: Folder;
let desk: Desk;
beforeEach(async () => {
  folder = temporaryFolder();
  desk = await openDesk();
  for (const [file, text] of files) {
    mkdirSync(dirname(folder.file(file)), { recursive: true });
    writeFileSync(folder.file(file), text);
  }
});
afterEach(() => {
  desk.close();
  folder[Symbol.dispose]();
});

async function runExample(): Promise<Outcome> {
  const project = await openProject({ cwd: folder.path, env: {}, flags: {} });
  const plan = project.ok ? planOf(project.value, 'ingest_helpdesk_tickets', {}) : project;
  if (!project.ok || !plan.ok) throw new Error(plan.diagnostics.map(({ message }) => message).join('\n'));
  expect(project.value.diagnostics).toEqual([]);
  expect(project.value.settings.variables).toEqual({ HELPDESK_URL: 'https://helpdesk.example.org' });
  const plane = openPlane({
    ...{
      role: 'data',
      root: folder.path,
      warehouse: folder.file('warehouse.db'),
      vault: folder.file('vault'),
      views: folder.file('views'),
      lakehouses: folder.file('lakehouse'),
    },
    variables: { HELPDESK_URL: desk.url, HELPDESK_KEY: key },
  });
  const [planned] = plannedJobs(plan.value);
  if (planned?.job.kind !== 'ingest') throw new Error('The example is one ingest job');
  const { spec, job_id } = planned.job;
  const job = { spec, job_id, path: planned.path, run_id: 'run', round: 1, attempt: 1, params: {} };
  const outcome = await plane.perform('ingest', job, { signal: new AbortController().signal, log: () => {} });
  await plane.close();
  return outcome;
}

function kept(): readonly unknown[] {
  using db = new DatabaseSync(folder.file('warehouse.db'), { readOnly: true });
  return db.prepare("SELECT idem_key, payload ->> '$.title' AS title FROM raw_objects ORDER BY 1").all();
}

describe('the worked example of docs/sources.md', () => {
  test('is three files', () => {
    expect(files.map(([file]) => file)).toEqual(['jobs/sources/helpdesk.yaml', 'jobs/ingest/helpdesk.yaml', 'lorchestra.yaml']);
  });

  test('reads every page and every ticket, past a busy moment', async () => {
    expect(await runExample()).toMatchObject({ ok: true, report: { counts: { read: 3, written: 3 }, facts: { pages: 2 } } });
    expect(kept()).toEqual(
      ['1', '2', '3'].map((id) => ({ idem_key: `helpdesk:helpdesk-main:ticket:${id}`, title: `Ticket ${id}` })),
    );
    expect(desk.asked.slice(0, 2)).toEqual(['/api/v2/tickets?per_page=2', '/api/v2/tickets?per_page=2']);
  });

  test('asks the second time for what changed, and leaves alone what did not', async () => {
    await runExample();
    desk.tickets.set('1', { id: '1', updated_at: '2026-01-04T08:00:00Z', title: 'Ticket 1, once more' });
    desk.asked.length = 0;
    expect(await runExample()).toMatchObject({ ok: true, report: { counts: { read: 2, written: 1, unchanged: 1 } } });
    expect(desk.asked[0]).toBe('/api/v2/tickets?per_page=2&updated_since=2026-01-03T07%3A50%3A00Z');
    expect(kept()[0]).toMatchObject({ title: 'Ticket 1, once more' });
  });
});

test('a pool that is described nowhere is named by check', async () => {
  const source = readFileSync(folder.file('jobs/sources/helpdesk.yaml'), 'utf8');
  const place = { cwd: folder.path, env: {}, flags: {} };
  expect((await inspect(place)).diagnostics).toEqual([]);
  writeFileSync(folder.file('jobs/sources/helpdesk.yaml'), source.replace('pool: helpdesk', 'pool: helpdesc'));
  expect((await inspect(place)).diagnostics).toMatchObject([
    {
      ...{ code: 'settings/unknown-pool', severity: 'warning', hint: 'Did you mean "helpdesk"?' },
      message: 'Pool "helpdesc" has no limits in any profile, so requests to "helpdesk" have none',
    },
  ]);
});

describe('the guides name', () => {
  const typesOf = (shape: typeof authShape | typeof pagingShape): readonly string[] =>
    shape.options.flatMap((option) => [...option.shape.type.values]);

  test.each([...typesOf(authShape), ...typesOf(pagingShape)])('the type %s', (type) => {
    expect(guide).toContain(`| \`${type}\` |`);
  });

  test.each(Object.entries(disturbances))('the fault %s', (name, meaning) => {
    expect(sandboxGuide).toContain(`| \`${name}\` | ${meaning}`);
  });

  test.each([...serviceNames, 'LORCHESTRA_SANDBOX_SCALE', 'LORCHESTRA_SANDBOX_CLOCK', 'LORCHESTRA_SANDBOX_FAULTS'])(
    '%s',
    (name) => {
      expect(sandboxGuide).toContain(`\`${name}\``);
    },
  );
});
