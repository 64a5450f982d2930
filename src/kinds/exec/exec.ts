import { failure, type Failure } from '../../core/failure.ts';
import type { ExecSpec } from '../../definition/shapes/exec.ts';
import type { OutputFile, OutputFiles } from '../../ports/outputs.ts';
import type { Exit, Exited, Processes, Program } from '../../ports/process.ts';
import type { Attempt, Outcome, Runner, StopCause } from '../../ports/runner.ts';
import { inheritedFrom, prepare, type Inherited, type Surroundings } from './environment.ts';
import { parseNamedValues } from './named-values.ts';
import { failureOf, neverStarted } from './verdict.ts';

export interface ExecTools {
  readonly processes: Processes;
  readonly outputFiles: OutputFiles;
  /** The environment that a `run:` step at this place would see. */
  readonly surroundings: Surroundings;
  /** Takes a `cwd` of a definition to an absolute path: relative ones stand below the folder of `lorchestra.yaml`. */
  readonly resolve: (cwd: string) => string;
  /** Takes every secret out of a text. */
  readonly redact: (text: string) => string;
}

type Read =
  | { readonly ok: true; readonly outputs: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly failure: Failure };

const mostOutputBytes = 1024 * 1024;

/** Runs any program: the runner of kind `exec`. */
export function createExecRunner(tools: ExecTools): Runner<ExecSpec> {
  const inherited = inheritedFrom(tools.surroundings);
  return { run: (attempt) => runAttempt(attempt, tools, inherited) };
}

async function runAttempt(attempt: Attempt<ExecSpec>, tools: ExecTools, inherited: Inherited): Promise<Outcome> {
  const file = tools.outputFiles.create(attempt);
  try {
    const prepared = prepare(attempt, inherited, file.path);
    if (!prepared.ok) return failed(prepared.failure);
    const { log } = attempt;
    const { command, cwd, env } = prepared;
    const exit = await runProgram(attempt.signal, tools.processes, {
      command,
      cwd: tools.resolve(cwd),
      env,
      key: attempt,
      output: log.write,
    });
    if (exit.type === 'refused') return failed({ ...exit.failure, message: tools.redact(exit.failure.message) });
    if (exit.type === 'withdrawn') return failed(neverStarted(stopCause(attempt.signal) ?? 'cancelled'));
    return judge(exit, attempt, readOutputs(file, tools.redact));
  } finally {
    file.remove();
  }
}

async function runProgram(signal: AbortSignal, processes: Processes, program: Program): Promise<Exit> {
  if (signal.aborted) return { type: 'withdrawn' };
  const running = processes.start(program);
  const stop = (): void => running.stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await running.exited;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function judge(exit: Exited, attempt: Attempt<ExecSpec>, read: Read): Outcome {
  // Before our own note: the last line of the log that a failure names is to be the job's.
  const trouble = failureOf(exit, stopCause(attempt.signal), attempt.log) ?? (read.ok ? null : read.failure);
  if (exit.stragglers > 0) note(attempt, exit.stragglers);
  // A job that failed may have been cut off while it wrote: what cannot be read then is no second failure.
  const report = read.ok && Object.keys(read.outputs).length > 0 ? { outputs: read.outputs } : {};
  const ending = attempt.signal.aborted && !exit.stopped ? ({ ended_before_stop: true } as const) : {};
  return trouble === null ? { ok: true, report, ...ending } : { ok: false, failure: trouble, report, ...ending };
}

function stopCause(signal: AbortSignal): StopCause | null {
  if (!signal.aborted) return null;
  return signal.reason === 'timeout' ? 'timeout' : 'cancelled';
}

function failed(trouble: Failure): Outcome {
  return { ok: false, failure: trouble, report: {} };
}

function note(attempt: Attempt<ExecSpec>, stragglers: number): void {
  const what = stragglers === 1 ? 'a process' : `${stragglers} processes`;
  attempt.log.write(new TextEncoder().encode(`[lorchestra] Ended ${what} that the job had left running\n`));
}

/** Reads what the job left in `LORCHESTRA_OUTPUT`; an unreadable file names the line. */
function readOutputs(file: OutputFile, redact: (text: string) => string): Read {
  const refuse = (why: string): Read => ({
    ok: false,
    failure: failure('output', `Cannot read the outputs of the job: ${redact(why)}`),
  });
  const content = file.read(mostOutputBytes);
  if ('refused' in content) return refuse(content.refused);
  if (content.bytes.length === 0) return { ok: true, outputs: {} };
  const text = decode(content.bytes);
  if (text === null) return refuse('the file in LORCHESTRA_OUTPUT is not UTF-8 text');
  const parsed = parseNamedValues(text);
  if (!parsed.ok) return refuse(`line ${parsed.line}, ${parsed.message}`);
  const outputs = Object.entries(parsed.values).map(([name, value]) => [name, redact(value)] as const);
  return { ok: true, outputs: Object.fromEntries(outputs) };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
