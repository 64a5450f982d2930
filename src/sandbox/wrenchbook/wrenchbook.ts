import { isoSeconds } from '../../core/time.ts';
import {
  packed,
  unpacked,
  type Changeable,
  type JsonMembers,
  type SandboxContext,
  type SandboxReply,
  type SandboxRequest,
  type Service,
} from '../service.ts';
import { changeable, pageOf, readMark, shelfOf, type Item, type Shelf } from '../shelf.ts';
import type { World } from '../world.ts';
import { bookOf, customerOf } from './book.ts';

const key = 'sandbox-wrenchbook-key';
const root = /^\/api\/v2\/([a-z_]+)(?:\/([0-9a-f-]+))?$/;
const largestPage = 100;

/** What a list asks for, and what belongs to it. */
interface Collection {
  readonly shelves: readonly Shelf<JsonMembers>[];
  /** Query parameters that it takes; it refuses every other. */
  readonly takes: readonly string[];
  /** The parameter without which it is not listed, and the items that belong to its value. */
  readonly of?: {
    readonly parameter: string;
    readonly items: (id: string, from: number | undefined) => Iterable<Item<JsonMembers>> | null;
  };
}

/**
 * Wrenchbook, an invented service for firms that mend heating: an API key in a header, records in an envelope, pages by
 * number or by cursor, parents as query parameters. It refuses parameters that it does not know.
 */
export function wrenchbook(context: SandboxContext, world: World): Service {
  const collections = collectionsOf(world);
  const stamp = (members: JsonMembers): { readonly members: JsonMembers; readonly time: number } => {
    const updated_at = isoSeconds(context.now());
    return { members: { ...members, updated_at }, time: Date.parse(updated_at) };
  };
  return {
    name: 'wrenchbook',
    variables: (base) => ({ WRENCHBOOK_URL: base, WRENCHBOOK_API_KEY: key }),
    problem: (status) => problem(status, 'The request failed'),
    collections: Object.fromEntries(
      [...collections].map(([name, { shelves }]) => [name, together(shelves.map((shelf) => changeable(shelf, stamp)))]),
    ),
    answer: (request) => {
      if (request.headers['x-api-key'] !== key) return problem(401, 'The API key is missing or unknown');
      const [, name = '', id] = root.exec(request.path) ?? [];
      if (request.method !== 'GET') return problem(405, 'This API is read only');
      if (name === 'me') return { status: 200, body: { data: { account: 'Lakemere Heating', plan: 'standard' } } };
      if (name === 'reports') return problem(403, 'Reports need the plan "pro"');
      if (name === 'invoices') return problem(410, 'Invoices have moved to the accounting product');
      const collection = collections.get(name);
      if (!collection) return problem(404, `No resource ${request.path}`);
      return id === undefined ? list(collection, request) : single(collection, id);
    },
  };
}

function collectionsOf(world: World): ReadonlyMap<string, Collection> {
  const book = bookOf(world);
  const sites = shelfOf(book.sites);
  const orders = book.workOrders.map((series) => shelfOf(series));
  const numbered = ['page', 'per_page', 'updated_since'];
  return new Map<string, Collection>([
    ['customers', { shelves: [shelfOf(book.customers)], takes: numbered }],
    ['technicians', { shelves: [shelfOf(book.technicians)], takes: numbered }],
    ['parts', { shelves: [shelfOf(book.parts)], takes: numbered }],
    [
      'sites',
      {
        ...{ shelves: [sites], takes: ['customer_id', ...numbered] },
        of: {
          parameter: 'customer_id',
          items: (id, from) => {
            const customer = book.customers.indexOf(id);
            return customer === undefined ? null : sites.walk({ from }).filter(({ index }) => customerOf(index) === customer);
          },
        },
      },
    ],
    [
      'work_orders',
      {
        ...{ shelves: orders, takes: ['site_id', 'limit', 'cursor', 'updated_since'] },
        of: {
          parameter: 'site_id',
          items: (id, from) => orders[book.sites.indexOf(id) ?? -1]?.walk({ from }) ?? null,
        },
      },
    ],
  ]);
}

