import { WarehouseError } from '../../ports/warehouse.ts';
import { type Connection, inTransaction, isBadSql } from './connection.ts';

/** "lorc": tells our file from any other SQLite file. */
const applicationId = 0x6c6f7263;

/** Payloads stand last in a row, so that the other columns are read without walking its overflow pages. */
const first = `
CREATE TABLE raw_objects (
  idem_key TEXT PRIMARY KEY, source_system TEXT NOT NULL, connection_name TEXT NOT NULL, object_type TEXT NOT NULL,
  schema_ref TEXT, external_id TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, changed_at TEXT NOT NULL,
  correlation_id TEXT NOT NULL, payload_hash TEXT NOT NULL, validation_status TEXT CHECK (validation_status IN ('pass', 'fail')),
  validated_at TEXT, validated_schema TEXT, validated_digest TEXT, validation_error TEXT, unknown_fields TEXT,
  payload TEXT NOT NULL
) STRICT;
CREATE INDEX raw_objects_pending
  ON raw_objects (source_system, object_type, changed_at, idem_key, validation_status, validated_digest, payload_hash);

CREATE TABLE canonical_objects (
  idem_key TEXT PRIMARY KEY, source_system TEXT NOT NULL, connection_name TEXT NOT NULL, object_type TEXT NOT NULL,
  canonical_schema TEXT NOT NULL, canonical_format TEXT NOT NULL, transform_ref TEXT NOT NULL, transform_digest TEXT NOT NULL,
  source_payload_hash TEXT NOT NULL, payload_hash TEXT NOT NULL, correlation_id TEXT NOT NULL,
  canonicalized_at TEXT NOT NULL, checked_at TEXT NOT NULL, created_at TEXT NOT NULL, payload TEXT NOT NULL
) STRICT;
CREATE INDEX canonical_objects_schema ON canonical_objects (canonical_schema, connection_name);

CREATE TABLE canonical_skips (
  idem_key TEXT PRIMARY KEY, source_system TEXT NOT NULL, connection_name TEXT NOT NULL, object_type TEXT NOT NULL,
  transform_ref TEXT NOT NULL, transform_digest TEXT NOT NULL, source_payload_hash TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('skipped', 'failed')), error TEXT, correlation_id TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

CREATE TABLE measurement_events (
  idem_key TEXT PRIMARY KEY, measurement_event_id TEXT NOT NULL, canonical_object_id TEXT NOT NULL, subject_id TEXT,
  subject_contact_id TEXT, event_type TEXT NOT NULL, event_subtype TEXT, occurred_at TEXT, received_at TEXT,
  source_system TEXT NOT NULL, source_entity TEXT NOT NULL, source_id TEXT NOT NULL, form_id TEXT, binding_id TEXT,
  binding_version TEXT, metadata TEXT NOT NULL, canonical_hash TEXT NOT NULL, correlation_id TEXT NOT NULL,
  processed_at TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX measurement_events_binding ON measurement_events (binding_id);

CREATE TABLE observations (
  idem_key TEXT PRIMARY KEY, observation_id TEXT NOT NULL, measurement_event_id TEXT NOT NULL, subject_id TEXT,
  measure_code TEXT NOT NULL, measure_version TEXT NOT NULL, value_numeric REAL, value_text TEXT, unit TEXT,
  severity_code TEXT, severity_label TEXT, components TEXT NOT NULL, metadata TEXT NOT NULL, canonical_hash TEXT NOT NULL,
  binding_version TEXT NOT NULL, scorer_version TEXT NOT NULL, correlation_id TEXT NOT NULL,
  processed_at TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX observations_event ON observations (measurement_event_id);

CREATE TABLE event_log (
  event_id TEXT PRIMARY KEY, event_type TEXT NOT NULL, source_system TEXT NOT NULL, connection_name TEXT,
  target_object_type TEXT, event_schema_ref TEXT, correlation_id TEXT NOT NULL, trace_id TEXT NOT NULL,
  created_at TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('success', 'failed')), error_message TEXT,
  payload TEXT NOT NULL
) STRICT;
CREATE INDEX event_log_type ON event_log (source_system, event_type, created_at);

CREATE TABLE sync_cursors (
  source_system TEXT NOT NULL, connection_name TEXT NOT NULL, object_type TEXT NOT NULL,
  cursor TEXT NOT NULL, updated_at TEXT NOT NULL, run_id TEXT NOT NULL,
  PRIMARY KEY (source_system, connection_name, object_type)
) STRICT;
`;

