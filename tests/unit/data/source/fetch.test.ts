import { describe, expect, test } from 'vitest';
import { fetchPages, type SourcePage } from '../../../../src/data/source/fetch.ts';
import { ingestShape } from '../../../../src/definition/shapes/ingest.ts';
import { pagingShape, sourceShape } from '../../../../src/definition/shapes/source.ts';
import { signJwt } from '../../../../src/adapters/sign.ts';
import type { Json } from '../../../../src/core/json.ts';
import type { HttpReply } from '../../../../src/ports/http.ts';
import { failureOf } from '../../../support/failure.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { json, scriptedHttp, type ScriptedHttp } from '../../../support/scripted-http.ts';

const secret = 'very-secret-value';
const variables = { API_URL: 'https://api.example.org', ID: 'robot', SECRET: secret, TOKEN: secret };

const signIn = {
  type: 'oauth2_client_credentials',
  token_url: 'https://login.example.org/token',
  client_id: '${ID}',
  client_secret: '${SECRET}',
} as const;

interface Setup {
  readonly http: ScriptedHttp;
  readonly api?: object;
  readonly source?: object;
  readonly since?: number;
  readonly variables?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly take?: (record: Json) => Json;
}

function run(setup: Setup) {
  const clock = fakeClock([0]);
  const logged: string[] = [];
  const api = sourceShape.parse({ source_id: 'crm', base_url: '${API_URL}/v1', records: { at: '/value' }, ...setup.api });
  const { source } = ingestShape.parse({
    source: { api: 'crm', path: '/people', key: '/id', ...setup.source },
    sink: { source_system: 'crm', connection_name: 'crm-main', object_type: 'person' },
  });
  const ports = { http: setup.http, clock, sign: signJwt, log: (line: string) => void logged.push(line) };
  const { take = (record: Json): Json => record } = setup;
  const signal = setup.signal ?? new AbortController().signal;
  const outside = { variables: setup.variables ?? variables, params: setup.params ?? {} };
  const pages = fetchPages({ api, source, outside, since: setup.since ?? null, ports, signal, take });
  return { clock, logged, pages };
}

/** Lets the fake clock run while the work goes on. */
async function withTime(started: ReturnType<typeof run>, ms: number): Promise<readonly SourcePage[]> {
  const work = Array.fromAsync(started.pages);
  const settled = work.then(
    () => true,
    () => true,
  );
  await started.clock.advance(ms);
  await settled;
  return work;
}

const idsOf = (pages: readonly SourcePage[]): readonly unknown[] =>
  pages.flatMap((page) => page.records.map((record) => (record as { id: unknown }).id));

