import { Defect } from '../core/defect.ts';
import type { JobStatus } from '../core/vocabulary.ts';
import type { CompositeNode, Plan, PlanNode } from '../plan/plan.ts';
import { childrenOf } from '../plan/walk.ts';
import type { JobFacts, RunFacts } from './facts.ts';
import type { ExtendedResult, PhaseResult, Result } from './result.ts';

const longestError = 500;

/** What the run's composite returns, from what the ledger says. */
export function foldResult(plan: Plan, facts: RunFacts): Result {
  const result =
    plan.root.type === 'job' ? ofOneJob(plan.composite, facts) : ofComposite(plan.root, plan.composite, facts).result;
  return facts.cancelled ? { ...result, success: false } : result;
}

/** The same shape for a run that nobody started: everything is planned, nothing has failed. */
export function dryRunResult(plan: Plan): Result {
  return dryRunOf(plan.root);
}

/** Whether a composite returns the extended form. */
function isExtended(node: PlanNode): node is CompositeNode {
  if (node.type === 'job' || !node.stop_on_failure) return false;
  return node.stages.every((stage) => stage.children.every((child) => child.type === 'composite'));
}

/** How a direct child stands in its composite's counts. `words` says why when it failed. */
interface Child {
  readonly job_id: string;
  readonly outcome: 'succeeded' | 'failed' | 'not_started';
  readonly words: string;
  /** Null for an atomic job. */
  readonly result: PhaseResult | null;
  readonly jobs: readonly JobFacts[];
}

interface Folded {
  readonly result: Result;
  /** Every atomic job below. */
  readonly jobs: readonly JobFacts[];
}

function ofOneJob(path: string, facts: RunFacts): PhaseResult {
  return count(path, [jobChild(path, facts)]);
}

function ofComposite(node: CompositeNode, path: string, facts: RunFacts): Folded {
  const children = childrenOf(node, path).map((child) =>
    child.node.type === 'job' ? jobChild(child.path, facts) : phaseChild(child.node, child.path, facts),
  );
  const base = count(node.job_id, children);
  return { result: isExtended(node) ? extend(base, children) : base, jobs: children.flatMap(({ jobs }) => jobs) };
}

function count(job_id: string, children: readonly Child[]): PhaseResult {
  const succeeded = children.filter(({ outcome }) => outcome === 'succeeded').length;
  const failed = children.filter(({ outcome }) => outcome === 'failed');
  return {
    job_id,
    success: succeeded === children.length,
    total: children.length,
    succeeded,
    failed: failed.length,
    failures: failed.map((child) => ({ job_id: child.job_id, error: shorten(child.words) })),
    duration_ms: durationOf(children.flatMap(({ jobs }) => jobs)),
  };
}

function extend(base: PhaseResult, children: readonly Child[]): ExtendedResult {
  const ran = children.filter(({ outcome }) => outcome !== 'not_started');
  return {
    ...base,
    phases_completed: ran.filter(({ outcome }) => outcome === 'succeeded').map(({ job_id }) => job_id),
    failed_phase: ran.find(({ outcome }) => outcome === 'failed')?.job_id ?? null,
    phase_results: Object.fromEntries(ran.flatMap(({ job_id, result }) => (result === null ? [] : [[job_id, result]]))),
  };
}

const outcomes = {
  succeeded: 'succeeded',
  failed: 'failed',
  timed_out: 'failed',
  cancelled: 'failed',
  lost: 'failed',
  not_run: 'not_started',
} as const satisfies Record<JobStatus, Child['outcome']>;

function jobChild(path: string, facts: RunFacts): Child {
  const job = facts.byPath.get(path);
  if (job === undefined) throw new Defect(`The facts do not belong to the plan: "${path}" is not in them`);
  const outcome = outcomes[job.status];
  return {
    job_id: job.planned.job.job_id,
    outcome,
    words: outcome === 'failed' ? wordsOf(job) : '',
    result: null,
    jobs: [job],
  };
}

/** Why a job that started has no success. */
export function wordsOf(job: JobFacts): string {
  if (job.loss !== undefined) return job.loss;
  if (job.receipt?.failure !== undefined) return job.receipt.failure.message;
  if (job.status === 'cancelled') return 'The run was cancelled';
  return 'Started, and nothing was heard of it again';
}

function phaseChild(node: CompositeNode, path: string, facts: RunFacts): Child {
  const { result, jobs } = ofComposite(node, path, facts);
  const started = jobs.filter(({ status }) => status !== 'not_run');
  if (started.length === 0) return { job_id: node.job_id, outcome: 'not_started', words: '', result, jobs };
  const outcome = result.success ? 'succeeded' : 'failed';
  return { job_id: node.job_id, outcome, words: result.success ? '' : phaseWords(jobs, started), result, jobs };
}

function phaseWords(jobs: readonly JobFacts[], started: readonly JobFacts[]): string {
  const errors = started.filter(({ status }) => status !== 'succeeded').length;
  if (errors > 0) return `Phase failed with ${errors} job ${errors === 1 ? 'error' : 'errors'}`;
  return `Phase was cut off: ${jobs.length - started.length} of its ${jobs.length} jobs did not run`;
}

/** Latest end minus earliest start. A clock that was set back in between gives 0. */
function durationOf(jobs: readonly JobFacts[]): number {
  const ran = jobs.filter(({ status }) => status !== 'not_run');
  const starts = ran.flatMap(({ started_at }) => started_at ?? []);
  const ends = ran.flatMap(({ ended_at }) => ended_at ?? []);
  if (starts.length === 0 || ends.length === 0) return 0;
  const start = starts.reduce((left, right) => Math.min(left, right));
  const end = ends.reduce((left, right) => Math.max(left, right));
  return Math.max(0, end - start);
}

/** Cuts to the contract's length, never through a character of two units. */
function shorten(text: string): string {
  if (text.length <= longestError) return text;
  return `${text.slice(0, longestError - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function dryRunOf(node: PlanNode): Result {
  const children = node.type === 'job' ? [node] : node.stages.flatMap((stage) => stage.children);
  const base: PhaseResult = {
    job_id: node.job_id,
    success: true,
    total: children.length,
    succeeded: 0,
    failed: 0,
    failures: [],
    duration_ms: 0,
  };
  if (!isExtended(node)) return base;
  const phases = children.map((child) => [child.job_id, dryRunOf(child)] as const);
  return { ...base, phases_completed: [], failed_phase: null, phase_results: Object.fromEntries(phases) };
}
