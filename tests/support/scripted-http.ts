import type { HttpClient, HttpReply, HttpRequest } from '../../src/ports/http.ts';

export interface ScriptedHttp extends HttpClient {
  /** Everything that was sent, in order. */
  readonly sent: readonly HttpRequest[];
  /** Most requests that were under way at once. */
  readonly widest: () => number;
}

/** Answers with what the script says for each request; every answer comes in a later turn. */
export function scriptedHttp(script: (request: HttpRequest, index: number) => HttpReply): ScriptedHttp {
  const sent: HttpRequest[] = [];
  let underWay = 0;
  let widest = 0;
  return {
    sent,
    widest: () => widest,
    send: async (request) => {
      const index = sent.push(request) - 1;
      underWay += 1;
      widest = Math.max(widest, underWay);
      await Promise.resolve();
      underWay -= 1;
      return request.signal.aborted ? { ok: false, reason: 'aborted' } : script(request, index);
    },
  };
}

export function json(
  body: unknown,
  more: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): HttpReply {
  return { ok: true, status: more.status ?? 200, headers: more.headers ?? {}, body: JSON.stringify(body) };
}
