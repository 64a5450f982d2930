import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts';

const now = Date.UTC(2026, 1, 1);
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ seed: 1, now: () => now });
});
afterAll(() => sandbox.close());

type Members = Readonly<Record<string, unknown>>;

async function ask(path: string, init: RequestInit = {}): Promise<{ readonly status: number; readonly body: unknown }> {
  const address = `${sandbox.variables['ZEPHYR_BASE_URL'] ?? ''}/flex/services/rest/latest${path}`;
  const headers = { authorization: `Bearer ${sandbox.variables['ZEPHYR_API_TOKEN'] ?? ''}` };
  const answer = await fetch(address, { headers, ...init });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

const list = async (path: string): Promise<readonly Members[]> => (await ask(path)).body as readonly Members[];
const page = async (query: string): Promise<Members & { readonly results: readonly Members[] }> =>
  (await ask(`/execution?${query}`)).body as Members & { readonly results: readonly Members[] };
const ids = (rows: readonly Members[]): readonly unknown[] => rows.map(({ id }) => id);

describe('Zephyr', () => {
  test('lists 3 projects, 6 releases, 9 cycles and 1,200 executions, each once', async () => {
    expect(ids(await list('/project/details'))).toEqual([44, 45, 46]);
    const releases = (await Promise.all([44, 45, 46].map((id) => list(`/release/project/${id}`)))).flat();
    expect(ids(releases)).toEqual(ids(await list('/release')));
    const cycles = (await Promise.all(ids(releases).map((id) => list(`/cycle/release/${String(id)}`)))).flat();
    expect([releases.length, cycles.length]).toEqual([6, 9]);
    const seen: unknown[] = [];
    let pages = 0;
    for (const { releaseId, cyclePhases } of cycles) {
      for (const { id } of cyclePhases as readonly Members[]) {
        for (let offset = 0, size = 500; size === 500; offset += 500) {
          const { results } = await page(
            `releaseid=${String(releaseId)}&cyclephaseid=${String(id)}&offset=${offset}&pagesize=500`,
          );
          seen.push(...ids(results));
          size = results.length;
          pages += 1;
        }
      }
    }
    expect([seen.length, new Set(seen).size, pages]).toEqual([1_200, 1_200, 16]);
  });

  test('ignores a parameter that it does not know: every cycle has the same executions', async () => {
    const [first, second] = await Promise.all(
      ['1201', '1202'].map((cycle) => page(`releaseid=112&cycleid=${cycle}&pagesize=100`)),
    );
    expect(first?.results).toHaveLength(100);
    expect(second).toEqual(first);
    expect(await page('releaseid=114&cyclephaseid=1501')).toMatchObject({ results: [] });
  });

  test('says 0 in resultSize on pages that hold results, and the truth elsewhere', async () => {
    const told = async (query: string): Promise<readonly unknown[]> => {
      const { resultSize, results } = await page(`releaseid=112&pagesize=500&${query}`);
      return [resultSize, results.length];
    };
    expect(await told('cyclephaseid=1501')).toEqual([520, 500]);
    expect(await told('cyclephaseid=1501&offset=500')).toEqual([0, 20]);
    expect(await told('cyclephaseid=1502')).toEqual([0, 40]);
    expect((await ask('/testcase/tree/2102?pagesize=1')).body).toMatchObject({ resultSize: 520, firstResult: 0, pageNumber: 0 });
  });

  test('leaves out what is empty, writes dates in three notations, and keeps empty lists and objects', async () => {
    const [automatic, planned] = (await list('/release/project/44')) as [Members, Members];
    expect(automatic['name']).toBe('Project Test Repository');
    for (const name of ['startDate', 'endDate', 'releaseStartDate', 'releaseEndDate']) {
      expect([name in automatic, name in planned]).toEqual([false, true]);
    }
    expect(planned).toMatchObject({
      startDate: expect.any(Number) as number,
      releaseStartDate: expect.stringMatching(/^\d\d\/\d\d\/\d{4}$/) as string,
    });
    expect((await list('/project/details'))[0]).toMatchObject({ customFieldValues: [], customProperties: {}, status: '2' });
    const { results } = await page('releaseid=112&cyclephaseid=1501&pagesize=1');
    expect(results[0]).toMatchObject({
      lastModifiedOn: expect.any(Number) as number,
      tcrTreeTestcase: {
        createDatetime: expect.stringMatching(/Z$/) as string,
        createDate: expect.stringMatching(/\//) as string,
      },
    });
  });

  test('has executions without a status, and one status that no list explains', async () => {
    const { results } = await page('releaseid=112&cyclephaseid=1501&pagesize=500');
    const codes = new Set(results.map((row) => row['status'] ?? 'absent'));
    expect([...codes].map(String).toSorted()).toEqual(['0', '1', '10', '2', '3', '4', 'absent']);
  });

  test('lets keys lead to what they name', async () => {
    const requirements = (await Promise.all([2302, 2303, 2304].map((id) => ask(`/requirementtree/${id}`)))).flatMap(
      ({ body }) => (body as Members)['requirements'] as readonly Members[],
    );
    expect(requirements).toHaveLength(15);
    const covered = requirements.flatMap(({ testcaseIds }) => testcaseIds as readonly number[]);
    for (const id of covered) expect((await ask(`/testcase/detail/${id}`)).status).toBe(200);
    const nodes = await list('/requirementtree/project/44');
    expect(nodes.flatMap((node) => ids(node['requirements'] as readonly Members[]))).toEqual(ids(requirements));
  });

  test.each([
    ['/release/112', 403],
    ['/testcase/requirement/50001', 410],
    ['/requirement/project/44', 404],
    ['/testcasetree/lite?type=Phase', 428],
    ['/field/name', 204],
    ['/admin/anything', 403],
    ['/system/info/license', 403],
    ['/nothing', 404],
    ['/project/99', 404],
    ['/user/current', 200],
  ])('answers GET %s with %i, in its own words', async (path, status) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    if (status === 204) expect(answer.body).toBeNull();
    if (status >= 400) {
      expect(answer.body).toEqual({ errorMsg: expect.any(String) as string, errorCode: expect.any(String) as string });
    }
  });

  test('refuses a wrong token, and to write', async () => {
    expect((await ask('/user/current', { headers: { authorization: 'Bearer x' } })).status).toBe(401);
    expect((await ask('/release/', { method: 'POST', body: '{}', headers: { authorization: 'Bearer x' } })).status).toBe(401);
    const headers = { authorization: `Bearer ${sandbox.variables['ZEPHYR_API_TOKEN'] ?? ''}` };
    expect((await ask('/release/', { method: 'POST', body: '{}', headers })).status).toBe(405);
  });

  test.each(['/defect/7', '/execution/teststepresult/7'])('never answers %s', async (path) => {
    await expect(ask(path, { signal: AbortSignal.timeout(150) })).rejects.toThrow();
  });

  test('gives what the world changes the time of the change, at its old place', async () => {
    const before = await page('releaseid=112&cyclephaseid=1503&pagesize=3');
    const [first] = before.results;
    await fetch(`${sandbox.url}/control/zephyr/executions/${String(first?.['id'])}`, {
      method: 'PATCH',
      body: '{"status": "3"}',
    });
    const after = await page('releaseid=112&cyclephaseid=1503&pagesize=3');
    expect(ids(after.results)).toEqual(ids(before.results));
    expect(after.results[0]).toEqual({ ...first, status: '3', lastModifiedOn: now });
  });
});