function single({ shelves }: Collection, id: string): SandboxReply {
  const found = shelves.map((shelf) => shelf.find(id)).find((item) => item !== undefined);
  return found ? { status: 200, body: { data: found.value() } } : problem(404, `No record ${id}`);
}

function list({ shelves, takes, of }: Collection, { query }: SandboxRequest): SandboxReply {
  const strange = [...query.keys()].find((name) => !takes.includes(name));
  if (strange !== undefined) return problem(400, `Unknown parameter "${strange}"`);
  const since = query.get('updated_since');
  const from = since === null ? undefined : Date.parse(since);
  if (Number.isNaN(from)) return problem(400, '"updated_since" is no time');
  const owner = of === undefined ? null : query.get(of.parameter);
  if (of !== undefined && owner === null) return problem(422, `"${of.parameter}" is required`);
  const items = of === undefined ? shelves[0]?.walk({ from }) : of.items(owner ?? '', from);
  // Nobody's records are no error: the list is empty.
  const found = items ?? [];
  return takes.includes('cursor') ? byCursor(found, query) : byNumber(found, query);
}

function byNumber(items: Iterable<Item<JsonMembers>>, query: URLSearchParams): SandboxReply {
  const [number, size] = [whole(query.get('page'), 1), whole(query.get('per_page'), 25)];
  if (number === null || size === null || size > largestPage)
    return problem(400, `"page" and "per_page" are numbers from 1, per_page up to ${largestPage}`);
  const all = [...items];
  const data = all.slice((number - 1) * size, number * size).map((item) => item.value());
  return { status: 200, body: { data, meta: { page: number, pages: Math.ceil(all.length / size), total: all.length } } };
}

function byCursor(items: Iterable<Item<JsonMembers>>, query: URLSearchParams): SandboxReply {
  const size = whole(query.get('limit'), 25);
  const cursor = query.get('cursor');
  const after = cursor === null ? undefined : readMark(unpacked(cursor)?.['after']);
  if (size === null || size > largestPage || after === null)
    return problem(400, `"limit" is up to ${largestPage}, "cursor" comes from a list`);
  const rest = after === undefined ? items : Iterator.from(items).filter((item) => isAfter(item, after));
  const { items: found, next } = pageOf(rest, size);
  const meta = { next_cursor: next === null ? null : packed({ after: next }) };
  return { status: 200, body: { data: found.map((item) => item.value()), meta } };
}

function isAfter({ time, index }: Item<JsonMembers>, [lastTime, lastIndex]: readonly [number, number]): boolean {
  return time > lastTime || (time === lastTime && index > lastIndex);
}

/** Null for what is no whole number from 1. */
function whole(text: string | null, otherwise: number): number | null {
  if (text === null) return otherwise;
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}

/** Several shelves as the one collection that people know. */
function together(parts: readonly Changeable[]): Changeable {
  const read = (id: string): JsonMembers | undefined => parts.map((part) => part.read(id)).find((one) => one !== undefined);
  return {
    newest: (count) =>
      parts
        .flatMap((part) => part.newest(count))
        .map((id) => ({ id, at: read(id)?.['updated_at'] as string }))
        .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
        .slice(0, count)
        .map(({ id }) => id),
    read,
    change: (id, members) => parts.some((part) => part.read(id) !== undefined && part.change(id, members)),
    remove: (id) => parts.some((part) => part.remove(id)),
  };
}

function problem(status: number, message: string): SandboxReply {
  const codes: Readonly<Record<number, string>> = {
    401: 'unauthorised',
    403: 'forbidden',
    404: 'not_found',
    410: 'gone',
    429: 'too_fast',
  };
  return { status, body: { error: { code: codes[status] ?? 'invalid_request', message } } };
}
