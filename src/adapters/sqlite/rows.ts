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
const pageLength = 700_000;

/** What is made of one page: of the rows up to a bounded length of their payloads, but of one at least. */
export function madePage<Version extends NonNullable<Page['after']>, Made>(
  rows: Iterable<Places>,
  as: (row: Places) => Version,
  make: MakeOf<Version, Made>,
): MadePage<Made> {
  const made: Made[] = [];
  let last: Version | null = null;
  let length = 0;
  for (const row of rows) {
    const payload = String(row[row.length - 1]);
    last = as(row);
    made.push(make(last, payload));
    length += payload.length;
    if (length >= pageLength) break;
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
