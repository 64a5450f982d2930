import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/ports/runner.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { openColumn, ownPlan } from '../support/column.ts';
import { temporaryFolder, type Folder } from '../support/folder.ts';

let folder: Folder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder[Symbol.dispose]());

/** One job of each provider, with how many records it reads and how to make its pages small. */
const jobs = {
  gmail: { id: 'ingest_gmail_acct2', read: 78, small: { query: { maxResults: '10' } } },
  graph: { id: 'ingest_exchange_info_mensio', read: 40, small: { query: { $top: '10' } } },
  dataverse: { id: 'ingest_dataverse_reports', read: 12, small: { headers: { prefer: 'odata.maxpagesize=5' } } },
  stripe: { id: 'ingest_stripe_refunds', read: 12, small: { query: { limit: '5' } } },
  forms: { id: 'ingest_google_forms_intake_02', read: 20, small: { query: { pageSize: '5' } } },
} as const;
type Provider = keyof typeof jobs;
const providers = Object.keys(jobs) as Provider[];

interface Spec {
  readonly source: Readonly<Record<string, object>>;
  readonly api: { readonly limits: object };
}

/** Runs the job of a provider once for each list of faults, on one warehouse; `change` alters what it was told. */
async function run(
  provider: Provider,
  rounds: readonly (readonly Fault[])[],
  change = (spec: Spec): object => spec,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const faults of rounds) {
    await using sandbox = disposable(await openSandbox({ seed: 1, now: () => Date.now(), faults }));
    const column = openColumn(await ownPlan(jobs[provider].id), folder, sandbox.variables);
    const done = await column.run((_, spec) => change(spec as Spec));
    await column.close();
    outcomes.push(...done.values());
  }
  return outcomes;
}

function disposable(sandbox: Sandbox): Sandbox & AsyncDisposable {
  return { ...sandbox, [Symbol.asyncDispose]: sandbox.close };
}

function small(provider: Provider): (spec: Spec) => object {
  const more: Readonly<Record<string, object>> = jobs[provider].small;
  return ({ source, ...spec }) => {
    const members = Object.entries(more).map(([name, value]) => [name, { ...source[name], ...value }]);
    return { ...spec, source: { ...source, ...Object.fromEntries(members) } };
  };
}

const whole = (provider: Provider): object => ({ ok: true, report: { counts: { read: jobs[provider].read, failed: 0 } } });

function cursors(): number {
  using db = new DatabaseSync(folder.file('warehouse.db'), { readOnly: true });
  return db.prepare('SELECT * FROM sync_cursors').all().length;
}

const busy = (service: string, status: number, times = 1): Fault => ({
  service,
  path: '',
  times,
  reply: { status, headers: { 'retry-after': '0' } },
});

describe.each(providers)('%s', (provider) => {
  test('is asked again after 429, as it says', async () => {
    expect(await run(provider, [[busy(provider, 429, 2)]])).toMatchObject([whole(provider)]);
  });

  test('is asked again after 503 and 500', async () => {
    expect(await run(provider, [[busy(provider, 503), busy(provider, 500)]])).toMatchObject([whole(provider)]);
  });

  test('that refuses a token is signed in to again, where there is a sign-in', async () => {
    const [outcome] = await run(provider, [[{ service: provider, path: '', times: 1, reply: 401 }]]);
    if (provider !== 'stripe') expect(outcome).toMatchObject(whole(provider));
    else expect(outcome).toMatchObject({ ok: false, failure: { kind: 'credentials', code: '401', transient: false } });
  });

  test('that forbids it ends the job, and says what to check', async () => {
    const [outcome] = await run(provider, [[{ service: provider, path: '', times: 9, reply: 403 }]]);
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'credentials', transient: false, message: expect.stringMatching(/may not read this$/) as string },
    });
  });

  test('that breaks off in the middle loses nothing: the next run reads it all', async () => {
    const [broken, next] = await run(provider, [[{ service: provider, path: '', times: 1, reply: 'cut' }], []]);
    expect(broken).toMatchObject({ ok: false, failure: { kind: 'invalid_response' } });
    expect(next).toMatchObject(whole(provider));
    expect(cursors()).toBe(1);
  });

  test('that sends a record which is none has it counted and named; the others stay', async () => {
    const [outcome] = await run(provider, [[{ service: provider, path: '', times: 1, reply: 'malformed' }]]);
    expect(outcome?.report).toMatchObject({
      counts: { read: jobs[provider].read, written: jobs[provider].read - 1, failed: 1 },
      record_errors: [{ key: 'page 1, record 1', message: 'It is no object' }],
    });
  });

  test('that names a record twice in a page has it kept once', async () => {
    const [outcome] = await run(provider, [[{ service: provider, path: '', times: 1, reply: 'duplicate' }]]);
    expect(outcome).toMatchObject({
      ok: true,
      report: { counts: { read: jobs[provider].read + 1, written: jobs[provider].read, skipped: 1 } },
    });
  });

  test('that sends a page again and again ends the job, and moves no cursor', async () => {
    const repeat: Fault = { service: provider, path: provider === 'gmail' ? '/messages' : '', times: 99, reply: 'repeat' };
    const [outcome] = await run(provider, [[repeat]], (spec) => withoutDetail(small(provider)(spec) as Spec));
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'invalid_response', message: expect.stringMatching(/paging would never end$/) as string },
    });
    expect(cursors()).toBe(0);
  });

  test('is read page by page, each record once', async () => {
    const [outcome] = await run(provider, [[]], small(provider));
    expect(outcome).toMatchObject({ ok: true, report: { counts: { written: jobs[provider].read, skipped: 0 } } });
    expect(Number(outcome?.report.facts?.['pages'])).toBeGreaterThan(2);
  });
});

function withoutDetail({ source, ...spec }: Spec): object {
  return { ...spec, source: { ...source, detail: undefined } };
}

test('a message that is gone between list and detail is skipped and counted', async () => {
  const [outcome] = await run('gmail', [[{ service: 'gmail', path: '/messages/', times: 1, reply: 404 }]]);
  expect(outcome).toMatchObject({ ok: true, report: { counts: { read: 78, written: 77, skipped: 1, failed: 0 } } });
});

test.each(['timeout', 'reset'] as const)('a service with a %s is asked again', async (reply) => {
  const hasty = (spec: Spec): object => ({
    ...spec,
    api: { ...spec.api, limits: { ...spec.api.limits, request_timeout: 1_000 } },
  });
  const [outcome] = await run('stripe', [[{ service: 'stripe', path: '', times: 1, reply }]], hasty);
  expect(outcome).toMatchObject(whole('stripe'));
});

test.each([
  ['login', 'dataverse', 'check its client id and secret'],
  ['google', 'gmail', 'check its client id and secret, and whether the refresh token was revoked'],
  ['google', 'forms', "check the service account's address and key, and the machine's clock"],
] as const)('the sign-in %s that refuses %s says what to look at', async (service, provider, remedy) => {
  const [outcome] = await run(provider, [[{ service, path: '', times: 9, reply: 400 }]]);
  const words = outcome?.ok === false ? outcome.failure.message : '';
  expect(words).toMatch(new RegExp(`^Cannot sign in to ".*answered 400 \\((invalid_client|invalid_grant)\\); ${remedy}$`));
});
