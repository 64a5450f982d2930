/** What jobs share that read from one service; of each pool one number may be missing. */
export interface PoolLimits {
  readonly requests_per_second?: number | undefined;
  readonly concurrency?: number | undefined;
}

/** Limits with the memory that all threads of this process count in. Plain data, so that workers can be given it. */
export interface SharedPools {
  readonly pools: readonly SharedPool[];
}

interface SharedPool {
  readonly name: string;
  /** Microseconds between the starts of two requests; 0 = no such limit. */
  readonly interval: number;
  /** One number: when the next request may start, microseconds. */
  readonly next: SharedArrayBuffer;
  /** Who holds each place, 0 = nobody; then, last, how often a place became free. Empty = no such limit. */
  readonly places: SharedArrayBuffer;
}

/** Waits for a turn; undefined when the signal came first. What it gives ends the turn. */
export type Turn = (pool: string, signal: AbortSignal) => Promise<(() => void) | undefined>;

export interface PoolTime {
  /** Milliseconds by a clock that all threads share and that never goes back. */
  readonly now: () => number;
  readonly after: (ms: number, callback: () => void) => () => void;
}

export function sharePools(limits: Readonly<Record<string, PoolLimits>>): SharedPools {
  const pools = Object.entries(limits).map(([name, { requests_per_second: rate, concurrency }]) => ({
    name,
    interval: rate === undefined ? 0 : Math.ceil(1_000_000 / rate),
    next: new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT),
    places: new SharedArrayBuffer(concurrency === undefined ? 0 : (concurrency + 1) * Int32Array.BYTES_PER_ELEMENT),
  }));
  return { pools };
}

/** The turns of one thread, by its id (1 or more). A pool that has no limits never makes anybody wait. */
export function openPools({ pools }: SharedPools, thread: number, time: PoolTime): Turn {
  const known = new Map(pools.map((pool) => [pool.name, pool]));
  return async (name, signal) => {
    const pool = known.get(name);
    if (!pool) return () => {};
    const places = new Int32Array(pool.places);
    const place = await takePlace(places, thread, signal);
    if (place === undefined) return undefined;
    const leave = (): void => free(places, place);
    if (await waitForStart(pool, { time, signal })) return leave;
    leave();
    return undefined;
  };
}

/** Gives back what a thread held that has ended without saying so. */
export function reclaim({ pools }: SharedPools, thread: number): void {
  for (const pool of pools) {
    const places = new Int32Array(pool.places);
    for (let place = 0; place < places.length - 1; place += 1) {
      if (Atomics.load(places, place) === thread) free(places, place);
    }
  }
}

/** The number of the place, -1 when there is no such limit. Whoever waits is woken with each place that becomes free. */
async function takePlace(
  places: Int32Array<SharedArrayBuffer>,
  thread: number,
  signal: AbortSignal,
): Promise<number | undefined> {
  if (places.length === 0) return -1;
  const freed = places.length - 1;
  const wake = (): void => void Atomics.notify(places, freed);
  signal.addEventListener('abort', wake, { once: true });
  try {
    while (!signal.aborted) {
      const before = Atomics.load(places, freed);
      const place = claim(places, thread);
      if (place !== undefined) return place;
      await Atomics.waitAsync(places, freed, before).value;
    }
    return undefined;
  } finally {
    signal.removeEventListener('abort', wake);
  }
}

function claim(places: Int32Array<SharedArrayBuffer>, thread: number): number | undefined {
  for (let place = 0; place < places.length - 1; place += 1) {
    if (Atomics.compareExchange(places, place, 0, thread) === 0) return place;
  }
  return undefined;
}

function free(places: Int32Array<SharedArrayBuffer>, place: number): void {
  if (place < 0) return;
  Atomics.store(places, place, 0);
  Atomics.add(places, places.length - 1, 1);
  Atomics.notify(places, places.length - 1);
}

/** Books the next start that is free, so that requests of all threads are an interval apart. False when the signal came. */
async function waitForStart(
  { interval, next }: SharedPool,
  { time, signal }: { readonly time: PoolTime; readonly signal: AbortSignal },
): Promise<boolean> {
  if (interval === 0) return !signal.aborted;
  const now = BigInt(Math.floor(time.now() * 1_000));
  const start = book(new BigInt64Array(next), now, BigInt(interval));
  if (start > now && !signal.aborted) await sleep(time, Number(start - now) / 1_000, signal);
  return !signal.aborted;
}

function book(next: BigInt64Array<SharedArrayBuffer>, now: bigint, interval: bigint): bigint {
  for (;;) {
    const free = Atomics.load(next, 0);
    const start = free > now ? free : now;
    if (Atomics.compareExchange(next, 0, free, start + interval) === free) return start;
  }
}

function sleep(time: PoolTime, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      takeBack();
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const takeBack = time.after(Math.ceil(ms), wake);
    signal.addEventListener('abort', wake, { once: true });
  });
}
