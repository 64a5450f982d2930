import type { CanonicalTarget, Warehouse } from '../../src/ports/warehouse.ts';
import { rowsOfPage, whole } from './pending.ts';

/** Where documents come from and what they are. */
export interface Feed {
  readonly source_system?: string;
  readonly connection_name: string;
  readonly object_type?: string;
  readonly schema: string;
  readonly suffix?: string;
  readonly at: string;
}

const all = { after: null, size: 10_000 };

/**
 * Brings documents into a warehouse the way that every job goes: fetched, stamped as valid, canonized as they are; a null
 * is withdrawn by its transform. Their keys are SYSTEM:CONNECTION:ID#SUFFIX.
 */
export async function feed(
  warehouse: Warehouse,
  { source_system = 'forms', connection_name, object_type = 'response', schema, suffix = 'doc', at }: Feed,
  documents: Readonly<Record<string, object | null>>,
): Promise<void> {
  const source = { source_system, connection_name, object_type };
  const target: CanonicalTarget = {
    ...{ ...source, suffix, transform_ref: 'a/b@1-0-0', transform_digest: 't' },
    ...{ canonical_schema: schema, canonical_format: suffix },
  };
  const records = Object.entries(documents).map(([id, document]) => {
    const payload = JSON.stringify(document);
    return { idem_key: `${source_system}:${connection_name}:${id}`, external_id: id, payload, payload_hash: payload };
  });
  await warehouse.raw.upsert(source, records, { run_id: 'run', at });
  const raw = await rowsOfPage(warehouse.raw.pendingValidation({ ...source, schema_digest: 's' }, all, whole));
  const stamps = raw.map(({ idem_key, payload_hash }) => ({
    ...{ idem_key, payload_hash, status: 'pass' as const, error: null, unknown_fields: null },
  }));
  await warehouse.raw.stamp({ schema: 'iglu:x', schema_digest: 's', at, stamps });
  const pending = await rowsOfPage(warehouse.canonical.pending(target, all, whole));
  const results = pending.map((row) =>
    row.payload === 'null'
      ? { raw: row, outcome: 'skipped' as const }
      : { raw: row, outcome: 'document' as const, payload: row.payload, payload_hash: row.payload_hash },
  );
  await warehouse.canonical.write(target, results, at);
}
