import type { HttpReply, HttpRequest } from '../../src/ports/http.ts';
import { contractShape, type SystemContract } from '../../src/solution/contract/shape.ts';
import { json, scriptedHttp, type ScriptedHttp } from './scripted-http.ts';

export const token = 'floor-token-9f2c77e1';

/** Plants with lines with jobs: a small service of three levels, the lowest one paged, and nothing like any other. */
export interface Floor {
  plants: { id: number; name: string }[];
  lines: { id: number; plant: number; stations: { id: number }[] }[];
  jobs: { id: number; station: number; changed: number; note?: string }[];
  /** Answers in place of data, by path. */
  readonly faults: Map<string, HttpReply>;
  /** Ignores the filter of jobs, as services do with parameters that they do not know. */
  ignoresFilter: boolean;
}

export function newFloor(): Floor {
  return {
    plants: [1, 2].map((id) => ({ id, name: `Plant ${id}` })),
    lines: [
      { id: 10, plant: 1, stations: [{ id: 100 }, { id: 101 }] },
      { id: 11, plant: 2, stations: [] },
      { id: 12, plant: 2, stations: [{ id: 102 }] },
    ],
    jobs: [1, 2, 3, 4, 5, 6, 7].map((id) => ({ id, station: 100 + (id % 3), changed: Date.UTC(2026, 0, 1, 0, 0, id) })),
    faults: new Map(),
    ignoresFilter: false,
  };
}

export function floorHttp(floor: Floor): ScriptedHttp {
  return scriptedHttp((request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace(/^\/api/, '');
    if (request.headers['authorization'] !== `Bearer ${token}`) return json({ error: 'no_token' }, { status: 401 });
    return floor.faults.get(path) ?? answer(floor, path, url.searchParams) ?? json({}, { status: 404 });
  });
}

function answer(floor: Floor, path: string, query: URLSearchParams): HttpReply | null {
  if (path === '/me') return json({ name: 'robot' });
  if (path === '/plants') return json(floor.plants);
  const plant = /^\/plants\/(\d+)\/lines$/.exec(path)?.[1];
  if (plant !== undefined) return json(floor.lines.filter((line) => line.plant === Number(plant)));
  if (path !== '/jobs') return null;
  const since = Number(query.get('changed_after') ?? 0);
  const wanted = floor.jobs.filter(
    (job) => (floor.ignoresFilter || job.station === Number(query.get('station'))) && job.changed >= since,
  );
  const [offset, size] = [Number(query.get('offset')), Number(query.get('size'))];
  return json({ total: wanted.length, items: wanted.slice(offset, offset + size) });
}

export function floorContract(more: { readonly jobs?: object; readonly contract?: object } = {}): SystemContract {
  return contractShape.parse({
    contract_version: '1.0.0',
    source_system: { key: 'floor', name: 'Shop floor' },
    api: { base_url: 'https://floor.example.org/api', auth: { type: 'bearer', token: '${FLOOR_TOKEN}' }, limits: { retries: 0 } },
    auth_check: { path: '/me' },
    endpoints: [
      { path: '/plants', category: 'Plants' },
      { path: '/plants/{plantId}/lines', category: 'Lines' },
      { path: '/jobs', category: 'Jobs', query_parameters: ['station', 'offset', 'size', 'changed_after'] },
      { path: '/plants', method: 'POST', category: 'Plants' },
    ],
    objects: [
      {
        ...{ name: 'job', path: '/jobs', query: { station: '{station}' }, primary_key: 'id', records: { at: '/items' } },
        paging: { type: 'offset', parameter: 'offset', size_parameter: 'size', size: 2 },
        parent: { object: 'line', bindings: { station: 'stations[].id' } },
        total: '/total',
        ...more.jobs,
      },
      { name: 'plant', path: '/plants', primary_key: 'id' },
      {
        name: 'line',
        path: '/plants/{plantId}/lines',
        primary_key: 'id',
        parent: { object: 'plant', bindings: { plantId: 'id' } },
      },
    ],
    ...more.contract,
  });
}

/** Paths that were asked for, with their queries, in order. */
export function pathsOf(sent: readonly HttpRequest[]): readonly string[] {
  return sent.map(({ url }) => new URL(url).pathname.replace(/^\/api/, '') + new URL(url).search);
}
