/**
 * Pages of several lists, list after list, page after page, while the first pages of the lists that follow and the next
 * page of this one are already under way. The first failure ends it; what was under way is awaited first.
 */
export async function* orderedPages<Request, Page>(
  requests: AsyncIterable<Request>,
  open: (request: Request) => AsyncGenerator<Page, void, undefined>,
  width: number,
): AsyncGenerator<{ readonly request: Request; readonly page: Page } | { readonly request: Request; readonly error: unknown }> {
  const queue: Started<Request, Page>[] = [];
  const source = requests[Symbol.asyncIterator]();
  let more = true;
  const fill = async (): Promise<void> => {
    while (more && queue.length < width) {
      const next = await source.next();
      more = next.done !== true;
      if (next.done !== true) queue.push(start(next.value, open));
    }
  };
  try {
    await fill();
    for (let current = queue.shift(); current !== undefined; current = queue.shift()) {
      await fill();
      yield* pagesOf(current);
      await fill();
    }
  } finally {
    await Promise.allSettled(queue.map(({ pages, first }) => first.then(() => pages.return())));
    await source.return?.();
  }
}

interface Started<Request, Page> {
  readonly request: Request;
  readonly pages: AsyncGenerator<Page, void, undefined>;
  readonly first: Promise<Asked<Page>>;
}

type Asked<Page> = { readonly result: IteratorResult<Page, void> } | { readonly error: unknown };

function start<Request, Page>(
  request: Request,
  open: (request: Request) => AsyncGenerator<Page, void, undefined>,
): Started<Request, Page> {
  const pages = open(request);
  return { request, pages, first: ask(pages) };
}

/** Never rejects, since nobody may be waiting yet when it fails. */
async function ask<Page>(pages: AsyncGenerator<Page, void, undefined>): Promise<Asked<Page>> {
  try {
    return { result: await pages.next() };
  } catch (error) {
    return { error };
  }
}

async function* pagesOf<Request, Page>({ request, pages, first }: Started<Request, Page>) {
  let asked = first;
  try {
    for (;;) {
      const answer = await asked;
      if ('error' in answer) {
        yield { request, error: answer.error };
        return;
      }
      const { result } = answer;
      if (result.done === true) return;
      asked = ask(pages);
      yield { request, page: result.value };
    }
  } finally {
    await asked;
    await pages.return();
  }
}
