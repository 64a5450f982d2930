import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { DataKindName } from '../../../../src/adapters/workers/messages.ts';
import { workerPool, type WorkerPool } from '../../../../src/adapters/workers/pool.ts';
import { Defect } from '../../../../src/core/defect.ts';
import type { Attempt, Outcome } from '../../../../src/ports/runner.ts';

const entry = pathToFileURL(resolve(import.meta.dirname, '../../../support/worker-fixture.ts')).href;

let pool: WorkerPool | undefined;
afterEach(() => pool?.close());

function open(size: number, grace_ms = 30): WorkerPool {
  pool = workerPool({ entry, size, data: 'hello', grace_ms });
  return pool;
}

interface Play {
  readonly started: Promise<void>;
  readonly outcome: Promise<Outcome>;
  readonly controller: AbortController;
  readonly lines: readonly string[];
}

/** Runs one job; `started` settles when it has printed its line, so that nothing here waits for time to pass. */
function play(workers: WorkerPool, act: string, kind: DataKindName = 'validate'): Play {
  const controller = new AbortController();
  const lines: string[] = [];
  let begun = (): void => {};
  const started = new Promise<void>((settle) => {
    begun = settle;
  });
  const write = (chunk: Uint8Array): void => {
    lines.push(new TextDecoder().decode(chunk));
    begun();
  };
  const attempt: Attempt<unknown> = {
    spec: { act },
    job_id: `job_${act}`,
    path: `p/job_${act}`,
    run_id: 'run',
    round: 1,
    attempt: 1,
    params: {},
    output: () => undefined,
    log: { write, tail: () => lines },
    signal: controller.signal,
  };
  return { started, outcome: workers.run(kind, attempt), controller, lines };
}

