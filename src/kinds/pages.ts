import type { MadePage, Page } from '../ports/batch.ts';

const pageSize = 500;

/**
 * What is made of pending rows, page after page, the longest waiting first, until none is left or the limit is reached.
 */
export async function* pendingPages<Made>(
  limit: number | undefined,
  fetch: (page: Page) => Promise<MadePage<Made>>,
): AsyncGenerator<readonly Made[]> {
  let left = limit ?? Number.POSITIVE_INFINITY;
  let after: Page['after'] = null;
  while (left > 0) {
    const { made, last } = await fetch({ after, size: Math.min(pageSize, left) });
    if (last === null) return;
    yield made;
    after = { changed_at: last.changed_at, idem_key: last.idem_key };
    left -= made.length;
  }
}
