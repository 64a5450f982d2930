import { describe, expect, test } from 'vitest';
import { readSince, readTime, writeTime } from '../../../../src/data/source/time.ts';

const noon = Date.UTC(2026, 2, 1, 12, 0, 0);

describe('readTime', () => {
  test.each([
    ['2026-03-01T12:00:00Z', 'iso', noon],
    ['2026-03-01T12:00:00', 'iso', noon],
    ['2026-03-01T14:00:00.500+02:00', 'iso', noon + 500],
    ['2026-03-01', 'iso', noon - 43_200_000],
    [noon / 1_000, 'epoch_seconds', noon],
    [String(noon), 'epoch_milliseconds', noon],
  ] as const)('reads %s as %s', (value, format, ms) => {
    expect(readTime(value, format)).toBe(ms);
  });

  test.each([
    ['yesterday', 'iso'],
    ['2026-13-01', 'iso'],
    [noon, 'iso'],
    [null, 'iso'],
    [undefined, 'epoch_seconds'],
    ['12 o clock', 'epoch_seconds'],
    [1e300, 'epoch_seconds'],
    [-5, 'epoch_seconds'],
  ] as const)('finds no time in %s as %s', (value, format) => {
    expect(readTime(value, format)).toBeUndefined();
  });
});

test('writeTime rounds down to whole seconds, so that no change is asked for too late', () => {
  expect(writeTime(noon + 999, 'iso')).toBe('2026-03-01T12:00:00Z');
  expect(writeTime(noon + 999, 'epoch_seconds')).toBe(String(noon / 1_000));
});

test('readSince counts days back from now, or reads a time', () => {
  expect(readSince('-7d', noon)).toBe(noon - 7 * 86_400_000);
  expect(readSince('2026-03-01T12:00:00Z', 0)).toBe(noon);
});
