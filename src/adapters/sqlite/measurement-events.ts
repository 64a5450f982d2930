import type { SQLOutputValue } from 'node:sqlite';
import type { EventTarget, Formed, MeasurementEvents, CanonicalVersion } from '../../ports/formation.ts';
import type { Connection } from './connection.ts';
import { afterParameters, madePage, sortedQuery, textOf, type OutputRow, type Places } from './rows.ts';

export function measurementEvents({ db, read, write }: Connection): MeasurementEvents {
  const pending = sortedQuery(
    db,
    `SELECT c.idem_key, c.source_system, c.object_type, c.payload_hash, c.canonicalized_at, c.idem_key
    FROM canonical_objects c
    LEFT JOIN measurement_events e ON e.idem_key = c.idem_key
    LEFT JOIN measurement_event_skips s ON s.idem_key = c.idem_key
    WHERE c.canonical_schema = $schema AND c.connection_name = $connection AND (c.canonicalized_at, c.idem_key) > ($at, $key)
      AND NOT coalesce(e.canonical_hash = c.payload_hash AND e.event_type = $type AND e.binding_id = $binding, 0)
      AND NOT coalesce(s.canonical_hash = c.payload_hash AND s.binding_id = $binding, 0)
    ORDER BY c.canonicalized_at, c.idem_key LIMIT $size`,
  );
  const misplaced = db.prepare(misplacedContacts);
  const relink = db.prepare(`UPDATE OR FAIL measurement_events SET subject_contact_id = ?, processed_at = ?, correlation_id = ?
    WHERE idem_key = ?`);
  const [staleEvents, staleSkips] = ['measurement_events', 'measurement_event_skips'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE binding_id = ?
      AND NOT EXISTS (SELECT 1 FROM canonical_objects c WHERE c.idem_key = ${table}.idem_key)`),
  );
  const failing = db.prepare('SELECT count(*) AS n FROM measurement_event_skips WHERE binding_id = ?');
  const writeOne = eventWriter(db);

  return {
    pending: (target, page, make) =>
      read(() =>
        madePage(
          pending({
            ...afterParameters(page),
            $schema: target.canonical_schema,
            $connection: target.connection_name,
            $type: target.event_type,
            $binding: target.binding_id,
          }),
          { as: asVersion, make, payloads: 'dropped' },
        ),
      ),
    write: (target, results, run) =>
      write(() => {
        const counts = { inserted: 0, updated: 0 };
        for (const result of results) {
          const change = writeOne(target, result, run);
          if (change !== null) counts[change] += 1;
        }
        return counts;
      }),
    linkContacts: (target, contact_schema, run) =>
      write(() => {
        const found = misplaced.all({ $contacts: contact_schema, $binding: target.binding_id });
        for (const row of found) relink.run(contactOf(row), run.at, run.run_id, textOf(row, 'idem_key'));
        return found.filter((row) => row['processed_at'] !== run.at).length;
      }),
    deleteStale: ({ binding_id }) =>
      write(() => {
        staleSkips?.run(binding_id);
        return Number(staleEvents?.run(binding_id).changes);
      }),
    failing: ({ binding_id }) => read(() => Number(failing.get(binding_id)?.['n'])),
  };
}

/** Events of a binding that do not name the contact they should. */
const misplacedContacts = `WITH contact AS (
    SELECT email, min(contact_id) AS contact_id
    FROM (
      SELECT lower(trim(payload ->> '$.email')) AS email, payload ->> '$.contact_id' AS contact_id
      FROM canonical_objects
      WHERE canonical_schema = $contacts AND payload ->> '$.lifecycleStage' = 'active'
    )
    WHERE email <> '' AND contact_id IS NOT NULL
    GROUP BY email HAVING count(DISTINCT contact_id) = 1
  )
  SELECT e.idem_key, e.processed_at, contact.contact_id
  FROM measurement_events e
  JOIN canonical_objects c ON c.idem_key = e.canonical_object_id
  LEFT JOIN contact ON contact.email = lower(trim(c.payload ->> '$.respondent.email'))
  WHERE e.binding_id = $binding AND e.subject_contact_id IS NOT contact.contact_id`;

function contactOf(row: OutputRow): SQLOutputValue {
  return row['contact_id'] ?? null;
}

function asVersion([idem_key, source_system, object_type, payload_hash, canonicalized_at]: Places): CanonicalVersion {
  return {
    idem_key: String(idem_key),
    source_system: String(source_system),
    object_type: String(object_type),
    payload_hash: String(payload_hash),
    changed_at: String(canonicalized_at),
  };
}

type WriteOne = (
  target: EventTarget,
  result: Formed,
  run: { readonly run_id: string; readonly at: string },
) => 'inserted' | 'updated' | null;

function eventWriter(db: Connection['db']): WriteOne {
  const known = db.prepare('SELECT 1 FROM measurement_events WHERE idem_key = ?');
  // The contact is linked when all events are there; the version of the binding is for its scores to say.
  const insert = db.prepare(`INSERT OR FAIL INTO measurement_events (idem_key, measurement_event_id, canonical_object_id,
      subject_id, event_type, event_subtype, occurred_at, received_at, source_system, source_entity, source_id, form_id,
      binding_id, metadata, canonical_hash, correlation_id, processed_at, created_at)
    VALUES ($key, $key, $key, $subject, $type, $binding, $occurred, $received, $system, $entity, $source, $form, $binding,
      '{}', $hash, $run, $at, $at)`);
  const update = db.prepare(`UPDATE OR FAIL measurement_events SET subject_id = $subject, event_type = $type,
      event_subtype = $binding, occurred_at = $occurred, received_at = $received, source_system = $system,
      source_entity = $entity, source_id = $source, form_id = $form, binding_id = $binding,
      binding_version = CASE WHEN binding_id = $binding THEN binding_version END, canonical_hash = $hash,
      correlation_id = $run, processed_at = $at
    WHERE idem_key = $key`);
  const skip = db.prepare('INSERT OR REPLACE INTO measurement_event_skips VALUES (?, ?, ?, ?, ?, ?)');
  const unskip = db.prepare('DELETE FROM measurement_event_skips WHERE idem_key = ?');

  return (target, result, run) => {
    const { object } = result;
    if (result.outcome === 'failed') {
      skip.run(object.idem_key, target.binding_id, object.payload_hash, result.error, run.run_id, run.at);
      return null;
    }
    const { event } = result;
    const standing = known.get(object.idem_key) !== undefined;
    unskip.run(object.idem_key);
    (standing ? update : insert).run({
      $key: object.idem_key,
      $subject: event.subject_id,
      $type: target.event_type,
      $binding: target.binding_id,
      $occurred: event.occurred_at,
      $received: event.received_at,
      $system: object.source_system,
      $entity: object.object_type,
      $source: event.source_id,
      $form: event.form_id,
      $hash: object.payload_hash,
      $run: run.run_id,
      $at: run.at,
    });
    return standing ? 'updated' : 'inserted';
  };
}
