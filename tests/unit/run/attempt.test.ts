import { describe, expect, test } from 'vitest';

import { Defect } from '../../../src/core/defect.ts';
import { failure } from '../../../src/core/failure.ts';
import type { Attempt, Outcome, Runner } from '../../../src/ports/runner.ts';
import { startAttempt } from '../../../src/run/attempt.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const attempt: Omit<Attempt<unknown>, 'signal'> = {
  spec: {},
  job_id: 'a',
  path: 'pipeline.p/a',
  run_id: 'run_1',
  round: 1,
  attempt: 1,
  params: {},
  output: () => undefined,
  log: { write: () => {}, tail: () => [] },
};

/** Settles with the outcome as soon as it is told to stop. */
const stoppable = (outcome: Outcome): Runner<unknown> => ({
  run: ({ signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(outcome))),
});

describe('startAttempt', () => {
  test('keeps the outcome of work that had ended before the stop reached it', async () => {
    const outcome: Outcome = { ok: true, report: { outputs: { rows: '1' } }, ended_before_stop: true };
    const running = startAttempt({ runner: stoppable(outcome), attempt, timeout_ms: null, clock: fakeClock() });
    running.cancel();
    expect(await running.settled).toEqual(outcome);
  });

  test.each([
    [1_800_000, 'Timed out after 30m'],
    [5_400_000, 'Timed out after 1h30m'],
    [1500, 'Timed out after 1s500ms'],
  ])('names a limit of %d ms as a definition would', async (timeout_ms, message) => {
    const clock = fakeClock();
    const running = startAttempt({ runner: stoppable({ ok: true, report: {} }), attempt, timeout_ms, clock });
    clock.jump(timeout_ms);
    expect(await running.settled).toMatchObject({ ok: false, failure: { kind: 'timeout', message } });
  });

  test('forgets what the stopped program ended with', async () => {
    const outcome: Outcome = { ok: false, failure: failure('signal', 'Ended by SIGTERM', { signal: 'SIGTERM' }), report: {} };
    const running = startAttempt({ runner: stoppable(outcome), attempt, timeout_ms: null, clock: fakeClock() });
    running.cancel();
    expect(await running.settled).toEqual({
      ok: false,
      failure: failure('cancelled', 'Cancelled while it was running'),
      report: {},
    });
  });

  test.each([
    ['throws', () => Promise.reject(new Error('oops'))],
    [
      'throws before it gives a promise',
      () => {
        throw new Error('oops');
      },
    ],
  ])('makes a defect of a runner that %s, and calls its deadline off', async (_, run) => {
    const clock = fakeClock();
    const running = startAttempt({ runner: { run }, attempt, timeout_ms: 1000, clock });
    await expect(running.settled).rejects.toEqual(new Defect('The runner of job "a" threw', { cause: new Error('oops') }));
    expect(clock.pending()).toEqual([]);
  });

  test('passes a defect on as it is', async () => {
    const defect = new Defect('Unreachable value');
    const runner: Runner<unknown> = { run: () => Promise.reject(defect) };
    await expect(startAttempt({ runner, attempt, timeout_ms: null, clock: fakeClock() }).settled).rejects.toBe(defect);
  });
});