describe('paging', () => {
  const nextLink = { paging: { type: 'next_link', next: '/next' } };

  test('follows each page to the next', async () => {
    const http = scriptedHttp((_, index) =>
      json({ value: [{ id: index }], ...(index < 2 ? { next: `https://api.example.org/v1/people?p=${index + 1}` } : {}) }),
    );
    expect(idsOf(await Array.fromAsync(run({ http, api: nextLink }).pages))).toEqual([0, 1, 2]);
    expect(http.sent.map((request) => request.url)).toEqual([
      'https://api.example.org/v1/people',
      ...[1, 2].map((page) => `https://api.example.org/v1/people?p=${page}`),
    ]);
  });

  test('puts a page token beside the query, which stays', async () => {
    const http = scriptedHttp((_, index) => json({ value: [{ id: index }], next: index === 0 ? 'a b+c' : '' }));
    const api = { query: { size: 10 }, paging: { type: 'page_token', next: '/next', parameter: 'page' } };
    await Array.fromAsync(run({ http, api }).pages);
    expect(http.sent[1]?.url).toBe('https://api.example.org/v1/people?size=10&page=a%20b%2Bc');
  });

  test('starts after the last id while there is more', async () => {
    const http = scriptedHttp((_, index) => json({ value: [{ id: `x${index}` }, { id: `y${index}` }], more: index === 0 }));
    const api = { paging: { type: 'after_last_id', id: '/id', parameter: 'after', has_more: '/more' } };
    expect(idsOf(await Array.fromAsync(run({ http, api }).pages))).toEqual(['x0', 'y0', 'x1', 'y1']);
    expect(http.sent[1]?.url).toContain('after=y0');
  });

  describe('by counting', () => {
    const offset = { type: 'offset', parameter: 'offset', size_parameter: 'pagesize', size: 2 };
    const numbered = { type: 'page_number', parameter: 'page' };
    const parameter = (request: { url: string }, name: string): number => Number(new URL(request.url).searchParams.get(name));
    const people = (first: number, count: number) => Array.from({ length: count }, (_, index) => ({ id: first + index }));

    test('sends size and offset from the start and ends with a page that is not full, whatever size is told', async () => {
      const http = scriptedHttp((request) =>
        json({ resultSize: 0, value: people(parameter(request, 'offset'), parameter(request, 'offset') < 4 ? 2 : 1) }),
      );
      const pages = await Array.fromAsync(run({ http, api: { paging: offset }, source: { query: { a: 'b' } } }).pages);
      expect(idsOf(pages)).toEqual([0, 1, 2, 3, 4]);
      expect(pages.map((page) => page.request)).toEqual([0, 2, 4].map((at) => `/people?a=b&pagesize=2&offset=${at}`));
    });

    test('ends with an empty page when the one before was the last full one', async () => {
      const http = scriptedHttp((request) =>
        json({ value: people(parameter(request, 'offset'), parameter(request, 'offset') < 2 ? 2 : 0) }),
      );
      expect(idsOf(await Array.fromAsync(run({ http, api: { paging: offset } }).pages))).toEqual([0, 1]);
      expect(http.sent).toHaveLength(2);
    });

    test('goes on after a page with more records than were asked for, by their number', async () => {
      const http = scriptedHttp((request) =>
        json({ value: people(parameter(request, 'offset'), parameter(request, 'offset') === 0 ? 3 : 1) }),
      );
      expect(idsOf(await Array.fromAsync(run({ http, api: { paging: offset } }).pages))).toEqual([0, 1, 2, 3]);
    });

    test('counts from the first offset of the definition', async () => {
      const http = scriptedHttp((request) =>
        json({ value: people(parameter(request, 'offset'), parameter(request, 'offset') === 1 ? 2 : 0) }),
      );
      await Array.fromAsync(run({ http, api: { paging: { ...offset, first: 1 } } }).pages);
      expect(http.sent.map((request) => parameter(request, 'offset'))).toEqual([1, 3]);
    });

    test.each([
      ['an empty page', numbered, [2, 2, 1, 0], 4],
      ['a page that is not full', { ...numbered, size: 2, size_parameter: 'per' }, [2, 2, 1], 3],
      ['the last of the pages told', { ...numbered, pages: '/pages' }, [2, 2, 1], 3],
      ['the last of the pages told, counted from 0', { ...numbered, first: 0, pages: '/pages' }, [2, 2, 1], 3],
    ])('numbers pages until %s', async (_, paging, sizes, requests) => {
      const http = scriptedHttp((__, index) => json({ pages: 3, value: people(index * 2, sizes[index] ?? 0) }));
      expect(idsOf(await Array.fromAsync(run({ http, api: { paging } }).pages))).toEqual([0, 1, 2, 3, 4]);
      const first = 'first' in paging ? paging.first : 1;
      expect(http.sent.map((request) => parameter(request, 'page'))).toEqual(
        Array.from({ length: requests }, (__, index) => first + index),
      );
    });

    test.each([
      ['offset', offset],
      ['page number', numbered],
    ])('fails when a page repeats, since the service then ignores its %s', async (_, paging) => {
      const http = scriptedHttp(() => json({ value: people(0, 2) }));
      const found = await failureOf(Array.fromAsync(run({ http, api: { paging } }).pages));
      expect(found).toMatchObject({
        kind: 'invalid_response',
        message: expect.stringMatching(
          /page 2, \/people\?.*, repeats the records of the page before; .* paging parameter$/,
        ) as string,
      });
      expect(http.sent).toHaveLength(2);
    });

    test('refuses a number of pages that is none', async () => {
      const http = scriptedHttp(() => json({ pages: 'many', value: people(0, 2) }));
      const found = await failureOf(Array.fromAsync(run({ http, api: { paging: { ...numbered, pages: '/pages' } } }).pages));
      expect(found.message).toMatch(/"\/pages" does not say/);
    });

    test('a size that is to be sent must be given', () => {
      expect(pagingShape.safeParse({ ...numbered, size_parameter: 'per' }).error?.issues[0]?.message).toMatch(/needs a size/);
    });
  });

  test('tells the request without what came from variables, the text as it came and the total', async () => {
    const http = scriptedHttp(() => ({ ok: true, status: 200, headers: {}, body: '{"value": [ {"id": 1} ], "n": 7}' }));
    const source = { path: '/people/${ID}', query: { key: '${TOKEN}', a: 'b' } };
    const api = sourceShape.parse({ source_id: 'crm', base_url: 'https://api.example.org/v1', records: { at: '/value' } });
    const { source: parsed } = ingestShape.parse({
      source: { api: 'crm', key: '/id', ...source },
      sink: { source_system: 'crm', connection_name: 'crm-main', object_type: 'person' },
    });
    const ports = { http, clock: fakeClock([0]), sign: signJwt, log: () => undefined };
    const more = { take: (record: Json) => record, since: null, signal: new AbortController().signal, total: '/n' };
    const [page] = await Array.fromAsync(fetchPages({ api, source: parsed, outside: { variables, params: {} }, ports, ...more }));
    expect(page).toMatchObject({ request: '/people/${ID}?key=***&a=b', text: '{"value": [ {"id": 1} ], "n": 7}', told: 7 });
    expect(http.sent[0]?.url).toContain(`/people/robot?key=${secret}`);
  });

  test('takes an answer without content for no records', async () => {
    const http = scriptedHttp(() => ({ ok: true, status: 204, headers: {}, body: '' }));
    const [page] = await Array.fromAsync(run({ http }).pages);
    expect(page?.records).toEqual([]);
  });

  test('takes an empty first page for no records', async () => {
    const http = scriptedHttp(() => json({}));
    const [page] = await Array.fromAsync(run({ http, api: { records: { at: '/messages', when_absent: 'empty' } } }).pages);
    expect(page?.records).toEqual([]);
  });

  test.each([
    ['a page that came before', { value: [], next: 'https://api.example.org/v1/people' }, /paging would never end/],
    [
      'a page on another host',
      { value: [], next: 'https://elsewhere.example.org/v1/people' },
      /another host, "elsewhere.example.org"/,
    ],
    ['a page on another port', { value: [], next: 'https://api.example.org:8443/v1/people' }, /another host/],
    ['no list of records', { value: { id: 1 } }, /"\/value" is no list of records/],
    ['a next page that is no text', { value: [], next: 7 }, /"\/next" does not say/],
  ])('refuses %s', async (_, body, words) => {
    const http = scriptedHttp(() => json(body));
    const found = await failureOf(Array.fromAsync(run({ http, api: nextLink }).pages));
    expect(found).toMatchObject({ kind: 'invalid_response', message: expect.stringMatching(words) as string });
    expect(http.sent).toHaveLength(1);
  });

  test('ends at the most pages allowed', async () => {
    const http = scriptedHttp((_, index) => json({ value: [], next: `https://api.example.org/${index}` }));
    const found = await failureOf(Array.fromAsync(run({ http, api: { ...nextLink, limits: { max_pages: 3 } } }).pages));
    expect(found.message).toMatch(/more than 3 pages/);
    expect(http.sent).toHaveLength(3);
  });
});

