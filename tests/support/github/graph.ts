import { join } from 'node:path';

import { asText, evaluate, holds, type Contexts, type Status, type Template, type Value } from './expressions.ts';
import { runLeg, type Conclusion, type Leg } from './leg.ts';
import type { Simulation } from './simulator.ts';
import { readWorkflow, type WorkflowFile, type WrittenJob } from './workflow-file.ts';

/** What became of a job in the latest attempt that touched it. */
export interface JobRecord {
  readonly id: string;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  readonly legs: readonly Leg[];
  /** Of a job that calls a workflow. */
  readonly called: WorkflowRecord | null;
  /** Why no leg could be made, as GitHub says it. */
  readonly error: string | null;
}

export interface WorkflowRecord {
  readonly jobs: ReadonlyMap<string, JobRecord>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly conclusion: Conclusion;
}

export interface WorkflowRequest {
  readonly path: string;
  /** Folder of the repository that the file belongs to. */
  readonly home: string;
  /** The calling job's name, in front of each job's own. */
  readonly prefix: string;
  readonly inputs: Readonly<Record<string, Value>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Of the attempt before; null = everything runs. */
  readonly before: WorkflowRecord | null;
}

interface Done {
  readonly record: JobRecord;
  /** Whether anything of it, or anything it needs, ran in this attempt. */
  readonly ran: boolean;
}

/** Runs a workflow as a graph of jobs; of a re-run, only what failed before and what needs it. */
export async function runWorkflow(
  simulation: Simulation,
  request: WorkflowRequest,
): Promise<{ record: WorkflowRecord; ran: boolean }> {
  const file = await readWorkflow(join(request.home, request.path));
  const started = new Map<string, Promise<Done>>();
  const start = (job: WrittenJob): Promise<Done> => {
    const present = started.get(job.id);
    if (present !== undefined) return present;
    const promise = (async () => {
      const needed = job.needs.map((id) => {
        const need = file.jobs.find((each) => each.id === id);
        if (need === undefined) throw new Error(`Job ${job.id} needs ${id}, which is not there`);
        return start(need);
      });
      await Promise.all(needed);
      const ancestors = await Promise.all(ancestorsOf(job, file).map(start));
      return runJob(simulation, request, { job, ancestors, needs: await Promise.all(needed) });
    })();
    started.set(job.id, promise);
    return promise;
  };
  const done = await Promise.all(file.jobs.map(start));
  const jobs = new Map(done.map(({ record }) => [record.id, record]));
  const ran = done.some((each) => each.ran);
  return { record: { jobs, outputs: workflowOutputs(file, jobs), conclusion: overall([...jobs.values()]) }, ran };
}

function ancestorsOf(job: WrittenJob, file: WorkflowFile): readonly WrittenJob[] {
  const found = new Set(job.needs);
  for (const id of found) for (const further of file.jobs.find((each) => each.id === id)?.needs ?? []) found.add(further);
  return file.jobs.filter(({ id }) => found.has(id));
}

interface Turn {
  readonly job: WrittenJob;
  readonly ancestors: readonly Done[];
  readonly needs: readonly Done[];
}

async function runJob(simulation: Simulation, request: WorkflowRequest, { job, ancestors, needs }: Turn): Promise<Done> {
  const before = request.before?.jobs.get(job.id) ?? null;
  const dirty = before === null || ancestors.some(({ ran }) => ran);
  if (!dirty && (before.conclusion === 'success' || before.conclusion === 'skipped')) return { record: before, ran: false };
  const contexts: Contexts = {
    github: simulation.github(),
    inputs: request.inputs,
    vars: {},
    needs: Object.fromEntries(needs.map(({ record }) => [record.id, { result: record.conclusion, outputs: record.outputs }])),
  };
  const status: Status = {
    success: !simulation.cancelled() && ancestors.every(({ record }) => record.conclusion === 'success'),
    failure: !simulation.cancelled() && ancestors.some(({ record }) => record.conclusion === 'failure'),
    cancelled: simulation.cancelled(),
  };
  const empty = { id: job.id, outputs: {}, legs: [], called: null, error: null };
  if (!holds(job.if, contexts, status)) {
    const conclusion = simulation.cancelled() ? 'cancelled' : 'skipped';
    return { record: { ...empty, conclusion }, ran: dirty };
  }
  if (job.uses !== undefined) return call(simulation, request, { job, contexts, before: dirty ? null : before });
  const matrix = legsOf(job, contexts, status);
  if (typeof matrix === 'string') return { record: { ...empty, conclusion: 'failure', error: matrix }, ran: true };
  const legs = await Promise.all(
    matrix.map(async (values) => {
      const name = `${request.prefix}${legName(job, { ...contexts, matrix: values }, status)}`;
      const kept = dirty ? undefined : before.legs.find((leg) => leg.name === name && leg.conclusion === 'success');
      if (kept !== undefined) return kept;
      const all = { ...contexts, matrix: values, strategy: { 'job-total': matrix.length }, secrets: request.secrets };
      return simulation.turn(() => runLeg(simulation, { job, name, contexts: all, home: request.home }));
    }),
  );
  // Of legs that set the same output, the last one to finish wins; here, the last one of the matrix.
  const outputs = Object.assign({}, ...legs.map((leg) => leg.outputs)) as Record<string, string>;
  return { record: { ...empty, conclusion: overall(legs), outputs, legs }, ran: true };
}

