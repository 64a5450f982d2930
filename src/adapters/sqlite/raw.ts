import type { WriteCounts } from '../../ports/batch.ts';
import type { RawObjects, RawRecord, RawTarget } from '../../ports/warehouse.ts';
import type { Connection } from './connection.ts';
import { asRawVersion, madePage, pageParameters, pendingQuery } from './rows.ts';

export function rawObjects({ db, read, write }: Connection): RawObjects {
  const { known, insert, update, touch, pending, stamp, reopen, failing } = statements(db);
  const upsertOne = (target: RawTarget, record: RawRecord, run: { run_id: string; at: string }): keyof WriteCounts => {
    const before = known.get(record.idem_key)?.['payload_hash'];
    if (before === undefined) {
      insert.run(
        ...[record.idem_key, target.source_system, target.connection_name, target.object_type, record.external_id],
        ...[run.at, run.at, run.at, run.run_id, record.payload_hash, record.payload],
      );
      return 'inserted';
    }
    if (before === record.payload_hash) {
      touch.run(run.at, record.idem_key);
      return 'unchanged';
    }
    update.run(record.payload, record.payload_hash, run.at, run.at, run.run_id, record.idem_key);
    return 'updated';
  };

  return {
    upsert: (target, records, run) =>
      write(() => {
        const counts = { inserted: 0, updated: 0, unchanged: 0 };
        const lastOfKey = new Map(records.map((record) => [record.idem_key, record]));
        // In the order in which they will be read: each page of the file then holds what is asked for together.
        const sorted = [...lastOfKey.values()].sort((one, other) => (one.idem_key < other.idem_key ? -1 : 1));
        for (const record of sorted) counts[upsertOne(target, record, run)] += 1;
        return counts;
      }),
    pendingValidation: (selection, page, make) =>
      read(() =>
        madePage(pending({ ...pageParameters(selection, page), $digest: selection.schema_digest }), {
          as: asRawVersion,
          make,
          payloads: 'dropped',
        }),
      ),
    stamp: (batch) =>
      write(() => {
        const missed = new Set<string>();
        for (const one of batch.stamps) {
          const fields = one.unknown_fields === null ? null : JSON.stringify(one.unknown_fields);
          const done = stamp.run(
            ...[one.status, batch.at, batch.schema, batch.schema_digest, one.error, fields],
            ...[one.idem_key, one.payload_hash],
          );
          if (done.changes === 0) missed.add(one.idem_key);
        }
        return missed;
      }),
    reopen: (selection, at) =>
      write(() => {
        reopen.run(selection.source_system, selection.object_type, at, selection.connection_name ?? null);
      }),
    failing: (selection) =>
      read(() => Number(failing.get(selection.source_system, selection.object_type, selection.connection_name ?? null)?.['n'])),
  };
}

function statements(db: Connection['db']) {
  return {
    known: db.prepare('SELECT payload_hash FROM raw_objects WHERE idem_key = ?'),
    insert: db.prepare(`INSERT INTO raw_objects
    (idem_key, source_system, connection_name, object_type, external_id, first_seen, last_seen, changed_at, correlation_id,
      payload_hash, payload)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    update: db.prepare(`UPDATE raw_objects SET payload = ?, payload_hash = ?, last_seen = ?, changed_at = ?, correlation_id = ?,
    validation_status = NULL, validated_at = NULL, validated_schema = NULL, validated_digest = NULL,
    validation_error = NULL, unknown_fields = NULL WHERE idem_key = ?`),
    touch: db.prepare('UPDATE raw_objects SET last_seen = ? WHERE idem_key = ?'),
    pending: pendingQuery(
      db,
      `SELECT idem_key, source_system, connection_name, object_type, correlation_id, changed_at, payload_hash, payload
    FROM raw_objects WHERE source_system = $system AND object_type = $type AND (changed_at, idem_key) > ($at, $key)
      AND (validation_status IS NULL OR validated_digest IS NOT $digest)
      AND ($connection IS NULL OR connection_name = $connection)
    ORDER BY changed_at, idem_key LIMIT $size`,
    ),
    stamp: db.prepare(`UPDATE raw_objects SET validation_status = ?, validated_at = ?, validated_schema = ?,
    validated_digest = ?, validation_error = ?, unknown_fields = ? WHERE idem_key = ? AND payload_hash = ?`),
    reopen: db.prepare(`UPDATE raw_objects SET validated_digest = NULL WHERE source_system = ? AND object_type = ?
    AND validated_at = ? AND (?4 IS NULL OR connection_name = ?4)`),
    failing: db.prepare(`SELECT count(*) AS n FROM raw_objects WHERE source_system = ? AND object_type = ?
    AND validation_status = 'fail' AND (?3 IS NULL OR connection_name = ?3)`),
  };
}