describe('requests', () => {
  test('carry the filter of an incremental fetch in place of the same parameter', async () => {
    const http = scriptedHttp(() => json({ value: [] }));
    const cursor = { field: '/changed', parameter: 'q', filter: 'changed ge {since}' };
    await Array.fromAsync(
      run({ http, source: { query: { q: 'all' }, cursor }, since: Date.UTC(2026, 0, 1, 8, 0, 0, 900) }).pages,
    );
    expect(http.sent[0]?.url).toBe('https://api.example.org/v1/people?q=changed%20ge%202026-01-01T08%3A00%3A00Z');
    await Array.fromAsync(run({ http, source: { query: { q: 'all' }, cursor } }).pages);
    expect(http.sent[1]?.url).toBe('https://api.example.org/v1/people?q=all');
  });

  test('send a job header in place of the service one, whatever its case', async () => {
    const http = scriptedHttp(() => json({ value: [] }));
    await Array.fromAsync(
      run({ http, api: { headers: { Prefer: 'a', Accept: 'text/x' } }, source: { headers: { prefer: 'b' } } }).pages,
    );
    expect(http.sent[0]?.headers).toEqual({ prefer: 'b', accept: 'text/x' });
  });

  test('name every missing variable at once and send nothing', async () => {
    const http = scriptedHttp(() => json({ value: [] }));
    const found = await failureOf(
      Array.fromAsync(run({ http, api: { auth: signIn }, variables: { API_URL: 'https://x.example.org', SECRET: '' } }).pages),
    );
    expect(found).toMatchObject({ kind: 'variable', transient: false });
    expect(found.message).toBe(
      'Cannot call "crm": variables "ID", "SECRET" have no value; set them in the environment or in the profile',
    );
    expect(http.sent).toEqual([]);
  });

  test('keep a value of a path inside its segment', async () => {
    const http = scriptedHttp(() => json({ value: [] }));
    await Array.fromAsync(run({ http, source: { path: '/boxes/${BOX}/mail', variables: { BOX: '../a?b' } } }).pages);
    expect(http.sent[0]?.url).toBe('https://api.example.org/v1/boxes/..%2Fa%3Fb/mail');
  });

  test('carry references of every spelling, through the values of the job', async () => {
    const http = scriptedHttp(() => json({ value: [{ id: 1 }] }));
    const source = {
      ...{ path: '/${region}/${params.day}', query: { q: '${Filter}', literal: '$${Filter}' } },
      ...{ variables: { Filter: 'day=${params.day}&by=${owner}' }, inject: { region: '${region}' } },
    };
    const given = { variables: { ...variables, region: 'a/b', owner: 'ada' }, params: { day: '2025-02-01' } };
    const [page] = await Array.fromAsync(run({ http, source, ...given }).pages);
    expect(http.sent[0]?.url).toBe(
      'https://api.example.org/v1/a%2Fb/2025-02-01?q=day%3D2025-02-01%26by%3Dada&literal=%24%7BFilter%7D',
    );
    expect(page?.records).toEqual([{ id: 1, region: 'a/b' }]);
  });

  test('name a parameter without a value, and no member that every object has', async () => {
    const http = scriptedHttp(() => json({ value: [] }));
    const found = await failureOf(Array.fromAsync(run({ http, source: { path: '/${params.day}/${constructor}' } }).pages));
    expect(found.message).toMatch(/variables "constructor", "params\.day" have no value/);
    expect(http.sent).toEqual([]);
  });

  test('are refused when a header would carry a line break', async () => {
    const http = scriptedHttp(() => json({ value: [] }));
    const found = await failureOf(
      Array.fromAsync(
        run({ http, api: { headers: { 'x-a': '${TOKEN}' } }, variables: { ...variables, TOKEN: 'a\r\nb: c' } }).pages,
      ),
    );
    expect(found.message).toMatch(/header "x-a" holds a character/);
    expect(http.sent).toEqual([]);
  });
});

