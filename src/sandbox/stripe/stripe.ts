import type { JsonMembers, SandboxContext, SandboxReply, SandboxRequest, Service } from '../service.ts';
import { changeable, pageOf, shelfOf, type Shelf } from '../shelf.ts';
import type { Series } from '../series.ts';
import type { World } from '../world.ts';
import { accountOf } from './objects.ts';
import { accountVersion, inVersion, isVersion } from './versions.ts';

const key = 'sandbox-key';
const largestPage = 100;
const types: Readonly<Record<number, string>> = {
  429: 'rate_limit_error',
  400: 'invalid_request_error',
  404: 'invalid_request_error',
};
const codes: Readonly<Record<number, string>> = { 429: 'rate_limit', 401: 'api_key_expired', 404: 'resource_missing' };

/** Stripe's lists, newest first, and single objects. */
export function stripe(_: SandboxContext, world: World): Service {
  const shelves = new Map(
    Object.entries<Series<JsonMembers>>({ ...accountOf(world) }).map(([name, series]) => [name, shelfOf(series)]),
  );
  return {
    name: 'stripe',
    variables: (base) => ({ STRIPE_URL: base, STRIPE_API_KEY: key }),
    problem: (status) => problem(status, 'The request failed.', codes[status]),
    // Objects keep the time of their creation, which is all that lists go by: a change is only seen by who looks again.
    collections: Object.fromEntries([...shelves].map(([name, shelf]) => [name, changeable(shelf)])),
    answer: (request) => {
      const { method, path, headers } = request;
      if (headers['authorization'] !== `Bearer ${key}`)
        return problem(401, 'Invalid API Key provided: sandb***', 'api_key_invalid');
      const [, name = '', id] = /^\/v1\/([a-z_]+)(?:\/([A-Za-z0-9_]+))?$/.exec(path) ?? [];
      const shelf = shelves.get(name);
      if (!shelf || method !== 'GET') return problem(404, `Unrecognized request URL (${method}: ${path}).`, undefined);
      const version = headers['stripe-version'] ?? accountVersion;
      if (!isVersion(version)) return problem(400, `Invalid Stripe API version: ${version}`, undefined);
      if (id === undefined) return list(shelf, request, { name, version });
      const found = shelf.find(id);
      return found
        ? { status: 200, body: inVersion(found.value(), version) }
        : problem(404, `No such ${name.slice(0, -1)}: '${id}'`, 'resource_missing');
    },
  };
}

function problem(status: number, message: string, code: string | undefined): SandboxReply {
  const type = types[status] ?? (status === 401 ? 'invalid_request_error' : 'api_error');
  return { status, body: { error: { type, ...(code === undefined ? {} : { code }), message } } };
}

const known = ['limit', 'starting_after', 'created[gte]', 'created[gt]', 'created[lte]', 'created[lt]'];

function list(
  shelf: Shelf<JsonMembers>,
  { query }: SandboxRequest,
  { name, version }: { readonly name: string; readonly version: string },
): SandboxReply {
  const strange = [...query.keys()].find((one) => !known.includes(one));
  if (strange !== undefined) return problem(400, `Received unknown parameter: ${strange}`, 'parameter_unknown');
  const size = Number(query.get('limit') ?? 10);
  if (!Number.isInteger(size) || size < 1 || size > largestPage)
    return problem(400, 'Invalid integer: limit', 'parameter_invalid_integer');
  const bound = (operator: string, otherwise: number): number => Number(query.get(`created[${operator}]`) ?? otherwise);
  const from = Math.max(bound('gte', 0), bound('gt', -1) + 1);
  const until = Math.min(bound('lte', Number.MAX_SAFE_INTEGER), bound('lt', Number.MAX_SAFE_INTEGER) - 1);
  const cursor = query.get('starting_after');
  const start = cursor === null ? undefined : shelf.find(cursor);
  if (cursor !== null && !start) return problem(400, `No such ${name.slice(0, -1)}: '${cursor}'`, 'resource_missing');
  const after = start && ([start.time, start.index] as const);
  const all = shelf.walk({ newestFirst: true, from: from * 1_000, after });
  const { items, next } = pageOf(
    all.filter(({ time }) => time < (until + 1) * 1_000),
    size,
  );
  return {
    status: 200,
    body: {
      object: 'list',
      url: `/v1/${name}`,
      has_more: next !== null,
      data: items.map((item) => inVersion(item.value(), version)),
    },
  };
}
