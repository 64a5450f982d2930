import { googleProblem } from '../google/problem.ts';
import {
  grantOf,
  packed,
  unpacked,
  type Grant,
  type SandboxContext,
  type SandboxReply,
  type SandboxRequest,
  type Service,
} from '../service.ts';
import { changeable, pageOf, readMark, shelfOf, type Item, type Shelf } from '../shelf.ts';
import type { World } from '../world.ts';
import { mailboxes, messages, threadOf, type Mailbox, type Message } from './messages.ts';

const root = /^\/gmail\/v1\/users\/([^/]+)\/messages(?:\/([^/]+))?$/;
const scopes = 'https://www.googleapis.com/auth/gmail.';
const largestPage = 500;

interface Box extends Mailbox {
  readonly shelf: Shelf<Message>;
}

/** Gmail: lists of ids with a search and pages, and single messages in full. */
export function gmail(context: SandboxContext, world: World): Service {
  const boxes: readonly Box[] = mailboxes.map((mailbox) => ({ ...mailbox, shelf: shelfOf(messages(world, mailbox)) }));
  return {
    name: 'gmail',
    variables: (base) => ({ GMAIL_URL: base }),
    problem: (status) => googleProblem(status, 'The request failed.', status === 429 ? 'rateLimitExceeded' : 'backendError'),
    collections: Object.fromEntries(boxes.map(({ account, shelf }) => [account, changeable(shelf)])),
    answer: (request) => {
      const grant = grantOf(context, request);
      if (!grant?.scopes.some((scope) => scope.startsWith(scopes))) {
        return googleProblem(401, 'Request had invalid authentication credentials.', 'authError');
      }
      const [, user = '', id] = root.exec(request.path) ?? [];
      if (user === '' || request.method !== 'GET') return googleProblem(404, 'Not Found', 'notFound');
      const box = boxes.find(({ account }) => account === grant.subject);
      if (!box || (user !== 'me' && decodeURIComponent(user) !== box.address)) {
        return googleProblem(403, `Delegation denied for ${box?.address ?? 'nobody'}`, 'forbidden');
      }
      return id === undefined ? list(box, request, grant) : single(box, id, { request, grant });
    },
  };
}

function list(box: Box, { query }: SandboxRequest, grant: Grant): SandboxReply {
  const search = query.get('q') ?? '';
  if (search !== '' && isMetadata(grant)) return googleProblem(403, "Metadata scope does not support 'q' parameter", 'forbidden');
  const wanted = readSearch(search);
  const token = query.get('pageToken');
  const after = token === null ? undefined : readMark(unpacked(token)?.['after']);
  if (wanted === null || after === null) return googleProblem(400, 'Invalid pageToken or search', 'invalidArgument');
  const size = Math.max(1, Math.min(Number(query.get('maxResults') ?? 100) || 100, largestPage));
  const hidden = query.get('includeSpamTrash') === 'true' ? [] : ['SPAM', 'TRASH'];
  const all = box.shelf.walk({ newestFirst: true, from: wanted.after, after });
  const { items, next } = pageOf(
    all.filter((item) => item.time < wanted.before && !isHidden(item, hidden)),
    size,
  );
  const listed = items.map(({ id, index }) => ({ id, threadId: threadOf(box.account, index) }));
  // Once in a while a list names a message twice.
  const twice = box.account === 'acct3' && after === undefined ? listed.slice(0, 1) : [];
  return {
    status: 200,
    body: {
      ...(listed.length === 0 ? {} : { messages: [...listed, ...twice] }),
      ...(next === null ? {} : { nextPageToken: packed({ after: next }) }),
      resultSizeEstimate: items.length,
    },
  };
}

/** Only the messages at the start are spam or trash, so the rest need not be made to be listed. */
const mayBeHidden = 32;

function isHidden(item: Item<Message>, hidden: readonly string[]): boolean {
  if (hidden.length === 0 || (item.index >= mayBeHidden && item.version === 0)) return false;
  return item.value().labelIds.some((label) => hidden.includes(label));
}

function single(
  box: Box,
  id: string,
  { request, grant }: { readonly request: SandboxRequest; readonly grant: Grant },
): SandboxReply {
  const found = box.shelf.find(id);
  if (!found) return googleProblem(404, 'Requested entity was not found.', 'notFound');
  const format = request.query.get('format') ?? 'full';
  if (isMetadata(grant) && format === 'full') return googleProblem(403, "Metadata scope doesn't allow format FULL", 'forbidden');
  const message = found.value();
  if (format === 'full') return { status: 200, body: message };
  const { payload: _, ...bare } = message;
  const { mimeType, headers } = message.payload;
  return { status: 200, body: format === 'minimal' ? bare : { ...bare, payload: { mimeType, headers } } };
}

function isMetadata({ scopes: granted }: Grant): boolean {
  return granted.includes(`${scopes}metadata`);
}

/** `after:` and `before:` in seconds or dates; null for a search that the sandbox does not know. */
function readSearch(search: string): { readonly after: number | undefined; readonly before: number } | null {
  let after: number | undefined;
  let before = Number.POSITIVE_INFINITY;
  for (const word of search.split(/\s+/).filter((one) => one !== '')) {
    const [, name, value = ''] = /^(after|before):(\d{1,12}|\d{4}\/\d{1,2}\/\d{1,2})$/.exec(word) ?? [];
    if (name === undefined) return null;
    // A date means midnight in California, as the service has it.
    const ms = value.includes('/') ? Date.parse(`${value.replaceAll('/', '-')}T08:00:00Z`) : Number(value) * 1_000;
    if (name === 'after') after = ms;
    else before = ms;
  }
  return { after, before };
}