describe('details', () => {
  const detail = { id: '/id', path: '/people/{id}', concurrency: 3 };

  test('are taken as each of them comes, before others of their page are there', async () => {
    const happened: string[] = [];
    const http = scriptedHttp(({ url }) => {
      happened.push(`asked ${url.split('/').at(-1)}`);
      return json(url.endsWith('/people') ? { value: [{ id: 'a' }, { id: 'b' }] } : { id: url.split('/').at(-1), name: 'x' });
    });
    const take = (record: Json): Json => {
      happened.push(`took ${(record as { id: string }).id}`);
      return (record as { name: string }).name;
    };
    const one = { ...detail, concurrency: 1 };
    const [page] = await Array.fromAsync(run({ http, take, source: { detail: one, inject: { formId: '${ID}' } } }).pages);
    expect(page?.records).toEqual(['x', 'x']);
    expect(happened).toEqual(['asked people', 'asked a', 'took a', 'asked b', 'took b']);
  });
  const list = json({ value: Array.from({ length: 10 }, (_, index) => ({ id: `p/${index}` })) });

  test('come in order, so many at once, with injected members', async () => {
    const http = scriptedHttp((request, index) => (index === 0 ? list : json({ id: request.url.split('/').at(-1) })));
    const [page] = await Array.fromAsync(run({ http, source: { detail, inject: { formId: '${ID}' } } }).pages);
    expect(page?.records[9]).toEqual({ id: 'p%2F9', formId: 'robot' });
    expect(http.widest()).toBe(3);
  });

  test('count a record that is gone by then', async () => {
    const http = scriptedHttp((request, index) =>
      index === 0 ? list : request.url.endsWith('4') ? json({}, { status: 404 }) : json({ id: 'x' }),
    );
    const [page] = await Array.fromAsync(run({ http, source: { detail } }).pages);
    expect(page).toMatchObject({ gone: 1 });
    expect(page?.records).toHaveLength(9);
  });

  test('are logged by their number, and one by one only where something was wrong', async () => {
    const http = scriptedHttp(({ url }) =>
      url.endsWith('/people') ? list : url.endsWith('4') ? json({}, { status: 410 }) : json({ id: 'x' }),
    );
    const { logged, pages } = run({ http, source: { detail } });
    await Array.fromAsync(pages);
    expect(logged).toEqual([
      'GET api.example.org/v1/people: 200',
      'GET api.example.org/v1/people/p%2F4: 410',
      'one by one: 9 read, 1 gone',
    ]);
  });

  test.each([
    ['in the path', '/people/{id}', { view: '{all} of it' }, '/v1/people/p%2F0?view=%7Ball%7D%20of%20it'],
    ['in a query', '/person?id={id}', { view: 'full' }, '/v1/person?id=p%2F0&view=full'],
    ['in a query alone', '/person?id={id}', {}, '/v1/person?id=p%2F0'],
  ])('are asked for by their id %s', async (_where, path, query, expected) => {
    const http = scriptedHttp((_, index) => (index === 0 ? list : json({ id: 'x' })));
    await Array.fromAsync(run({ http, source: { detail: { ...detail, path, query } } }).pages);
    expect(http.sent[1]?.url).toBe(`https://api.example.org${expected}`);
  });

  test('end with the first that fails', async () => {
    const http = scriptedHttp((_, index) => (index === 0 ? list : json({}, { status: 400 })));
    expect(await failureOf(Array.fromAsync(run({ http, source: { detail } }).pages))).toMatchObject({
      kind: 'http_status',
      code: '400',
      transient: false,
    });
    expect(http.sent.length).toBeLessThan(6);
  });
});

