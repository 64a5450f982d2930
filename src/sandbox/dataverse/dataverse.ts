import { isObject, jsonIn } from '../../core/json.ts';
import { application } from '../login/login.ts';
import { BadQuery, page, questionOf } from '../odata.ts';
import { fullName } from '../people.ts';
import {
  grantOf,
  type Changeable,
  type JsonMembers,
  type SandboxContext,
  type SandboxReply,
  type SandboxRequest,
  type Service,
} from '../service.ts';
import { changeable, type Item } from '../shelf.ts';
import type { World } from '../world.ts';
import { contactLabels, contacts } from './contacts.ts';
import { reportLabels, reports } from './reports.ts';
import { sessionLabels, sessions } from './sessions.ts';
import { modified, tableOf, type Entity, type Table } from './table.ts';

const root = '/api/data/v9.2/';
const largestPage = 5_000;
const labelSuffix = '@OData.Community.Display.V1.FormattedValue';
const codes: Readonly<Record<number, string>> = { 401: '0x80072560', 403: '0x80048306', 404: '0x80060888', 429: '0x80072322' };

/** The Dataverse Web API: lists with filter, order, choice of columns and pages; single rows; PATCH and DELETE. */
export function dataverse(context: SandboxContext, world: World): Service {
  const tables = tablesOf(world);
  return {
    name: 'dataverse',
    problem: (status) => problem(status, codes[status] ?? '0x80040216', 'An unexpected error occurred.'),
    collections: Object.fromEntries(tables.map((table) => [table.set, changes(table, context)])),
    variables: (base) => ({
      DATAVERSE_URL: base,
      DATAVERSE_TENANT_ID: application.tenant,
      DATAVERSE_CLIENT_ID: application.client_id,
      DATAVERSE_CLIENT_SECRET: application.client_secret,
    }),
    answer: (request) => {
      if (grantOf(context, request)?.scopes.includes(request.base) !== true) {
        return { status: 401, headers: { 'www-authenticate': 'Bearer authorization_uri=https://login.example.org' } };
      }
      const [, set = '', id] =
        /^([a-z0-9_]+)(?:\(([^)]*)\))?$/.exec(request.path.startsWith(root) ? request.path.slice(root.length) : '') ?? [];
      const table = tables.find((one) => one.set === set);
      if (!table) return problem(404, '0x80060888', `Resource not found for the segment '${set}'.`);
      try {
        return id === undefined ? list(table, request) : single(table, id, { request, changes: changes(table, context) });
      } catch (error) {
        if (error instanceof BadQuery) return problem(400, '0x80060888', error.message);
        throw error;
      }
    },
  };
}

function changes(table: Table, { now }: SandboxContext): Changeable {
  return changeable(table.rows, modified(now));
}

function tablesOf(world: World): readonly Table[] {
  const { seed, people, contactId } = world;
  const book = tableOf({ set: 'contacts', key: 'contactid', labels: contactLabels }, contacts(seed, people));
  const nameOf = (id: string): string | null => {
    const row = book.rows.find(id)?.value();
    return row === undefined ? null : fullName({ firstname: textOf(row, 'firstname'), lastname: textOf(row, 'lastname') });
  };
  return [
    book,
    tableOf(
      { set: 'cre92_clientsessions', key: 'cre92_clientsessionid', labels: sessionLabels(nameOf) },
      sessions(seed, { size: world.count(100), people, contactId }),
    ),
    tableOf(
      { set: 'cre92_clientreports', key: 'cre92_clientreportid', labels: reportLabels(nameOf) },
      reports(seed, { size: world.count(12), people, contactId }),
    ),
  ];
}

function textOf(row: Entity, field: string): string | null {
  const value = row[field];
  return typeof value === 'string' ? value : null;
}

function problem(status: number, code: string, message: string): SandboxReply {
  return { status, body: { error: { code, message } } };
}

function list(table: Table, request: SandboxRequest): SandboxReply {
  if (request.method !== 'GET') return problem(405, '0x80060888', 'The HTTP method is not allowed here.');
  const query = questionOf(request.query, ['$skiptoken']);
  const prefer = request.headers['prefer'] ?? '';
  const asked = Number(/odata\.maxpagesize=(\d+)/.exec(prefer)?.[1] ?? largestPage);
  const size = Math.max(1, Math.min(asked, largestPage));
  const cookie = request.query.get('$skiptoken');
  const { items, token } = page(table.rows, { query, size, timeField: 'modifiedon', token: cookie });
  const link = new URLSearchParams(request.query);
  link.set('$skiptoken', token ?? '');
  return {
    status: 200,
    headers: { 'odata-version': '4.0', ...(prefer === '' ? {} : { 'preference-applied': prefer }) },
    body: {
      '@odata.context': `${request.base}${root}$metadata#${table.set}`,
      value: items.map((item) => shown(table, item, { select: query.select, prefer })),
      ...(token === null ? {} : { '@odata.nextLink': `${request.base}${root}${table.set}?${link.toString()}` }),
    },
  };
}

function single(
  table: Table,
  id: string,
  { request, changes }: { readonly request: SandboxRequest; readonly changes: Changeable },
): SandboxReply {
  const found = table.rows.find(id);
  if (!found) return problem(404, '0x80040217', `Entity with Id = ${id} does not exist.`);
  switch (request.method) {
    case 'GET':
      return { status: 200, body: shown(table, found, { select: null, prefer: request.headers['prefer'] ?? '' }) };
    case 'PATCH':
      changes.change(id, { ...readMembers(request.body), [table.key]: id });
      return { status: 204 };
    case 'DELETE':
      table.rows.remove(id);
      return { status: 204 };
    default:
      return problem(405, '0x80060888', 'The HTTP method is not allowed here.');
  }
}

function readMembers(body: string): Entity {
  const members = jsonIn(body);
  if (isObject(members)) return members as Entity;
  throw new BadQuery('The request body is no JSON object.');
}

function shown(
  table: Table,
  item: Item<Entity>,
  more: { readonly select: readonly string[] | null; readonly prefer: string },
): JsonMembers {
  const annotated = /odata\.include-annotations="(?:\*|[^"]*FormattedValue[^"]*)"/.test(more.prefer);
  const members: Record<string, unknown> = { '@odata.etag': `W/"${1_000 + item.index + 1_000_000 * item.version}"` };
  const row = item.value();
  for (const [field, value] of Object.entries(row)) {
    if (more.select && field !== table.key && !more.select.includes(field)) continue;
    members[field] = value;
    const labels = table.labels[field];
    if (!annotated || !labels || value === null) continue;
    const label = typeof labels === 'function' ? labels(row) : labelsOf(labels, String(value));
    if (label !== null) members[`${field}${labelSuffix}`] = label;
  }
  return members;
}

/** Several choices are one text of codes, and their labels one text too. */
function labelsOf(labels: Readonly<Record<string, string>>, values: string): string {
  return values
    .split(',')
    .map((code) => labels[code] ?? code)
    .join('; ');
}
