import type { Page } from '../ports/batch.ts';

const pageSize = 500;

/** Pending rows, page after page, the longest waiting first, until none is left or the limit is reached. */
export async function* pendingPages<Row extends NonNullable<Page['after']>>(
  limit: number | undefined,
  fetch: (page: Page) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let left = limit ?? Number.POSITIVE_INFINITY;
  let after: Page['after'] = null;
  while (left > 0) {
    const size = Math.min(pageSize, left);
    const rows = await fetch({ after, size });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = { changed_at: last.changed_at, idem_key: last.idem_key };
    left -= rows.length;
  }
}
