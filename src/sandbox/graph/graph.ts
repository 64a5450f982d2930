import { createHash } from 'node:crypto';
import { isoSeconds } from '../../core/time.ts';
import { application } from '../login/login.ts';
import { BadQuery, leading, page, questionOf, type ODataQuery } from '../odata.ts';
import {
  grantOf,
  type JsonMembers,
  type SandboxContext,
  type SandboxReply,
  type SandboxRequest,
  type Service,
} from '../service.ts';
import { changeable, shelfOf, type Item, type Shelf } from '../shelf.ts';
import type { World } from '../world.ts';
import { mailboxes, messages, type Mailbox } from './messages.ts';

const root = /^\/v1\.0\/users\/([^/]+)\/messages(?:\/([^/]+))?$/;
const defaultPage = 10;
const largestPage = 1_000;
/** Only sent when they are asked for by name. */
const onRequest = ['internetMessageHeaders', 'uniqueBody'];
const codes: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'ErrorAccessDenied',
  404: 'ErrorItemNotFound',
  429: 'ApplicationThrottled',
  503: 'serviceNotAvailable',
  504: 'UnknownError',
};

interface Box extends Mailbox {
  readonly shelf: Shelf<JsonMembers>;
}

/** Mail of Microsoft Graph: lists with filter, order, choice of members and pages, and single messages. */
export function graph(context: SandboxContext, world: World): Service {
  const boxes: readonly Box[] = mailboxes.map((mailbox) => ({ ...mailbox, shelf: shelfOf(messages(world, mailbox)) }));
  const refuse = (status: number, code: string, message: string): SandboxReply => ({
    status,
    body: {
      error: {
        code,
        message,
        innerError: { date: isoSeconds(context.now()).slice(0, 19), 'request-id': 'sandbox', 'client-request-id': 'sandbox' },
      },
    },
  });
  return {
    name: 'graph',
    variables: (base) => ({
      GRAPH_URL: base,
      EXCHANGE_TENANT_ID: application.tenant,
      EXCHANGE_CLIENT_ID: application.client_id,
      EXCHANGE_CLIENT_SECRET: application.client_secret,
      ...Object.fromEntries(boxes.map(({ name, address }) => [`EXCHANGE_${name.toUpperCase()}_MAILBOX`, address])),
    }),
    problem: (status) => refuse(status, codes[status] ?? 'generalException', 'The request failed.'),
    collections: Object.fromEntries(boxes.map(({ name, shelf }) => [name, changeable(shelf, modified(context))])),
    answer: (request) => {
      if (grantOf(context, request)?.scopes.includes(request.base) !== true) {
        return refuse(401, 'InvalidAuthenticationToken', 'Access token validation failure.');
      }
      const [, user = '', id] = root.exec(request.path) ?? [];
      if (user === '' || request.method !== 'GET') return refuse(404, 'ResourceNotFound', 'Resource could not be discovered.');
      const box = boxes.find(({ address }) => address === decodeURIComponent(user).toLowerCase());
      if (!box) return refuse(404, 'ErrorInvalidUser', `The requested user '${decodeURIComponent(user)}' is invalid.`);
      try {
        if (id === undefined) return list(box, request);
        const found = findMessage(box.shelf, decodeURIComponent(id));
        if (!found) return refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
        return { status: 200, body: shown(found, viewOf(request, questionOf(request.query, parameters))) };
      } catch (error) {
        if (error instanceof BadQuery)
          return refuse(400, error.message === inefficient ? 'InefficientFilter' : 'BadRequest', error.message);
        throw error;
      }
    },
  };
}

const parameters = ['$top', '$expand', '$skiptoken', '$count'];
const inefficient = 'The restriction or sort order is too complex for this operation.';

function list({ shelf }: Box, request: SandboxRequest): SandboxReply {
  const query = questionOf(request.query, parameters);
  const first = leading(query);
  if (first.filter !== null && first.order !== null && first.filter !== first.order) throw new BadQuery(inefficient);
  const asked = Number(request.query.get('$top') ?? defaultPage);
  if (!Number.isInteger(asked) || asked < 1 || asked > largestPage) throw new BadQuery('The value of $top is out of range.');
  // Without an order the newest messages come first.
  const ordered = { ...query, orderby: query.orderby ?? 'receivedDateTime desc' };
  const token = request.query.get('$skiptoken');
  const found = page(shelf, { query: ordered, size: asked, timeField: 'lastModifiedDateTime', token });
  const link = new URLSearchParams(request.query);
  link.set('$skiptoken', found.token ?? '');
  const view = viewOf(request, query);
  return {
    status: 200,
    headers: view.immutable ? { 'preference-applied': 'IdType="ImmutableId"' } : {},
    body: {
      '@odata.context': `${request.base}/v1.0/$metadata#users('sandbox')/messages`,
      value: found.items.map((item) => shown(item, view)),
      ...(found.token === null ? {} : { '@odata.nextLink': `${request.base}${request.path}?${link.toString()}` }),
    },
  };
}

interface View {
  readonly select: readonly string[] | null;
  readonly attachments: boolean;
  readonly immutable: boolean;
  readonly asText: boolean;
}

function viewOf(request: SandboxRequest, { select }: ODataQuery): View {
  const prefer = request.headers['prefer'] ?? '';
  return {
    select,
    attachments: /\battachments\b/.test(request.query.get('$expand') ?? ''),
    immutable: /IdType="ImmutableId"/i.test(prefer),
    asText: /outlook\.body-content-type="text"/i.test(prefer),
  };
}

function shown(item: Item<JsonMembers>, { select, attachments, immutable, asText }: View): JsonMembers {
  const { attachments: attached, '@odata.type': type, ...message } = item.value();
  const wanted = Object.entries(message).filter(([field]) =>
    select === null ? !onRequest.includes(field) : field === 'id' || select.includes(field),
  );
  const members: JsonMembers = {
    ...(type === undefined ? {} : { '@odata.type': type }),
    '@odata.etag': `W/"${String(message['changeKey'])}${item.version}"`,
    ...Object.fromEntries(wanted),
    id: immutable ? item.id : folderId(item),
    ...(attachments ? { attachments: attached } : {}),
  };
  return asText ? { ...members, ...plain(members, 'body'), ...plain(members, 'uniqueBody') } : members;
}

/** Without the preference a message has another id in each folder. */
function folderId({ id, value }: Item<JsonMembers>): string {
  const folder = createHash('sha256').update(String(value()['parentFolderId'])).digest('hex').slice(0, 8);
  return `AQMkAD${id.slice(6, -1)}${folder}=`;
}

function findMessage(shelf: Shelf<JsonMembers>, id: string): Item<JsonMembers> | undefined {
  if (!id.startsWith('AQMkAD')) return shelf.find(id);
  const found = shelf.find(`AAkALg${id.slice(6, -9)}=`);
  return found !== undefined && folderId(found) === id ? found : undefined;
}

function plain(members: JsonMembers, field: string): JsonMembers {
  const body = members[field] as { readonly content: string } | null | undefined;
  if (!body) return {};
  return {
    [field]: {
      contentType: 'text',
      content: body.content
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    },
  };
}

/** A change gives a message a new version and brings it to the end of the list of changes; its id stays. */
function modified({ now }: SandboxContext): (members: JsonMembers) => { readonly members: JsonMembers; readonly time: number } {
  return (members) => {
    const time = Math.floor(now() / 1_000) * 1_000;
    return { members: { ...members, lastModifiedDateTime: isoSeconds(time) }, time };
  };
}
