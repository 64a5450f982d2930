import { execFile, spawnSync } from 'node:child_process';
import { openSync, writeSync, closeSync, mkdirSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openWorld, type World } from '../support/daily.ts';
import { dayWorkspace, type DayWorkspace } from '../support/day-workspace.ts';
import { cliEntry, type Ended } from '../support/workspace.ts';

const megabyte = 1024 * 1024;

/** What a bad service answers, by the first part of the path. */
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  refused: (response) => response.writeHead(401).end('{"error":{"code":"api_key_expired","message":"secret words"}}'),
  forbidden: (response) => response.writeHead(403).end('{"error":{"code":"forbidden","message":"secret words"}}'),
  endless: (response) => response.end('{"has_more":true,"data":[{"id":"re_1","created":1}]}'),
  cut: (response) => response.end('{"has_more":false,"data":[{"id":"re_1","cre'),
  huge: (response) => {
    response.write('{"has_more":false,"data":[{"id":"re_1","description":"');
    const part = 'x'.repeat(megabyte);
    for (let sent = 0; sent < 100; sent += 1) response.write(part);
    response.end('"}]}');
  },
};

let world: World;
let service: Server;
let url: string;
beforeAll(async () => {
  world = await openWorld({ seed: 3, scale: 0.1, day: '2026-01-10T12:00:00Z' });
  service = createServer((request, response) => answers[request.url?.split('/')[1] ?? '']?.(response));
  await new Promise<void>((done) => service.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterAll(async () => {
  service.closeAllConnections();
  service.close();
  await world[Symbol.asyncDispose]();
});

function cause({ stderr }: Ended): string {
  return stderr.split('\n')[0] ?? '';
}

/** Status and failure of the jobs that did not succeed, by id. */
function troubles(clone: DayWorkspace): Readonly<Record<string, string>> {
  const { jobs } = clone.record(clone.runs().at(-1) ?? '');
  const failed = jobs.filter(({ status }) => status !== 'succeeded');
  return Object.fromEntries(failed.map(({ job_id, failure }) => [job_id, `${failure?.kind}: ${failure?.message}`]));
}

function objects(clone: DayWorkspace, type: string): number {
  using db = new DatabaseSync(clone.house.folder.file('warehouse.db'), { readOnly: true });
  return Number(db.prepare('SELECT count(*) AS n FROM raw_objects WHERE object_type = ?').get(type)?.['n']);
}

/** The refunds job alone asks the bad service: every other job has its own address. */
function withBadRefunds(path: string): DayWorkspace {
  const clone = dayWorkspace(world.variables);
  const source = clone.read('jobs/sources/stripe.yaml');
  const bad = source.replace('source_id: stripe', 'source_id: bad_stripe').replace(/^base_url: .*$/m, `base_url: ${url}/${path}`);
  clone.write('jobs/sources/bad.yaml', bad);
  const jobs = clone.read('jobs/ingest/stripe.yaml').split('---\n');
  clone.write(
    'jobs/ingest/stripe.yaml',
    jobs
      .map((job) => (job.includes('ingest_stripe_refunds') ? job.replace('api: stripe', 'api: bad_stripe') : job))
      .join('---\n'),
  );
  return clone;
}

const services: readonly { readonly name: string; readonly path: string; readonly message: RegExp }[] = [
  { name: 'answers 401', path: 'refused', message: /^\w+: Cannot .*"bad_stripe".*401/ },
  { name: 'answers 403', path: 'forbidden', message: /^\w+: Cannot .*"bad_stripe".*403/ },
  {
    name: 'never comes to its last page',
    path: 'endless',
    message: /^\w+: Cannot read all of "bad_stripe": page \d+ is one that came before/,
  },
  { name: 'sends half of its JSON', path: 'cut', message: /^\w+: Cannot read from "bad_stripe": .*JSON/ },
  { name: 'sends a record of 100 MB', path: 'huge', message: /^\w+: Cannot read from "bad_stripe": .*(?:large|MB|bytes)/ },
];

test.each(services)('a service that $name fails its job; the others go on: exit 1', async ({ path, message }) => {
  using clone = withBadRefunds(path);
  const end = await clone.run(['run', 'pipeline.ingest']);
  expect(end.code).toBe(1);
  const found = troubles(clone);
  expect(Object.keys(found)).toEqual(['ingest_stripe_refunds']);
  expect(found['ingest_stripe_refunds']).toMatch(message);
  expect(cause(end)).toContain('ingest_stripe_refunds');
  expect(end.stdout + end.stderr + clone.everyByte()).not.toContain('secret words');
  expect(objects(clone, 'invoice')).toBeGreaterThan(0);
});

test('a credential that is missing is named with its provider, its account and what to do: exit 1', async () => {
  const { GMAIL_ACCT2_REFRESH_TOKEN: _, ...others } = world.variables;
  using clone = dayWorkspace(others);
  const end = await clone.run(['run', 'pipeline.ingest']);
  expect(end.code).toBe(1);
  expect(troubles(clone)).toEqual({
    ingest_gmail_acct2:
      'variable: Cannot call "gmail": variable "GMAIL_ACCT2_REFRESH_TOKEN" has no value; set it in the environment or in the profile',
  });
  expect(cause(end)).toContain('ingest_gmail_acct2: Cannot call "gmail": variable "GMAIL_ACCT2_REFRESH_TOKEN"');
});

test.each([
  ['no JSON', '{ "type": ', /^asset: Cannot use schema ".*1-0-0\.json": it is no JSON$/],
  ['no schema', '{ "type": 12 }', /^asset: Cannot use schema ".*1-0-0\.json": .*type/],
])('a schema file that is %s fails the jobs that use it; the others go on: exit 1', async (_, text, message) => {
  using clone = dayWorkspace(world.variables);
  clone.write('jobs/schemas/raw/com.stripe/refund/1-0-0.json', text);
  const end = await clone.run(['run', 'pipeline.ingest']);
  expect(end.code).toBe(1);
  const found = troubles(clone);
  expect(Object.keys(found)).toEqual(['validate_stripe_refunds']);
  expect(found['validate_stripe_refunds']).toMatch(message);
  expect(objects(clone, 'refund')).toBeGreaterThan(0);
});

test('a transform that throws has each record counted and named, and the threshold decides: exit 0, then 1', async () => {
  using clone = dayWorkspace(world.variables);
  expect((await clone.run(['run', 'pipeline.ingest'])).code).toBe(0);
  const file = 'jobs/canonize/transforms/refund/stripe_to_canonical@1-0-0.jmespath';
  clone.write(file, '{ refund_id: join(`1`, id) }\n');
  expect((await clone.run(['run', 'pipeline.canonize'])).code).toBe(0);
  const job = clone.record(clone.runs().at(-1) ?? '').jobs.find(({ job_id }) => job_id === 'canonize_stripe_refunds');
  const { counts, record_errors = [] } = job?.report ?? {};
  expect(counts).toMatchObject({ written: 0, failed: objects(clone, 'refund') });
  expect(record_errors).toHaveLength(counts?.failed ?? -1);
  expect(record_errors[0]?.key).toMatch(/^stripe:stripe-prod:refund:re_/);
  const strict = clone
    .read('jobs/canonize/stripe.yaml')
    .replace(/(job_id: canonize_stripe_refunds[\s\S]*?)(?=\n---|\s*$)/, '$1\noptions: { max_failed: 0 }');
  clone.write('jobs/canonize/stripe.yaml', strict);
  clone.write(file, '# Another text is another transform\n{ refund_id: join(`1`, id) }\n');
  const end = await clone.run(['run', 'pipeline.canonize']);
  expect(end.code).toBe(1);
  expect(Object.keys(troubles(clone))).toEqual(['canonize_stripe_refunds']);
  expect(cause(end)).toMatch(/records failed; at most 0 may/);
});

test('a transform that is no expression fails its job: exit 1', async () => {
  using clone = dayWorkspace(world.variables);
  clone.write('jobs/canonize/transforms/refund/stripe_to_canonical@1-0-0.jmespath', '{ refund_id: ');
  const end = await clone.run(['run', 'pipeline.canonize']);
  expect(end.code).toBe(1);
  expect(troubles(clone)['canonize_stripe_refunds']).toMatch(
    /^asset: Cannot use transform ".*stripe_to_canonical@1-0-0\.jmespath": /,
  );
});

test('a warehouse that another program holds locked fails what cannot write, and loses nothing: exit 1', async () => {
  using clone = dayWorkspace(world.variables);
  await clone.run(['run', 'ingest_stripe_refunds']);
  const before = objects(clone, 'refund');
  using other = new DatabaseSync(clone.house.folder.file('warehouse.db'));
  other.exec('BEGIN IMMEDIATE');
  const end = await clone.run(['run', 'ingest_stripe_refunds']);
  other.exec('ROLLBACK');
  expect(end.code).toBe(1);
  expect(troubles(clone)['ingest_stripe_refunds']).toMatch(
    /^warehouse: Cannot write to ".*warehouse\.db": another process holds it locked$/,
  );
  expect(objects(clone, 'refund')).toBe(before);
}, 120_000);

test('a warehouse that is damaged or none at all fails every job with its name, and is left as it is: exit 1', async () => {
  using clone = dayWorkspace(world.variables);
  mkdirSync(clone.house.folder.path);
  clone.write('.lorchestra/warehouse.db', 'this is a text, and long enough to be taken for the header of a database'.repeat(20));
  const end = await clone.run(['run', 'pipeline.views']);
  expect(end.code).toBe(1);
  const found = Object.values(troubles(clone));
  expect(found).toHaveLength(6);
  expect(found[0]).toMatch(/^warehouse: Cannot open ".*warehouse\.db": the file is no SQLite database$/);
  expect(clone.read('.lorchestra/warehouse.db')).toContain('this is a text');

  using damaged = dayWorkspace(world.variables);
  await damaged.run(['run', 'pipeline.ingest']);
  // Pages that are still in the log would be read from there.
  const whole = new DatabaseSync(damaged.house.folder.file('warehouse.db'));
  whole.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  whole.close();
  const file = openSync(damaged.house.folder.file('warehouse.db'), 'r+');
  for (let page = 1; page < 60; page += 1) writeSync(file, Buffer.alloc(16_384, 0xee), 0, 16_384, page * 16_384);
  closeSync(file);
  const broken = await damaged.run(['run', 'pipeline.canonize']);
  expect(broken.code).toBe(1);
  expect(cause(broken)).toContain('the file is damaged');
});

/** A file system of this size for one command, in a namespace of its own; not everybody may have one. */
function onSmallDisk(folder: string, size: string, command: readonly string[]): readonly [string, readonly string[]] {
  const script = 'mount -t tmpfs -o size="$1" tmpfs "$0" && shift && exec "$@"';
  return ['unshare', ['-rm', 'sh', '-c', script, folder, size, ...command]];
}
const [unshare, probe] = onSmallDisk('/mnt', '1m', ['true']);
const canMount = spawnSync(unshare, probe).status === 0;

test.runIf(canMount)('a full disk fails what cannot be written; what was written before stays: exit 1', async () => {
  using clone = dayWorkspace(world.variables, 'small/warehouse.db');
  mkdirSync(`${clone.folder}/small`);
  const after = `"$0" "$1" run pipeline.ingest; echo "exit $?"; "$0" "$1" data sql "SELECT 'kept ' || count(*) AS kept FROM raw_objects"`;
  const [program, args] = onSmallDisk(`${clone.folder}/small`, '1500k', ['sh', '-c', after, process.execPath, cliEntry]);
  // The services answer from this very process, so it must not wait for the command.
  const { stdout } = await promisify(execFile)(program, args, { cwd: clone.folder, env: { PATH: process.env['PATH'] } });
  expect(stdout).toContain('exit 1\n');
  const found = Object.values(troubles(clone));
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]).toMatch(/^warehouse: Cannot \w+ (?:to )?".*warehouse\.db": (?:the disk is full|.*)$/);
  expect(found.join('\n')).toContain('the disk is full');
  expect(stdout).toMatch(/kept [1-9]/);
});
