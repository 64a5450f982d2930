import { describe, expect, test } from 'vitest';

import { failure } from '../../../src/core/failure.ts';
import type { RetryPolicy } from '../../../src/plan/plan.ts';
import { backoffMs, mayRetry } from '../../../src/run/retry.ts';

const policy: RetryPolicy = { attempts: 3, backoff_ms: 10_000, backoff_max_ms: 60_000, when: null, exit_codes: null };
const exited = (exit_code: number) => failure('exit_code', `Exited with code ${exit_code}`, { exit_code });

describe('mayRetry', () => {
  test('ends with the last attempt', () => {
    expect([1, 2, 3, 4].map((attempt) => mayRetry(policy, attempt, exited(1)))).toEqual([true, true, false, false]);
  });

  test('reads whether the failure is transient when `when` is absent', () => {
    expect(mayRetry(policy, 1, failure('http_status', 'Not found', { transient: false }))).toBe(false);
    expect(mayRetry(policy, 1, failure('records', 'Too many', { transient: true }))).toBe(true);
  });

  test('reads `when` alone when it is there', () => {
    expect(mayRetry({ ...policy, when: ['timeout'] }, 1, exited(1))).toBe(false);
    expect(mayRetry({ ...policy, when: ['records'] }, 1, failure('records', 'Too many'))).toBe(true);
  });

  test('lets exit codes narrow `exit_code` and nothing else', () => {
    const narrow = { ...policy, exit_codes: [75] };
    expect(mayRetry(narrow, 1, exited(75))).toBe(true);
    expect(mayRetry(narrow, 1, exited(1))).toBe(false);
    expect(mayRetry(narrow, 1, failure('timeout', 'Timed out'))).toBe(true);
    expect(mayRetry({ ...narrow, when: ['timeout'] }, 1, exited(75))).toBe(false);
  });

  test('never retries what was cancelled', () => {
    expect(mayRetry({ ...policy, when: ['cancelled'] }, 1, failure('cancelled', 'Cancelled', { transient: true }))).toBe(false);
  });
});

describe('backoffMs', () => {
  test('doubles up to its maximum, and keeps the first half of itself', () => {
    expect([1, 2, 3, 4, 5, 2000].map((attempt) => backoffMs(policy, attempt, 0))).toEqual([
      5000, 10_000, 20_000, 30_000, 30_000, 30_000,
    ]);
    expect([1, 2, 3, 4].map((attempt) => backoffMs(policy, attempt, 0.5))).toEqual([7500, 15_000, 30_000, 45_000]);
  });

  test('is nothing when the policy says nothing', () => {
    expect(backoffMs({ ...policy, backoff_ms: 0 }, 3000, 0.5)).toBe(0);
  });
});
