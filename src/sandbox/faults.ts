import { isObject } from '../core/json.ts';
import type { SandboxReply, SandboxRequest } from './exchange.ts';

/** What a scripted disturbance does to a request. */
export const disturbances = {
  timeout: 'gives no answer until the caller hangs up',
  reset: 'breaks the connection',
  cut: 'answers with half of the JSON',
  malformed: 'puts a text in the place of the first record of a list',
  duplicate: 'names the first record of a list twice',
  repeat: 'answers with the page that it answered with before',
  html: 'answers with a web page in the place of JSON',
  empty: 'answers with an empty list',
  add: 'adds the member NAME to every record of a list',
  drop: 'leaves the member NAME out of every record of a list',
  lack: 'leaves the member NAME out of the first record of a list',
  retype: 'puts a text in the place of the member NAME in every record of a list',
  mix: 'puts a text in the place of the member NAME in every other record of a list',
  ignore: 'answers as if the query parameter NAME had not been sent',
} as const;
export type Disturbance = keyof typeof disturbances;

/** Those that are about one member or parameter, which must be named. */
const named: readonly string[] = ['add', 'drop', 'lack', 'retype', 'mix', 'ignore'] satisfies readonly Disturbance[];

/** The first `times` requests to a service whose path holds `path` are disturbed. */
export interface Fault {
  /** Absent = any service. */
  readonly service?: string;
  readonly path: string;
  readonly times: number;
  /** A reply in place of the answer, a status in the service's own words, or one of the disturbances. */
  readonly reply: SandboxReply | number | Disturbance;
  /** The member of a record, `a.b` for one further down, or the query parameter that the disturbance is about. */
  readonly name?: string;
}

const shape = /^([a-z]+)(\/[^:,\s]*)?:([a-z]+|[45]\d\d)(?:x([1-9]\d{0,5}))?(?:=([\w$.-]+))?$/;

/** `gmail:500x2,stripe/v1/refunds:429,zephyr/cycle:dropx9=build`; what cannot be read comes back as it is. */
export function readFaults(
  text: string,
  services: readonly string[],
): { readonly faults: readonly Fault[] } | { readonly unreadable: string } {
  const faults: Fault[] = [];
  for (const word of text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const [, service = '', path = '', what = '', times = '1', name] = shape.exec(word) ?? [];
    const reply = /^\d/.test(what) ? Number(what) : Object.hasOwn(disturbances, what) ? (what as Disturbance) : null;
    const isWhole = named.includes(what) === (name !== undefined);
    if (reply === null || !isWhole || !services.includes(service)) return { unreadable: word };
    faults.push({ service, path, times: Number(times), reply, ...(name === undefined ? {} : { name }) });
  }
  return { faults };
}

/** What the server is to do with a request. */
export type Verdict =
  | { readonly type: 'answer'; readonly reply: SandboxReply }
  | { readonly type: 'timeout' | 'reset' }
  | { readonly type: 'cut'; readonly reply: SandboxReply };

export interface Disturbed {
  readonly service: string;
  readonly request: SandboxRequest;
  /** What the service says. */
  readonly answer: (request: SandboxRequest) => SandboxReply;
  /** An error as the service words it. */
  readonly problem: (status: number) => SandboxReply;
}

/** Each fault counts down by itself; the first one that is left acts. */
export function faultsOf(faults: readonly Fault[]): (disturbed: Disturbed) => Verdict {
  const left = faults.map((fault) => ({ fault, times: fault.times, page: undefined as SandboxReply | undefined }));
  return ({ service, request, answer, problem }) => {
    const due = left.find(
      ({ fault, times }) => times > 0 && (fault.service ?? service) === service && request.path.includes(fault.path),
    );
    if (!due) return { type: 'answer', reply: answer(request) };
    if (due.fault.reply === 'repeat' && due.page === undefined) {
      // Nothing can come again before it has come once.
      due.page = answer(request);
      return { type: 'answer', reply: due.page };
    }
    due.times -= 1;
    return verdict(due.fault, { page: due.page, request, answer, problem });
  };
}

type Around = Omit<Disturbed, 'service'> & { readonly page: SandboxReply | undefined };

function verdict({ reply: what, name = '' }: Fault, { page, request, answer, problem }: Around): Verdict {
  if (typeof what === 'object') return { type: 'answer', reply: what };
  if (typeof what === 'number') return { type: 'answer', reply: patient(problem(what)) };
  switch (what) {
    case 'timeout':
    case 'reset':
      return { type: what };
    case 'cut':
      return { type: 'cut', reply: answer(request) };
    case 'repeat':
      return { type: 'answer', reply: page ?? answer(request) };
    case 'html':
      return { type: 'answer', reply: webPage };
    case 'ignore':
      return { type: 'answer', reply: answer({ ...request, query: without(request.query, name) }) };
    default:
      return { type: 'answer', reply: withRecords(answer(request), (records) => changed(records, what, name.split('.'))) };
  }
}

/** As proxies and sign-in pages answer: well, and with something else. */
const webPage: SandboxReply = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  text: '<!doctype html><html><head><title>Sign in</title></head><body>Please sign in</body></html>',
};

function without(query: URLSearchParams, name: string): URLSearchParams {
  const rest = new URLSearchParams(query);
  rest.delete(name);
  return rest;
}

type OfRecords = Exclude<Disturbance, 'timeout' | 'reset' | 'cut' | 'repeat' | 'html' | 'ignore'>;

function changed(records: readonly unknown[], what: OfRecords, path: readonly string[]): readonly unknown[] {
  switch (what) {
    case 'malformed':
      return ['no record', ...records.slice(1)];
    case 'duplicate':
      return [...records.slice(0, 1), ...records];
    case 'empty':
      return [];
    case 'add':
      return records.map((record) => withMember(record, path, () => 'added'));
    case 'drop':
      return records.map((record) => withMember(record, path, () => undefined));
    case 'lack':
      return records.map((record, index) => (index === 0 ? withMember(record, path, () => undefined) : record));
    case 'retype':
      return records.map((record) => withMember(record, path, asText));
    case 'mix':
      return records.map((record, index) => (index % 2 === 1 ? withMember(record, path, asText) : record));
  }
}

/** No number, date or code looks like it. */
function asText(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? `text ${value}` : 'text';
}

/** Undefined as the new value leaves the member out. */
function withMember(record: unknown, path: readonly string[], change: (value: unknown) => unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined || !isObject(record)) return record;
  const { [first]: before, ...others } = record as Readonly<Record<string, unknown>>;
  const after = rest.length === 0 ? change(before) : withMember(before, rest, change);
  return after === undefined ? others : { ...record, [first]: after };
}

/** Who is asked to slow down is told how long. */
function patient(reply: SandboxReply): SandboxReply {
  const waits = reply.status === 429 || reply.status === 503;
  return waits ? { ...reply, headers: { ...reply.headers, 'retry-after': '1' } } : reply;
}

/** Changes the records of a list: the body itself, or its first member that is an array with something in it. */
function withRecords(reply: SandboxReply, change: (records: readonly unknown[]) => readonly unknown[]): SandboxReply {
  const { body } = reply;
  if (body === null || typeof body !== 'object') return reply;
  if (Array.isArray(body)) return { ...reply, body: body.length === 0 ? body : change(body) };
  const found = Object.entries(body).find(([, value]) => Array.isArray(value) && value.length > 0);
  return found ? { ...reply, body: { ...body, [found[0]]: change(found[1] as readonly unknown[]) } } : reply;
}
