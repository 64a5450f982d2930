import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { faultsOf, type Fault } from './faults.ts';
import type { SandboxReply } from './service.ts';
import { services } from './services.ts';

export interface SandboxOptions {
  /** The same seed gives the same data. */
  readonly seed: number;
  /** Milliseconds; the time of edits made in the sandbox. */
  readonly now: () => number;
  readonly faults?: readonly Fault[];
}

export interface Sandbox {
  /** `http://127.0.0.1:40123`. */
  readonly url: string;
  /** The `${NAME}`s that the sources under `jobs/` use. */
  readonly variables: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

const largestBody = 1_048_576;

/** Starts the stand-in services on a free port of the loopback address. */
export async function openSandbox({ seed, now, faults = [] }: SandboxOptions): Promise<Sandbox> {
  const all = services({ seed, now, tokens: new Set() });
  const fault = faultsOf(faults);
  let url = '';
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await readBody(incoming);
    const { pathname, searchParams } = new URL(incoming.url ?? '/', url);
    const [, name = '', path = ''] = /^\/([^/]*)(.*)$/.exec(pathname) ?? [];
    const service = all.find((one) => one.name === name);
    const headers = incoming.headers as Readonly<Record<string, string>>;
    const request = { method: incoming.method ?? 'GET', base: `${url}/${name}`, path, query: searchParams, headers, body };
    const nowhere = { status: 404, body: { error: { code: 'NoSuchService', message: `The sandbox has no service "${name}"` } } };
    send(outgoing, fault(request) ?? service?.answer(request) ?? nowhere);
  };
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    variables: Object.assign({}, ...all.map((service) => service.variables(`${url}/${service.name}`))) as Record<string, string>,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > largestBody) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(outgoing: ServerResponse, reply: SandboxReply): void {
  const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
  outgoing.writeHead(reply.status, {
    ...(text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...reply.headers,
  });
  outgoing.end(text);
}
