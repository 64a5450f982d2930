import { getEventListeners } from 'node:events';

import { describe, expect, test } from 'vitest';

import { Defect } from '../../../src/core/defect.ts';
import { failure } from '../../../src/core/failure.ts';
import type { LedgerEvent } from '../../../src/ledger/events.ts';
import type { RetryPolicy } from '../../../src/plan/plan.ts';
import type { Outcome } from '../../../src/ports/runner.ts';
import { StateError } from '../../../src/ports/state.ts';
import { plainComposite, plainJob, planOf, widePlan } from '../../support/arbitrary-plan.ts';
import { execution } from '../../support/execution.ts';
import { fakeClock, fakeEpoch } from '../../support/fake-clock.ts';
import { scriptedRunner } from '../../support/scripted-runner.ts';

const retry = (policy: Partial<RetryPolicy> = {}): RetryPolicy => ({
  attempts: 3,
  backoff_ms: 10_000,
  backoff_max_ms: 15_000,
  when: null,
  exit_codes: null,
  ...policy,
});
const twoStages = planOf(plainComposite('pipeline.p', [[plainJob('a'), plainJob('b')], [plainJob('c')]]));
const oneJob = (policy: Parameters<typeof plainJob>[1] = {}) => planOf(plainComposite('pipeline.p', [[plainJob('a', policy)]]));
const types = (events: readonly LedgerEvent[]): readonly string[] => events.map((event) => event.type);

describe('execute', () => {
  test('starts a stage when the one before is over, and not before', async () => {
    const { jobs, settle, ending } = await execution({ plan: twoStages });
    expect(jobs.running()).toEqual(['pipeline.p/a', 'pipeline.p/b']);
    jobs.at('pipeline.p/b').succeed();
    await settle();
    expect(jobs.running()).toEqual(['pipeline.p/a']);
    jobs.at('pipeline.p/a').succeed();
    await settle();
    expect(jobs.running()).toEqual(['pipeline.p/c']);
    jobs.at('pipeline.p/c').succeed();
    await settle();
    expect(ending()).toBe('returned');
  });

  test('writes start, receipt and round end with everything that identifies them', async () => {
    const { jobs, settle, ledger, clock } = await execution({ plan: oneJob(), run_id: 'run_7', round: 3 });
    await clock.advance(1500);
    jobs.at('pipeline.p/a').succeed({ outputs: { rows: '12' } });
    await settle();
    const key = { run_id: 'run_7', path: 'pipeline.p/a', digest: plainJob('a').digest, round: 3, attempt: 1 };
    expect(ledger).toEqual([
      { type: 'attempt_started', ...key, at: fakeEpoch },
      {
        type: 'receipt',
        ...key,
        job_id: 'a',
        status: 'succeeded',
        started_at: fakeEpoch,
        ended_at: fakeEpoch + 1500,
        report: { outputs: { rows: '12' } },
        log: null,
      },
      { type: 'round_ended', run_id: 'run_7', round: 3, at: fakeEpoch + 1500, cause: 'finished' },
    ]);
  });

  test('keeps going after a failure inside a phase', async () => {
    const { jobs, settle, receipts, ending } = await execution({ plan: twoStages });
    jobs.at('pipeline.p/a').fail();
    jobs.at('pipeline.p/b').succeed();
    await settle();
    jobs.at('pipeline.p/c').succeed();
    await settle();
    expect(receipts().map((receipt) => [receipt.job_id, receipt.status])).toEqual([
      ['a', 'failed'],
      ['b', 'succeeded'],
      ['c', 'succeeded'],
    ]);
    expect(ending()).toBe('returned');
  });

  test('lets the failed stage end and starts no later one when the composite stops on failure', async () => {
    const phase = (id: string) => plainComposite(`pipeline.${id}`, [[plainJob(`${id}_1`), plainJob(`${id}_2`)]]);
    const plan = planOf(plainComposite('pipeline.all', [[phase('x')], [phase('y')]], { stop_on_failure: true }));
    const { jobs, settle, ending } = await execution({ plan, max_parallel: 1 });
    jobs.at('pipeline.all/pipeline.x/x_1').fail();
    await settle();
    jobs.at('pipeline.all/pipeline.x/x_2').succeed();
    await settle();
    expect(jobs.started).toEqual(['pipeline.all/pipeline.x/x_1#1', 'pipeline.all/pipeline.x/x_2#1']);
    expect(ending()).toBe('returned');
  });

  test('passes over reused jobs', async () => {
    const { jobs } = await execution({ plan: twoStages, reuse: new Set(['pipeline.p/a', 'pipeline.p/b']) });
    expect(jobs.started).toEqual(['pipeline.p/c#1']);
  });

  test('runs a plan of one atomic job', async () => {
    const { jobs, settle, ending } = await execution({ plan: planOf(plainJob('a')) });
    jobs.at('a').succeed();
    await settle();
    expect(ending()).toBe('returned');
  });

  test('ends at once when everything is reused', async () => {
    const { ledger, ending } = await execution({ plan: oneJob(), reuse: new Set(['pipeline.p/a']) });
    expect(types(ledger)).toEqual(['round_ended']);
    expect(ending()).toBe('returned');
  });

  test('gives the runner its job, its place and the parameters', async () => {
    const { jobs } = await execution({ plan: oneJob(), round: 2, params: { day: 'monday' } });
    expect(jobs.at('pipeline.p/a').attempt).toMatchObject({
      spec: { run: 'true' },
      job_id: 'a',
      path: 'pipeline.p/a',
      run_id: 'run_1',
      round: 2,
      attempt: 1,
      params: { day: 'monday' },
    });
  });

  test('never ends a job before it started, though the wall clock was set back', async () => {
    const { jobs, settle, receipts, clock } = await execution({ plan: oneJob() });
    clock.shiftWall(-86_400_000);
    jobs.at('pipeline.p/a').succeed();
    await settle();
    expect(receipts()[0]).toMatchObject({ started_at: fakeEpoch, ended_at: fakeEpoch });
  });

  test('runs 10,000 jobs of one stage', async () => {
    const runner = { run: (): Promise<Outcome> => Promise.resolve({ ok: true, report: {} }) };
    const { settle, receipts, ending } = await execution({ plan: widePlan(10_000), runnerOf: () => runner, max_parallel: 16 });
    await settle();
    expect(ending()).toBe('returned');
    expect(new Set(receipts().map((receipt) => receipt.path)).size).toBe(10_000);
  });
});

