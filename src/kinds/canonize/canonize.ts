import { iso } from '../../core/time.ts';
import { failure } from '../../core/failure.ts';
import { parseIglu } from '../../core/iglu.ts';
import { canonicalJson, type Json, type Sha256 } from '../../core/json.ts';
import { compileSchema, type Schema } from '../../data/schema/schema.ts';
import { stopIfAsked } from '../../data/stop.ts';
import { compileTransform, type Transform } from '../../data/transform/transform.ts';
import type { PlannedCanonize } from '../../definition/shapes/canonize.ts';
import type { CanonicalTarget, Canonized, RawVersion } from '../../ports/warehouse.ts';
import { nameError, overThreshold, type Tally } from '../../data/tally.ts';
import { assetOf } from '../asset.ts';
import type { DataJob, DataKind, DataPorts } from '../kind.ts';
import { pendingPages } from '../pages.ts';
import { perform, type Done } from '../perform.ts';

/** Transforms valid raw objects that are new, changed, or made by another transform, into canonical objects. */
export const canonize: DataKind<PlannedCanonize> = (job, ports, signal) => {
  const { source } = job.spec;
  const frame = {
    kind: 'canonize',
    event: 'canonization',
    source_system: source.source_system,
    connection_name: source.connection_name ?? null,
    object_type: source.object_type,
  } as const;
  return perform({ job, ports, frame }, (tally) => transformAll({ job, ports, signal, tally }));
};

interface Work {
  readonly job: DataJob<PlannedCanonize>;
  readonly ports: DataPorts;
  readonly signal: AbortSignal;
  readonly tally: Tally;
}

interface Recipe {
  readonly transform: Transform;
  readonly schema: Schema;
  readonly sha256: Sha256;
}

async function transformAll({ job, ports, signal, tally }: Work): Promise<Done> {
  const { options } = job.spec;
  const code = assetOf(job.spec, ports, 'transform.transform_ref');
  const shape = assetOf(job.spec, ports, 'transform.schema_out');
  const transform = await compileTransform(code.text, code.asset.file);
  const { sha256 } = ports;
  // Made for the first object: most mornings have none that this very schema has not checked.
  let schema: Schema | undefined;
  const target = targetOf(job.spec, sha256(`${code.asset.sha256}\n${shape.asset.sha256}`));
  const { canonical } = ports.warehouse;
  const at = iso(ports.clock.now());
  let inserted = 0;
  let updated = 0;
  const make = (raw: RawVersion, payload: string): Canonized => {
    schema ??= compileSchema(shape.text, shape.asset.file);
    return canonizeOne({ transform, schema, sha256 }, raw, payload);
  };
  for await (const results of pendingPages(options.limit, (page) => canonical.pending(target, page, make))) {
    stopIfAsked(signal);
    for (const result of results) count(tally, result);
    const counts = await canonical.write(target, results, at);
    inserted += counts.inserted;
    updated += counts.updated;
    tally.counts.unchanged += counts.unchanged;
  }
  tally.counts.written = inserted + updated;
  const removed = await canonical.deleteStale(target);
  tally.facts = {
    transform: target.transform_ref,
    schema: target.canonical_schema,
    failing: await canonical.failing(target),
    ...(removed > 0 ? { removed } : {}),
  };
  const payload = {
    records_processed: tally.counts.read,
    records_inserted: inserted,
    records_updated: updated,
    records_skipped: tally.counts.skipped,
    records_failed: tally.counts.failed,
    schema_ref: target.canonical_schema,
  };
  const over = overThreshold(options.max_failed, tally.counts);
  if (over === null) return { payload };
  await canonical.reopen(target, at);
  return { payload, failure: failure('records', `Too many objects cannot be transformed by "${target.transform_ref}": ${over}`) };
}

function targetOf(spec: PlannedCanonize, digest: string): CanonicalTarget {
  const { transform_ref, schema_out, idem_key_suffix } = spec.transform;
  const suffix = idem_key_suffix ?? parseIglu(schema_out)?.name ?? schema_out;
  return {
    ...spec.source,
    suffix,
    transform_ref,
    transform_digest: digest,
    canonical_schema: schema_out,
    // A name that older consumers know: "clinical_session" is "session" to them.
    canonical_format: suffix.includes('_') ? suffix.slice(suffix.indexOf('_') + 1) : suffix,
  };
}

function canonizeOne({ transform, schema, sha256 }: Recipe, raw: RawVersion, payload: string): Canonized {
  try {
    const document = transform(JSON.parse(payload) as Json);
    if (document === null) return { raw, outcome: 'skipped' };
    const wrong = schema.check(document);
    if (wrong !== null) return { raw, outcome: 'failed', error: `The result breaks its schema: ${wrong}` };
    const text = canonicalJson(document);
    return { raw, outcome: 'document', payload: text, payload_hash: sha256(text) };
  } catch (error) {
    // The query language throws for a value that a function cannot take: this record's trouble, not the batch's.
    return {
      raw,
      outcome: 'failed',
      error: `The transform refused it: ${error instanceof Error ? error.message : 'unknown error'}`,
    };
  }
}

function count(tally: Tally, result: Canonized): void {
  tally.counts.read += 1;
  if (result.outcome === 'skipped') tally.counts.skipped += 1;
  if (result.outcome !== 'failed') return;
  tally.counts.failed += 1;
  nameError(tally, result.raw.idem_key, result.error);
}
