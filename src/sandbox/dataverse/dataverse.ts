import { application } from '../login/login.ts';
import type { SandboxContext, SandboxReply, SandboxRequest, Service } from '../service.ts';
import { contactLabels, contacts } from './contacts.ts';
import { BadQuery, filterOf, sorted, type ODataQuery } from './odata.ts';
import { patchRow, tableOf, type Entity, type Table } from './table.ts';

const root = '/api/data/v9.2/';
const largestPage = 5_000;
const labelSuffix = '@OData.Community.Display.V1.FormattedValue';

/** The Dataverse Web API: lists with filter, order, choice of columns and pages; single rows; PATCH and DELETE. */
export function dataverse(context: SandboxContext): Service {
  const tables = [tableOf({ set: 'contacts', key: 'contactid', labels: contactLabels }, contacts(context.seed))];
  return {
    name: 'dataverse',
    variables: (base) => ({
      DATAVERSE_URL: base,
      DATAVERSE_TENANT_ID: application.tenant,
      DATAVERSE_CLIENT_ID: application.client_id,
      DATAVERSE_CLIENT_SECRET: application.client_secret,
    }),
    answer: (request) => {
      const token = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1];
      if (token === undefined || !context.tokens.has(token)) {
        return { status: 401, headers: { 'www-authenticate': 'Bearer authorization_uri=https://login.example.org' } };
      }
      const [, set = '', id] =
        /^([a-z0-9_]+)(?:\(([^)]*)\))?$/.exec(request.path.startsWith(root) ? request.path.slice(root.length) : '') ?? [];
      const table = tables.find((one) => one.set === set);
      if (!table) return problem(404, '0x80060888', `Resource not found for the segment '${set}'. The sandbox serves contacts.`);
      try {
        return id === undefined ? list(table, request) : single(table, id, { request, now: context.now });
      } catch (error) {
        if (error instanceof BadQuery) return problem(400, '0x80060888', error.message);
        throw error;
      }
    },
  };
}

function problem(status: number, code: string, message: string): SandboxReply {
  return { status, body: { error: { code, message } } };
}

/** Where the next page starts, and for what question; callers see it as one opaque text. */
interface Bookmark extends ODataQuery {
  readonly after: string;
}

function list(table: Table, request: SandboxRequest): SandboxReply {
  if (request.method !== 'GET') return problem(405, '0x80060888', 'The HTTP method is not allowed here.');
  const bookmark = readBookmark(request.query.get('$skiptoken'));
  const query = bookmark ?? questionOf(request.query);
  const matching = [...table.rows.values()].map(({ row }) => row).filter(filterOf(query.filter));
  const rows = sorted(matching, query.orderby, table.key);
  const start = bookmark ? rows.findIndex((row) => row[table.key] === bookmark.after) + 1 : 0;
  const prefer = request.headers['prefer'] ?? '';
  const asked = Number(/odata\.maxpagesize=(\d+)/.exec(prefer)?.[1] ?? largestPage);
  const page = rows.slice(start, start + Math.max(1, Math.min(asked, largestPage)));
  const last = page.at(-1);
  const after = last !== undefined && start + page.length < rows.length ? String(last[table.key]) : null;
  const token = after === null ? null : Buffer.from(JSON.stringify({ ...query, after })).toString('base64url');
  return {
    status: 200,
    headers: { 'odata-version': '4.0', ...(prefer === '' ? {} : { 'preference-applied': prefer }) },
    body: {
      '@odata.context': `${request.base}${root}$metadata#${table.set}`,
      value: page.map((row) => shown(table, row, { select: query.select, prefer })),
      ...(token === null ? {} : { '@odata.nextLink': `${request.base}${root}${table.set}?$skiptoken=${token}` }),
    },
  };
}

function questionOf(query: URLSearchParams): ODataQuery {
  const known = ['$filter', '$orderby', '$select'];
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) throw new BadQuery(`The query parameter '${unknown}' is not supported.`);
  return { filter: query.get('$filter'), orderby: query.get('$orderby'), select: query.get('$select')?.split(',') ?? null };
}

function readBookmark(token: string | null): Bookmark | null {
  if (token === null) return null;
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Bookmark;
  } catch {
    throw new BadQuery('Malformed paging cookie.');
  }
}

function single(
  table: Table,
  id: string,
  { request, now }: { readonly request: SandboxRequest; readonly now: () => number },
): SandboxReply {
  const found = table.rows.get(id);
  if (!found) return problem(404, '0x80040217', `Entity with Id = ${id} does not exist.`);
  switch (request.method) {
    case 'GET':
      return { status: 200, body: shown(table, found.row, { select: null, prefer: request.headers['prefer'] ?? '' }) };
    case 'PATCH': {
      const members = readMembers(request.body);
      patchRow(table, id, { members, modifiedon: `${new Date(now()).toISOString().slice(0, 19)}Z` });
      return { status: 204 };
    }
    case 'DELETE':
      table.rows.delete(id);
      return { status: 204 };
    default:
      return problem(405, '0x80060888', 'The HTTP method is not allowed here.');
  }
}

function readMembers(body: string): Entity {
  try {
    const members: unknown = JSON.parse(body);
    if (members !== null && typeof members === 'object' && !Array.isArray(members)) return members as Entity;
  } catch {
    // Answered below, as for any other body that is no object.
  }
  throw new BadQuery('The request body is no JSON object.');
}

function shown(table: Table, row: Entity, more: { readonly select: readonly string[] | null; readonly prefer: string }): Entity {
  const annotated = /odata\.include-annotations="(?:\*|[^"]*FormattedValue[^"]*)"/.test(more.prefer);
  const version = table.rows.get(String(row[table.key]))?.version ?? 0;
  const members: Record<string, Entity[string]> = { '@odata.etag': `W/"${version}"` };
  for (const [field, value] of Object.entries(row)) {
    if (more.select && field !== table.key && !more.select.includes(field)) continue;
    members[field] = value;
    const labels = table.labels[field];
    if (annotated && labels && value !== null) members[`${field}${labelSuffix}`] = labelsOf(labels, String(value));
  }
  return members;
}

/** Several choices are one text of codes, and their labels one text too. */
function labelsOf(labels: Readonly<Record<string, string>>, codes: string): string {
  return codes
    .split(',')
    .map((code) => labels[code] ?? code)
    .join('; ');
}
