import type { JsonObject } from '../core/json.ts';
import type { CanonicalCounts, MadePage, MakeOf, Page, WriteCounts } from './batch.ts';
import type { MeasurementEvents, Observations } from './formation.ts';
import type { ViewDialect } from './view-dialect.ts';

/**
 * The warehouse as operations: the same for the embedded SQLite file and for a cloud backend. Every write is one
 * short transaction; when a promise resolves, it is committed. Rejects with WarehouseError and nothing else.
 * Times are ISO 8601 UTC with milliseconds (`2026-01-31T08:00:00.000Z`), so that text order is time order.
 */
export interface Warehouse {
  readonly raw: RawObjects;
  readonly canonical: CanonicalObjects;
  readonly events: MeasurementEvents;
  readonly observations: Observations;
  readonly cursors: Cursors;
  readonly relations: Relations;
  /** Adds one row to `event_log`; a second append under the same event id changes nothing. */
  readonly appendEvent: (event: EventRow) => Promise<void>;
}

/** The warehouse refused: busy, full, broken, newer than this program. */
export class WarehouseError extends Error {
  override readonly name = 'WarehouseError';
  readonly transient: boolean;
  readonly code: string | undefined;
  constructor(message: string, more: { readonly transient: boolean; readonly code?: string; readonly cause?: unknown }) {
    super(message, { cause: more.cause });
    this.transient = more.transient;
    this.code = more.code;
  }
}

/** Where the objects of one ingest job lie. */
export interface RawTarget {
  readonly source_system: string;
  readonly connection_name: string;
  readonly object_type: string;
}

export interface RawRecord {
  readonly idem_key: string;
  readonly external_id: string;
  /** Canonical JSON text of what the source gave, injected fields included. */
  readonly payload: string;
  /** SHA-256 of the payload. */
  readonly payload_hash: string;
}

/** Which raw objects a job reads. */
export interface RawSelection {
  readonly source_system: string;
  readonly object_type: string;
  /** Without it, every connection. */
  readonly connection_name?: string | undefined;
}

/** One payload of a raw object, without the payload. */
export interface RawVersion extends RawTarget {
  readonly idem_key: string;
  readonly payload_hash: string;
  readonly correlation_id: string;
  /** When this payload was first seen. */
  readonly changed_at: string;
}

export interface ValidationStamp {
  readonly idem_key: string;
  /** The stamp is kept only if the row still has this hash: an edit that came in between stays pending. */
  readonly payload_hash: string;
  readonly status: 'pass' | 'fail';
  readonly error: string | null;
  /** Paths of fields that the schema does not name; null when there are none. */
  readonly unknown_fields: readonly string[] | null;
}

export interface StampBatch {
  readonly schema: string;
  readonly schema_digest: string;
  /** One time for the whole job: `reopen` knows its stamps by it. */
  readonly at: string;
  readonly stamps: readonly ValidationStamp[];
}

export interface RawObjects {
  /** New rows are inserted; a changed payload replaces the old one and takes its stamp away; an equal one only moves `last_seen`. */
  readonly upsert: (
    target: RawTarget,
    records: readonly RawRecord[],
    run: { readonly run_id: string; readonly at: string },
  ) => Promise<WriteCounts>;
  /** Rows without a stamp of this schema. */
  readonly pendingValidation: <Made>(
    selection: RawSelection & { readonly schema_digest: string },
    page: Page,
    make: MakeOf<RawVersion, Made>,
  ) => Promise<MadePage<Made>>;
  /** Returns the keys that got no stamp, because their payload changed meanwhile. `last_seen` stays. */
  readonly stamp: (batch: StampBatch) => Promise<ReadonlySet<string>>;
  /** Makes every row stamped at `at` pending again, stamps kept: a job that failed on its threshold answers the same next time. */
  readonly reopen: (selection: RawSelection, at: string) => Promise<void>;
  /** How many rows stand stamped `fail`, in this run or an earlier one. */
  readonly failing: (selection: RawSelection) => Promise<number>;
}

/** What one canonize job makes: the key of a canonical row is the raw key, `#` and the suffix. */
export interface CanonicalTarget extends RawSelection {
  readonly suffix: string;
  readonly transform_ref: string;
  /** Digest of transform and output schema: rows made with another one are made again. */
  readonly transform_digest: string;
  readonly canonical_schema: string;
  readonly canonical_format: string;
}

/** What became of one raw record: a document, nothing (`skipped`), or an error that keeps the row of an earlier version. */
export type Canonized = {
  readonly raw: RawVersion;
} & (
  | { readonly outcome: 'document'; readonly payload: string; readonly payload_hash: string }
  | { readonly outcome: 'skipped' }
  | { readonly outcome: 'failed'; readonly error: string }
);

export interface CanonicalObjects {
  /** Raw rows that passed validation and were not yet canonized in this version by this transform. */
  readonly pending: <Made>(target: CanonicalTarget, page: Page, make: MakeOf<RawVersion, Made>) => Promise<MadePage<Made>>;
  readonly write: (target: CanonicalTarget, results: readonly Canonized[], at: string) => Promise<CanonicalCounts>;
  /** Makes everything written at `at` pending again, rows kept. */
  readonly reopen: (target: CanonicalTarget, at: string) => Promise<void>;
  /** Removes rows whose raw object is gone. Returns how many. */
  readonly deleteStale: (target: CanonicalTarget) => Promise<number>;
  /** How many records stand without a document because of an error, in this run or an earlier one. */
  readonly failing: (target: CanonicalTarget) => Promise<number>;
}

export interface CursorKey extends RawTarget {}

export interface Cursors {
  readonly get: (key: CursorKey) => Promise<string | null>;
  /** Never moves backwards by text order. */
  readonly set: (key: CursorKey, cursor: string, run: { readonly run_id: string; readonly at: string }) => Promise<void>;
}

export type ColumnType = 'TEXT' | 'INTEGER' | 'REAL';
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}
export type Value = string | number | bigint | null;
export type Row = Readonly<Record<string, Value>>;
/** A row without names, in the order of the columns: what is only copied needs none, and they cost more than the values. */
export type Values = readonly Value[];

export interface Relations {
  readonly dialect: ViewDialect;
  /** Creates or replaces a view from a query in this dialect. False when it stood there just so. */
  readonly applyView: (name: string, sql: string) => Promise<boolean>;
  /** Columns of a view or table in order; null when there is none of that name. */
  readonly columns: (name: string) => Promise<readonly Column[] | null>;
  /**
   * The same text as long as the relation holds the same rows; null when that cannot be told. Read it before the rows:
   * what changes in between then makes another text.
   */
  readonly revision: (name: string) => Promise<string | null>;
  /** Rows of a view or table, in pages, in the order of `columns`. */
  readonly read: (name: string) => AsyncIterable<readonly Values[]>;
}

export interface EventRow {
  readonly event_id: string;
  readonly event_type: string;
  readonly source_system: string;
  readonly connection_name: string | null;
  readonly target_object_type: string | null;
  readonly correlation_id: string;
  readonly trace_id: string;
  readonly created_at: string;
  readonly status: 'success' | 'failed';
  readonly error_message: string | null;
  readonly payload: JsonObject;
}
