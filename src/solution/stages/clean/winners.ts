import { isObject, jsonIn } from '../../../core/json.ts';
import type { Row } from '../../../ports/warehouse.ts';
import { text } from '../../sql.ts';
import type { Extracted } from './cleaner.ts';
import { moment } from './moments.ts';
import { getter } from './paths.ts';

/** Rows of one record id stand next to each other: the newest of them is kept, the others are counted. */
export async function* winners(
  pages: AsyncIterable<readonly Row[]>,
  rank: (payload: string) => number,
): AsyncGenerator<{ readonly record: Extracted; readonly duplicates: number }> {
  let group: Extracted[] = [];
  for await (const page of pages) {
    for (const row of page) {
      const record = extracted(row);
      if (group[0] !== undefined && group[0].recordId !== record.recordId) {
        yield newest(group, rank);
        group = [];
      }
      group.push(record);
    }
  }
  if (group.length > 0) yield newest(group, rank);
}

function extracted(row: Row): Extracted {
  return {
    recordId: text(row, 'recordId'),
    parentId: text(row, 'parentId'),
    payload: text(row, 'payload'),
    extractedAt: text(row, '_extracted_at'),
  };
}

function newest(group: readonly Extracted[], rank: (payload: string) => number) {
  const [first, ...others] = group as readonly [Extracted, ...Extracted[]];
  if (others.length === 0) return { record: first, duplicates: 0 };
  const ranked = group.map((record) => ({ record, rank: rank(record.payload) }));
  const [best] = ranked.sort(
    (a, b) =>
      b.rank - a.rank || compare(b.record.extractedAt, a.record.extractedAt) || compare(a.record.parentId, b.record.parentId),
  );
  return { record: best?.record ?? first, duplicates: others.length };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** When a record was last changed, by its incremental field; what tells no time is the oldest. */
export function changedAt(path: string | undefined, format: string | null): (payload: string) => number {
  if (path === undefined) return () => 0;
  const get = getter(path);
  return (payload) => {
    const record = jsonIn(payload);
    const value = isObject(record) ? get(record) : null;
    const found = typeof value === 'string' || typeof value === 'number' ? moment(value, format) : null;
    return found?.ms ?? -1e16;
  };
}
