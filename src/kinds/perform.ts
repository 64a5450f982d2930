import { iso } from '../core/time.ts';
import type { Failure } from '../core/failure.ts';
import type { JsonObject } from '../core/json.ts';
import type { JobKind } from '../core/vocabulary.ts';
import { toFailure } from '../data/outcome.ts';
import { newTally, reportOf, type Tally } from '../data/tally.ts';
import type { Outcome } from '../ports/runner.ts';
import { WarehouseError } from '../ports/warehouse.ts';
import type { DataJob, DataPorts } from './kind.ts';

/** What stands in `event_log` about a job, beside the job itself. */
export interface EventFrame {
  readonly kind: JobKind;
  /** `ingestion` gives `ingestion.started`, `ingestion.completed`, `ingestion.failed`. */
  readonly event: string;
  readonly source_system: string;
  readonly connection_name: string | null;
  readonly object_type: string | null;
}

/** What the kind's own completed event says. */
export type Done = { readonly payload: JsonObject; readonly failure?: Failure };

interface Context {
  readonly job: DataJob<unknown>;
  readonly ports: DataPorts;
  readonly frame: EventFrame;
}

/**
 * Runs a kind's work between its events and turns whatever the world did into an outcome. The completed event is written
 * whenever the work ends, also when there was nothing to do: health queries tell a quiet job from a stopped one by it.
 */
export async function perform(context: Context, work: (tally: Tally) => Promise<Done>): Promise<Outcome> {
  const { job, ports, frame } = context;
  const tally = newTally();
  const started = ports.clock.now();
  try {
    await record(context, 'started', { payload: {} });
    const done = await work(tally);
    const seconds = (ports.clock.now() - started) / 1_000;
    const failed = done.failure ?? null;
    await record(context, failed ? 'failed' : 'completed', {
      payload: { ...done.payload, duration_seconds: seconds },
      failure: failed,
    });
    ports.log(`${job.job_id}: ${summary(tally)}`);
    return failed ? { ok: false, failure: failed, report: reportOf(tally) } : { ok: true, report: reportOf(tally) };
  } catch (error) {
    const failed = toFailure(error);
    if (failed === null) throw error;
    await recordFailure(context, failed);
    ports.log(`${frame.event} failed: ${failed.message}`);
    return { ok: false, failure: failed, report: reportOf(tally) };
  }
}

async function record(
  { job, ports, frame }: Context,
  moment: 'started' | 'completed' | 'failed',
  more: { readonly payload: JsonObject; readonly failure?: Failure | null },
): Promise<void> {
  const shared = {
    connection_name: frame.connection_name,
    target_object_type: frame.object_type,
    correlation_id: job.run_id,
    trace_id: `${job.path}#${job.round}.${job.attempt}`,
    created_at: iso(ports.clock.now()),
    status: moment === 'failed' ? ('failed' as const) : ('success' as const),
    error_message: more.failure?.message ?? null,
  };
  const errorType = more.failure ? { error_type: more.failure.kind } : {};
  const rows = [
    {
      source_system: 'lorchestra',
      event_type: `job.${moment}`,
      payload: { job_id: job.job_id, job_type: frame.kind, ...errorType },
    },
    {
      source_system: frame.source_system,
      event_type: `${frame.event}.${moment}`,
      payload: { job_id: job.job_id, object_type: frame.object_type, ...more.payload, ...errorType },
    },
  ];
  // A job wraps its kind's events: first in, last out.
  for (const row of moment === 'started' ? rows : rows.toReversed()) {
    const key = [job.run_id, job.path, job.round, job.attempt, row.event_type].join('\n');
    await ports.warehouse.appendEvent({ ...shared, ...row, event_id: uuidOf(ports.sha256(key)) });
  }
}

/** A warehouse that refused the work may refuse this row too; the failure at hand is the one to report. */
async function recordFailure(context: Context, failed: Failure): Promise<void> {
  try {
    await record(context, 'failed', { payload: {}, failure: failed });
  } catch (error) {
    if (!(error instanceof WarehouseError)) throw error;
    context.ports.log(`The failure could not be written to event_log: ${error.message}`);
  }
}

/** A UUID of version 8 (RFC 9562) from a digest: the same attempt and event give the same row. */
function uuidOf(digest: string): string {
  const hex = digest.slice(0, 32);
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

function summary({ counts }: Tally): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
