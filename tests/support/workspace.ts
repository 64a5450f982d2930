import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import type { RunRecord } from '../../src/ledger/record.ts';
import { temporaryFolder } from './folder.ts';

const root = resolve(import.meta.dirname, '../..');
export const cliEntry = join(root, 'dist/cli/index.js');
const engineEntry = join(root, 'dist/solution-engine/index.js');

/** A repository of somebody else's, in a temporary folder, in which the built command runs. */
export interface Workspace extends Disposable {
  readonly folder: string;
  readonly write: (file: string, text: string) => void;
  readonly read: (file: string) => string;
  /** `input` is what stands on its standard input; without it, nothing. */
  readonly start: (args: readonly string[], env?: Readonly<Record<string, string>>, input?: string) => Command;
  readonly run: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ended>;
  /** The same for the `solution-engine` command. */
  readonly engine: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ended>;
  /** Ids of the runs that are on disk, oldest first. */
  readonly runs: () => readonly string[];
  readonly record: (run_id: string) => RunRecord;
  /** Every file of the state directory, one after the other. */
  readonly everyByte: () => string;
}

export interface Command {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a developer's shell and a runner would pass on is left out, so that it cannot change what a test sees. */
function scrubbed(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) =>
      value !== undefined &&
      !/^(CI|GITHUB_|INPUT_|RUNNER_|ACTIONS_|LORCHESTRA_|NODE_|VITEST|npm_|FORCE_COLOR|NO_COLOR)/.test(name),
  );
  return Object.fromEntries(kept) as Record<string, string>;
}

export function workspace(files: Readonly<Record<string, string>>): Workspace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'workspace-')));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const [file, text] of Object.entries({ 'lorchestra.yaml': '', ...files })) write(file, text);
  // What the commands keep from one start to the next, out of the way of what whoever runs the tests has there.
  const cache = temporaryFolder();
  const surroundings = { ...scrubbed(), XDG_CACHE_HOME: cache.path };
  const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): Command =>
    follow(spawn(process.execPath, [cliEntry, ...args], { cwd: folder, env: { ...surroundings, ...env } }), input);
  const engine = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
    follow(spawn(process.execPath, [engineEntry, ...args], { cwd: folder, env: { ...surroundings, ...env } }), '').ended;
  const runsFolder = join(folder, '.lorchestra/runs');
  return {
    folder,
    write,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    start,
    engine,
    run: (args, env) => start(args, env).ended,
    runs: () =>
      readdirSync(runsFolder)
        .map((run) => ({ run, born: statSync(join(runsFolder, run), { bigint: true }).birthtimeNs }))
        .sort((a, b) => Number(a.born - b.born))
        .map(({ run }) => run),
    record: (run_id) => JSON.parse(readFileSync(join(runsFolder, run_id, 'record.json'), 'utf8')) as RunRecord,
    everyByte: () =>
      readdirSync(join(folder, '.lorchestra'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
        .join('\n'),
    [Symbol.dispose]: () => {
      cache[Symbol.dispose]();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Tells a test when its jobs have come to a point: each connects and names itself, `exec 3<>/dev/tcp/127.0.0.1/$PORT`. */
export interface Meeting extends AsyncDisposable {
  readonly port: string;
  /** Settles once so many jobs have connected since the start; rejects when the command ends before. */
  readonly arrived: (count: number, command: { readonly ended: Promise<object> }) => Promise<void>;
  /** Lets every job that waits for a line go on. */
  readonly release: () => void;
}

export async function meeting(): Promise<Meeting> {
  const sockets = new Set<Socket>();
  const waiting: { readonly count: number; readonly done: () => void }[] = [];
  let connections = 0;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    connections += 1;
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    for (const each of waiting) if (connections >= each.count) each.done();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The meeting has no port');
  return {
    port: String(address.port),
    arrived: (count, { ended }) =>
      new Promise((done, reject) => {
        if (connections >= count) done();
        else waiting.push({ count, done });
        void ended.then((end) => reject(new Error(`Ended before its jobs arrived: ${JSON.stringify(end)}`)));
      }),
    release: () => {
      for (const socket of sockets) socket.write('go\n');
    },
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

/** Feeds a program and collects what it says until it has ended. */
function follow(child: ChildProcessWithoutNullStreams, input: string): Command {
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((settle, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => settle({ code, signal, stdout, stderr }));
  });
  return { child, ended };
}
