import { position } from '../core/frame.ts';
import { canonicalJson, isObject, type Json, type JsonObject, type Sha256 } from '../core/json.ts';
import type { AtomicDefinition, CompositeDefinition, Policies } from '../definition/definition.ts';
import { spanAt } from '../definition/document.ts';
import type { CompositeNode, JobNode, PlanNode, RetryPolicy } from './plan.ts';

const defaultBackoffMs = 10_000;
const defaultBackoffMaxMs = 600_000;

/** The one place where policies get their defaults. */
function planPolicies({ timeout, retry, allow_failure }: Policies): Pick<JobNode, 'timeout_ms' | 'retry' | 'allow_failure'> {
  const backoffMs = retry?.backoff ?? Math.min(defaultBackoffMs, retry?.backoff_max ?? defaultBackoffMs);
  const policy: RetryPolicy = {
    attempts: retry?.attempts ?? 1,
    backoff_ms: backoffMs,
    backoff_max_ms: retry?.backoff_max ?? Math.max(backoffMs, defaultBackoffMaxMs),
    when: retry?.when ?? null,
    exit_codes: retry?.exit_codes ?? null,
  };
  return { timeout_ms: timeout ?? null, retry: policy, allow_failure: allow_failure ?? false };
}

/** A kind's part of a job, made self-contained. */
export interface PlannedSpec {
  readonly spec: JsonObject;
  readonly secrets: readonly string[];
  /** What it asks shares this with others, unless the job itself says something else. */
  readonly pool?: string | undefined;
}

export function jobNode(definition: AtomicDefinition, planned: PlannedSpec, sha256: Sha256): JobNode {
  const { job_id, kind, description } = definition;
  const policies = planPolicies(definition.policies);
  const meaning = { job_id, kind, spec: meaningOf(planned.spec), ...policies, secrets: planned.secrets };
  return {
    type: 'job',
    job_id,
    digest: sha256(canonicalJson(meaning)),
    ...(description === undefined ? {} : { description }),
    kind,
    spec: planned.spec,
    ...policies,
    secrets: planned.secrets,
    ...placementOf({ ...definition.policies, pool: definition.policies.pool ?? planned.pool }),
    at: position(spanAt(definition.document, ['job_id'])),
  };
}

/** Not in the digest: where a job runs does not change what it does. */
function placementOf({ pool, affinity }: Policies): Pick<JobNode, 'pool' | 'affinity'> {
  return { ...(pool === undefined ? {} : { pool }), ...(affinity === undefined ? {} : { affinity }) };
}

/** `children` holds a node for every job that the stages list. */
export function compositeNode(
  definition: CompositeDefinition,
  children: (listed: string) => PlanNode,
  sha256: Sha256,
): CompositeNode {
  const { job_id, description, stop_on_failure } = definition;
  const stages = definition.stages.map((stage) => ({ name: stage.name, children: stage.jobs.map(children) }));
  const meaning = {
    job_id,
    kind: 'composite',
    stop_on_failure,
    stages: stages.map((stage) => ({ name: stage.name, children: stage.children.map((child) => child.digest) })),
  };
  return {
    type: 'composite',
    job_id,
    digest: sha256(canonicalJson(meaning)),
    ...(description === undefined ? {} : { description }),
    stop_on_failure,
    stages,
    at: position(spanAt(definition.document, ['job_id'])),
  };
}

/** What a digest is taken over: a limit says how much is done now and a pool how fast, not what is done. */
function meaningOf(spec: JsonObject): JsonObject {
  const { api, options, sink, gates } = spec;
  return { ...spec, ...withoutPool(api), ...withoutLimit(options), ...withOrderedFrontMatter(sink), ...withoutWords(gates) };
}

function withoutPool(api: JsonObject[string]): JsonObject {
  return isObject(api) ? { api: { ...api, pool: undefined } } : {};
}

function withoutLimit(options: JsonObject[string]): JsonObject {
  return isObject(options) ? { options: { ...options, limit: undefined } } : {};
}

/** What a gate says is for people; its id, severity, SQL and settings are what it does. */
function withoutWords(gates: JsonObject[string]): JsonObject {
  if (!Array.isArray(gates)) return {};
  return { gates: gates.map((gate: Json) => (isObject(gate) ? { ...gate, says: undefined } : gate)) };
}

/** Canonical JSON sorts keys, but front matter is written in the order of the definition, so that order has a meaning. */
function withOrderedFrontMatter(sink: JsonObject[string]): JsonObject {
  if (!isObject(sink) || sink['front_matter'] === undefined) return {};
  return { sink: { ...sink, front_matter: JSON.stringify(sink['front_matter']) } };
}
