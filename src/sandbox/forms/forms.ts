import { googleProblem } from '../google/problem.ts';
import {
  grantOf,
  packed,
  unpacked,
  type JsonMembers,
  type SandboxContext,
  type SandboxReply,
  type SandboxRequest,
  type Service,
} from '../service.ts';
import { changeable, pageOf, readMark, shelfOf, type Shelf } from '../shelf.ts';
import type { World } from '../world.ts';
import { forms as allForms } from './questions.ts';
import { micro, responses } from './responses.ts';

const root = /^\/v1\/forms\/([^/]+)\/responses(?:\/([^/]+))?$/;
const scopes = ['https://www.googleapis.com/auth/forms.responses.readonly', 'https://www.googleapis.com/auth/drive'];
const largestPage = 5_000;

/** The responses of Google Forms: lists with pages and a filter by time, and single ones. */
export function googleForms(context: SandboxContext, world: World): Service {
  const shelves = new Map(allForms.map((form) => [form.formId, shelfOf(responses(world, form))]));
  const named = allForms.map(({ name, formId }) => ({ name, formId, shelf: shelves.get(formId) }));
  return {
    name: 'forms',
    variables: (base) => ({
      GOOGLE_FORMS_URL: base,
      ...Object.fromEntries(allForms.map(({ name, formId }) => [`GOOGLE_FORMS_${name.toUpperCase()}_FORM_ID`, formId])),
    }),
    problem: (status) => googleProblem(status),
    collections: Object.fromEntries(
      named.flatMap(({ name, shelf }) => (shelf ? [[name, changeable(shelf, sentAgain(context))]] : [])),
    ),
    answer: (request) => {
      const grant = grantOf(context, request);
      if (!grant) return googleProblem(401, 'Request had invalid authentication credentials.', 'authError');
      if (!grant.scopes.some((scope) => scopes.includes(scope))) {
        return googleProblem(403, 'Request had insufficient authentication scopes.', 'insufficientPermissions');
      }
      const [, formId = '', id] = root.exec(request.path) ?? [];
      const shelf = shelves.get(decodeURIComponent(formId));
      if (!shelf || request.method !== 'GET') return googleProblem(404, 'Requested entity was not found.', 'notFound');
      if (id === undefined) return list(shelf, request);
      const found = shelf.find(id);
      // One response names its form; the rows of a list do not.
      return found
        ? { status: 200, body: { formId, ...found.value() } }
        : googleProblem(404, 'Requested entity was not found.', 'notFound');
    },
  };
}

function list(shelf: Shelf<JsonMembers>, { query }: SandboxRequest): SandboxReply {
  const from = readFilter(query.get('filter'));
  const token = query.get('pageToken');
  const after = token === null ? undefined : readMark(unpacked(token)?.['after']);
  if (from === null || after === null) return googleProblem(400, 'Request contains an invalid argument.', 'badRequest');
  const asked = Number(query.get('pageSize') ?? largestPage) || largestPage;
  const { items, next } = pageOf(shelf.walk({ from, after }), Math.max(1, Math.min(asked, largestPage)));
  return {
    status: 200,
    body: {
      ...(items.length === 0 ? {} : { responses: items.map((item) => item.value()) }),
      ...(next === null ? {} : { nextPageToken: packed({ after: next }) }),
    },
  };
}

/** Milliseconds from which responses are wanted; null for a filter that the service does not take. */
function readFilter(filter: string | null): number | undefined | null {
  if (filter === null || filter === '') return undefined;
  const [, operator, time = ''] =
    /^timestamp\s*(>=|>)\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)$/.exec(filter.trim()) ?? [];
  const ms = Date.parse(time);
  return operator === undefined || Number.isNaN(ms) ? null : ms + (operator === '>' ? 1 : 0);
}

/** Whoever sends a form again keeps the id and gets a later time. */
function sentAgain({ now }: SandboxContext): (members: JsonMembers) => { readonly members: JsonMembers; readonly time: number } {
  return (members) => ({ members: { ...members, lastSubmittedTime: micro(now()) }, time: now() });
}