describe('execute with retries', () => {
  test('tries again when the backoff is over, and not before', async () => {
    const { jobs, settle, clock, ledger, ending } = await execution({ plan: oneJob({ retry: retry() }) });
    jobs.at('pipeline.p/a').fail();
    await settle();
    expect(clock.pending()).toEqual([7500]);
    await clock.advance(7499);
    expect(jobs.running()).toEqual([]);
    await clock.advance(1);
    expect(jobs.started).toEqual(['pipeline.p/a#1', 'pipeline.p/a#2']);
    jobs.at('pipeline.p/a').fail();
    await clock.advance(11_250);
    jobs.at('pipeline.p/a').succeed();
    await settle();
    expect(types(ledger)).toEqual([
      'attempt_started',
      'attempt_failed',
      'attempt_started',
      'attempt_failed',
      'attempt_started',
      'receipt',
      'round_ended',
    ]);
    expect(ledger[3]).toMatchObject({ attempt: 2, retry_in_ms: 11_250, failure: { kind: 'exit_code' } });
    expect(ledger[5]).toMatchObject({ attempt: 3, status: 'succeeded' });
    expect(ending()).toBe('returned');
  });

  test('frees the slot of a job that waits, and holds its barrier', async () => {
    const plan = planOf(plainComposite('pipeline.p', [[plainJob('a', { retry: retry() }), plainJob('b')], [plainJob('c')]]));
    const { jobs, settle, clock } = await execution({ plan, max_parallel: 1 });
    jobs.at('pipeline.p/a').fail();
    await settle();
    expect(jobs.running()).toEqual(['pipeline.p/b']);
    jobs.at('pipeline.p/b').succeed();
    await settle();
    expect(jobs.running()).toEqual([]);
    await clock.advance(7500);
    jobs.at('pipeline.p/a').succeed();
    await settle();
    expect(jobs.running()).toEqual(['pipeline.p/c']);
  });

  test.each([
    ['a failure that is not transient', retry(), failure('records', 'Too many records failed')],
    ['a kind that `when` does not name', retry({ when: ['timeout'] }), failure('network', 'Connection reset')],
    [
      'an exit code that is not listed',
      retry({ exit_codes: [75] }),
      failure('exit_code', 'Exited with code 1', { exit_code: 1 }),
    ],
    ['a cancelled job', retry({ when: ['cancelled'] }), failure('cancelled', 'Cancelled')],
  ])('does not retry %s', async (_, policy, why) => {
    const { jobs, settle, receipts, clock } = await execution({ plan: oneJob({ retry: policy }) });
    jobs.at('pipeline.p/a').fail(why);
    await settle();
    expect(receipts()).toHaveLength(1);
    expect(clock.pending()).toEqual([]);
  });

  test.each([
    ['a listed exit code', retry({ exit_codes: [75] }), failure('exit_code', 'Exited with code 75', { exit_code: 75 })],
    ['another kind though exit codes are listed', retry({ exit_codes: [75] }), failure('network', 'Connection reset')],
    ['a named kind that is not transient', retry({ when: ['records'] }), failure('records', 'Too many records failed')],
  ])('retries %s', async (_, policy, why) => {
    const { jobs, clock } = await execution({ plan: oneJob({ retry: policy }) });
    jobs.at('pipeline.p/a').fail(why);
    await clock.advance(7500);
    expect(jobs.started).toHaveLength(2);
  });

  test('counts an allowed failure as succeeded, after all its attempts, with the failure and without outputs', async () => {
    const plan = oneJob({ allow_failure: true, retry: retry({ attempts: 2 }) });
    const { jobs, clock, settle, receipts } = await execution({ plan });
    jobs.at('pipeline.p/a').fail();
    await clock.advance(10_000);
    jobs.at('pipeline.p/a').fail(undefined, { outputs: { rows: '1' }, facts: { seen: true } });
    await settle();
    expect(receipts()[0]).toMatchObject({
      status: 'succeeded',
      allowed_failure: true,
      attempt: 2,
      failure: { kind: 'exit_code' },
    });
    expect(receipts()[0]?.report).toEqual({ facts: { seen: true } });
  });
});

