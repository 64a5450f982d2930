import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { Step } from '../fake-runner.ts';
import type { Value } from './expressions.ts';
import { runWorkflow, type JobRecord, type WorkflowRecord } from './graph.ts';
import type { Leg } from './leg.ts';

/** A place in a run: which step of which leg, in which attempt. */
export interface At {
  readonly leg: string;
  readonly step: string;
  readonly attempt: number;
}

export interface SimulationOptions {
  /** Path of the workflow in the repository. */
  readonly workflow: string;
  /** The folder that checkout copies. */
  readonly repository: string;
  readonly inputs: Readonly<Record<string, Value>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Words that the runner masks beside the secrets of a job. */
  readonly masks: readonly string[];
  /** This project: what `uses: lorchestra/lorchestra` means. */
  readonly project: string;
  /** True = the machine is gone before this step, and nothing after it happens. */
  readonly lose?: (at: At) => boolean;
}

interface Running extends At {
  readonly started: Step;
}

/** What legs and jobs ask the run that they belong to. */
export interface Simulation {
  readonly options: SimulationOptions;
  /** Folder of the artifacts, which outlive attempts. */
  readonly artifacts: string;
  readonly attempt: () => number;
  readonly cancelled: () => boolean;
  readonly github: () => Readonly<Record<string, Value>>;
  readonly starts: (running: Running) => void;
  readonly ends: (running: Running) => void;
  /** Waits for one of the few machines. */
  readonly turn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** One run of a workflow, over its attempts. */
export interface Run extends Disposable {
  readonly conclusion: () => WorkflowRecord['conclusion'];
  readonly outputs: () => WorkflowRecord['outputs'];
  /** By the id of a job, `/` before the job of a workflow that it calls: `ingest/collect`. */
  readonly job: (path: string) => JobRecord;
  /** All legs in the order of the file. */
  readonly legs: () => readonly Leg[];
  readonly artifacts: () => readonly string[];
  readonly artifactFolder: (name: string) => string;
  readonly rerunFailed: () => Promise<void>;
  readonly rerunAll: () => Promise<void>;
  /** As the button does it, while an attempt is under way. */
  readonly cancel: () => void;
  /** Settles once such a step has started; rejects when the attempt ends without it. */
  readonly reached: (wanted: (at: At) => boolean) => Promise<Step>;
  /** Settles when the attempt that is under way has ended. */
  readonly ended: () => Promise<void>;
}

const machines = 3;

export function startRun(given: Partial<SimulationOptions> & Pick<SimulationOptions, 'workflow' | 'repository'>): Run {
  const project = resolve(import.meta.dirname, '../../..');
  const options: SimulationOptions = { inputs: {}, secrets: {}, masks: [], project, ...given };
  const artifacts = realpathSync(mkdtempSync(join(tmpdir(), 'artifacts-')));
  let attempt = 0;
  let cancelled = false;
  let record: WorkflowRecord | null = null;
  const running = new Set<Running>();
  const waiting = new Set<{
    readonly wanted: (at: At) => boolean;
    readonly done: (step: Step) => void;
    readonly fail: (error: Error) => void;
  }>();
  const simulation: Simulation = {
    options,
    artifacts,
    attempt: () => attempt,
    cancelled: () => cancelled,
    github: () => ({
      event_name: 'workflow_dispatch',
      event: {},
      ref: 'refs/heads/main',
      repository: 'octo-org/octo-repo',
      run_id: '4242424242',
      run_attempt: String(attempt),
      run_number: '7',
      sha: '0123456789abcdef0123456789abcdef01234567',
      workflow: options.workflow,
    }),
    starts: (step) => {
      running.add(step);
      for (const each of waiting) if (each.wanted(step)) each.done(step.started);
    },
    ends: (step) => running.delete(step),
    turn: turnstile(machines),
  };
  const run = async (before: WorkflowRecord | null): Promise<void> => {
    attempt += 1;
    cancelled = false;
    const { workflow, inputs, secrets, repository } = options;
    try {
      ({ record } = await runWorkflow(simulation, { path: workflow, home: repository, prefix: '', inputs, secrets, before }));
    } finally {
      for (const each of waiting) each.fail(new Error('The attempt ended before the step that was waited for'));
      waiting.clear();
    }
  };
  const now = (): WorkflowRecord => {
    if (record === null) throw new Error('No attempt has ended yet');
    return record;
  };
  let current = run(null);
  const next = (before: WorkflowRecord | null): Promise<void> => (current = run(before));
  return {
    conclusion: () => now().conclusion,
    outputs: () => now().outputs,
    job: (path) => findJob(now(), path),
    legs: () => legsOf(now()),
    artifacts: () => readdirSync(artifacts).sort(),
    artifactFolder: (name) => join(artifacts, name),
    rerunFailed: () => next(now()),
    rerunAll: () => next(null),
    cancel: () => {
      cancelled = true;
      for (const { started } of running) started.cancel();
    },
    reached: (wanted) =>
      new Promise((done, fail) => {
        const present = [...running].find(wanted);
        if (present === undefined) waiting.add({ wanted, done, fail });
        else done(present.started);
      }),
    ended: () => current,
    [Symbol.dispose]: () => rmSync(artifacts, { recursive: true, force: true }),
  };
}

/** Runs a workflow to the end of its first attempt. */
export async function runToEnd(given: Parameters<typeof startRun>[0]): Promise<Run> {
  const run = startRun(given);
  await run.ended();
  return run;
}

function findJob(record: WorkflowRecord, path: string): JobRecord {
  const [id = '', ...rest] = path.split('/');
  const job = record.jobs.get(id);
  if (job === undefined) throw new Error(`There is no job "${path}"; there are ${[...record.jobs.keys()].join(', ')}`);
  if (rest.length === 0) return job;
  if (job.called === null) throw new Error(`Job "${id}" called no workflow: it was ${job.conclusion}`);
  return findJob(job.called, rest.join('/'));
}

function legsOf(record: WorkflowRecord): readonly Leg[] {
  return [...record.jobs.values()].flatMap((job) => [...job.legs, ...(job.called === null ? [] : legsOf(job.called))]);
}

/** At most so many at a time, first come, first served. */
function turnstile(most: number): Simulation['turn'] {
  let inside = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (inside >= most) await new Promise<void>((enter) => queue.push(enter));
    else inside += 1;
    try {
      return await work();
    } finally {
      const enter = queue.shift();
      if (enter === undefined) inside -= 1;
      else enter();
    }
  };
}
