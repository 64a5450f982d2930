import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { failure } from '../../src/core/failure.ts';
import type { ReceiptStatus } from '../../src/core/vocabulary.ts';
import type { LedgerEvent } from '../../src/ledger/events.ts';
import { arbitraryPlan, plainJob, planOf } from '../support/arbitrary-plan.ts';
import { execution, type Execution } from '../support/execution.ts';
import { everythingElse } from '../support/fake-clock.ts';
import { scriptedRunner } from '../support/scripted-runner.ts';

/** What may befall one attempt, and the status that it leads to when it comes first. */
const causes = { well: 'succeeded', badly: 'failed', timeout: 'timed_out', cancel: 'cancelled' } as const satisfies Record<
  string,
  ReceiptStatus
>;
type Cause = keyof typeof causes;

interface Blow {
  readonly cause: Cause;
  /** Whether everything else gets its turn before the next one. */
  readonly alone: boolean;
}

const arbitraryBlows: fc.Arbitrary<readonly Blow[]> = fc
  .shuffledSubarray(['well', 'badly', 'timeout', 'cancel'] as const, { minLength: 1 })
  .filter((order) => !(order.includes('well') && order.includes('badly')))
  .chain((order) => fc.tuple(...order.map((cause) => fc.record({ cause: fc.constant(cause), alone: fc.boolean() }))));

function strike(round: Execution, cause: Cause): void {
  if (cause === 'cancel') return round.cancel('SIGINT');
  if (cause === 'timeout') return round.clock.jump(1000);
  if (!round.jobs.running().includes('a')) return;
  if (cause === 'well') round.jobs.at('a').succeed();
  else round.jobs.at('a').fail();
}

/** Statuses that the blows up to the first that stood alone may lead to. */
function possible(blows: readonly Blow[]): readonly ReceiptStatus[] {
  const first = blows.findIndex((blow) => blow.alone);
  return (first < 0 ? blows : blows.slice(0, first + 1)).map((blow) => causes[blow.cause]);
}

const receiptsOf = (ledger: readonly LedgerEvent[]) => ledger.filter((event) => event.type === 'receipt');

describe('execute', () => {
  test('writes one receipt with the first cause, however exit, timeout and cancel fall together', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBlows, async (blows) => {
        const jobs = scriptedRunner({ obedient: false });
        const round = await execution({ plan: planOf(plainJob('a', { timeout_ms: 1000 })), jobs });
        const { signal } = jobs.at('a').attempt;
        for (const { cause, alone } of blows) {
          strike(round, cause);
          if (alone) await everythingElse();
        }
        await everythingElse();
        strike(round, 'well');
        await everythingElse();

        expect(round.ending()).toBe('returned');
        const [receipt, ...others] = receiptsOf(round.ledger);
        expect(others).toEqual([]);
        expect(possible(blows)).toContain(receipt?.status);
        const stopped = { succeeded: undefined, failed: undefined, timed_out: 'timeout', cancelled: 'cancelled' } as const;
        expect(signal.reason).toBe(stopped[receipt?.status ?? 'succeeded']);
        expect(round.clock.pending()).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps one receipt per job that started, whatever the plan and the order of what happens', async () => {
    const draws = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(arbitraryPlan, draws, fc.option(fc.nat({ max: 15 }), { nil: null }), async (plan, draws, cancelAt) => {
        const round = await execution({ plan, max_parallel: 3 });
        for (let turn = 0; round.ending() === null; turn += 1) {
          if (turn === cancelAt) round.cancel('SIGTERM');
          else await act(round, draws[turn % draws.length] ?? 0);
          await everythingElse();
        }
        expect(round.ending()).toBe('returned');
        expect(round.heard).toEqual(round.ledger);
        expect(round.clock.pending()).toEqual([]);
        const started = new Set(round.ledger.flatMap((event) => (event.type === 'attempt_started' ? [event.path] : [])));
        const ended = receiptsOf(round.ledger).map((receipt) => receipt.path);
        expect(ended).toHaveLength(started.size);
        expect(new Set(ended)).toEqual(started);
        const { at } = round.ledger.at(-1) as Extract<LedgerEvent, { type: 'round_ended' }>;
        for (const receipt of receiptsOf(round.ledger)) expect(receipt.ended_at).toBeLessThanOrEqual(at);
      }),
      { numRuns: 150 },
    );
  });
});

/** Ends one of the attempts under way, or lets time pass until the next timer fires. */
async function act({ jobs, clock }: Execution, draw: number): Promise<void> {
  const running = jobs.running();
  const next = clock.pending()[0];
  const path = running[draw % (running.length + 1)];
  if (path === undefined && next !== undefined) return clock.advance(next);
  const job = jobs.at(path ?? running[0] ?? '');
  if (draw % 3 === 0) job.fail();
  else if (draw % 3 === 1) job.fail(failure('network', 'Connection reset'));
  else job.succeed();
}