describe('execute with a timeout', () => {
  test('stops the attempt when its time is over', async () => {
    const { jobs, clock, receipts } = await execution({ plan: oneJob({ timeout_ms: 1_800_000 }) });
    const { signal } = jobs.at('pipeline.p/a').attempt;
    await clock.advance(1_799_999);
    expect(signal.aborted).toBe(false);
    await clock.advance(1);
    expect(signal.reason).toBe('timeout');
    expect(receipts()[0]).toMatchObject({ status: 'timed_out', failure: { kind: 'timeout', message: 'Timed out after 30m' } });
  });

  test('says timed out though the stopped runner reports success', async () => {
    const jobs = scriptedRunner({ obedient: false });
    const { clock, receipts, settle } = await execution({ plan: oneJob({ timeout_ms: 5000 }), jobs });
    await clock.advance(5000);
    jobs.at('pipeline.p/a').succeed({ outputs: { rows: '1' }, facts: { seen: true } });
    await settle();
    expect(receipts()[0]).toMatchObject({ status: 'timed_out', failure: { message: 'Timed out after 5s' } });
    expect(receipts()[0]?.report).toEqual({ facts: { seen: true } });
  });

  test('keeps the log tail that the runner reports, or takes it from the log', async () => {
    const logs = { open: () => ({ write: () => {}, tail: () => ['from the log'], close: () => null }) };
    const jobs = scriptedRunner({ obedient: false });
    const plan = planOf(
      plainComposite('pipeline.p', [[plainJob('a', { timeout_ms: 5000 }), plainJob('b', { timeout_ms: 5000 })]]),
    );
    const { clock, receipts, settle } = await execution({ plan, jobs, logs });
    await clock.advance(5000);
    jobs.at('pipeline.p/a').fail(failure('signal', 'Ended by SIGTERM', { tail: ['from the runner'] }));
    jobs.at('pipeline.p/b').succeed();
    await settle();
    expect(receipts().map((receipt) => receipt.failure?.tail)).toEqual([['from the runner'], ['from the log']]);
  });

  test('gives each attempt its whole time, and no timer outlives its attempt', async () => {
    const plan = oneJob({ timeout_ms: 60_000, retry: retry({ attempts: 2 }) });
    const { jobs, clock, settle, receipts } = await execution({ plan });
    await clock.advance(60_000);
    expect(clock.pending()).toEqual([7500]);
    await clock.advance(7500);
    expect(clock.pending()).toEqual([60_000]);
    jobs.at('pipeline.p/a').succeed();
    await settle();
    expect(clock.pending()).toEqual([]);
    expect(receipts()[0]).toMatchObject({ status: 'succeeded', attempt: 2 });
  });
});

