import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signJwt } from '../../../src/adapters/sign.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts';
import { serviceNames } from '../../../src/sandbox/settings.ts';
import type { Fault } from '../../../src/sandbox/faults.ts';
import { questionId } from '../../../src/sandbox/forms/questions.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ seed: 1, now: () => Date.UTC(2026, 0, 1), machineTime: () => Date.now() });
});
afterAll(() => sandbox.close());

type Members = Readonly<Record<string, unknown>>;
interface Answer {
  readonly status: number;
  readonly body: Members;
}

async function ask(address: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(address.startsWith('http') ? address : `${sandbox.url}/${address}`, init);
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Members };
}

async function signIn(form: Readonly<Record<string, string>>, path = 'google/token'): Promise<Answer> {
  return ask(path, { method: 'POST', body: new URLSearchParams(form) });
}

const variable = (name: string): string => sandbox.variables[name] ?? '';

async function gmailToken(account: number, scope = 'https://www.googleapis.com/auth/gmail.readonly'): Promise<Members> {
  const { body } = await signIn({
    ...{ grant_type: 'refresh_token', refresh_token: variable(`GMAIL_ACCT${account}_REFRESH_TOKEN`), scope },
    ...{ client_id: variable('GMAIL_CLIENT_ID'), client_secret: variable('GMAIL_CLIENT_SECRET') },
  });
  return { authorization: `Bearer ${String(body['access_token'])}` };
}

async function appToken(url: string): Promise<Members> {
  const form = { client_id: 'sandbox-client', client_secret: 'sandbox-secret', scope: `${url}/.default` };
  const { body } = await signIn({ grant_type: 'client_credentials', ...form }, 'login/sandbox/oauth2/v2.0/token');
  return { authorization: `Bearer ${String(body['access_token'])}` };
}

const get = (address: string, headers: Members): Promise<Answer> => ask(address, { headers: headers as Record<string, string> });
const list = (answer: Answer, name: string): readonly Members[] => (answer.body[name] ?? []) as readonly Members[];

/** Every page of a list, by how each leads to the next. */
async function pages(
  start: string,
  headers: Members,
  more: { readonly name: string; readonly next: (page: Answer) => string | null },
): Promise<readonly Members[]> {
  const all: Members[] = [];
  for (let address: string | null = start; address !== null;) {
    const page: Answer = await get(address, headers);
    expect(page.status).toBe(200);
    all.push(...list(page, more.name));
    address = more.next(page);
  }
  return all;
}

describe('Gmail', () => {
  const messages = 'gmail/gmail/v1/users/me/messages';
  const byToken = (start: string) => ({
    name: 'messages',
    next: ({ body }: Answer) =>
      body['nextPageToken'] === undefined ? null : `${start}&pageToken=${body['nextPageToken'] as string}`,
  });

  test('lists ids newest first, without spam and trash, each page after the last', async () => {
    const headers = await gmailToken(1);
    const start = `${messages}?maxResults=7`;
    const ids = (await pages(start, headers, byToken(start))).map(({ id }) => id);
    expect(ids).toHaveLength(118);
    expect(new Set(ids).size).toBe(118);
    const all = await get(`${messages}?maxResults=500&includeSpamTrash=true`, headers);
    expect(list(all, 'messages')).toHaveLength(120);
    const [first, last] = await Promise.all([ids[0], ids.at(-1)].map((id) => get(`${messages}/${String(id)}`, headers)));
    expect(Number(first?.body['internalDate'])).toBeGreaterThan(Number(last?.body['internalDate']));
  });

  test('searches by seconds, and leaves "messages" out when there are none', async () => {
    const headers = await gmailToken(1);
    const since = Date.UTC(2025, 6, 1) / 1_000;
    const found = list(await get(`${messages}?maxResults=500&q=after:${since}`, headers), 'messages');
    expect(found.length).toBeGreaterThan(10);
    expect(found.length).toBeLessThan(118);
    expect((await get(`${messages}?q=after:${since + 40_000_000}`, headers)).body).toEqual({ resultSizeEstimate: 0 });
    expect(await get(`${messages}?q=from:me`, headers)).toMatchObject({
      status: 400,
      body: { error: { status: 'INVALID_ARGUMENT' } },
    });
  });

  test('refuses full messages and searches to the scope of metadata', async () => {
    const headers = await gmailToken(
      1,
      'https://www.googleapis.com/auth/gmail.readonly https://www.googleapis.com/auth/gmail.metadata',
    );
    const [{ id }] = list(await get(messages, headers), 'messages') as [Members];
    expect(await get(`${messages}/${String(id)}?format=full`, headers)).toMatchObject({
      status: 403,
      body: { error: { code: 403, status: 'PERMISSION_DENIED', errors: [{ reason: 'forbidden' }] } },
    });
    expect((await get(`${messages}?q=after:1`, headers)).status).toBe(403);
    expect((await get(`${messages}/${String(id)}?format=metadata`, headers)).status).toBe(200);
  });

  test('shows each account its own mailbox alone', async () => {
    const headers = await gmailToken(2);
    expect((await get('gmail/gmail/v1/users/practice@example.org/messages', headers)).status).toBe(403);
    expect((await get('gmail/gmail/v1/users/office@example.org/messages', headers)).status).toBe(200);
    expect(await get(messages, {})).toMatchObject({ status: 401, body: { error: { status: 'UNAUTHENTICATED' } } });
  });

  test('holds awkward messages', async () => {
    const headers = await gmailToken(1);
    const ids = list(await get(`${messages}?maxResults=500`, headers), 'messages').map(({ id }) => String(id));
    const all = await Promise.all(ids.map(async (id) => JSON.stringify((await get(`${messages}/${id}`, headers)).body)));
    const count = (part: string): number => all.filter((text) => text.includes(part)).length;
    expect(count(String.raw`"value":"\"Dunmore, Adam\" <adam.dunmore@example.org>"`)).toBe(1);
    expect(count('"name":"message-id"')).toBe(1);
    expect(count('"partId":"0.1.0"')).toBe(1);
    expect(count('"name":"Content-ID"')).toBe(1);
    expect(all.filter((text) => !text.includes('"name":"Subject"'))).toHaveLength(1);
    expect(count(Buffer.from('Schöne Grüße, naïve Zoë! 你好 🙂\r\n').toString('base64url'))).toBe(1);
  });
});

