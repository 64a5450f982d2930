import type { Clock } from '../../src/ports/clock.ts';

export interface FakeClock extends Clock {
  /** Lets time pass; timers fire in order, and all that follows from each is done before the next. */
  readonly advance: (ms: number) => Promise<void>;
  /** Fires what is due within `ms` without letting anything else run in between. */
  readonly jump: (ms: number) => void;
  /** Sets the wall clock forth or back; timers do not notice. */
  readonly shiftWall: (ms: number) => void;
  /** Milliseconds until each pending timer, soonest first. */
  readonly pending: () => readonly number[];
}

export const fakeEpoch = Date.UTC(2026, 0, 5, 6, 0, 0);

/** Time moves when the test says so. `randoms` are given out round and round. */
export function fakeClock(randoms: readonly number[] = [0.5]): FakeClock {
  let time = 0;
  let wall = fakeEpoch;
  let drawn = 0;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  const soonest = (until: number) =>
    [...timers]
      .filter((timer) => timer.at <= until)
      .reduce((a, b) => (b.at < a.at ? b : a), { at: Infinity, callback: () => {} });
  const fireNext = (until: number): boolean => {
    const timer = soonest(until);
    if (!timers.delete(timer)) return false;
    time = timer.at;
    timer.callback();
    return true;
  };
  return {
    now: () => wall + time,
    after: (ms, callback) => {
      const timer = { at: time + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    random: () => randoms[drawn++ % randoms.length] ?? 0,
    advance: async (ms) => {
      const until = time + ms;
      await everythingElse();
      while (fireNext(until)) await everythingElse();
      time = until;
    },
    jump: (ms) => {
      const until = time + ms;
      while (fireNext(until));
      time = until;
    },
    shiftWall: (ms) => {
      wall += ms;
    },
    pending: () => [...timers].map((timer) => timer.at - time).sort((a, b) => a - b),
  };
}

/** Resolves when every promise that can be settled without time or the world has been. */
export function everythingElse(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
