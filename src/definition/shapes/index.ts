import { z } from 'zod';

import { kindMeanings, type JobKind } from '../../core/vocabulary.ts';
import { canonizeShape, type CanonizeSpec } from './canonize.ts';
import { atomicKeys, type AtomicKeys } from './common.ts';
import { createProjectionShape, type CreateProjectionSpec } from './create_projection.ts';
import { execShape, type ExecSpec } from './exec.ts';
import { fileProjectionShape, type FileProjectionSpec } from './file_projection.ts';
import { ingestShape, type IngestSpec } from './ingest.ts';
import { projectMeasurementEventsShape, type ProjectMeasurementEventsSpec } from './project_measurement_events.ts';
import { projectObservationsShape, type ProjectObservationsSpec } from './project_observations.ts';
import { solutionShape, type SolutionSpec } from './solution.ts';
import { spectraShape, type SpectraSpec } from './spectra.ts';
import { syncSqliteShape, type SyncSqliteSpec } from './sync_sqlite.ts';
import { validateShape, type ValidateSpec } from './validate.ts';

/** What a definition of each kind says, defaults applied, without the keys that all kinds share. */
export interface Specs {
  readonly exec: ExecSpec;
  readonly ingest: IngestSpec;
  readonly validate: ValidateSpec;
  readonly canonize: CanonizeSpec;
  readonly project_measurement_events: ProjectMeasurementEventsSpec;
  readonly project_observations: ProjectObservationsSpec;
  readonly create_projection: CreateProjectionSpec;
  readonly sync_sqlite: SyncSqliteSpec;
  readonly file_projection: FileProjectionSpec;
  readonly spectra_source: SpectraSpec;
  readonly spectra_prepare: SpectraSpec;
  readonly spectra_extract: SpectraSpec;
  readonly spectra_clean: SpectraSpec;
  readonly spectra_transform: SpectraSpec;
  readonly spectra_refine: SpectraSpec;
  readonly spectra_analyse: SpectraSpec;
  readonly spectra_validate: SpectraSpec;
  readonly solution: SolutionSpec;
}

/** Total over the kinds: a kind without a shape does not compile. */
const kindShapes: { readonly [K in JobKind]: z.ZodObject & z.ZodType<Specs[K]> } = {
  exec: execShape,
  ingest: ingestShape,
  validate: validateShape,
  canonize: canonizeShape,
  project_measurement_events: projectMeasurementEventsShape,
  project_observations: projectObservationsShape,
  create_projection: createProjectionShape,
  sync_sqlite: syncSqliteShape,
  file_projection: fileProjectionShape,
  spectra_source: spectraShape,
  spectra_prepare: spectraShape,
  spectra_extract: spectraShape,
  spectra_clean: spectraShape,
  spectra_transform: spectraShape,
  spectra_refine: spectraShape,
  spectra_analyse: spectraShape,
  spectra_validate: spectraShape,
  solution: solutionShape,
};

type JobShape<K extends JobKind> = z.ZodType<AtomicKeys & { readonly job_type: K } & Specs[K]>;

/** Shapes are built when a document of their kind is first met: a short command pays for the kinds it sees. */
const built = new Map<JobKind, z.ZodType>();

/** The whole document of an atomic job: the shared keys, `job_type`, and the kind's own. */
export function jobShape<K extends JobKind>(kind: K): JobShape<K> {
  const known = built.get(kind);
  if (known !== undefined) return known as JobShape<K>;
  const jobType = z.literal(kind).describe(kindMeanings[kind]);
  const whole: z.ZodType = kindShapes[kind].safeExtend({ ...atomicKeys, job_type: jobType });
  built.set(kind, whole);
  return whole as JobShape<K>;
}