describe('retries', () => {
  const recovers = (reply: HttpReply): ScriptedHttp =>
    scriptedHttp((_, index) => (index === 0 ? reply : json({ value: [{ id: 1 }] })));

  test('obey Retry-After before anything else', async () => {
    const http = recovers(json({}, { status: 429, headers: { 'retry-after': '7' } }));
    const started = run({ http });
    const work = Array.fromAsync(started.pages);
    await started.clock.advance(6_999);
    expect(http.sent).toHaveLength(1);
    await started.clock.advance(1);
    expect(idsOf(await work)).toEqual([1]);
  });

  test.each<[string, HttpReply]>([
    ['500', json({}, { status: 500 })],
    ['a broken connection', { ok: false, reason: 'network', code: 'ECONNRESET' }],
    ['no answer in time', { ok: false, reason: 'timeout' }],
  ])('help after %s', async (_, reply) => {
    expect(idsOf(await withTime(run({ http: recovers(reply) }), 1_000))).toEqual([1]);
  });

  test.each([400, 404, 422])('do not follow %d', async (status) => {
    const http = scriptedHttp(() => json({}, { status }));
    expect(await failureOf(withTime(run({ http }), 60_000))).toMatchObject({
      kind: 'http_status',
      code: String(status),
      transient: false,
    });
    expect(http.sent).toHaveLength(1);
  });

  test('end after the number allowed, as something that may pass', async () => {
    const http = scriptedHttp(() => json({ error: { code: 'Busy', message: secret } }, { status: 503 }));
    const found = await failureOf(withTime(run({ http, api: { limits: { retries: 2 } } }), 60_000));
    expect(found).toMatchObject({
      kind: 'http_status',
      code: '503',
      transient: true,
      message: 'Cannot read from "crm": api.example.org/v1/people answered 503 (Busy)',
    });
    expect(http.sent).toHaveLength(3);
  });

  test.each([
    [undefined, /answered 429, too many requests, 3 tries; give it a pool with limits$/],
    ['crm_pool', /answered 429, too many requests, 3 tries; lower the limits of pool "crm_pool"$/],
  ])('end with advice when the service keeps saying 429, pool %s', async (pool, words) => {
    const http = scriptedHttp(() => json({}, { status: 429, headers: { 'retry-after': '2' } }));
    const api = { limits: { retries: 2 }, ...(pool === undefined ? {} : { pool }) };
    const found = await failureOf(withTime(run({ http, api }), 10_000));
    expect(found).toMatchObject({ kind: 'http_status', code: '429', transient: true });
    expect(found.message).toMatch(words);
    expect(http.sent).toHaveLength(3);
  });

  test('do not wait as long as a service may ask', async () => {
    const http = scriptedHttp(() => json({}, { status: 429, headers: { 'retry-after': '86400' } }));
    expect((await failureOf(withTime(run({ http }), 1_000))).message).toMatch(/asking to wait more than 5 minutes/);
    expect(http.sent).toHaveLength(1);
  });

  test('end at once when the attempt is stopped', async () => {
    const controller = new AbortController();
    const http = scriptedHttp(() => json({}, { status: 503, headers: { 'retry-after': '60' } }));
    const started = run({ http, signal: controller.signal });
    const work = failureOf(Array.fromAsync(started.pages));
    await started.clock.advance(10);
    controller.abort('timeout');
    expect(await work).toMatchObject({ kind: 'timeout' });
    expect(started.clock.pending()).toEqual([]);
  });
});

