import { iso } from '../../core/time.ts';
import { readEvent } from '../../data/scoring/submission.ts';
import { stopIfAsked } from '../../data/stop.ts';
import type { PlannedProjectMeasurementEvents } from '../../definition/shapes/project_measurement_events.ts';
import type { CanonicalVersion, EventTarget, Formed } from '../../ports/formation.ts';
import { nameError, type Tally } from '../../data/tally.ts';
import type { DataJob, DataKind, DataPorts } from '../kind.ts';
import { pendingPages } from '../pages.ts';
import { perform, type Done } from '../perform.ts';

/** Whose addresses tell which contact a respondent is. */
const contactSchema = 'iglu:org.canonical/contact/jsonschema/2-0-0';

/** Makes one measurement event of each canonical form response, and follows its edits and its contact. */
export const projectMeasurementEvents: DataKind<PlannedProjectMeasurementEvents> = (job, ports, signal) => {
  const frame = {
    kind: 'project_measurement_events',
    event: 'projection.measurement_events',
    source_system: 'projection',
    connection_name: job.spec.source.filter.connection_name,
    object_type: 'measurement_event',
  } as const;
  return perform({ job, ports, frame }, (tally) => formAll({ job, ports, signal, tally }));
};

interface Work {
  readonly job: DataJob<PlannedProjectMeasurementEvents>;
  readonly ports: DataPorts;
  readonly signal: AbortSignal;
  readonly tally: Tally;
}

async function formAll({ job, ports, signal, tally }: Work): Promise<Done> {
  const { source, sink, options } = job.spec;
  const target: EventTarget = { ...source.filter, event_type: sink.event_type, binding_id: sink.event_subtype };
  const { events } = ports.warehouse;
  const run = { run_id: job.run_id, at: iso(ports.clock.now()) };
  const written = { inserted: 0, updated: 0 };
  const make = (object: CanonicalVersion, payload: string): Formed => formOne(target, object, payload);
  for await (const results of pendingPages(options.limit, (page) => events.pending(target, page, make))) {
    stopIfAsked(signal);
    for (const result of results) count(tally, result);
    const counts = await events.write(target, results, run);
    written.inserted += counts.inserted;
    written.updated += counts.updated;
  }
  const relinked = await events.linkContacts(target, contactSchema, run);
  const removed = await events.deleteStale(target);
  tally.counts.written = written.inserted + written.updated + relinked;
  tally.facts = {
    binding: target.binding_id,
    failing: await events.failing(target),
    ...(relinked > 0 ? { relinked } : {}),
    ...(removed > 0 ? { removed } : {}),
  };
  return {
    payload: {
      records_processed: tally.counts.read,
      measurements_created: written.inserted,
      measurements_upserted: tally.counts.written,
      measurements_removed: removed,
      records_failed: tally.counts.failed,
    },
  };
}

function formOne(target: EventTarget, object: CanonicalVersion, payload: string): Formed {
  const read = readEvent(payload, target.connection_name);
  return read.ok ? { object, outcome: 'event', event: read.value } : { object, outcome: 'failed', error: read.error };
}

function count(tally: Tally, result: Formed): void {
  tally.counts.read += 1;
  if (result.outcome !== 'failed') return;
  tally.counts.failed += 1;
  nameError(tally, result.object.idem_key, result.error);
}