describe('execute when cancelled', () => {
  test('stops what runs, starts nothing more, and names the signal', async () => {
    const { jobs, settle, cancel, ledger, receipts, ending } = await execution({ plan: twoStages, max_parallel: 1 });
    const { signal } = jobs.at('pipeline.p/a').attempt;
    cancel('SIGINT');
    await settle();
    expect(signal.reason).toBe('cancelled');
    expect(jobs.started).toEqual(['pipeline.p/a#1']);
    expect(receipts()).toMatchObject([{ status: 'cancelled', failure: { kind: 'cancelled' } }]);
    expect(ledger.at(-1)).toMatchObject({ type: 'round_ended', cause: 'cancelled', signal: 'SIGINT' });
    expect(ending()).toBe('returned');
  });

  test('waits for a job that takes its time to stop', async () => {
    const jobs = scriptedRunner({ obedient: false });
    const { cancel, settle, ending } = await execution({ plan: oneJob(), jobs });
    cancel('SIGTERM');
    await settle();
    expect(ending()).toBe(null);
    jobs.at('pipeline.p/a').fail();
    await settle();
    expect(ending()).toBe('returned');
  });

  test('ends a job that waits for another attempt, and its timer', async () => {
    const { jobs, clock, cancel, settle, receipts, ending } = await execution({ plan: oneJob({ retry: retry() }) });
    jobs.at('pipeline.p/a').fail();
    await clock.advance(1000);
    cancel('SIGINT');
    await settle();
    expect(clock.pending()).toEqual([]);
    expect(receipts()).toMatchObject([
      { attempt: 1, status: 'cancelled', started_at: fakeEpoch, ended_at: fakeEpoch + 1000, failure: { kind: 'cancelled' } },
    ]);
    expect(ending()).toBe('returned');
  });

  test('ends a job whose backoff is over in the same tick once', async () => {
    const jobs = scriptedRunner({ obedient: false });
    const plan = planOf(plainComposite('pipeline.p', [[plainJob('a', { retry: retry() }), plainJob('b')]]));
    const { clock, cancel, settle, receipts, ending } = await execution({ plan, jobs });
    jobs.at('pipeline.p/a').fail();
    await settle();
    cancel('SIGINT');
    clock.jump(7500);
    await settle();
    expect(receipts()).toMatchObject([{ job_id: 'a', status: 'cancelled' }]);
    jobs.at('pipeline.p/b').succeed();
    await settle();
    expect(receipts()).toMatchObject([{ job_id: 'a' }, { job_id: 'b', status: 'cancelled' }]);
    expect(jobs.started).toEqual(['pipeline.p/a#1', 'pipeline.p/b#1']);
    expect(ending()).toBe('returned');
  });

  test('leaves no listener behind', async () => {
    const { jobs, settle, signal } = await execution({ plan: oneJob() });
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    jobs.at('pipeline.p/a').succeed();
    await settle();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('starts nothing when it was cancelled before it began', async () => {
    const { jobs, ledger, ending } = await execution({ plan: twoStages, cancelled: 'SIGTERM' });
    expect(jobs.started).toEqual([]);
    expect(ledger).toMatchObject([{ type: 'round_ended', cause: 'cancelled', signal: 'SIGTERM' }]);
    expect(ending()).toBe('returned');
  });

  test('does not care once everything is done', async () => {
    const { jobs, settle, cancel, ledger } = await execution({ plan: oneJob() });
    jobs.at('pipeline.p/a').succeed();
    await settle();
    cancel('SIGINT');
    await settle();
    expect(ledger.at(-1)).toMatchObject({ type: 'round_ended', cause: 'finished' });
    expect(ledger).toHaveLength(3);
  });

  test('does not count a cancelled job as an allowed failure', async () => {
    const { cancel, settle, receipts } = await execution({ plan: oneJob({ allow_failure: true }) });
    cancel('SIGINT');
    await settle();
    expect(receipts()).toMatchObject([{ status: 'cancelled' }]);
  });
});

describe('execute and the ledger', () => {
  test('announces an event after it was appended, never before', async () => {
    const appended: LedgerEvent[] = [];
    const { jobs, clock, settle, heard } = await execution({
      plan: oneJob({ retry: retry() }),
      append: (event) => appended.push(event),
      listen: (event) => expect(appended.at(-1)).toBe(event),
    });
    jobs.at('pipeline.p/a').fail();
    await clock.advance(7500);
    jobs.at('pipeline.p/a').succeed();
    await settle();
    expect(heard).toEqual(appended);
    expect(heard).toHaveLength(5);
  });

  test('starts a job after its start was announced', async () => {
    const jobs = scriptedRunner();
    const startedWhenHeard: number[] = [];
    await execution({ plan: oneJob(), jobs, listen: () => startedWhenHeard.push(jobs.started.length) });
    expect(startedWhenHeard).toEqual([0]);
    expect(jobs.started).toHaveLength(1);
  });

  test('stops and awaits everything when the n-th append fails, for every n', async () => {
    const plan = planOf(
      plainComposite('pipeline.p', [
        [plainJob('a', { retry: retry() }), plainJob('b', { timeout_ms: 5000 }), plainJob('c')],
        [plainJob('d'), plainJob('e')],
      ]),
    );
    let failedAt = 0;
    for (let last = 1; failedAt === last - 1; last += 1) {
      const full = new StateError('No space left on device');
      let calls = 0;
      const round = await execution({
        plan,
        max_parallel: 2,
        append: () => {
          calls += 1;
          if (calls !== last) return;
          failedAt = last;
          throw full;
        },
      });
      while (round.ending() === null) {
        const [path] = round.jobs.running();
        if (path === undefined) await round.clock.advance(7500);
        else if (round.jobs.started.at(-1) === 'pipeline.p/a#1' || round.jobs.started.length === 2) round.jobs.at(path).fail();
        else round.jobs.at(path).succeed();
        await round.settle();
      }
      expect(round.jobs.running()).toEqual([]);
      expect(round.clock.pending()).toEqual([]);
      expect(round.heard).toEqual(round.ledger);
      if (failedAt !== last) expect(round.ending()).toBe('returned');
      else expect([round.ending(), calls]).toEqual([{ error: full }, last]);
    }
    expect(failedAt).toBe(13);
  });

  test('does not end while a stopped job has not settled', async () => {
    const jobs = scriptedRunner({ obedient: false });
    const { settle, ending } = await execution({
      plan: widePlan(2),
      jobs,
      append: (event) => {
        if (event.type === 'receipt') throw new StateError('No space left on device');
      },
    });
    const { signal } = jobs.at('pipeline.wide/job_1').attempt;
    jobs.at('pipeline.wide/job_0').succeed();
    await settle();
    expect(signal.aborted).toBe(true);
    expect(ending()).toBe(null);
    jobs.at('pipeline.wide/job_1').succeed();
    await settle();
    expect(ending()).toEqual({ error: new StateError('No space left on device') });
  });
});

describe('execute and our own bugs', () => {
  test('throws what a runner throws as a defect, after everything was stopped, with the results that came', async () => {
    const { jobs, settle, ending, receipts, ledger, clock } = await execution({
      plan: planOf(plainComposite('pipeline.p', [[plainJob('a'), plainJob('b'), plainJob('w', { retry: retry() })]])),
    });
    jobs.at('pipeline.p/w').fail();
    await settle();
    const bug = new TypeError('undefined is not a function');
    jobs.at('pipeline.p/a').crash(bug);
    jobs.at('pipeline.p/b').succeed();
    await settle();
    expect(ending()).toEqual({ error: new Defect('The runner of job "a" threw', { cause: bug }) });
    expect(receipts()).toMatchObject([{ job_id: 'b' }]);
    expect(clock.pending()).toEqual([]);
    expect(types(ledger)).not.toContain('round_ended');
  });

  test('passes on that the state directory failed under a runner', async () => {
    const { jobs, settle, ending } = await execution({ plan: oneJob() });
    const full = new StateError('Cannot create the output file');
    jobs.at('pipeline.p/a').crash(full);
    await settle();
    expect(ending()).toEqual({ error: full });
  });

  test('stops everything when the listener throws', async () => {
    const bug = new Error('A reporter failed');
    const { jobs, settle, ending } = await execution({
      plan: widePlan(2),
      listen: (event) => {
        if (event.type === 'receipt') throw bug;
      },
    });
    jobs.at('pipeline.wide/job_0').succeed();
    await settle();
    expect(jobs.running()).toEqual([]);
    expect(ending()).toEqual({ error: bug });
  });

  test('does not hang when redaction throws', async () => {
    const bug = new Error('A redactor failed');
    const { jobs, settle, ending } = await execution({
      plan: oneJob(),
      redact: () => {
        throw bug;
      },
    });
    jobs.at('pipeline.p/a').fail();
    await settle();
    expect(ending()).toEqual({ error: bug });
  });
});

describe('execute and outputs', () => {
  const chain = planOf(plainComposite('pipeline.p', [[plainJob('a', { allow_failure: true })], [plainJob('b')]]));

  test('hands a job the outputs of earlier ones', async () => {
    const { jobs, settle } = await execution({ plan: chain });
    jobs.at('pipeline.p/a').succeed({ outputs: { rows: '12' } });
    await settle();
    const { output } = jobs.at('pipeline.p/b').attempt;
    expect([output('a', 'rows'), output('a', 'other'), output('nobody', 'rows')]).toEqual(['12', undefined, undefined]);
    expect(output('a', 'constructor')).toBe(undefined);
  });

  test('hands a job the outputs of a reused one', async () => {
    const earlierOutputs = new Map([['pipeline.p/a', { rows: '11' }]]);
    const { jobs } = await execution({ plan: chain, reuse: new Set(earlierOutputs.keys()), earlierOutputs });
    expect(jobs.at('pipeline.p/b').attempt.output('a', 'rows')).toBe('11');
  });

  test('has no outputs of a job whose failure was allowed', async () => {
    const { jobs, settle } = await execution({ plan: chain });
    jobs.at('pipeline.p/a').fail(undefined, { outputs: { rows: '12' } });
    await settle();
    expect(jobs.at('pipeline.p/b').attempt.output('a', 'rows')).toBe(undefined);
  });

  test('lets no secret through to the ledger or to later jobs', async () => {
    const redact = (text: string): string => text.replaceAll('hunter2', '***');
    const clock = fakeClock();
    const { jobs, settle, ledger } = await execution({ plan: chain, redact, clock });
    jobs.at('pipeline.p/a').succeed({
      outputs: { token: 'is hunter2' },
      record_errors: [{ key: 'hunter2', message: 'hunter2 refused' }],
      facts: { cursor: { next: ['hunter2', 2, null] } },
    });
    await settle();
    expect(jobs.at('pipeline.p/b').attempt.output('a', 'token')).toBe('is ***');
    jobs.at('pipeline.p/b').fail(failure('network', 'No hunter2', { code: 'E_hunter2', tail: ['login hunter2'] }));
    await settle();
    expect(JSON.stringify(ledger)).not.toContain('hunter2');
    expect(ledger).toContainEqual(
      expect.objectContaining({
        report: {
          outputs: { token: 'is ***' },
          record_errors: [{ key: '***', message: '*** refused' }],
          facts: { cursor: { next: ['***', 2, null] } },
        },
      }),
    );
    expect(ledger).toContainEqual(
      expect.objectContaining({
        failure: { kind: 'network', message: 'No ***', transient: true, code: 'E_***', tail: ['login ***'] },
      }),
    );
  });

  test('keeps a failure message to one line of 500 characters, cut after redaction', async () => {
    const redact = (text: string): string => text.replaceAll('hunter2', '*'.repeat(7));
    const { jobs, settle, receipts } = await execution({ plan: oneJob(), redact });
    jobs.at('pipeline.p/a').fail(failure('network', `\u001b No\r\n\tanswer ${'x'.repeat(485)}hunter2`));
    await settle();
    const message = receipts()[0]?.failure?.message;
    expect(message).toBe(`No answer ${'x'.repeat(485)}****…`);
    expect(message).toHaveLength(500);
  });

  test('does not cut a message in the middle of a character', async () => {
    const { jobs, settle, receipts } = await execution({ plan: oneJob() });
    jobs.at('pipeline.p/a').fail(failure('network', `${'x'.repeat(498)}😀😀`));
    await settle();
    expect(receipts()[0]?.failure?.message).toBe(`${'x'.repeat(498)}…`);
  });
});
