import type { CanonicalCounts } from '../../ports/batch.ts';
import type { CanonicalObjects, CanonicalTarget, Canonized } from '../../ports/warehouse.ts';
import type { Connection } from './connection.ts';
import { asRawVersion, madePage, pageParameters, pendingQuery } from './rows.ts';

type Change = keyof CanonicalCounts | 'nothing';

export function canonicalObjects({ db, read, write }: Connection): CanonicalObjects {
  const pending = pendingQuery(
    db,
    `SELECT r.idem_key, r.source_system, r.connection_name, r.object_type, r.correlation_id,
      r.changed_at, r.payload_hash, r.payload
    FROM raw_objects r
    LEFT JOIN canonical_objects c ON c.idem_key = r.idem_key || $suffix
    LEFT JOIN canonical_skips s ON s.idem_key = r.idem_key || $suffix
    WHERE r.source_system = $system AND r.object_type = $type AND (r.changed_at, r.idem_key) > ($at, $key)
      AND r.validation_status = 'pass' AND ($connection IS NULL OR r.connection_name = $connection)
      AND NOT coalesce(c.source_payload_hash = r.payload_hash AND c.transform_digest = $digest, 0)
      AND NOT coalesce(s.source_payload_hash = r.payload_hash AND s.transform_digest = $digest, 0)
    ORDER BY r.changed_at, r.idem_key LIMIT $size`,
  );
  const reopenDocuments = db.prepare(`UPDATE canonical_objects SET transform_digest = '' WHERE checked_at = $at AND ${owned}`);
  const reopenSkips = db.prepare(`UPDATE canonical_skips SET transform_digest = '' WHERE at = $at AND ${owned}`);
  // Which raw objects are gone is asked of the keys alone: walking the rows would read every document of the warehouse.
  const stale = ['canonical_objects', 'canonical_skips'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE ${owned} AND idem_key IN (
      SELECT one.idem_key FROM ${table} one
      WHERE one.idem_key > $system || ':' AND one.idem_key < $system || ';' AND substr(one.idem_key, -length($suffix)) = $suffix
        AND NOT EXISTS (SELECT 1 FROM raw_objects r
          WHERE r.idem_key = substr(one.idem_key, 1, length(one.idem_key) - length($suffix))))`),
  );
  const failing = db.prepare(`SELECT count(*) AS n FROM canonical_skips WHERE outcome = 'failed' AND ${owned}`);
  const writeOne = resultWriter(db);

  return {
    pending: (target, page, make) =>
      read(() =>
        madePage(
          pending({
            ...pageParameters(target, page),
            $suffix: `#${target.suffix}`,
            $digest: target.transform_digest,
          }),
          { as: asRawVersion, make, payloads: 'held' },
        ),
      ),
    write: (target, results, at) =>
      write(() => {
        const counts = { inserted: 0, updated: 0, unchanged: 0, removed: 0 };
        for (const result of results) {
          const change = writeOne(target, result, at);
          if (change !== 'nothing') counts[change] += 1;
        }
        return counts;
      }),
    reopen: (target, at) =>
      write(() => {
        reopenDocuments.run({ ...ownParameters(target), $at: at });
        reopenSkips.run({ ...ownParameters(target), $at: at });
      }),
    deleteStale: (target) =>
      write(() => {
        const [rows] = stale.map((statement) => statement.run(ownParameters(target)).changes);
        return Number(rows);
      }),
    failing: (target) => read(() => Number(failing.get(ownParameters(target))?.['n'])),
  };
}

/** The rows that one canonize job makes. */
const owned = `source_system = $system AND object_type = $type AND substr(idem_key, -length($suffix)) = $suffix
  AND ($connection IS NULL OR connection_name = $connection)`;

function ownParameters(target: CanonicalTarget): Record<string, string | null> {
  return {
    $system: target.source_system,
    $type: target.object_type,
    $connection: target.connection_name ?? null,
    $suffix: `#${target.suffix}`,
  };
}

/**
 * OR FAIL, here and wherever a table has triggers: a statement that breaks ends the whole transaction, so SQLite need not
 * copy every page that one statement touches, for the case that it alone is taken back. The copies cost more than the writes.
 */
function resultWriter(db: Connection['db']): (target: CanonicalTarget, result: Canonized, at: string) => Change {
  const known = db.prepare('SELECT payload_hash, canonical_schema, canonical_format FROM canonical_objects WHERE idem_key = ?');
  const insert = db.prepare(`INSERT OR FAIL INTO canonical_objects (idem_key, source_system, connection_name, object_type,
      canonical_schema, canonical_format, transform_ref, transform_digest, source_payload_hash, payload_hash, correlation_id,
      canonicalized_at, checked_at, created_at, payload)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const update = db.prepare(`UPDATE OR FAIL canonical_objects SET canonical_schema = ?, canonical_format = ?, transform_ref = ?,
      transform_digest = ?, source_payload_hash = ?, payload_hash = ?, correlation_id = ?, canonicalized_at = ?, checked_at = ?,
      payload = ? WHERE idem_key = ?`);
  const confirm = db.prepare(`UPDATE canonical_objects SET transform_ref = ?, transform_digest = ?, source_payload_hash = ?,
    checked_at = ? WHERE idem_key = ?`);
  const remove = db.prepare('DELETE FROM canonical_objects WHERE idem_key = ?');
  const unskip = db.prepare('DELETE FROM canonical_skips WHERE idem_key = ?');
  const skip = db.prepare(`INSERT OR REPLACE INTO canonical_skips (idem_key, source_system, connection_name, object_type,
      transform_ref, transform_digest, source_payload_hash, outcome, error, correlation_id, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);

  return (target, result, at) => {
    const { raw } = result;
    const key = `${raw.idem_key}#${target.suffix}`;
    if (result.outcome !== 'document') {
      skip.run(
        ...[key, raw.source_system, raw.connection_name, raw.object_type, target.transform_ref, target.transform_digest],
        ...[raw.payload_hash, result.outcome, result.outcome === 'failed' ? result.error : null, raw.correlation_id, at],
      );
      return result.outcome === 'skipped' && remove.run(key).changes === 1 ? 'removed' : 'nothing';
    }
    unskip.run(key);
    const before = known.get(key);
    const same =
      before?.['payload_hash'] === result.payload_hash &&
      before['canonical_schema'] === target.canonical_schema &&
      before['canonical_format'] === target.canonical_format;
    if (same) {
      confirm.run(target.transform_ref, target.transform_digest, raw.payload_hash, at, key);
      return 'unchanged';
    }
    // By place: names are looked up anew for every row.
    const made = [
      ...[target.canonical_schema, target.canonical_format, target.transform_ref, target.transform_digest],
      ...[raw.payload_hash, result.payload_hash, raw.correlation_id, at, at],
    ];
    const born = [key, raw.source_system, raw.connection_name, raw.object_type];
    if (before === undefined) insert.run(...born, ...made, at, result.payload);
    else update.run(...made, result.payload, key);
    return before === undefined ? 'inserted' : 'updated';
  };
}