/** No program of version 1 wrote observations, so the table is made anew instead of being altered column by column. */
const second = `
DROP TABLE observations;
CREATE TABLE observations (
  idem_key TEXT PRIMARY KEY, observation_id TEXT NOT NULL, measurement_event_id TEXT NOT NULL, subject_id TEXT,
  measure_code TEXT NOT NULL, measure_version TEXT NOT NULL, value_numeric REAL, value_text TEXT, unit TEXT,
  severity_code TEXT, severity_level INTEGER, severity_label TEXT, components TEXT NOT NULL, metadata TEXT NOT NULL,
  binding_version TEXT NOT NULL, binding_digest TEXT NOT NULL, measure_digest TEXT NOT NULL, scorer_version TEXT NOT NULL,
  canonical_hash TEXT NOT NULL, correlation_id TEXT NOT NULL, processed_at TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX observations_event ON observations (measurement_event_id);

CREATE TABLE measurement_event_skips (
  idem_key TEXT PRIMARY KEY, binding_id TEXT NOT NULL, canonical_hash TEXT NOT NULL, error TEXT NOT NULL,
  correlation_id TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

CREATE TABLE scorings (
  measurement_event_id TEXT PRIMARY KEY, binding_id TEXT NOT NULL, canonical_hash TEXT NOT NULL, scoring_digest TEXT NOT NULL,
  error TEXT, correlation_id TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX scorings_binding ON scorings (binding_id);
`;

/** How often what views and copies are made of has changed; the warehouse's own number tells two files apart. */
const tracked = ['canonical_objects', 'measurement_events', 'observations'] as const;
const changed = { canonical_objects: ' OF payload, canonical_schema, canonical_format, canonicalized_at' } as Readonly<
  Record<string, string>
>;
const third = `
CREATE TABLE revisions (relation TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT;
INSERT INTO revisions VALUES ('warehouse', abs(random() % 9007199254740991));
${tracked
  .map(
    (table) => `
INSERT INTO revisions VALUES ('${table}', 0);
${[`INSERT`, `DELETE`, `UPDATE${changed[table] ?? ''}`]
  .map(
    (event) => `CREATE TRIGGER ${table}_${event.slice(0, 6).toLowerCase()} AFTER ${event} ON ${table}
  BEGIN UPDATE revisions SET revision = revision + 1 WHERE relation = '${table}'; END;`,
  )
  .join('\n')}`,
  )
  .join('')}
`;

/** Step n takes a file from version n-1 to n. Steps are never changed once released. */
const steps: readonly string[] = [first, second, third];

export interface ViewText {
  readonly name: string;
  /** The query behind CREATE VIEW name AS. */
  readonly sql: string;
}

/** Brings a file to the version of this program; a new file also gets its views. Refuses foreign and newer files. */
export function migrate(connection: Connection, views: readonly ViewText[]): void {
  const { db, file } = connection;
  if (pragma(db, 'application_id') === applicationId && pragma(db, 'user_version') === steps.length) return;
  // Judged inside the transaction alone: another process may be creating the same file at this moment.
  inTransaction(db, file, () => {
    const from = versionOf(connection);
    for (const step of steps.slice(from)) db.exec(step);
    if (from === 0) for (const view of views) createView(db, view);
    db.exec(`PRAGMA user_version = ${steps.length}; PRAGMA application_id = ${applicationId}`);
  });
}

/** A query that is no SQL is left to the view's own job, which says what is wrong; the other jobs get their warehouse. */
function createView(db: Connection['db'], view: ViewText): void {
  try {
    db.exec(viewStatement(view));
  } catch (error) {
    if (!isBadSql(error)) throw error;
  }
}

/** Throws when the file is not ours or from a newer version. */
function versionOf({ db, file }: Connection): number {
  const id = pragma(db, 'application_id');
  const version = pragma(db, 'user_version');
  const tables = db.prepare('SELECT count(*) AS n FROM sqlite_master').get()?.['n'];
  if (id !== applicationId && (version !== 0 || tables !== 0)) {
    throw new WarehouseError(`Cannot open the warehouse "${file}": it is a SQLite file of another program`, { transient: false });
  }
  if (version > steps.length) {
    throw new WarehouseError(
      `Cannot open the warehouse "${file}": it has version ${version}, made by a newer lorchestra; this one knows version ${steps.length}`,
      { transient: false },
    );
  }
  return version;
}

function pragma(db: Connection['db'], name: string): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
}

export function viewStatement(view: ViewText): string {
  return `CREATE VIEW ${quoteName(view.name)} AS\n${view.sql.trim().replace(/;$/, '')}`;
}

/** Names come from definitions, which allow letters, digits and underscores alone; quoting keeps keywords usable. */
export function quoteName(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)) {
    throw new WarehouseError(`Cannot use "${name.slice(0, 80)}" as a table name: letters, digits and "_" are allowed`, {
      transient: false,
    });
  }
  return `"${name}"`;
}
