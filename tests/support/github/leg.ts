import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { startStep, type Step, type StepEnd } from '../fake-runner.ts';
import { asText, evaluate, holds, truthy, type Contexts, type Status, type Template, type Value } from './expressions.ts';
import type { Simulation } from './simulator.ts';
import type { WrittenJob, WrittenStep } from './workflow-file.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

/** One job on one machine: a job without a matrix has one leg. */
export interface Leg {
  /** As GitHub shows it, such as `ingest / stage 1 (1/2)`. */
  readonly name: string;
  /** The attempt in which it ran. */
  readonly attempt: number;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  /** Names of outputs that the runner dropped: they hold a masked value. */
  readonly dropped: readonly string[];
  readonly steps: readonly StepRecord[];
  readonly summary: string;
}

export interface StepRecord {
  readonly id: string;
  readonly outcome: Conclusion;
  readonly log: string;
  readonly exitCode: number | null;
}

export interface LegRequest {
  readonly job: WrittenJob;
  readonly name: string;
  /** github, inputs, needs, vars, strategy, matrix, secrets. */
  readonly contexts: Contexts;
  /** Folder of the repository that the workflow file belongs to. */
  readonly home: string;
}

/** Of all outputs of a job; counted as UTF-16. */
const outputLimit = 1024 * 1024;
const standIns = join(import.meta.dirname, 'actions');

interface Progress {
  readonly folder: string;
  readonly workspace: string;
  readonly environment: Map<string, string>;
  readonly masks: string[];
  readonly steps: Record<string, { outputs: Record<string, string>; outcome: Conclusion; conclusion: Conclusion }>;
  readonly records: StepRecord[];
  conclusion: 'success' | 'failure' | 'cancelled';
  summary: string;
}