describe('credentials', () => {
  const tokens = (answer: (token: string, index: number) => HttpReply): ScriptedHttp => {
    let issued = 0;
    return scriptedHttp((request, index) => {
      if (request.method === 'POST') return json({ access_token: `token-${(issued += 1)}` });
      return answer(String(request.headers['authorization']), index);
    });
  };

  test('are exchanged for one token, which every request carries', async () => {
    const http = tokens((token, index) =>
      json({ value: [{ id: token }], ...(index === 1 ? { next: 'https://api.example.org/2' } : {}) }),
    );
    const pages = await Array.fromAsync(
      run({ http, api: { auth: { ...signIn, scope: 's' }, paging: { type: 'next_link', next: '/next' } } }).pages,
    );
    expect(idsOf(pages)).toEqual(['Bearer token-1', 'Bearer token-1']);
    expect(http.sent[0]).toMatchObject({
      method: 'POST',
      url: signIn.token_url,
      body: `grant_type=client_credentials&client_id=robot&client_secret=${secret}&scope=s`,
    });
  });

  test('are renewed once when the token is refused, also for requests side by side', async () => {
    const list = json({ value: Array.from({ length: 6 }, (_, id) => ({ id: String(id) })) });
    const http = tokens((token, index) => {
      if (index === 1) return list;
      return token === 'Bearer token-1' ? json({}, { status: 401 }) : json({ id: 'x' });
    });
    const [page] = await Array.fromAsync(
      run({ http, api: { auth: signIn }, source: { detail: { id: '/id', path: '/p/{id}', concurrency: 3 } } }).pages,
    );
    expect(page?.records).toHaveLength(6);
    expect(http.sent.filter((request) => request.method === 'POST')).toHaveLength(2);
  });

  test('that are refused again end the fetch', async () => {
    const http = tokens(() => json({}, { status: 401 }));
    expect(await failureOf(Array.fromAsync(run({ http, api: { auth: signIn } }).pages))).toMatchObject({
      kind: 'credentials',
      transient: false,
    });
    expect(http.sent).toHaveLength(4);
  });

  test('that the sign-in refuses say so, with its word and without ours', async () => {
    const http = scriptedHttp(() => json({ error: 'invalid_client', error_description: `no ${secret}` }, { status: 401 }));
    const started = run({ http, api: { auth: signIn } });
    const found = await failureOf(Array.fromAsync(started.pages));
    expect(found).toMatchObject({
      kind: 'credentials',
      message: 'Cannot sign in to "crm": login.example.org/token answered 401 (invalid_client); check its client id and secret',
    });
  });

  test('appear in no message and no log line', async () => {
    for (const status of [400, 401, 403, 500]) {
      const http = scriptedHttp(() => json({ error: { code: `x ${secret}`, message: secret } }, { status }));
      const started = run({
        http,
        api: { auth: { type: 'bearer', token: '${TOKEN}' }, limits: { retries: 0 }, query: { key: '${TOKEN}' } },
      });
      const found = await failureOf(Array.fromAsync(started.pages));
      expect(http.sent[0]?.headers['authorization']).toBe(`Bearer ${secret}`);
      expect([found.message, ...started.logged].join('\n')).not.toContain(secret);
    }
  });

  test('do not follow a redirect to another host, and do within one', async () => {
    const redirect = (location: string): ScriptedHttp =>
      scriptedHttp((_, index) =>
        index === 0 ? { ok: true, status: 302, headers: { location }, body: '' } : json({ value: [{ id: 1 }] }),
      );
    const away = redirect('https://evil.example.org/v1');
    expect((await failureOf(Array.fromAsync(run({ http: away }).pages))).message).toMatch(
      /redirect to another host, "evil.example.org", which is not followed/,
    );
    expect(away.sent).toHaveLength(1);
    expect(idsOf(await Array.fromAsync(run({ http: redirect('/v2/people') }).pages))).toEqual([1]);
  });
});

