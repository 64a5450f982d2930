import { z } from 'zod';

import { kindMeanings, type JobKind } from '../../core/vocabulary.ts';
import type { Asset, ReadText } from './assets.ts';
import { canonizeShape, assets as canonizeAssets, type CanonizeSpec } from './canonize.ts';
import { atomicKeys, type AtomicKeys } from './common.ts';
import { assets as viewAssets, createProjectionShape, type CreateProjectionSpec } from './create_projection.ts';
import { execShape, type ExecSpec } from './exec.ts';
import { assets as fileAssets, fileProjectionShape, type FileProjectionSpec } from './file_projection.ts';
import { assets as ingestAssets, ingestShape, type IngestSpec } from './ingest.ts';
import {
  assets as eventAssets,
  projectMeasurementEventsShape,
  type ProjectMeasurementEventsSpec,
} from './project_measurement_events.ts';
import { assets as observationAssets, projectObservationsShape, type ProjectObservationsSpec } from './project_observations.ts';
import { solutionShape, type SolutionSpec } from './solution.ts';
import { assets as spectraAssets, spectraShape, type SpectraSpec } from './spectra.ts';
import { assets as syncAssets, syncSqliteShape, type SyncSqliteSpec } from './sync_sqlite.ts';
import { assets as validateAssets, validateShape, type ValidateSpec } from './validate.ts';

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

interface KindShape<Spec> {
  readonly shape: z.ZodObject & z.ZodType<Spec>;
  /** The files that a job of this kind uses; `jobs` is the folder of definitions, `text` reads files that name further ones. */
  readonly assets: (spec: Spec, jobs: string, text: ReadText) => readonly Asset[];
}

const spectraStep: KindShape<SpectraSpec> = { shape: spectraShape, assets: spectraAssets };

/** Total over the kinds: a kind without a shape does not compile. */
const kindShapes: { readonly [K in JobKind]: KindShape<Specs[K]> } = {
  exec: { shape: execShape, assets: () => [] },
  ingest: { shape: ingestShape, assets: ingestAssets },
  validate: { shape: validateShape, assets: validateAssets },
  canonize: { shape: canonizeShape, assets: canonizeAssets },
  project_measurement_events: { shape: projectMeasurementEventsShape, assets: eventAssets },
  project_observations: { shape: projectObservationsShape, assets: observationAssets },
  create_projection: { shape: createProjectionShape, assets: viewAssets },
  sync_sqlite: { shape: syncSqliteShape, assets: syncAssets },
  file_projection: { shape: fileProjectionShape, assets: fileAssets },
  spectra_source: spectraStep,
  spectra_prepare: spectraStep,
  spectra_extract: spectraStep,
  spectra_clean: spectraStep,
  spectra_transform: spectraStep,
  spectra_refine: spectraStep,
  spectra_analyse: spectraStep,
  spectra_validate: spectraStep,
  solution: { shape: solutionShape, assets: () => [] },
};

type JobShape<K extends JobKind> = z.ZodType<AtomicKeys & { readonly job_type: K } & Specs[K]>;

/** Shapes are built when a document of their kind is first met: a short command pays for the kinds it sees. */
const built = new Map<JobKind, z.ZodType>();

/** The whole document of an atomic job: the shared keys, `job_type`, and the kind's own. */
export function jobShape<K extends JobKind>(kind: K): JobShape<K> {
  const known = built.get(kind);
  if (known !== undefined) return known as JobShape<K>;
  const jobType = z.literal(kind).describe(kindMeanings[kind]);
  const whole: z.ZodType = kindShapes[kind].shape.safeExtend({ ...atomicKeys, job_type: jobType });
  built.set(kind, whole);
  return whole as JobShape<K>;
}

/** The files that a job uses beside its definition. */
export function assetsOf<K extends JobKind>(
  kind: K,
  spec: Specs[K],
  files: { readonly jobs: string; readonly text: ReadText },
): readonly Asset[] {
  return kindShapes[kind].assets(spec, files.jobs, files.text);
}