/** Runs the steps of a job on a fresh machine. */
export async function runLeg(simulation: Simulation, request: LegRequest): Promise<Leg> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'machine-')));
  const progress: Progress = {
    folder,
    workspace: join(folder, 'work'),
    environment: new Map(),
    masks: [...simulation.options.masks, ...secretMasks(request.contexts['secrets'])],
    steps: {},
    records: [],
    conclusion: 'success',
    summary: '',
  };
  mkdirSync(progress.workspace);
  mkdirSync(join(folder, 'temp'));
  try {
    const lost = await runSteps(simulation, request, progress);
    const { outputs, dropped, tooLarge } = lost ? noOutputs : jobOutputs(request, progress);
    return {
      name: request.name,
      attempt: simulation.attempt(),
      conclusion: lost || tooLarge ? 'failure' : progress.conclusion,
      outputs,
      dropped,
      steps: progress.records,
      summary: progress.summary,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const noOutputs = { outputs: {}, dropped: [], tooLarge: false } as const;

/** True when the machine was lost: nothing after that step happens, whatever its condition says. */
async function runSteps(simulation: Simulation, request: LegRequest, progress: Progress): Promise<boolean> {
  // A job that starts after the cancel, because its condition says so, is as any other.
  const after = simulation.cancelled();
  for (const step of request.job.steps) {
    if (simulation.options.lose?.({ leg: request.name, step: step.id, attempt: simulation.attempt() }) === true) return true;
    if (!after && simulation.cancelled() && progress.conclusion === 'success') progress.conclusion = 'cancelled';
    const contexts = stepContexts(request, progress);
    if (!holds(step.if, contexts, statusOf(progress))) {
      progress.steps[step.id] = { outputs: {}, outcome: 'skipped', conclusion: 'skipped' };
      progress.records.push({ id: step.id, outcome: 'skipped', log: '', exitCode: null });
      continue;
    }
    await runStep(simulation, { ...request, contexts }, { step, progress });
  }
  return false;
}

function statusOf({ conclusion }: Progress): Status {
  return { success: conclusion === 'success', failure: conclusion === 'failure', cancelled: conclusion === 'cancelled' };
}

function stepContexts({ contexts, job }: LegRequest, progress: Progress): Contexts {
  const { workspace, folder, steps, environment, conclusion } = progress;
  const github = { ...(contexts['github'] as object), workspace, job: job.id };
  return {
    ...contexts,
    github,
    runner: { temp: join(folder, 'temp'), os: 'Linux', arch: 'X64' },
    job: { status: conclusion },
    steps,
    env: Object.fromEntries(environment),
  };
}

async function runStep(
  simulation: Simulation,
  { job, name, contexts, home }: LegRequest,
  { step, progress }: { readonly step: WrittenStep; readonly progress: Progress },
): Promise<void> {
  const value = (template: Template | undefined): Value => evaluate(template ?? null, contexts, statusOf(progress));
  const texts = (template: Template | undefined): Record<string, string> =>
    Object.fromEntries(
      Object.entries((value(template) ?? {}) as Record<string, Value>).map(([key, each]) => [key, asText(each)]),
    );
  const started: Step = startStep({
    action:
      step.uses === undefined
        ? { run: asText(value(step.run)), folder: asText(value(step['working-directory'])) || '.' }
        : actionFolder(step.uses, { home, workspace: progress.workspace, project: simulation.options.project }),
    workspace: progress.workspace,
    inputs: texts(step.with),
    env: {
      ...Object.fromEntries(progress.environment),
      ...runnerVariables(simulation, contexts, progress),
      ...texts(job.env),
      ...texts(step.env),
    },
  });
  const running = { leg: name, step: step.id, attempt: simulation.attempt(), started };
  simulation.starts(running);
  const end = await started.ended;
  simulation.ends(running);
  started.remove();
  conclude(step, { end, progress, mayFail: truthy(value(step['continue-on-error'])), cancelled: simulation.cancelled() });
}

interface Ended {
  readonly end: StepEnd;
  readonly progress: Progress;
  readonly mayFail: boolean;
  readonly cancelled: boolean;
}

function conclude(step: WrittenStep, { end, progress, mayFail, cancelled }: Ended): void {
  const interrupted = cancelled && end.msAfterCancel !== null;
  const outcome: Conclusion = interrupted ? 'cancelled' : end.exitCode === 0 ? 'success' : 'failure';
  const conclusion = outcome === 'failure' && mayFail ? 'success' : outcome;
  progress.steps[step.id] = { outputs: Object.fromEntries(end.written), outcome, conclusion };
  progress.records.push({ id: step.id, outcome, log: `${end.stdout}${end.stderr}`, exitCode: end.exitCode });
  progress.summary += end.summary;
  for (const [name, value] of end.exported) progress.environment.set(name, value);
  for (const { name, value } of end.commands) if (name === 'add-mask' && value !== '') progress.masks.push(value);
  if (conclusion === 'cancelled') progress.conclusion = 'cancelled';
  else if (conclusion === 'failure' && progress.conclusion === 'success') progress.conclusion = 'failure';
}

function runnerVariables(simulation: Simulation, contexts: Contexts, { folder }: Progress): Record<string, string> {
  const github = contexts['github'] as Readonly<Record<string, Value>>;
  return {
    RUNNER_TEMP: join(folder, 'temp'),
    HOME: folder,
    GITHUB_RUN_ID: asText(github['run_id']),
    GITHUB_RUN_ATTEMPT: asText(github['run_attempt']),
    GITHUB_REPOSITORY: asText(github['repository']),
    GITHUB_EVENT_NAME: asText(github['event_name']),
    STANDIN_REPOSITORY: simulation.options.repository,
    STANDIN_ARTIFACTS: simulation.artifacts,
  };
}

/** `./` is the workspace, `$/` the repository of the file, `owner/repo@ref` a stand-in or this project. */
function actionFolder(
  uses: string,
  places: { readonly home: string; readonly workspace: string; readonly project: string },
): string {
  if (uses.startsWith('./')) return resolve(places.workspace, uses);
  if (uses.startsWith('$/')) return join(places.home, uses.slice(2));
  const [target = ''] = uses.split('@');
  const [owner, name = '', ...path] = target.split('/');
  if (owner === 'actions') return join(standIns, name);
  if (owner === 'lorchestra') return join(places.project, ...path);
  throw new Error(`Unable to resolve action ${uses}`);
}

/** The runner masks each line of each secret that a job may read. */
function secretMasks(secrets: Value | undefined): readonly string[] {
  return Object.values((secrets ?? {}) as Record<string, Value>)
    .flatMap((value) => [asText(value), ...asText(value).split(/\r?\n/)])
    .filter((value) => value.trim() !== '');
}

/** Outputs that hold a masked value are dropped, empty ones are not sent, too many bytes fail the job. */
function jobOutputs(
  request: LegRequest,
  progress: Progress,
): { readonly outputs: Record<string, string>; readonly dropped: readonly string[]; readonly tooLarge: boolean } {
  const contexts = stepContexts(request, progress);
  const values = evaluate(request.job.outputs ?? {}, contexts, statusOf(progress)) as Record<string, Value>;
  const outputs: Record<string, string> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const text = asText(value);
    if (progress.masks.some((mask) => text.includes(mask))) dropped.push(name);
    else if (text !== '') outputs[name] = text;
  }
  const size = Object.values(outputs).reduce((sum, text) => sum + 2 * text.length, 0);
  return size > outputLimit ? { outputs: {}, dropped, tooLarge: true } : { outputs, dropped, tooLarge: false };
}
