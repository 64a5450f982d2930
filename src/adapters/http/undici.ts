import type { IncomingHttpHeaders } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import type { Agent, Dispatcher } from 'undici';
import type { HttpClient, HttpReply, HttpRequest } from '../../ports/http.ts';
import type { Turn } from './pools.ts';

/** Connections of a thread to one host: as many as the `concurrency` of one job may ask for, or four jobs with 16 each. */
const connectionsPerHost = 64;

export interface OpenHttpClient extends HttpClient {
  readonly close: () => Promise<void>;
}

/** The library is loaded with the first request, since most commands send none. */
export function httpClient(turn?: Turn): OpenHttpClient {
  let loaded: Promise<Agent> | undefined;
  return {
    send: async (request) => {
      const agent = await (loaded ??= openAgent());
      if (turn === undefined || request.pool === undefined) return send(agent, request);
      const end = await turn(request.pool, request.signal);
      if (end === undefined) return { ok: false, reason: 'aborted' };
      try {
        return await send(agent, request);
      } finally {
        end();
      }
    },
    close: async () => {
      await (await loaded)?.destroy();
    },
  };
}

async function openAgent(): Promise<Agent> {
  const { Agent } = await import('undici');
  // Certificates are checked whatever NODE_TLS_REJECT_UNAUTHORIZED says.
  return new Agent({ connections: connectionsPerHost, connect: { timeout: 10_000, rejectUnauthorized: true } });
}

/**
 * undici's `dispatch`, below its `request`: the stream and the signals that `request` makes for every answer cost more than
 * the answers of most services. Each chunk becomes text when it arrives: a large body put together first leaves the process
 * with holes in its memory that it never gives back.
 */
function send(agent: Agent, request: HttpRequest): Promise<HttpReply> {
  return new Promise((resolve) => {
    let stopped: HttpReply | undefined;
    let controller: Dispatcher.DispatchController | undefined;
    const settle = (reply: HttpReply): void => {
      clearTimeout(deadline);
      request.signal.removeEventListener('abort', abort);
      resolve(reply);
    };
    /** The connection is dropped; what it still says is not heard. */
    const stop = (reply: HttpReply): void => {
      stopped = reply;
      controller?.abort(new Error('no longer needed'));
      settle(reply);
    };
    const abort = (): void => stop({ ok: false, reason: 'aborted' });
    // It ends with its request: a signal of its own per request would stay in memory until its time is over.
    const deadline = setTimeout(() => stop({ ok: false, reason: 'timeout' }), request.timeout_ms);
    request.signal.addEventListener('abort', abort);
    if (request.signal.aborted) return abort();

    const decoder = new StringDecoder('utf8');
    let status = 0;
    let headers: Record<string, string> = {};
    let text = '';
    let size = 0;
    try {
      const { origin, pathname, search } = new URL(request.url);
      const options = { origin, path: pathname + search, method: request.method, headers: { ...request.headers } };
      const times = { headersTimeout: request.timeout_ms, bodyTimeout: request.timeout_ms };
      agent.dispatch(
        { ...options, ...times, body: request.body ?? null },
        {
          onRequestStart: (given) => {
            controller = given;
            if (stopped) given.abort(new Error('no longer needed'));
          },
          onResponseStart: (_, code, given) => {
            status = code;
            headers = plainHeaders(given);
          },
          onResponseData: (_, chunk) => {
            if (stopped) return;
            size += chunk.length;
            if (size <= request.max_bytes) text += decoder.write(chunk);
            else stop({ ok: false, reason: 'too_large' });
          },
          onResponseEnd: () => {
            if (!stopped) settle({ ok: true, status, headers, body: text + decoder.end() });
          },
          onResponseError: (_, error) => {
            if (!stopped) settle(noReply(error));
          },
        },
      );
    } catch (error) {
      settle(noReply(error));
    }
  });
}

function noReply(error: unknown): HttpReply {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') return { ok: false, reason: 'timeout' };
  return { ok: false, reason: 'network', ...(code === undefined ? {} : { code }) };
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}