describe('workerPool', () => {
  test('reuses its workers, hands them their data and passes on what they print', async () => {
    const workers = open(1);
    await play(workers, 'answer').outcome;
    const second = play(workers, 'answer');
    expect(await second.outcome).toMatchObject({
      ok: true,
      report: { facts: { jobs: 2, given: 'hello' } },
      ended_before_stop: true,
    });
    expect(second.lines).toEqual(['validate job_answer answer\n']);
  });

  test('runs no more jobs at once than it has workers', async () => {
    const workers = open(1);
    const first = play(workers, 'wait');
    const second = play(workers, 'answer');
    await first.started;
    expect(second.lines).toEqual([]);
    first.controller.abort('cancelled');
    await first.outcome;
    expect((await second.outcome).ok).toBe(true);
  });

  test('lets a job hear why it is stopped and answer itself', async () => {
    const workers = open(1, 60_000);
    const job = play(workers, 'wait');
    await job.started;
    job.controller.abort('timeout');
    const outcome = await job.outcome;
    expect(outcome).toMatchObject({ ok: false, failure: { message: 'Heard timeout' }, report: { facts: { heard: true } } });
    expect(outcome.ended_before_stop).toBeUndefined();
  });

  test.each([
    ['timeout', 'timeout'],
    ['cancelled', 'cancelled'],
  ])('ends the thread of a job that hears nothing (%s), and replaces it', async (cause, kind) => {
    const workers = open(1);
    const job = play(workers, 'spin');
    await job.started;
    job.controller.abort(cause);
    expect(await job.outcome).toMatchObject({ ok: false, failure: { kind } });
    expect(await play(workers, 'answer').outcome).toMatchObject({ ok: true, report: { facts: { jobs: 1 } } });
  });

  test('tells a crash from an answer, and replaces the worker', async () => {
    const workers = open(1);
    expect(await play(workers, 'exit').outcome).toMatchObject({ ok: false, failure: { kind: 'crash', transient: true } });
    expect(await play(workers, 'answer').outcome).toMatchObject({ ok: true, report: { facts: { jobs: 1 } } });
  });

  test('throws what is our own mistake, and goes on', async () => {
    const workers = open(1);
    await expect(play(workers, 'throw').outcome).rejects.toThrow(new Defect('a mistake of ours'));
    expect((await play(workers, 'answer').outcome).ok).toBe(true);
  });

  test('never starts a job that was stopped while it waited', async () => {
    const workers = open(1);
    const first = play(workers, 'wait');
    const second = play(workers, 'answer');
    await first.started;
    second.controller.abort('cancelled');
    expect(await second.outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    first.controller.abort('cancelled');
    await first.outcome;
    expect(second.lines).toEqual([]);
  });

  test('ends a thread that has nothing to do, and starts another for the next job', async () => {
    const ended = Promise.withResolvers<number>();
    pool = workerPool({ entry, size: 1, data: 'hello', idle_ms: 0, ended: ended.resolve });
    expect(await play(pool, 'answer').outcome).toMatchObject({ ok: true, report: { facts: { jobs: 1 } } });
    expect(await ended.promise).toBeGreaterThan(0);
    expect(await play(pool, 'answer').outcome).toMatchObject({ ok: true, report: { facts: { jobs: 1 } } });
  });

  test('settles everything when it is closed', async () => {
    const workers = open(1);
    const running = play(workers, 'wait');
    const waiting = play(workers, 'answer');
    await running.started;
    await workers.close();
    expect(await running.outcome).toMatchObject({ ok: false, failure: { kind: 'crash' } });
    expect(await waiting.outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
  });

  describe('jobs that mostly wait', () => {
    test('share a thread while others get their own', async () => {
      const workers = open(2);
      const fetches = [play(workers, 'wait', 'ingest'), play(workers, 'wait', 'ingest')];
      await Promise.all(fetches.map(({ started }) => started));
      expect(await play(workers, 'answer', 'ingest').outcome).toMatchObject({ ok: true, report: { facts: { jobs: 3 } } });
      expect(await play(workers, 'answer', 'validate').outcome).toMatchObject({ ok: true, report: { facts: { jobs: 1 } } });
      for (const { controller } of fetches) controller.abort('cancelled');
      for (const { outcome } of fetches) expect(await outcome).toMatchObject({ report: { facts: { heard: true } } });
    });

    test('begin again, alone, when their thread is ended for the sake of one that hears nothing', async () => {
      const workers = open(1);
      await play(workers, 'answer', 'ingest').outcome;
      const other = play(workers, 'wait_unless_first', 'ingest');
      await other.started;
      const deaf = play(workers, 'spin', 'ingest');
      await deaf.started;
      deaf.controller.abort('timeout');
      expect(await deaf.outcome).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
      expect(await other.outcome).toMatchObject({ ok: true, report: { facts: { jobs: 1 } } });
      expect(other.lines).toEqual([
        'ingest job_wait_unless_first wait_unless_first\n',
        'The thread ended that this job shared with others: it begins again, alone\n',
        'ingest job_wait_unless_first wait_unless_first\n',
      ]);
    });

    test('begin again, alone, when one of them takes the thread down, which then fails by itself', async () => {
      const workers = open(1);
      await play(workers, 'answer', 'ingest').outcome;
      const other = play(workers, 'wait_unless_first', 'ingest');
      await other.started;
      const crashes = play(workers, 'exit', 'ingest');
      expect(await other.outcome).toMatchObject({ ok: true, report: { facts: { jobs: 1 } } });
      expect(await crashes.outcome).toMatchObject({ ok: false, failure: { kind: 'crash', transient: true } });
      expect(crashes.lines).toHaveLength(3);
    });

    test('are all settled, and none begins again, when the pool is closed', async () => {
      const workers = open(2);
      const fetches = [play(workers, 'wait', 'ingest'), play(workers, 'wait', 'ingest')];
      await Promise.all(fetches.map(({ started }) => started));
      await workers.close();
      for (const { outcome } of fetches) expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'crash' } });
    });
  });
});
