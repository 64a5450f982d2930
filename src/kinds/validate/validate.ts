import { iso } from '../../core/time.ts';
import { failure } from '../../core/failure.ts';
import type { Json } from '../../core/json.ts';
import { compileSchema, type Schema } from '../../data/schema/schema.ts';
import { stopIfAsked } from '../../data/stop.ts';
import type { PlannedValidate } from '../../definition/shapes/validate.ts';
import type { RawVersion, ValidationStamp } from '../../ports/warehouse.ts';
import { nameError, overThreshold, type Tally } from '../../data/tally.ts';
import { assetOf } from '../asset.ts';
import type { DataJob, DataKind, DataPorts } from '../kind.ts';
import { pendingPages } from '../pages.ts';
import { perform, type Done } from '../perform.ts';

/** Checks raw objects that are new, changed, or stamped by another schema, and stamps them `pass` or `fail`. */
export const validate: DataKind<PlannedValidate> = (job, ports, signal) => {
  const { source } = job.spec;
  const frame = {
    kind: 'validate',
    event: 'validation',
    source_system: source.source_system,
    connection_name: source.connection_name ?? null,
    object_type: source.object_type,
  } as const;
  return perform({ job, ports, frame }, (tally) => check({ job, ports, signal, tally }));
};

interface Work {
  readonly job: DataJob<PlannedValidate>;
  readonly ports: DataPorts;
  readonly signal: AbortSignal;
  readonly tally: Tally;
}

async function check({ job, ports, signal, tally }: Work): Promise<Done> {
  const { source, transform, options } = job.spec;
  const { asset, text } = assetOf(job.spec, ports, 'transform.schema_in');
  // Made for the first object: most mornings have none that this very schema has not checked, and making it takes longer than asking.
  let schema: Schema | undefined;
  const schemaDigest = asset.sha256 ?? '';
  const at = iso(ports.clock.now());
  const { raw } = ports.warehouse;
  const drifted = new Set<string>();
  const selection = { ...source, schema_digest: schemaDigest };
  const make = (version: RawVersion, payload: string): ValidationStamp =>
    stampOf((schema ??= compileSchema(text, asset.file)), version, payload);
  for await (const stamps of pendingPages(options.limit, (page) => raw.pendingValidation(selection, page, make))) {
    stopIfAsked(signal);
    const missed = await raw.stamp({ schema: transform.schema_in, schema_digest: schemaDigest, at, stamps });
    for (const stamp of stamps) count(tally, stamp, missed.has(stamp.idem_key));
    for (const field of stamps.flatMap((stamp) => stamp.unknown_fields ?? [])) drifted.add(field);
  }
  tally.facts = {
    schema: transform.schema_in,
    failing: await raw.failing(source),
    ...(drifted.size > 0 ? { unknown_fields: [...drifted].sort().slice(0, 20) } : {}),
  };
  const payload = {
    records_checked: tally.counts.read,
    records_pass: tally.counts.written,
    records_fail: tally.counts.failed,
    schema_ref: transform.schema_in,
  };
  const over = overThreshold(options.max_failed, tally.counts);
  if (over === null) return { payload };
  await raw.reopen(source, at);
  return { payload, failure: failure('records', `Too many objects break schema "${transform.schema_in}": ${over}`) };
}

function stampOf(schema: Schema, row: RawVersion, payload: string): ValidationStamp {
  const value = JSON.parse(payload) as Json;
  const error = schema.check(value);
  const { idem_key, payload_hash } = row;
  return { idem_key, payload_hash, status: error === null ? 'pass' : 'fail', error, unknown_fields: schema.unknownFields(value) };
}

/** `written` are the objects that passed. What changed under our hands kept no stamp: it is checked next time. */
function count(tally: Tally, stamp: ValidationStamp, missed: boolean): void {
  tally.counts.read += 1;
  if (missed) tally.counts.skipped += 1;
  else if (stamp.error === null) tally.counts.written += 1;
  else {
    tally.counts.failed += 1;
    nameError(tally, stamp.idem_key, stamp.error);
  }
}
