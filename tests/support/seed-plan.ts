import type { CompositeNode, Plan } from '../../src/plan/plan.ts';
import { expected } from '../pipeline/expected.ts';
import { plainComposite, plainJob, planOf } from './arbitrary-plan.ts';

/** The daily pipeline as plain values, of the ids that are typed from the specification. */
const { ingestion, validation } = expected['pipeline.ingest'].stages;
const { canonization } = expected['pipeline.canonize'].stages;
const { measurement_events: measurement, observations: observation } = expected['pipeline.formation'].stages;
const { bq_to_sqlite_sync: sync, sqlite_to_markdown: files } = expected['pipeline.project'].stages;

export const seedJobs = { ingestion, validation, canonization, measurement, observation, sync, files };

const phase = (id: string, ...stages: readonly (readonly string[])[]): CompositeNode =>
  plainComposite(
    id,
    stages.map((ids) => ids.map((each) => plainJob(each))),
  );

const ingest = phase('pipeline.ingest', ingestion, validation);
const canonize = phase('pipeline.canonize', canonization);
const formation = phase('pipeline.formation', measurement, observation);
const project = phase('pipeline.project', sync, files);

export const ingestPlan: Plan = planOf(ingest);
export const formationPlan: Plan = planOf(formation);
export const dailyPlan: Plan = planOf(
  plainComposite('pipeline.daily_all', [[ingest], [canonize], [formation], [project]], { stop_on_failure: true }),
);
