interface Width {
  /** Most that are under way at once. */
  readonly width: number;
  /** Results in a part; the last one holds the rest. */
  readonly part: number;
}

/**
 * Maps in order and gives the results in parts, each as soon as it is whole. The first failure ends it; what is under way is
 * awaited first, also when nobody wants any more.
 */
export async function* mapInParts<T, R>(
  items: readonly T[],
  { width, part }: Width,
  work: (item: T) => Promise<R>,
): AsyncGenerator<readonly R[]> {
  const made: (PromiseWithResolvers<R> | null)[] = items.map(() => Promise.withResolvers<R>());
  const queue = items.entries();
  let ended = false;
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (ended) return;
      const one = made[index];
      try {
        one?.resolve(await work(item));
      } catch (error) {
        ended = true;
        one?.reject(error);
        // Nobody may be waiting for it yet.
        one?.promise.catch(() => {});
      }
    }
  };
  const workers = Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  try {
    for (let start = 0; start < items.length; start += part) {
      const some = made.slice(start, start + part).flatMap((one) => (one === null ? [] : [one.promise]));
      const results = await Promise.all(some);
      // What is given away is not held here any longer.
      made.fill(null, start, start + part);
      yield results;
    }
  } finally {
    ended = true;
    await workers;
  }
}
