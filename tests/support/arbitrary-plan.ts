import fc from 'fast-check';

import type { Position } from '../../src/core/diagnostic.ts';
import type { CompositeNode, JobNode, Plan, PlanNode, RetryPolicy } from '../../src/plan/plan.ts';

/** What a generated plan looks like before its nodes have ids: ids are numbered in run order, so they never clash. */
type Shape = JobShape | CompositeShape;
interface JobShape {
  readonly retry: RetryPolicy;
  readonly allow_failure: boolean;
  readonly timeout_ms: number | null;
}
interface CompositeShape {
  readonly stop_on_failure: boolean;
  readonly stages: readonly (readonly Shape[])[];
}

const nowhere: Position = { file: 'jobs/generated.yaml', line: 1, column: 1 };

const arbitraryRetry: fc.Arbitrary<RetryPolicy> = fc.record({
  attempts: fc.integer({ min: 1, max: 3 }),
  backoff_ms: fc.integer({ min: 0, max: 100 }),
  backoff_max_ms: fc.integer({ min: 100, max: 300 }),
  when: fc.option(fc.subarray(['exit_code', 'timeout', 'network', 'cancelled'] as const), { nil: null }),
  exit_codes: fc.option(fc.constant([75]), { nil: null }),
});

const arbitraryJob: fc.Arbitrary<JobShape> = fc.record({
  retry: arbitraryRetry,
  allow_failure: fc.boolean(),
  timeout_ms: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: null }),
});

const { composite: arbitraryComposite } = fc.letrec<{ node: Shape; composite: CompositeShape }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, depthSize: 'small' }, arbitraryJob, tie('composite')),
  composite: fc.record({
    stop_on_failure: fc.boolean(),
    stages: fc.array(fc.array(tie('node'), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  }),
}));

/** Plans of up to four levels, mixed stages and every policy; now and then a plan of one atomic job. */
export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .oneof({ weight: 9, arbitrary: arbitraryComposite }, { weight: 1, arbitrary: arbitraryJob })
  .map((shape) => {
    const root = nodeOf(shape, { count: 0 });
    return { schema_version: 1, composite: root.job_id, plan_hash: root.digest, root };
  });

/** One composite of `count` equal jobs in one stage. */
export function widePlan(count: number, policy: Partial<JobNode> = {}): Plan {
  const children = Array.from({ length: count }, (_, index) => plainJob(`job_${index}`, policy));
  return planOf(plainComposite('pipeline.wide', [children]));
}

/** An `exec` job with no retries and no limits, unless `policy` says otherwise. */
export function plainJob(job_id: string, policy: Partial<JobNode> = {}): JobNode {
  return {
    type: 'job',
    job_id,
    digest: digestOf(job_id),
    kind: 'exec',
    spec: { run: 'true' },
    timeout_ms: null,
    retry: { attempts: 1, backoff_ms: 0, backoff_max_ms: 0, when: null, exit_codes: null },
    allow_failure: false,
    secrets: [],
    at: nowhere,
    ...policy,
  };
}

export function plainComposite(
  job_id: string,
  stages: readonly (readonly PlanNode[])[],
  policy: { readonly stop_on_failure: boolean } = { stop_on_failure: false },
): CompositeNode {
  return {
    type: 'composite',
    job_id,
    digest: digestOf(job_id),
    ...policy,
    stages: stages.map((children, index) => ({ name: `stage_${index + 1}`, children })),
    at: nowhere,
  };
}

export function planOf(root: PlanNode): Plan {
  return { schema_version: 1, composite: root.job_id, plan_hash: root.digest, root };
}

function nodeOf(shape: Shape, numbers: { count: number }): PlanNode {
  numbers.count += 1;
  const number = numbers.count;
  if (!('stages' in shape)) return plainJob(`job_${number}`, shape);
  const stages = shape.stages.map((children) => children.map((child) => nodeOf(child, numbers)));
  return plainComposite(`pipeline.part_${number}`, stages, { stop_on_failure: shape.stop_on_failure });
}

/** Stands in for a digest over the meaning: generated ids differ, so these differ. */
function digestOf(job_id: string): string {
  return Buffer.from(job_id).toString('hex').padStart(64, '0').slice(-64);
}