describe('Graph', () => {
  const messages = 'graph/v1.0/users/ben@mail.example.org/messages';
  const immutable = { prefer: 'IdType="ImmutableId"' };
  const byLink = { name: 'value', next: ({ body }: Answer) => (body['@odata.nextLink'] as string | undefined) ?? null };

  test('follows its links through the filter that was asked for', async () => {
    const headers = { ...(await appToken(variable('GRAPH_URL'))), ...immutable };
    const filter = encodeURIComponent('lastModifiedDateTime ge 2025-06-01T00:00:00Z');
    const found = await pages(`${messages}?$filter=${filter}&$orderby=lastModifiedDateTime asc&$top=7`, headers, byLink);
    const times = found.map((row) => String(row['lastModifiedDateTime']));
    expect(times).toEqual(times.toSorted());
    expect(times.every((time) => time >= '2025-06-01')).toBe(true);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.length).toBeGreaterThan(40);
  });

  test('sends headers and the unique body only when they are named, attachments only when they are expanded', async () => {
    const headers = { ...(await appToken(variable('GRAPH_URL'))), ...immutable };
    const keys = async (query: string): Promise<readonly string[]> =>
      Object.keys(list(await get(`${messages}?${query}`, headers), 'value')[0] ?? {});
    expect(await keys('')).not.toContain('internetMessageHeaders');
    expect((await keys('$select=subject,internetMessageHeaders')).toSorted()).toEqual([
      '@odata.etag',
      'id',
      'internetMessageHeaders',
      'subject',
    ]);
    expect(await keys('$expand=attachments')).toContain('attachments');
  });

  test('gives a moved message another id, unless ids are to stay', async () => {
    const token = await appToken(variable('GRAPH_URL'));
    const info = 'graph/v1.0/users/info@mail.example.org/messages';
    const ids = async (headers: Members): Promise<readonly unknown[]> =>
      list(await get(`${info}?$top=1000`, { ...token, ...headers }), 'value').map(({ id }) => id);
    const before = [await ids({}), await ids(immutable)];
    const { body } = await ask('control/graph/info_mensio');
    const [id] = body['newest'] as readonly string[];
    await ask(`control/graph/info_mensio/${String(id)}`, { method: 'PATCH', body: '{"parentFolderId": "elsewhere"}' });
    const after = [await ids({}), await ids(immutable)];
    expect(after[1]?.toSorted()).toEqual(before[1]?.toSorted());
    expect(new Set(after[0]).difference(new Set(before[0])).size).toBe(1);
    expect((await get(`${info}/${String(before[0]?.find((one) => !after[0]?.includes(one)))}`, token)).status).toBe(404);
  });

  test.each([
    ['a filter and an order that do not fit', '$filter=isRead eq true&$orderby=subject', 400, 'InefficientFilter'],
    ['a page that is too large', '$top=1001', 400, 'BadRequest'],
    ['a parameter that is not known', '$apply=x', 400, 'BadRequest'],
  ])('refuses %s', async (_, query, status, code) => {
    const headers = await appToken(variable('GRAPH_URL'));
    expect(await get(`${messages}?${query}`, headers)).toMatchObject({ status, body: { error: { code } } });
  });

  test("takes no token of another service, and no mailbox that is nobody's", async () => {
    expect((await get(messages, await appToken(variable('DATAVERSE_URL')))).status).toBe(401);
    const headers = await appToken(variable('GRAPH_URL'));
    expect(await get('graph/v1.0/users/none@example.org/messages', headers)).toMatchObject({
      status: 404,
      body: { error: { code: 'ErrorInvalidUser' } },
    });
  });
});

