import { describe, expect, test } from 'vitest';
import { dataverse } from '../../../src/sandbox/dataverse/dataverse.ts';
import { login } from '../../../src/sandbox/login/login.ts';
import type { SandboxContext, SandboxReply, SandboxRequest } from '../../../src/sandbox/service.ts';
import { worldOf } from '../../../src/sandbox/world.ts';

const annotations = 'odata.include-annotations="*"';

function service(seed = 1) {
  const tokens = new Map([['t', { subject: 'app', scopes: ['http://sandbox'] }]]);
  const context: SandboxContext = { seed, scale: 1, now: () => Date.UTC(2026, 0, 1), tokens };
  const served = dataverse(context, worldOf(context));
  return (address: string, more: Partial<SandboxRequest> = {}): SandboxReply => {
    const url = new URL(address, 'http://sandbox/api/data/v9.2/');
    const headers = { authorization: 'Bearer t', ...more.headers };
    return served.answer({
      method: 'GET',
      base: 'http://sandbox',
      path: url.pathname,
      query: url.searchParams,
      body: '',
      ...more,
      headers,
    });
  };
}

interface List {
  readonly value: readonly Readonly<Record<string, unknown>>[];
  readonly '@odata.nextLink'?: string;
}
const list = (reply: SandboxReply): List => reply.body as List;

describe('contacts', () => {
  test('are the same for a seed and others for another', () => {
    expect(service(1)('contacts').body).toEqual(service(1)('contacts').body);
    expect(service(2)('contacts').body).not.toEqual(service(1)('contacts').body);
  });

  test('name nobody who could get the mail', () => {
    const addresses = list(service()('contacts'))
      .value.map((row) => row['emailaddress1'])
      .filter((address) => address !== null);
    expect(addresses.filter((address) => !/@example\.(org|com|net)$/.test(address as string))).toEqual(['not an address']);
  });

  test('hold the cases that the jobs have to stand', () => {
    const rows = list(service()('contacts')).value;
    const count = (test: (row: Readonly<Record<string, unknown>>) => boolean): number => rows.filter(test).length;
    expect(count((row) => row['firstname'] === 'Adam' && String(row['lastname']).startsWith('D'))).toBe(2);
    expect(count((row) => row['emailaddress1'] === 'larkfield.family@example.org')).toBe(2);
    expect(count((row) => row['cre92_clienttype'] === '1,3,6')).toBe(1);
    expect(count((row) => row['emailaddress1'] === null)).toBe(1);
    expect(new Set(rows.map((row) => row['cre92_lifecyclestage']))).toEqual(new Set([null, 1, 2, 3, 4, 5]));
  });

  test('come in pages that hold each once, whatever their size', () => {
    const ask = service();
    const headers = { prefer: 'odata.maxpagesize=7' };
    const seen: unknown[] = [];
    let address: string | undefined = 'contacts?$orderby=modifiedon asc';
    while (address !== undefined) {
      const page = list(ask(address, { headers }));
      seen.push(...page.value.map((row) => row['contactid']));
      address = page['@odata.nextLink'];
    }
    expect(seen).toHaveLength(160);
    expect(new Set(seen).size).toBe(160);
  });

  test('are filtered, ordered and cut to columns', () => {
    const rows = list(
      service()(
        'contacts?$filter=modifiedon ge 2025-07-01T00:00:00Z and statecode eq 0&$orderby=modifiedon desc&$select=modifiedon',
      ),
    ).value;
    const times = rows.map((row) => String(row['modifiedon']));
    expect(times.length).toBeGreaterThan(0);
    expect(times).toEqual(times.toSorted().reverse());
    expect(times.every((time) => time >= '2025-07-01')).toBe(true);
    expect(Object.keys(rows[0] ?? {})).toEqual(['@odata.etag', 'contactid', 'modifiedon']);
  });

  test('carry labels only when they are asked for', () => {
    const label = 'cre92_clienttype@OData.Community.Display.V1.FormattedValue';
    const labels = (prefer: string): readonly unknown[] =>
      list(service()('contacts', { headers: { prefer } })).value.flatMap((row) =>
        row['cre92_clienttype'] === '1,3,6' ? [row[label]] : [],
      );
    expect(labels(annotations)).toEqual(['Therapy; Consulting; Supervision']);
    expect(labels('')).toEqual([undefined]);
  });

  test('are changed by PATCH and gone after DELETE', () => {
    const ask = service();
    const [before] = list(ask('contacts')).value;
    const address = `contacts(${String(before?.['contactid'])})`;
    expect(ask(address, { method: 'PATCH', body: '{"lastname": "Newname"}' }).status).toBe(204);
    const after = ask(address).body as Readonly<Record<string, unknown>>;
    expect(after).toMatchObject({ lastname: 'Newname', modifiedon: '2026-01-01T00:00:00Z' });
    expect(after['@odata.etag']).not.toBe(before?.['@odata.etag']);
    expect(ask(address, { method: 'DELETE' }).status).toBe(204);
    expect(ask(address)).toMatchObject({ status: 404, body: { error: { code: '0x80040217' } } });
  });
});

describe('refusals', () => {
  test.each([
    ['no token', 'contacts', { authorization: '' }, 401],
    ['a token of nobody', 'contacts', { authorization: 'Bearer x' }, 401],
    ['a table that is not served', 'accounts', {}, 404],
    ['a filter that cannot be read', 'contacts?$filter=drop table', {}, 400],
    ['a parameter that is not known', 'contacts?$apply=x', {}, 400],
  ])('meet %s', (_, address, headers, status) => {
    expect(service()(address, { headers }).status).toBe(status);
  });
});

test('the sign-in knows its own application alone', () => {
  const context: SandboxContext = { seed: 1, scale: 1, now: () => 0, tokens: new Map() };
  const ask = (body: string): SandboxReply =>
    login(context).answer({
      method: 'POST',
      base: '',
      path: '/sandbox/oauth2/v2.0/token',
      query: new URLSearchParams(),
      headers: {},
      body,
    });
  expect(ask('grant_type=client_credentials&client_id=sandbox-client&client_secret=wrong')).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  });
  expect(ask('grant_type=password')).toMatchObject({ status: 400 });
  expect(context.tokens.size).toBe(0);
  expect(ask('grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret').status).toBe(400);
  const scope = encodeURIComponent('https://crm.example.org/.default');
  expect(ask(`grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret&scope=${scope}`).status).toBe(
    200,
  );
  expect(context.tokens.size).toBe(1);
});