describe('responses', () => {
  test.each<[string, HttpReply, RegExp]>([
    ['cut JSON', { ok: true, status: 200, headers: {}, body: '{"value": [' }, /something that is no JSON/],
    [
      'HTML',
      { ok: true, status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<p>Hi' },
      /HTML instead of JSON, perhaps a login page/,
    ],
    ['HTML without its type', { ok: true, status: 200, headers: {}, body: ' <!DOCTYPE html><html>' }, /HTML instead of JSON/],
    ['a body over the cap', { ok: false, reason: 'too_large' }, /more than 67108864 bytes/],
  ])('that are %s fail as unreadable', async (_, reply, words) => {
    const found = await failureOf(Array.fromAsync(run({ http: scriptedHttp(() => reply) }).pages));
    expect(found).toMatchObject({ kind: 'invalid_response', message: expect.stringMatching(words) as string });
  });

  test.each([
    [401, 'credentials', /answered 401 \(E1\); check the credentials$/],
    [403, 'credentials', /answered 403 \(E1\); the credentials may not read this$/],
    [404, 'http_status', /answered 404 \(E1\); nothing is there; check the path/],
    [410, 'http_status', /answered 410 \(E1\); the service has withdrawn this endpoint/],
    [428, 'http_status', /answered 428 \(E1\); the service misses something it requires, mostly a query parameter/],
    [418, 'http_status', /answered 418 \(E1\)$/],
  ])('of %d say what it usually means', async (status, kind, words) => {
    const http = scriptedHttp(() => json({ error: 'E1' }, { status }));
    const found = await failureOf(Array.fromAsync(run({ http }).pages));
    expect(found).toMatchObject({ kind, code: String(status), transient: false });
    expect(found.message).toMatch(words);
    expect(http.sent).toHaveLength(1);
  });

  test('may start with a byte order mark', async () => {
    const http = scriptedHttp(() => ({ ok: true, status: 200, headers: {}, body: '\uFEFF{"value": [{"id": 1}]}' }));
    expect(idsOf(await Array.fromAsync(run({ http }).pages))).toEqual([1]);
  });
});
