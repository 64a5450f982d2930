import type { Row } from '../../../ports/warehouse.ts';
import { endpointPath, listedEndpoint } from '../../contract/read.ts';
import type { SystemContract } from '../../contract/shape.ts';

type Endpoint = SystemContract['endpoints'][number];

/** A row of `source.endpoints`, lists taken apart. */
export interface Catalogued {
  readonly endpoint: Endpoint;
  /** The path without what exports leave at its end. */
  readonly path: string;
  readonly query: readonly string[];
  readonly entity: string | null;
}

export interface Catalogue {
  /** By path, then method. */
  readonly rows: readonly Catalogued[];
  /** Endpoints that stood there before under the same path and method. */
  readonly duplicates: readonly string[];
  /** Endpoints whose path cannot be one. */
  readonly malformed: readonly string[];
}

/** Each endpoint of the contract once, by path and method; parameters of duplicates are joined. */
export function catalogueOf(contract: SystemContract): Catalogue {
  const found = new Map<string, Catalogued>();
  const duplicates: string[] = [];
  const malformed: string[] = [];
  const entities = entitiesByEndpoint(contract);
  for (const endpoint of contract.endpoints) {
    const normal = normalise(endpoint.path);
    if (normal === null) {
      malformed.push(nameOf(endpoint.method, endpoint.path));
      continue;
    }
    const key = nameOf(endpoint.method, normal.path);
    const before = found.get(key);
    if (before !== undefined) duplicates.push(key);
    const query = [...new Set([...(before?.query ?? []), ...endpoint.query_parameters, ...normal.query])];
    const entity = before?.entity ?? entities.get(endpoint) ?? null;
    found.set(key, { endpoint: before?.endpoint ?? endpoint, path: normal.path, query, entity });
  }
  const rows = [...found].sort(([a], [b]) => order(byPath(a), byPath(b))).map(([, row]) => row);
  return { rows, duplicates, malformed };
}

/** The full path under which the catalogue holds the endpoint of an object. */
export function feedingPath(contract: SystemContract, object: SystemContract['objects'][number]): string {
  const path = endpointPath(contract, object);
  return normalise(path)?.path ?? path;
}

export function nameOf(method: string, path: string): string {
  return `${method} ${path}`;
}

function byPath(name: string): string {
  const [method = '', ...path] = name.split(' ');
  return `${path.join(' ')} ${method}`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function entitiesByEndpoint(contract: SystemContract): ReadonlyMap<Endpoint, string> {
  const found = new Map<Endpoint, string>();
  const objects = [...contract.objects].sort((a, b) => order(a.name, b.name));
  for (const object of objects) {
    const endpoint = listedEndpoint(contract, object);
    if (endpoint !== undefined && !found.has(endpoint)) found.set(endpoint, object.name);
  }
  return found;
}

/**
 * A path as exports of API descriptions write it: `/x{?offset,pagesize}` names query parameters, a lone `{` or `/` at the
 * end means nothing. Null for what is no path: braces that do not close, blanks, empty names.
 */
export function normalise(written: string): { readonly path: string; readonly query: readonly string[] } | null {
  const [, start = '', list = ''] = /^([^?]*?)\{[?&]([^{}]*)\}$/.exec(written) ?? [null, written, ''];
  const [bare = '', literal = ''] = start.split('?');
  const path = bare
    .replace(/\{+$/, '')
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=.)\/$/, '');
  const query = [...list.split(','), ...literal.split('&').map((pair) => pair.split('=')[0] ?? '')];
  const names = query.map((name) => name.trim().replace(/\*$/, '')).filter((name) => name !== '');
  return /^\/(?:[^\s{}]|\{[A-Za-z_][A-Za-z0-9_.-]*\})*$/.test(path) ? { path, query: names } : null;
}

/** What the run before left of an endpoint. */
export interface KnownStatus {
  readonly api_status: string;
  readonly status_code: number | null;
}

export function endpointRow(one: Catalogued, known: KnownStatus | undefined): Row {
  const parameters = [...one.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  return {
    endpoint_path: one.endpoint.path,
    full_path: one.path,
    http_method: one.endpoint.method,
    category: one.endpoint.category,
    description: one.endpoint.description,
    requires_auth: one.endpoint.requires_auth ? 1 : 0,
    hierarchical: parameters.length > 0 ? 1 : 0,
    query_parameters: JSON.stringify(one.query),
    path_parameters: JSON.stringify(parameters),
    resource: one.path.split('/')[1]?.replace(/^\{.*\}$/, '') ?? '',
    entity: one.entity,
    api_status: known?.api_status ?? 'discovered',
    status_code: known?.status_code ?? null,
  };
}
