import type { SQLInputValue } from 'node:sqlite';
import type { CanonicalCounts } from '../../ports/batch.ts';
import type { Observation, Observations, EventVersion, ScoredEvent, ScoringTarget } from '../../ports/formation.ts';
import type { Connection } from './connection.ts';
import { afterParameters, madePage, sortedQuery, type Places } from './rows.ts';

interface RunStamp {
  readonly run_id: string;
  readonly at: string;
}

export function observations({ db, read, write }: Connection): Observations {
  const pending = sortedQuery(
    db,
    `SELECT e.idem_key, e.subject_id, e.canonical_hash, e.processed_at, c.idem_key
    FROM measurement_events e
    JOIN canonical_objects c ON c.idem_key = e.canonical_object_id
    LEFT JOIN scorings s ON s.measurement_event_id = e.idem_key
    WHERE e.binding_id = $binding AND (e.processed_at, e.idem_key) > ($at, $key)
      AND NOT coalesce(s.canonical_hash = e.canonical_hash AND s.scoring_digest = $digest AND s.binding_id = $binding, 0)
    ORDER BY e.processed_at, e.idem_key LIMIT $size`,
  );
  const reopen = db.prepare(`UPDATE scorings SET scoring_digest = '' WHERE binding_id = ? AND at = ?`);
  const gone = `SELECT s.measurement_event_id FROM scorings s WHERE s.binding_id = ?1
    AND NOT EXISTS (SELECT 1 FROM measurement_events e WHERE e.idem_key = s.measurement_event_id AND e.binding_id = ?1)`;
  const staleObservations = db.prepare(`DELETE FROM observations WHERE measurement_event_id IN (${gone})`);
  const staleScorings = db.prepare(`DELETE FROM scorings WHERE measurement_event_id IN (${gone})`);
  const failing = db.prepare('SELECT count(*) AS n FROM scorings WHERE binding_id = ? AND error IS NOT NULL');
  const writeOne = scoreWriter(db);

  return {
    pending: (target, page, make) =>
      read(() =>
        madePage(pending({ ...afterParameters(page), $binding: target.binding_id, $digest: target.scoring_digest }), {
          as: asVersion,
          make,
          payloads: 'held',
        }),
      ),
    write: (target, results, run) =>
      write(() => {
        const counts = { inserted: 0, updated: 0, unchanged: 0, removed: 0 };
        for (const result of results) writeOne(counts, result, { target, run });
        return counts;
      }),
    reopen: ({ binding_id }, at) =>
      write(() => {
        reopen.run(binding_id, at);
      }),
    deleteStale: ({ binding_id }) =>
      write(() => {
        const { changes } = staleObservations.run(binding_id);
        staleScorings.run(binding_id);
        return Number(changes);
      }),
    failing: ({ binding_id }) => read(() => Number(failing.get(binding_id)?.['n'])),
  };
}

function asVersion([idem_key, subject_id, canonical_hash, processed_at]: Places): EventVersion {
  return {
    idem_key: String(idem_key),
    subject_id: subject_id ?? null,
    canonical_hash: String(canonical_hash),
    changed_at: String(processed_at),
  };
}

type Counts = { -readonly [Name in keyof CanonicalCounts]: number };
type Context = { readonly target: ScoringTarget; readonly run: RunStamp };

/** What an observation says; a row that says the same is unchanged, whatever made it. */
const content = [
  ...['observation_id', 'measurement_event_id', 'subject_id', 'measure_code', 'measure_version', 'value_numeric'],
  ...['severity_code', 'severity_level', 'severity_label', 'components', 'binding_version'],
] as const;
/** By what it was made. */
const origin = ['binding_digest', 'measure_digest', 'scorer_version', 'canonical_hash'] as const;

function scoreWriter(db: Connection['db']): (counts: Counts, result: ScoredEvent, context: Context) => void {
  const known = db.prepare(`SELECT ${content.join(', ')} FROM observations WHERE idem_key = ?`);
  const columns = [...content, ...origin];
  const insert = db.prepare(`INSERT OR FAIL INTO observations (idem_key, ${columns.join(', ')}, unit, metadata, correlation_id,
      processed_at, created_at)
    VALUES (?, ${columns.map(() => '?').join(', ')}, 'score', '{}', ?, ?, ?)`);
  const update = db.prepare(`UPDATE OR FAIL observations SET ${columns.map((name) => `${name} = ?`).join(', ')},
      correlation_id = ?, processed_at = ? WHERE idem_key = ?`);
  const confirm = db.prepare(`UPDATE observations SET ${origin.map((name) => `${name} = ?`).join(', ')} WHERE idem_key = ?`);
  const remove = db.prepare(`DELETE FROM observations WHERE measurement_event_id = ?
    AND measure_code NOT IN (SELECT value FROM json_each(?))`);
  const versioned = db.prepare(`UPDATE OR FAIL measurement_events SET binding_version = ?1
    WHERE idem_key = ?2 AND binding_version IS NOT ?1`);
  const done = db.prepare('INSERT OR REPLACE INTO scorings VALUES (?, ?, ?, ?, ?, ?, ?)');

  const writeObservation = (observation: Observation, event: EventVersion, { target, run }: Context): keyof Counts => {
    const said = contentOf(observation, event, target);
    const made = originOf(observation, event, target);
    const before = known.get(observation.idem_key);
    if (before !== undefined && content.every((name) => before[name] === said[name])) {
      confirm.run(...made, observation.idem_key);
      return 'unchanged';
    }
    // By place: names are looked up anew for every row.
    const values = [...content.map((name) => said[name]), ...made, run.run_id, run.at];
    if (before === undefined) insert.run(observation.idem_key, ...values, run.at);
    else update.run(...values, observation.idem_key);
    return before === undefined ? 'inserted' : 'updated';
  };

  return (counts, result, context) => {
    const { event } = result;
    const { target, run } = context;
    if (result.outcome === 'scored') {
      for (const observation of result.observations) counts[writeObservation(observation, event, context)] += 1;
      const kept = result.observations.map((observation) => observation.measure_code);
      counts.removed += Number(remove.run(event.idem_key, JSON.stringify(kept)).changes);
      versioned.run(target.binding_version, event.idem_key);
    }
    done.run(
      ...[event.idem_key, target.binding_id, event.canonical_hash, target.scoring_digest],
      ...[result.error, run.run_id, run.at],
    );
  };
}

function contentOf(
  observation: Observation,
  event: EventVersion,
  target: ScoringTarget,
): Readonly<Record<(typeof content)[number], SQLInputValue>> {
  const { idem_key: _key, measure_digest: _digest, ...said } = observation;
  return {
    ...said,
    measurement_event_id: event.idem_key,
    subject_id: event.subject_id,
    binding_version: target.binding_version,
  };
}

/** In the order of `origin`. */
function originOf(
  { measure_digest }: Observation,
  { canonical_hash }: EventVersion,
  { binding_digest, scorer_version }: ScoringTarget,
): readonly SQLInputValue[] {
  const made: Readonly<Record<(typeof origin)[number], SQLInputValue>> = {
    binding_digest,
    measure_digest,
    scorer_version,
    canonical_hash,
  };
  return origin.map((name) => made[name]);
}
