import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { faultsOf, type Fault, type Verdict } from './faults.ts';
import type { SandboxReply, Service } from './service.ts';
import { services } from './services.ts';
import { storyOf } from './story.ts';
import { worldOf } from './world.ts';

export interface SandboxOptions {
  /** The same seed gives the same data. */
  readonly seed: number;
  /** 1 (unless given) is about 1,000 objects. */
  readonly scale?: number;
  /** Milliseconds; the time of edits made in the sandbox. */
  readonly now: () => number;
  /** Milliseconds; the clock by which callers sign. `now` unless given. */
  readonly machineTime?: () => number;
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
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { all, disturbed } = open(options);
  let url = '';
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await readBody(incoming);
    const target = incoming.url ?? '/';
    const [, name = '', path = '', search = ''] = /^\/([^/?]*)([^?]*)\??(.*)$/.exec(target) ?? [];
    const headers = incoming.headers as Readonly<Record<string, string>>;
    const request = {
      method: incoming.method ?? 'GET',
      base: `${url}/${name}`,
      path,
      query: new URLSearchParams(search),
      headers,
      body,
    };
    const service = all.find((one) => one.name === name) ?? nobody(name);
    act(outgoing, disturbed({ service: name, request, answer: service.answer, problem: service.problem }));
  };
  // A caller who hangs up in the middle of a request leaves nobody to answer.
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing).catch(() => outgoing.destroy()));
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

function open({ seed, scale = 1, now, machineTime = now, faults = [] }: SandboxOptions) {
  let then: number | null = null;
  const world = worldOf({ seed, scale });
  const all = services({ seed, scale, now: () => then ?? now(), tokens: new Map() }, world, machineTime);
  const advance = storyOf(world, all, (ms) => (then = ms));
  const judge = faultsOf([...faults, ...all.flatMap(({ standing }) => standing ?? [])]);
  const disturbed: typeof judge = (one) => {
    advance(now());
    return judge(one);
  };
  return { all, disturbed };
}

function nobody(name: string): Pick<Service, 'answer' | 'problem'> {
  const problem = (status: number): SandboxReply => ({
    status,
    body: { error: { code: 'NoSuchService', message: `The sandbox has no service "${name}"` } },
  });
  return { problem, answer: () => problem(404) };
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

function act(outgoing: ServerResponse, verdict: Verdict): void {
  switch (verdict.type) {
    case 'timeout':
      return;
    case 'reset':
      outgoing.destroy();
      return;
    case 'answer':
    case 'cut':
      send(outgoing, verdict.reply, verdict.type === 'cut');
  }
}

function send(outgoing: ServerResponse, reply: SandboxReply, isCut: boolean): void {
  const text = reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
  outgoing.writeHead(reply.status, {
    ...(text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...reply.headers,
  });
  outgoing.end(isCut ? text.slice(0, text.length / 2) : text);
}