describe('Stripe', () => {
  const headers = { authorization: 'Bearer sandbox-key', 'stripe-version': '2025-02-24.acacia' };

  test.each([
    ['customers', 60],
    ['invoices', 70],
    ['payment_intents', 100],
    ['refunds', 12],
  ])('lists %s newest first, each page after the last id', async (name, count) => {
    const start = `stripe/v1/${name}?limit=9`;
    const next = ({ body }: Answer): string | null =>
      body['has_more'] === true ? `${start}&starting_after=${String((body['data'] as readonly Members[]).at(-1)?.['id'])}` : null;
    const rows = await pages(start, headers, { name: 'data', next });
    expect(rows).toHaveLength(count);
    const created = rows.map((row) => Number(row['created']));
    expect(created).toEqual(created.toSorted((a, b) => b - a));
    const half = created[Math.floor(count / 2)] ?? 0;
    const later = list(await get(`stripe/v1/${name}?limit=100&created[gte]=${half}`, headers), 'data');
    expect(later).toHaveLength(created.filter((time) => time >= half).length);
  });

  test('shows invoices and payments in both shapes of the API', async () => {
    const find = async (version: string): Promise<readonly Members[]> => {
      const asked = { ...headers, 'stripe-version': version };
      const names = ['invoices', 'payment_intents'];
      return Promise.all(names.map(async (name) => list(await get(`stripe/v1/${name}?limit=1`, asked), 'data')[0] ?? {}));
    };
    const [invoice = {}, payment = {}] = await find('2025-02-24.acacia');
    expect(Object.keys(invoice)).toEqual(expect.arrayContaining(['payment_intent', 'charge', 'paid']));
    expect(Object.keys(payment)).toContain('invoice');
    const [later = {}, laterPayment = {}] = await find('2025-03-31.basil');
    expect(Object.keys(later)).toEqual(expect.not.arrayContaining(['payment_intent', 'charge', 'paid']));
    expect(Object.keys(later)).toContain('payments');
    expect(Object.keys(laterPayment)).not.toContain('invoice');
  });

  test('lets objects hang together', async () => {
    const all = async (name: string): Promise<readonly Members[]> =>
      list(await get(`stripe/v1/${name}?limit=100`, headers), 'data');
    const [customers, invoices, payments, refunds] = await Promise.all(
      ['customers', 'invoices', 'payment_intents', 'refunds'].map(all),
    );
    const ids = (rows: readonly Members[] | undefined): ReadonlySet<unknown> => new Set(rows?.map(({ id }) => id));
    const paying = payments?.filter(({ invoice }) => invoice !== null) ?? [];
    expect(paying.length).toBeGreaterThan(60);
    for (const payment of paying) {
      const invoice = invoices?.find(({ id }) => id === payment['invoice']);
      expect(invoice?.['customer']).toBe(payment['customer']);
    }
    expect(invoices?.every(({ customer }) => ids(customers).has(customer))).toBe(true);
    expect(refunds?.filter(({ payment_intent }) => !ids(payments).has(payment_intent))).toHaveLength(1);
  });

  test.each([
    ['a key of nobody', 'customers', { authorization: 'Bearer x' }, 401],
    ['a page that is too large', 'customers?limit=101', headers, 400],
    ['a cursor that is no object', 'customers?starting_after=cus_1', headers, 400],
    ['a list that does not exist', 'nothing', headers, 404],
  ])('refuses %s', async (_, path, sent, status) => {
    expect(await get(`stripe/v1/${path}`, sent)).toMatchObject({ status, body: { error: { type: 'invalid_request_error' } } });
  });
});

