import type { WarehouseKind } from '../core/vocabulary.ts';
import { canonize } from './canonize/canonize.ts';
import { createProjection } from './create_projection/create-projection.ts';
import { fileProjection } from './file_projection/file-projection.ts';
import { ingest } from './ingest/ingest.ts';
import type { DataKind } from './kind.ts';
import { projectMeasurementEvents } from './project_measurement_events/project-measurement-events.ts';
import { projectObservations } from './project_observations/project-observations.ts';
import { syncSqlite } from './sync_sqlite/sync-sqlite.ts';
import { validate } from './validate/validate.ts';

/** Every kind that works on the data plane. The spec comes from a plan, which holds what the kind's shape gave. */
export const dataKinds = {
  ingest: of(ingest),
  validate: of(validate),
  canonize: of(canonize),
  project_measurement_events: of(projectMeasurementEvents),
  project_observations: of(projectObservations),
  create_projection: of(createProjection),
  sync_sqlite: of(syncSqlite),
  file_projection: of(fileProjection),
} satisfies Record<WarehouseKind, DataKind<unknown>>;

function of<Spec>(kind: DataKind<Spec>): DataKind<unknown> {
  return (job, ports, signal) => kind({ ...job, spec: job.spec as Spec }, ports, signal);
}
