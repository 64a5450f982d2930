import { describe, expect, test } from 'vitest';
import { openPools, reclaim, sharePools, type PoolLimits, type Turn } from '../../../../src/adapters/http/pools.ts';
import { everythingElse, fakeClock, type FakeClock } from '../../../support/fake-clock.ts';

const never = new AbortController().signal;

/** Two threads that share one pool. */
function pair(limits: PoolLimits): {
  readonly clock: FakeClock;
  readonly first: Turn;
  readonly second: Turn;
  readonly crash: () => void;
} {
  const clock = fakeClock();
  const shared = sharePools({ crm: limits });
  return { clock, first: openPools(shared, 1, clock), second: openPools(shared, 2, clock), crash: () => reclaim(shared, 1) };
}

/** Asks so often, by turns on both threads; tells how many have had their turn so far. */
function ask(
  { first, second }: ReturnType<typeof pair>,
  times: number,
): { readonly begun: () => number; readonly ends: (() => void)[] } {
  const ends: (() => void)[] = [];
  for (let time = 0; time < times; time += 1) {
    void (time % 2 === 0 ? first : second)('crm', never).then((end) => end && ends.push(end));
  }
  return { begun: () => ends.length, ends };
}

describe('a pool with a rate', () => {
  test('lets requests of all threads start an interval apart', async () => {
    const pools = pair({ requests_per_second: 4 });
    const { begun } = ask(pools, 6);
    const seen: number[] = [];
    await pools.clock.advance(0);
    for (let step = 0; step < 6; step += 1) {
      seen.push(begun());
      await pools.clock.advance(250);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('saves no turns up while nobody asks', async () => {
    const pools = pair({ requests_per_second: 1 });
    await pools.clock.advance(60_000);
    const { begun } = ask(pools, 3);
    await pools.clock.advance(999);
    expect(begun()).toBe(1);
    await pools.clock.advance(1);
    expect(begun()).toBe(2);
  });

  test('ends the wait of who is stopped', async () => {
    const { first, clock } = pair({ requests_per_second: 0.01 });
    const stop = new AbortController();
    await first('crm', never);
    const waiting = first('crm', stop.signal);
    await everythingElse();
    stop.abort();
    expect(await waiting).toBeUndefined();
    expect(clock.pending()).toEqual([]);
  });
});

describe('a pool with places', () => {
  test('lets so many in from all threads, and the next when one leaves', async () => {
    const { first, second } = pair({ concurrency: 2 });
    const one = await first('crm', never);
    const two = await second('crm', never);
    let third = false;
    const waiting = second('crm', never).then((end) => {
      third = true;
      return end;
    });
    await everythingElse();
    expect(third).toBe(false);
    one?.();
    const three = await waiting;
    const four = first('crm', never);
    three?.();
    two?.();
    expect(await four).toBeTypeOf('function');
  });

  test('gets back what a thread held that has ended', async () => {
    const { first, second, crash } = pair({ concurrency: 1 });
    await first('crm', never);
    const waiting = second('crm', never);
    crash();
    expect(await waiting).toBeTypeOf('function');
  });

  test('leaves the place of who is stopped while waiting to others', async () => {
    const { first, second } = pair({ concurrency: 1 });
    const stop = new AbortController();
    const one = await first('crm', never);
    const stopped = second('crm', stop.signal);
    const waiting = second('crm', never);
    stop.abort();
    expect(await stopped).toBeUndefined();
    one?.();
    expect(await waiting).toBeTypeOf('function');
  });
});

test('what is in no pool waits for nobody', async () => {
  const { first } = pair({ concurrency: 1 });
  expect(await first('other', never)).toBeTypeOf('function');
  expect(await first('other', never)).toBeTypeOf('function');
});
