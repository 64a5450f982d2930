import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts';

const now = Date.UTC(2026, 1, 1);
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ seed: 1, now: () => now });
});
afterAll(() => sandbox.close());

type Members = Readonly<Record<string, unknown>>;
interface Page {
  readonly data: readonly Members[];
  readonly meta: Members;
}

async function ask(
  path: string,
  key = sandbox.variables['WRENCHBOOK_API_KEY'] ?? '',
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${sandbox.variables['WRENCHBOOK_URL'] ?? ''}/api/v2${path}`, { headers: { 'x-api-key': key } });
  return { status: answer.status, body: await answer.json() };
}
const page = async (path: string): Promise<Page> => (await ask(path)).body as Page;

async function orders(site: unknown, more = ''): Promise<readonly Members[]> {
  const all: Members[] = [];
  let cursor = '';
  do {
    const { data, meta } = await page(`/work_orders?site_id=${String(site)}&limit=50${more}${cursor}`);
    all.push(...data);
    cursor = meta['next_cursor'] === null ? '' : `&cursor=${meta['next_cursor'] as string}`;
  } while (cursor !== '');
  return all;
}

describe('Wrenchbook', () => {
  test('holds 600 records, each once, from customers down to work orders', async () => {
    const { data: customers } = await page('/customers');
    const sites = (await Promise.all(customers.map(({ id }) => page(`/sites?customer_id=${String(id)}`)))).flatMap(
      ({ data }) => data,
    );
    const found = (await Promise.all(sites.map(({ id }) => orders(id)))).flat();
    const [technicians, parts] = await Promise.all([page('/technicians?per_page=100'), page('/parts?per_page=100')]);
    const all = [...customers, ...sites, ...found, ...technicians.data, ...parts.data];
    expect([customers, sites, found, technicians.data, parts.data].map((rows) => rows.length)).toEqual([8, 24, 480, 12, 76]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(600);
    const known = new Set(all.map(({ id }) => id));
    for (const { site, customer_id, technician_id, lines } of found) {
      expect(known).toContain((site as Members)['id']);
      expect(known).toContain(customer_id);
      if (technician_id !== null) expect(known).toContain(technician_id);
      for (const { part_id } of lines as readonly Members[]) expect(known).toContain(part_id);
    }
  });

  test('numbers its pages, and says how many there are', async () => {
    const { data, meta } = await page('/parts?per_page=30&page=3');
    expect(data).toHaveLength(16);
    expect(meta).toEqual({ page: 3, pages: 3, total: 76 });
    expect(await page('/parts?per_page=30&page=4')).toMatchObject({ data: [] });
  });

  test('lists what has changed since a time, and moves what the world changes there', async () => {
    const { data } = await page('/customers');
    const [customer] = data;
    const { data: sites } = await page(`/sites?customer_id=${String(customer?.['id'])}`);
    const all = await orders(sites[0]?.['id']);
    const half = String(all[65]?.['updated_at']);
    expect(await orders(sites[0]?.['id'], `&updated_since=${half}`)).toEqual(all.slice(65));
    const first = String(all[0]?.['id']);
    await fetch(`${sandbox.url}/control/wrenchbook/work_orders/${first}`, { method: 'PATCH', body: '{"status": "on_hold"}' });
    const [changed, ...others] = await orders(sites[0]?.['id'], '&updated_since=2026-01-31T00:00:00Z');
    expect(others).toEqual([]);
    expect(changed).toEqual({ ...all[0], status: 'on_hold', updated_at: '2026-02-01T00:00:00Z' });
    expect((await (await fetch(`${sandbox.url}/control/wrenchbook/work_orders`)).json()) as Members).toMatchObject({
      newest: expect.arrayContaining([first]) as readonly string[],
    });
  });

  test('writes amounts as text that adds up', async () => {
    const { data: customers } = await page('/customers');
    const { data: sites } = await page(`/sites?customer_id=${String(customers[0]?.['id'])}`);
    const all = await orders(sites[0]?.['id']);
    const done = all.filter(({ status }) => status === 'done');
    expect(done.length).toBeGreaterThan(40);
    for (const { lines, total_amount, duration_minutes } of done) {
      const parts = (lines as readonly { quantity: number; unit_price: string }[]).reduce(
        (sum, { quantity, unit_price }) => sum + quantity * Number(unit_price),
        Number(duration_minutes) * 0.75,
      );
      expect(String(total_amount)).toMatch(/^\d+\.\d\d$/);
      expect(Number(total_amount)).toBeCloseTo(parts, 2);
    }
  });

  test.each([
    ['/parts?cycleid=1', 400, 'invalid_request'],
    ['/parts?page=0', 400, 'invalid_request'],
    ['/parts?per_page=101', 400, 'invalid_request'],
    ['/parts?updated_since=yesterday', 400, 'invalid_request'],
    ['/work_orders', 422, 'invalid_request'],
    ['/work_orders?site_id=x&cursor=y', 400, 'invalid_request'],
    ['/parts/00000000-0000-4000-8000-000000000000', 404, 'not_found'],
    ['/invoices', 410, 'gone'],
    ['/reports', 403, 'forbidden'],
    ['/nothing', 404, 'not_found'],
  ])('answers %s with %i', async (path, status, code) => {
    expect(await ask(path)).toMatchObject({ status, body: { error: { code } } });
  });

  test('takes no key but its own, and has no records of nobody', async () => {
    expect(await ask('/me', 'x')).toMatchObject({ status: 401, body: { error: { code: 'unauthorised' } } });
    expect((await ask('/me')).status).toBe(200);
    expect(await page('/sites?customer_id=x')).toMatchObject({ data: [] });
  });
});
