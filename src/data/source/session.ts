import type { Json } from '../../core/json.ts';
import type { SourceSpec } from '../../definition/shapes/source.ts';
import type { HttpClient, HttpReply, HttpRequest } from '../../ports/http.ts';
import { fail } from '../failed.ts';
import { at } from '../pointer.ts';
import { sleep, stopIfAsked } from '../stop.ts';
import { readToken, tokenHttp, type AuthPorts, type Credentials } from './auth.ts';
import { isTransient, longestRetryAfterMs, retryDelay } from './retry.ts';

export interface SourcePorts extends AuthPorts {
  readonly http: HttpClient;
  /** One line for the job's log; holds no query, header or payload. */
  readonly log: (line: string) => void;
}

export interface SessionOptions {
  readonly api: SourceSpec;
  readonly credentials: Credentials;
  readonly headers: Readonly<Record<string, string>>;
  readonly ports: SourcePorts;
  readonly signal: AbortSignal;
}

/** An answer with its text as it came; `body` is undefined when the service answered without content (204). */
export interface Reply {
  readonly body: Json | undefined;
  readonly text: string;
}

/** One job's conversation with a service: signs in when needed, retries, and turns what goes wrong into failures. */
export interface Session {
  readonly get: (url: string) => Promise<Reply>;
  /** The same, but undefined for a record that is gone (404, 410); logs what went wrong alone, for there are many. */
  readonly find: (url: string) => Promise<Json | undefined>;
  /** The status of the final answer, whatever it is, without reading it. */
  readonly status: (url: string) => Promise<number>;
}

type Answer = Extract<HttpReply, { ok: true }>;
type Bare = Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'>;
/** Which answers are logged; a try that is repeated always is. */
type Logged = 'all' | 'failures';
type Send = (request: Bare, logged: Logged) => Promise<Answer>;
const longestRedirects = 5;

export function openSession(options: SessionOptions): Session {
  const send = sender(options);
  const authorised = authoriser(options, send);
  const get = async (url: string, logged: Logged): Promise<Answer> => {
    let target = url;
    for (let hop = 0; hop <= longestRedirects; hop += 1) {
      const answer = await authorised(target, logged);
      if (answer.status < 300 || answer.status > 399) return answer;
      target = redirectTarget(answer, target, options.api.source_id);
    }
    return fail(
      'invalid_response',
      `Cannot read from "${options.api.source_id}": more than ${longestRedirects} redirects in a row`,
    );
  };
  return {
    get: async (url) => {
      const answer = expectOk(await get(url, 'all'), url, options.api);
      return { body: parse(answer, url, options.api), text: answer.body };
    },
    status: async (url) => (await get(url, 'all')).status,
    find: async (url) => {
      const answer = await get(url, 'failures');
      if (answer.status === 404 || answer.status === 410) return undefined;
      return parse(expectOk(answer, url, options.api), url, options.api);
    },
  };
}

/** Sends with retries. Resolves to whatever status is final; fails when there is no answer at all. */
function sender({ api, ports, signal }: SessionOptions): Send {
  const limits = {
    ...{ timeout_ms: api.limits.request_timeout, max_bytes: api.limits.max_response_bytes, signal },
    ...(api.pool === undefined ? {} : { pool: api.pool }),
  };
  return async (request, logged) => {
    const what = (): string => `${request.method} ${place(request.url)}`;
    for (let tried = 1; ; tried += 1) {
      stopIfAsked(signal);
      const reply = await ports.http.send({ ...request, ...limits });
      stopIfAsked(signal);
      const retried = isTransient(reply) && tried <= api.limits.retries;
      const delay = retried ? retryDelay(reply, tried, { now: ports.clock.now(), random: ports.clock.random() }) : null;
      const again = delay === null ? '' : `, trying again in ${(delay / 1_000).toFixed(1)} s`;
      if (logged === 'all' || !reply.ok || reply.status > 399) ports.log(`${what()}: ${describe(reply)}${again}`);
      if (delay !== null) await sleep(ports.clock, delay, signal);
      else if (reply.ok) return reply;
      else return noAnswer(reply, what(), { service: api.source_id, tried, limits });
    }
  };
}

/** Adds the token to each request and, when it is refused, asks for a new one once. */
function authoriser({ api, credentials, headers }: SessionOptions, send: Send): (url: string, logged: Logged) => Promise<Answer> {
  const service = api.source_id;
  let current: Promise<string | null> | null = null;
  const obtain = async (): Promise<string | null> => {
    if (credentials.type === 'none') return null;
    if (credentials.type === 'bearer') return credentials.token;
    const answer = await send(tokenHttp(credentials), 'all');
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
      const said = errorCode(answer);
      return fail(
        'credentials',
        `Cannot sign in to "${service}": ${place(credentials.url)} answered ${answer.status}${said}; ${credentials.remedy}`,
        {
          code: String(answer.status),
        },
      );
    }
    return readToken(parse(expectOk(answer, credentials.url, api), credentials.url, api) ?? null, service);
  };
  const request = (url: string, token: string | null, logged: Logged): Promise<Answer> => {
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
    return send({ method: 'GET', url, headers: { accept: 'application/json', ...headers, ...authorization } }, logged);
  };
  return async (url, logged) => {
    const used = (current ??= obtain());
    const answer = await request(url, await used, logged);
    if (answer.status !== 401 || credentials.type !== 'token_request') return answer;
    // Requests side by side may all be refused with the same token: the first asks for a new one, the others share it.
    if (current === used) current = obtain();
    return request(url, await current, logged);
  };
}

