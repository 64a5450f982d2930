import { expect, test } from 'vitest';
import { orderedPages } from '../../../../../src/solution/stages/extract/ordered.ts';

/** Lists of pages that arrive when the test lets them. */
function lists(sizes: Readonly<Record<string, number>>, broken?: string) {
  const waiting: { readonly name: string; readonly arrive: () => void }[] = [];
  const ended: string[] = [];
  let widest = 0;
  async function* open(name: string): AsyncGenerator<string> {
    try {
      for (let page = 1; page <= (sizes[name] ?? 0); page += 1) {
        await new Promise<void>((resolve) => {
          waiting.push({ name: `${name}${page}`, arrive: resolve });
          widest = Math.max(widest, waiting.length);
        });
        if (broken === `${name}${page}`) throw new Error(`No ${broken}`);
        yield `${name}${page}`;
      }
    } finally {
      ended.push(name);
    }
  }
  async function* names(): AsyncGenerator<string> {
    yield* Object.keys(sizes);
  }
  /** Lets the newest arrive first, until nothing waits any more. */
  const arrive = async (): Promise<void> => {
    for (await new Promise(setImmediate); waiting.length > 0; await new Promise(setImmediate)) waiting.pop()?.arrive();
  };
  return { open, names, arrive, ended, widest: () => widest };
}

test('pages come in the order of their lists, however they arrive, so many lists at once', async () => {
  const made = lists({ a: 2, b: 1, c: 0, d: 3, e: 1 });
  const got = Array.fromAsync(orderedPages(made.names(), made.open, 3));
  await made.arrive();
  expect(await got).toEqual(['a1', 'a2', 'b1', 'd1', 'd2', 'd3', 'e1'].map((page) => ({ request: page[0], page })));
  expect(made.widest()).toBe(3);
  expect([...made.ended].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a list that fails is told in its place, and the others go on', async () => {
  const made = lists({ a: 1, b: 2, c: 1 }, 'b2');
  const got = Array.fromAsync(orderedPages(made.names(), made.open, 2));
  await made.arrive();
  expect(await got).toMatchObject([{ page: 'a1' }, { page: 'b1' }, { request: 'b', error: new Error('No b2') }, { page: 'c1' }]);
});

test('who stops reading waits for what is under way, and nothing goes on after', async () => {
  const made = lists({ a: 1, b: 9, c: 9, d: 9 });
  const stopped = (async () => {
    for await (const { request } of orderedPages(made.names(), made.open, 3)) if (request === 'a') return;
  })();
  await made.arrive();
  await stopped;
  expect([...made.ended].sort()).toEqual(['a', 'b', 'c', 'd'].slice(0, made.ended.length));
  expect(made.ended).not.toHaveLength(0);
  const widest = made.widest();
  await made.arrive();
  expect(made.widest()).toBe(widest);
});