async function call(
  simulation: Simulation,
  request: WorkflowRequest,
  { job, contexts, before }: { readonly job: WrittenJob; readonly contexts: Contexts; readonly before: JobRecord | null },
): Promise<Done> {
  const place = workflowPlace(job.uses ?? '', request.home, simulation.options.project);
  const { on } = await readWorkflow(join(place.home, place.path));
  const trigger = on['workflow_call'];
  if (trigger === undefined) throw new Error(`${place.path} cannot be called: it has no workflow_call`);
  const status: Status = { success: true, failure: false, cancelled: simulation.cancelled() };
  const given = evaluate(job.with ?? {}, contexts, status) as Record<string, Value>;
  const secrets = evaluate(job.secrets ?? {}, { ...contexts, secrets: request.secrets }, status) as Record<string, Value>;
  for (const name of Object.keys(given)) {
    if (trigger?.inputs?.[name] === undefined)
      throw new Error(`Invalid input, ${name} is not defined in the referenced workflow`);
  }
  const inputs = Object.entries(trigger?.inputs ?? {}).map(([name, { type, required, default: otherwise }]) => {
    if (required === true && given[name] === undefined) throw new Error(`Input ${name} is required, but not provided`);
    return [name, given[name] ?? otherwise ?? (type === 'boolean' ? false : type === 'number' ? 0 : '')] as const;
  });
  const { record, ran } = await runWorkflow(simulation, {
    ...place,
    prefix: `${request.prefix}${asText(evaluate(job.name ?? job.id, contexts, status))} / `,
    inputs: Object.fromEntries(inputs),
    secrets: Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, asText(value)])),
    before: before?.called ?? null,
  });
  const { conclusion, outputs } = record;
  return { record: { id: job.id, conclusion, outputs, legs: [], called: record, error: null }, ran };
}

function workflowPlace(uses: string, home: string, project: string): { readonly path: string; readonly home: string } {
  if (/^[.$]\//.test(uses)) return { path: uses.slice(2), home };
  const [target = ''] = uses.split('@');
  const [owner, , ...path] = target.split('/');
  if (owner !== 'lorchestra') throw new Error(`Unable to find reusable workflow ${uses}`);
  return { path: path.join('/'), home: project };
}

/** The matrix's legs, or GitHub's words for a matrix of none. */
function legsOf(job: WrittenJob, contexts: Contexts, status: Status): readonly Readonly<Record<string, Value>>[] | string {
  const written = job.strategy?.['matrix'];
  if (written === undefined) return [{}];
  const matrix = evaluate(written, contexts, status) as Record<string, Value>;
  let legs: readonly Readonly<Record<string, Value>>[] = [{}];
  for (const [name, values] of Object.entries(matrix)) {
    if (name === 'include' || name === 'exclude') throw new Error(`The simulator does not know "${name}" of a matrix`);
    if (!Array.isArray(values) || values.length === 0) return `Matrix vector '${name}' does not contain any values`;
    legs = legs.flatMap((leg) => (values as readonly Value[]).map((value) => ({ ...leg, [name]: value })));
  }
  return legs.length > 256 ? `The matrix generates ${legs.length} jobs; at most 256 are allowed` : legs;
}

function legName(job: WrittenJob, contexts: Contexts, status: Status): string {
  const name: Template = job.name ?? job.id;
  return asText(evaluate(name, contexts, status));
}

function workflowOutputs(file: WorkflowFile, jobs: ReadonlyMap<string, JobRecord>): Record<string, string> {
  const written = file.on['workflow_call']?.outputs ?? {};
  const contexts: Contexts = {
    jobs: Object.fromEntries([...jobs].map(([id, { conclusion, outputs }]) => [id, { result: conclusion, outputs }])),
  };
  const status: Status = { success: true, failure: false, cancelled: false };
  const values = Object.entries(written).map(([name, { value }]) => [name, asText(evaluate(value, contexts, status))] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}

/** One failure fails the whole, then one cancel cancels it; what was skipped counts for nothing. */
function overall(parts: readonly { readonly conclusion: Conclusion }[]): Conclusion {
  const has = (conclusion: Conclusion): boolean => parts.some((part) => part.conclusion === conclusion);
  if (has('failure')) return 'failure';
  if (has('cancelled')) return 'cancelled';
  return has('success') ? 'success' : 'skipped';
}
