import { describe, expect, test, vi } from 'vitest';

import { systemClock } from '../../../src/adapters/clock.ts';
import { Defect } from '../../../src/core/defect.ts';

describe('systemClock', () => {
  test('calls back once, when the time is over', () => {
    vi.useFakeTimers();
    try {
      const callback = vi.fn();
      systemClock.after(1000, callback);
      vi.advanceTimersByTime(999);
      expect(callback).not.toHaveBeenCalled();
      vi.advanceTimersByTime(5000);
      expect(callback).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
  });

  test('does not call back what was taken back', () => {
    vi.useFakeTimers();
    try {
      systemClock.after(1000, expect.unreachable)();
      expect(vi.getTimerCount()).toBe(0);
      vi.advanceTimersByTime(5000);
    } finally {
      vi.useRealTimers();
    }
  });

  test('keeps the process alive while it waits', () => {
    const before = process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    const callOff = systemClock.after(60_000, expect.unreachable);
    const during = process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    callOff();
    expect(during).toBe(before + 1);
  });

  test.each([-1, 2 ** 31, Number.NaN, Number.POSITIVE_INFINITY])('refuses to wait %d ms, where Node would fire at once', (ms) => {
    expect(() => systemClock.after(ms, expect.unreachable)).toThrow(Defect);
  });

  test('gives numbers from 0 to below 1', () => {
    for (const number of Array.from({ length: 100 }, systemClock.random)) {
      expect(number).toBeGreaterThanOrEqual(0);
      expect(number).toBeLessThan(1);
    }
  });
});
