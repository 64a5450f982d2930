import { StringDecoder } from 'node:string_decoder';
import type { Agent, Dispatcher } from 'undici';
import type { HttpClient, HttpReply, HttpRequest } from '../../ports/http.ts';
import type { Turn } from './pools.ts';

/** Connections to one host; detail requests under way are bounded by the job's own `concurrency`. */
const connectionsPerHost = 32;

export interface OpenHttpClient extends HttpClient {
  readonly close: () => Promise<void>;
}

/** undici's `request`; the library is loaded with the first request, since most commands send none. */
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

async function send(agent: Agent, request: HttpRequest): Promise<HttpReply> {
  const deadline = AbortSignal.timeout(request.timeout_ms);
  const signal = AbortSignal.any([request.signal, deadline]);
  try {
    const url = new URL(request.url);
    const answer = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: request.method,
      headers: { ...request.headers },
      body: request.body ?? null,
      headersTimeout: request.timeout_ms,
      bodyTimeout: request.timeout_ms,
      signal,
    });
    const body = await readBody(answer.body, request.max_bytes);
    if (body === null) return { ok: false, reason: 'too_large' };
    return { ok: true, status: answer.statusCode, headers: plainHeaders(answer.headers), body };
  } catch (error) {
    if (request.signal.aborted) return { ok: false, reason: 'aborted' };
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
    if (deadline.aborted || code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
      return { ok: false, reason: 'timeout' };
    }
    return { ok: false, reason: 'network', ...(code === undefined ? {} : { code }) };
  }
}

/**
 * Null when the body is longer than allowed; the connection is then dropped. Each chunk becomes text when it arrives: a large
 * body put together first leaves the process with holes in its memory that it never gives back.
 */
function readBody(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const decoder = new StringDecoder('utf8');
    let text = '';
    let size = 0;
    body.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) text += decoder.write(chunk);
      else {
        resolve(null);
        body.destroy();
      }
    });
    body.on('end', () => resolve(text + decoder.end()));
    body.on('error', reject);
  });
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}
