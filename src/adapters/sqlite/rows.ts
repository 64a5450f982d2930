import type { SQLOutputValue } from 'node:sqlite';
import type { MadePage, MakeOf, Page } from '../../ports/batch.ts';
import type { RawSelection, RawVersion } from '../../ports/warehouse.ts';

export type OutputRow = Readonly<Record<string, SQLOutputValue>>;

/** A column that the schema declares TEXT NOT NULL. */
export function textOf(row: OutputRow, column: string): string {
  return String(row[column]);
}

export function asRawVersion(row: OutputRow): RawVersion {
  return {
    idem_key: textOf(row, 'idem_key'),
    source_system: textOf(row, 'source_system'),
    connection_name: textOf(row, 'connection_name'),
    object_type: textOf(row, 'object_type'),
    correlation_id: textOf(row, 'correlation_id'),
    changed_at: textOf(row, 'changed_at'),
    payload_hash: textOf(row, 'payload_hash'),
  };
}

/** Characters of payload that go into one page, whatever single records weigh. */
const pageLength = 1_000_000;

/** What is made of one page: of the rows up to a bounded length of their payloads, but of one at least. */
export function madePage<Version extends NonNullable<Page['after']>, Made>(
  rows: Iterable<OutputRow>,
  as: (row: OutputRow) => Version,
  make: MakeOf<Version, Made>,
): MadePage<Made> {
  const made: Made[] = [];
  let last: Version | null = null;
  let length = 0;
  for (const row of rows) {
    const payload = textOf(row, 'payload');
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
