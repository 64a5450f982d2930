import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { MadePage, MakeOf, Page } from '../../ports/batch.ts';
import type { RawSelection, RawVersion } from '../../ports/warehouse.ts';

export type OutputRow = Readonly<Record<string, SQLOutputValue>>;

/** A column that the schema declares TEXT NOT NULL. */
export function textOf(row: OutputRow, column: string): string {
  return String(row[column]);
}

/** Texts of one row, in the order of the columns. */
export type Places = readonly (string | null)[];

/** A query for what is pending. It gives its rows by place, since names cost more than most values; the payload comes last. */
export function pendingQuery(
  db: DatabaseSync,
  sql: string,
): (parameters: Readonly<Record<string, SQLInputValue>>) => Iterable<Places> {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  return (parameters) => statement.iterate(parameters) as Iterable<unknown> as Iterable<Places>;
}

/**
 * The same where the rows must be sorted first. Their last column names the canonical object whose payload then takes its
 * place: sorted along with the keys, payloads would be written to a temporary file, page after page.
 */
export function sortedQuery(
  db: DatabaseSync,
  sql: string,
): (parameters: Readonly<Record<string, SQLInputValue>>) => Iterable<Places> {
  const keys = pendingQuery(db, sql);
  const payloads = db.prepare('SELECT payload FROM canonical_objects WHERE idem_key = ?');
  return function* (parameters) {
    for (const row of keys(parameters)) {
      // It is there: both queries read one snapshot, since the first is not over.
      const found = payloads.get(row.at(-1) ?? null) ?? {};
      yield [...row.slice(0, -1), textOf(found, 'payload')];
    }
  };
}

export function asRawVersion(row: Places): RawVersion {
  const [idem_key, source_system, connection_name, object_type, correlation_id, changed_at, payload_hash] = row;
  return {
    idem_key: String(idem_key),
    source_system: String(source_system),
    connection_name: String(connection_name),
    object_type: String(object_type),
    correlation_id: String(correlation_id),
    changed_at: String(changed_at),
    payload_hash: String(payload_hash),
  };
}

/** Characters of payload that go into one page, whatever single records weigh. */
const pageLength = {
  /** Where what is made of them is as long: it is held until the page is written. */
  held: 700_000,
  /** Where what is made of them is short: others who write wait for a page that is stamped. */
  dropped: 2_000_000,
} as const;

interface Making<Version, Made> {
  readonly as: (row: Places) => Version;
  readonly make: MakeOf<Version, Made>;
  /** What becomes of payloads, which decides how many go into one page. */
  readonly payloads: keyof typeof pageLength;
}

/** What is made of one page: of the rows up to a bounded length of their payloads, but of one at least. */
export function madePage<Version extends NonNullable<Page['after']>, Made>(
  rows: Iterable<Places>,
  { as, make, payloads }: Making<Version, Made>,
): MadePage<Made> {
  const made: Made[] = [];
  let last: Version | null = null;
  let length = 0;
  for (const row of rows) {
    const payload = String(row[row.length - 1]);
    last = as(row);
    made.push(make(last, payload));
    length += payload.length;
    if (length >= pageLength[payloads]) break;
  }
  return { made, last };
}

/** What a pending query is bound to, besides its own parameters. */
export function pageParameters(selection: RawSelection, page: Page): Record<string, string | number | null> {
  return {
    $system: selection.source_system,
    $type: selection.object_type,
    $connection: selection.connection_name ?? null,
    ...afterParameters(page),
  };
}

/** What makes a pending query give one page. */
export function afterParameters(page: Page): { readonly $at: string; readonly $key: string; readonly $size: number } {
  return { $at: page.after?.changed_at ?? '', $key: page.after?.idem_key ?? '', $size: page.size };
}