describe('Google Forms', () => {
  const scope = 'https://www.googleapis.com/auth/forms.responses.readonly';

  async function token(claims: Readonly<Record<string, string | number>> = {}): Promise<Answer> {
    const iat = Math.floor(Date.now() / 1_000);
    const whole = {
      iss: variable('GOOGLE_FORMS_CLIENT_EMAIL'),
      scope,
      aud: variable('GOOGLE_TOKEN_URL'),
      iat,
      exp: iat + 3_600,
      ...claims,
    };
    const assertion = signJwt(whole, variable('GOOGLE_FORMS_PRIVATE_KEY').replaceAll(String.raw`\n`, '\n'));
    return signIn({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion ?? '' });
  }
  const headersOf = ({ body }: Answer): Members => ({ authorization: `Bearer ${String(body['access_token'])}` });

  test('lists responses without their form, which one response names', async () => {
    const headers = headersOf(await token());
    const start = 'forms/v1/forms/sandbox-form-followup/responses?pageSize=5';
    const next = ({ body }: Answer): string | null =>
      body['nextPageToken'] === undefined ? null : `${start}&pageToken=${body['nextPageToken'] as string}`;
    const rows = await pages(start, headers, { name: 'responses', next });
    expect(rows).toHaveLength(28);
    expect(rows.every((row) => !('formId' in row))).toBe(true);
    const one = await get(`forms/v1/forms/sandbox-form-followup/responses/${String(rows[0]?.['responseId'])}`, headers);
    expect(one.body).toEqual({ formId: 'sandbox-form-followup', ...rows[0] });
  });

  test('answers the questions of the bindings, less the eighth about anxiety in the follow-up', async () => {
    const headers = headersOf(await token());
    for (const name of ['intake_01', 'intake_02', 'followup']) {
      const [first] = list(
        await get(`forms/v1/forms/${variable(`GOOGLE_FORMS_${name.toUpperCase()}_FORM_ID`)}/responses`, headers),
        'responses',
      );
      const file = new URL(`../../../jobs/formation/bindings/${name}/1-0-0.json`, import.meta.url);
      expect(existsSync(file)).toBe(true);
      const binding = JSON.parse(readFileSync(file, 'utf8')) as { sections: { bindings: { value: string }[] }[] };
      const bound = binding.sections.flatMap((section) => section.bindings.map(({ value }) => value));
      expect(Object.keys(first?.['answers'] ?? {}).toSorted()).toEqual(bound.toSorted());
    }
    expect(questionId('a', 'b')).toBe(createHash('sha256').update('a:b').digest('hex').slice(0, 8));
  });

  test('filters by time, and leaves "responses" out when there are none', async () => {
    const headers = headersOf(await token());
    const filtered = (filter: string): Promise<Answer> =>
      get(`forms/v1/forms/sandbox-form-ipip120/responses?filter=${encodeURIComponent(filter)}`, headers);
    const some = list(await filtered('timestamp >= 2025-06-01T00:00:00Z'), 'responses');
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(8);
    expect((await filtered('timestamp > 2026-06-01T00:00:00Z')).body).toEqual({});
    expect((await filtered('timestamp < 2026-06-01T00:00:00Z')).status).toBe(400);
  });

  test.each([
    ['a robot of nobody', { iss: 'someone@example.org' }],
    ['another audience', { aud: 'https://elsewhere.example.org/token' }],
    ['a life of two hours', { exp: Math.floor(Date.now() / 1_000) + 7_200 }],
    ['a time long past', { iat: 1_600_000_000, exp: 1_600_003_600 }],
  ])('gives no token for %s', async (_, claims) => {
    expect(await token(claims)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('refuses another scope, and forms that are not there', async () => {
    const other = headersOf(await token({ scope: 'https://www.googleapis.com/auth/gmail.readonly' }));
    expect((await get('forms/v1/forms/sandbox-form-followup/responses', other)).status).toBe(403);
    expect((await get('forms/v1/forms/none/responses', headersOf(await token()))).status).toBe(404);
  });
});

test.each(serviceNames)('the service "%s" words its own errors, as scripted faults do', async (name) => {
  using faulty = await opened({ service: name, path: '', times: 1, reply: 429 });
  const answer = await fetch(`${faulty.url}/${name}/anything`);
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('1');
  const body = (await answer.json()) as Members;
  expect(body['error'] ?? body['errorMsg']).toBeDefined();
});

async function opened(fault: Fault): Promise<Sandbox & Disposable> {
  const faulty = await openSandbox({ seed: 1, now: () => 0, faults: [fault] });
  return { ...faulty, [Symbol.dispose]: () => void faulty.close() };
}

test('the variables lead to every service that jobs and pipelines call', () => {
  const guides = ['jobs/sources', 'pipelines'].map((folder) =>
    readFileSync(new URL(`../../../${folder}/README.md`, import.meta.url), 'utf8'),
  );
  const named = [...guides.join('\n').matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(24);
  expect(Object.keys(sandbox.variables).toSorted()).toEqual([...new Set(named)].toSorted());
});