function redirectTarget(answer: Answer, from: string, service: string): string {
  const location = answer.headers['location'] ?? '';
  const target = URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (target?.origin === new URL(from).origin) return target.href;
  return fail(
    'invalid_response',
    `Cannot read from "${service}": ${place(from)} answered ${answer.status}, a redirect ${target ? `to another host, "${target.host}"` : 'without a readable address'}, which is not followed`,
  );
}

function expectOk(answer: Answer, url: string, api: SourceSpec): Answer {
  if (answer.status >= 200 && answer.status <= 299) return answer;
  const words = `Cannot read from "${api.source_id}": ${place(url)} answered ${answer.status}${errorCode(answer)}`;
  const code = String(answer.status);
  if (answer.status === 401) fail('credentials', `${words}; check the credentials`, { code });
  if (answer.status === 403 && !isTransient(answer)) {
    fail('credentials', `${words}; the credentials may not read this`, { code });
  }
  return fail('http_status', words + advice(answer, api), { code, transient: isTransient(answer) });
}

/** What a status usually means, where the number alone does not say what to do. */
const meanings: Readonly<Record<number, string>> = {
  404: 'nothing is there; check the path, or whether what it names still exists',
  410: 'the service has withdrawn this endpoint; take it out of the definition',
  428: 'the service misses something it requires, mostly a query parameter; check the parameters of this endpoint',
};

function advice(answer: Answer, { limits, pool }: SourceSpec): string {
  if (isTransient(answer) && retryDelay(answer, 1, { now: 0, random: 0 }) === null) {
    return `, asking to wait more than ${longestRetryAfterMs / 60_000} minutes`;
  }
  if (answer.status === 429) {
    const slower = pool === undefined ? 'give it a pool with limits' : `lower the limits of pool "${pool}"`;
    return `, too many requests, ${limits.retries + 1} ${limits.retries === 0 ? 'try' : 'tries'}; ${slower}`;
  }
  const meaning = meanings[answer.status];
  return meaning === undefined ? '' : `; ${meaning}`;
}

function noAnswer(
  reply: Extract<HttpReply, { ok: false }>,
  what: string,
  more: { service: string; tried: number; limits: { timeout_ms: number; max_bytes: number } },
): never {
  const code = reply.code === undefined ? {} : { code: reply.code };
  const start = `Cannot read from "${more.service}": ${what}`;
  if (reply.reason === 'too_large') {
    return fail('invalid_response', `${start} answered with more than ${more.limits.max_bytes} bytes`, code);
  }
  const why = reply.reason === 'timeout' ? `gave no answer within ${more.limits.timeout_ms / 1_000} s` : 'found no connection';
  const said = reply.code === undefined ? '' : ` (${reply.code})`;
  return fail('network', `${start} ${why}${said}, ${more.tried} ${more.tried === 1 ? 'try' : 'tries'}`, code);
}

function parse(answer: Answer, url: string, api: SourceSpec): Json | undefined {
  if (answer.status === 204) return undefined;
  try {
    return JSON.parse(answer.body.replace(/^\uFEFF/, '')) as Json;
  } catch {
    const what = isHtml(answer)
      ? 'HTML instead of JSON, perhaps a login page or the page of a proxy; check its base_url and the credentials'
      : 'something that is no JSON';
    return fail('invalid_response', `Cannot read from "${api.source_id}": ${place(url)} answered with ${what}`);
  }
}

function isHtml(answer: Answer): boolean {
  const told = /^(?:text\/html|application\/xhtml\+xml)\b/i.test(answer.headers['content-type'] ?? '');
  return told || /^\s*<(?:!doctype\s+html|html|head|body)\b/i.test(answer.body.slice(0, 1_000));
}

/** The service's own error word, where it is one: `error.code`, `error.status` or OAuth's `error`. Never free text. */
function errorCode(answer: Answer): string {
  let body: Json;
  try {
    body = JSON.parse(answer.body) as Json;
  } catch {
    return '';
  }
  for (const pointer of ['/error/code', '/error/status', '/error']) {
    const word = at(body, pointer);
    if (typeof word === 'string' && /^[A-Za-z][A-Za-z0-9_.-]{0,63}$|^0x[0-9a-fA-F]{1,16}$/.test(word)) return ` (${word})`;
  }
  return '';
}

/** Where a request went: host and path, without the query, which may hold names and tokens. */
function place(url: string): string {
  const target = URL.parse(url);
  return target ? `${target.host}${target.pathname}` : 'an address that is no URL';
}

function describe(reply: HttpReply): string {
  return reply.ok ? String(reply.status) : reply.code === undefined ? reply.reason : `${reply.reason} (${reply.code})`;
}
