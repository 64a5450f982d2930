import { Defect } from '../core/defect.ts';
import { longestDuration } from '../core/duration.ts';
import type { Clock } from '../ports/clock.ts';

/** Time that all threads of the process share and that no change of the wall clock moves; `now` in milliseconds. */
export const sharedTime = {
  now: (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000,
  after: (ms: number, callback: () => void): (() => void) => systemClock.after(ms, callback),
};

/** The machine's own clock. Its timers do not follow changes of the wall clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    // Node fires at once for anything else, which would turn a long timeout into none.
    if (!(ms >= 0 && ms <= longestDuration)) throw new Defect(`A timer takes 0 to ${longestDuration} ms, not ${ms}`);
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
