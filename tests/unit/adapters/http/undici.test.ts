import { getEventListeners } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { httpClient, type OpenHttpClient } from '../../../../src/adapters/http/undici.ts';
import type { HttpReply, HttpRequest } from '../../../../src/ports/http.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return `http://127.0.0.1:${address.port}`;
}

function client(): OpenHttpClient {
  const opened = httpClient();
  closers.push(opened.close);
  return opened;
}

function get(url: string, more: Partial<HttpRequest> = {}): Promise<HttpReply> {
  const signal = new AbortController().signal;
  return client().send({ method: 'GET', url, headers: {}, timeout_ms: 5_000, max_bytes: 1_000, signal, ...more });
}

describe('httpClient', () => {
  test('sends method, query, headers and body, and gives status, headers and text', async () => {
    const echo = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
      const chunks = (await incoming.toArray()) as readonly Uint8Array[];
      outgoing.writeHead(201, { 'X-Thing': 'a' });
      outgoing.end(
        `${incoming.method} ${incoming.url} ${String(incoming.headers['x-in'])} ${Buffer.concat(chunks).toString()} ü`,
      );
    };
    const url = await serve((incoming, outgoing) => void echo(incoming, outgoing));
    const reply = await get(`${url}/p?q=1`, { method: 'POST', headers: { 'x-in': 'b' }, body: 'ö' });
    expect(reply).toMatchObject({ ok: true, status: 201, body: 'POST /p?q=1 b ö ü', headers: { 'x-thing': 'a' } });
  });

  test('puts together a sign whose bytes come apart', async () => {
    const bytes = Buffer.from('a€😀b'.repeat(20_000));
    const url = await serve((_, outgoing) => {
      const cut = bytes.indexOf('😀', 100_000) + 2;
      outgoing.write(bytes.subarray(0, cut), () => outgoing.end(bytes.subarray(cut)));
    });
    const reply = await get(url, { max_bytes: 1_000_000 });
    expect(reply.ok && reply.body === bytes.toString()).toBe(true);
  });

  test('gives a redirect as it is', async () => {
    const url = await serve((_, outgoing) => outgoing.writeHead(302, { location: 'http://elsewhere.example.org' }).end());
    expect(await get(url)).toMatchObject({ ok: true, status: 302, headers: { location: 'http://elsewhere.example.org' } });
  });

  test('stops reading at the cap, however long the body is', async () => {
    let written = 0;
    const url = await serve((_, outgoing) => {
      const chunk = Buffer.alloc(65_536);
      const pour = (): void => {
        while (outgoing.write(chunk)) written += chunk.length;
        outgoing.once('drain', pour);
      };
      pour();
    });
    expect(await get(url)).toEqual({ ok: false, reason: 'too_large' });
    expect(written).toBeLessThan(100_000_000);
  });

  test('gives up on a server that never answers', async () => {
    const url = await serve(() => {});
    expect(await get(url, { timeout_ms: 30 })).toEqual({ ok: false, reason: 'timeout' });
  });

  test('gives up on a body that never ends', async () => {
    const url = await serve((_, outgoing) => void outgoing.write('x'));
    expect(await get(url, { timeout_ms: 60 })).toEqual({ ok: false, reason: 'timeout' });
  });

  test('stops when it is told to', async () => {
    const controller = new AbortController();
    const url = await serve(() => controller.abort());
    expect(await get(url, { signal: controller.signal })).toEqual({ ok: false, reason: 'aborted' });
  });

  test('drops the connection of what it stopped, and asks nothing for a signal that came before', async () => {
    const controller = new AbortController();
    let asked = 0;
    const closed = Promise.withResolvers<void>();
    const url = await serve((incoming) => {
      asked += 1;
      incoming.socket.once('close', closed.resolve);
      controller.abort();
    });
    expect(await get(url, { signal: controller.signal, timeout_ms: 600_000 })).toEqual({ ok: false, reason: 'aborted' });
    await closed.promise;
    expect(await get(url, { signal: controller.signal })).toEqual({ ok: false, reason: 'aborted' });
    expect(asked).toBe(1);
  });

  test('keeps nothing of a request that is over', async () => {
    const { signal } = new AbortController();
    const url = await serve((_, outgoing) => outgoing.end('x'));
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    for (let time = 0; time < 20; time += 1) expect(await get(url, { signal })).toMatchObject({ body: 'x' });
    await get('http://127.0.0.1:1', { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    const after = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    expect(after).toBeLessThan(before + 20);
  });

  test('names the code of a connection that is refused or cut', async () => {
    const cut = await serve((incoming) => incoming.socket.destroy());
    expect(await get(cut)).toMatchObject({ ok: false, reason: 'network', code: 'UND_ERR_SOCKET' });
    expect(await get('http://127.0.0.1:1')).toMatchObject({ ok: false, reason: 'network', code: 'ECONNREFUSED' });
  });
});
