import type { Position } from '../core/diagnostic.ts';
import type { FailureKind } from '../core/failure.ts';
import type { JsonObject } from '../core/json.ts';
import type { JobKind } from '../core/vocabulary.ts';

/**
 * The immutable compiled tree for one composite (or one atomic job). Self-contained: legs and resume never re-read YAML.
 * A digest is taken over a node's meaning: id, kind, spec, policies and the children's digests; not over positions,
 * descriptions, limits or selection. So `pipeline.ingest` has one digest, alone and inside `pipeline.daily_all`.
 */
export interface Plan {
  readonly schema_version: 1;
  /** Id of the root. */
  readonly composite: string;
  /** Digest of the root: 64 hex characters. */
  readonly plan_hash: string;
  readonly root: PlanNode;
}

export type PlanNode = CompositeNode | JobNode;

export interface CompositeNode {
  readonly type: 'composite';
  readonly job_id: string;
  readonly digest: string;
  readonly description?: string;
  /** True: after a stage with a failure no further stage starts. False: every stage runs. */
  readonly stop_on_failure: boolean;
  readonly stages: readonly StageNode[];
  /** Where `job_id` stands in the definition. */
  readonly at: Position;
}

/** Children that may run in parallel; a barrier ends the stage. Empty only where a leg's part of a plan was cut out. */
export interface StageNode {
  readonly name: string;
  readonly children: readonly PlanNode[];
}

export interface JobNode {
  readonly type: 'job';
  readonly job_id: string;
  readonly digest: string;
  readonly description?: string;
  readonly kind: JobKind;
  /** The kind's part of the definition, defaults applied, references resolved. */
  readonly spec: JsonObject;
  /** Milliseconds for one attempt; null = no limit. */
  readonly timeout_ms: number | null;
  readonly retry: RetryPolicy;
  /** Its failure counts as succeeded and is marked in the record. */
  readonly allow_failure: boolean;
  /** Names of variables whose values may appear nowhere we write. */
  readonly secrets: readonly string[];
  /** Jobs of one stage that share a pool or an affinity run on one machine. Placement is no meaning: not in the digest. */
  readonly pool?: string;
  readonly affinity?: string;
  readonly at: Position;
}

export interface RetryPolicy {
  /** Most attempts in one round, from 1. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubles for each further one, up to `backoff_max_ms`, with jitter. */
  readonly backoff_ms: number;
  readonly backoff_max_ms: number;
  /** Failure kinds worth another attempt; null = those that are transient. */
  readonly when: readonly FailureKind[] | null;
  /** When given, only these exit codes are worth another attempt. */
  readonly exit_codes: readonly number[] | null;
}

/** One atomic job with its place in the plan. */
export interface PlannedJob {
  /** `pipeline.daily_all/pipeline.ingest/ingest_gmail_acct1`; a plan of one atomic job has its id as the path. */
  readonly path: string;
  readonly job: JobNode;
  /** The composite that holds it, unless that is the root: then null. */
  readonly phase: string | null;
  /** Stage name in the composite that holds it; null for a plan of one atomic job. */
  readonly stage: string | null;
  /** From 0, within the composite that holds it; null likewise. */
  readonly stage_index: number | null;
  /** Where the node stands in run order, from 0. */
  readonly order: number;
}
