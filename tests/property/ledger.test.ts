import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { sha256 } from '../../src/adapters/hash.ts';
import { statusMeanings } from '../../src/core/vocabulary.ts';
import { decodeLedger, emptyLedger, encodeLine, isDurable } from '../../src/ledger/encoding.ts';
import type { LedgerEvent } from '../../src/ledger/events.ts';
import { foldFacts } from '../../src/ledger/facts.ts';
import { foldRecord } from '../../src/ledger/fold-record.ts';
import { foldResult } from '../../src/ledger/fold-result.ts';
import { mergeEvents } from '../../src/ledger/merge.ts';
import { runRecordShape } from '../../src/ledger/record.ts';
import { phaseResultShape, resultShape } from '../../src/ledger/result.ts';
import { reusable } from '../../src/ledger/reuse.ts';
import type { Plan, PlanNode } from '../../src/plan/plan.ts';
import { plannedJobs } from '../../src/plan/walk.ts';
import { arbitraryPlan } from '../support/arbitrary-plan.ts';
import { arbitraryEvents } from '../support/events.ts';

const arbitraryRun: fc.Arbitrary<readonly [Plan, readonly LedgerEvent[]]> = arbitraryPlan.chain((plan) =>
  fc.tuple(fc.constant(plan), arbitraryEvents(plan)),
);

/** Three ledgers of one run, as three machines may have written them: slices that may overlap. */
const arbitraryLedgers = arbitraryRun.chain(([, events]) =>
  fc.tuple(fc.shuffledSubarray([...events]), fc.shuffledSubarray([...events]), fc.shuffledSubarray([...events])),
);

describe('mergeEvents', () => {
  test('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(arbitraryLedgers, ([a, b, c]) => {
        const all = mergeEvents([a, b, c]);
        expect(mergeEvents([c, a, b])).toEqual(all);
        expect(mergeEvents([mergeEvents([a, b]).events, c])).toEqual(all);
        expect(mergeEvents([a, mergeEvents([b, c]).events])).toEqual(all);
        expect(mergeEvents([all.events, a, b, c, all.events])).toEqual(all);
      }),
    );
  });

  test('loses nothing and adds nothing', () => {
    fc.assert(
      fc.property(arbitraryLedgers, (ledgers) => {
        const texts = (events: readonly LedgerEvent[]): string[] => events.map((event) => JSON.stringify(event)).sort();
        expect(texts(mergeEvents(ledgers).events)).toEqual([...new Set(texts(ledgers.flat()))]);
      }),
    );
  });
});

describe('the encoding', () => {
  test('gives back any event', () => {
    fc.assert(
      fc.property(arbitraryRun, fc.string({ unit: 'binary' }), ([, events], word) => {
        const told = events.map((event) => (event.type === 'receipt' ? { ...event, report: { outputs: { word } } } : event));
        expect(decodeLedger(encode(told).join(''), sha256).events).toEqual(told);
      }),
    );
  });

  test('keeps every announced event when a crash drops any of the sectors that were not yet synced', () => {
    const sector = 512;
    fc.assert(
      fc.property(arbitraryRun, fc.nat(), fc.infiniteStream(fc.boolean()), ([, events], stop, kept) => {
        const written = events.slice(0, stop % (events.length + 1));
        const lines = encode(written);
        const announced = written.findLastIndex(isDurable) + 1;
        const synced = lines.slice(0, announced).join('').length;
        const bytes = Buffer.from(lines.join(''), 'latin1');
        for (let start = synced; start < bytes.length; start += sector - (start % sector)) {
          if (kept.next().value !== true) bytes.fill(0, start, Math.min(bytes.length, start + sector - (start % sector)));
        }
        const decoded = decodeLedger(bytes.toString('latin1'), sha256);
        expect(decoded.damage).toBeNull();
        expect(decoded.events.slice(0, announced)).toEqual(written.slice(0, announced));
        expect(decoded.events).toEqual(written.slice(0, decoded.events.length));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the folds', () => {
  test('INV-1: every planned job has one status, and they add up to the plan', () => {
    fc.assert(
      fc.property(arbitraryRun, ([plan, events]) => {
        const record = foldRecord(plan, foldFacts(plan, events));
        expect(record.jobs.map(({ path }) => path)).toEqual(plannedJobs(plan).map(({ path }) => path));
        const perStatus = Object.keys(statusMeanings).map((word) => record.jobs.filter(({ status }) => status === word).length);
        expect(perStatus.reduce((left, right) => left + right)).toBe(plannedJobs(plan).length);
      }),
    );
  });

  test('INV-10: a result is a success only when every job has one', () => {
    fc.assert(
      fc.property(arbitraryRun, ([plan, events]) => {
        const facts = foldFacts(plan, events);
        const result = foldResult(plan, facts);
        const all = facts.jobs.every(({ status }) => status === 'succeeded');
        expect(result.success).toBe(all && !facts.cancelled);
        expect(result.failures).toHaveLength(result.failed);
        expect(result.succeeded + result.failed).toBeLessThanOrEqual(result.total);
      }),
    );
  });

  test('do not depend on the order in which ledgers are read', () => {
    fc.assert(
      fc.property(
        arbitraryRun.chain(([plan, events]) => fc.tuple(fc.constant(plan), fc.constant(events), shuffled(events))),
        (run) => {
          const [plan, events, mixed] = run;
          const record = foldRecord(plan, foldFacts(plan, mergeEvents([events]).events));
          expect(foldRecord(plan, foldFacts(plan, mergeEvents([mixed]).events))).toEqual(record);
        },
      ),
    );
  });

  test('give what the published shapes say', () => {
    fc.assert(
      fc.property(arbitraryRun, ([plan, events]) => {
        const record = foldRecord(plan, foldFacts(plan, events));
        expect(runRecordShape.parse(record)).toEqual(record);
        expect(resultShape.parse(record.result)).toEqual(record.result);
        if (!('phase_results' in record.result)) phaseResultShape.parse(record.result);
      }),
    );
  });
});

describe('reusable', () => {
  test('keeps only successes of the plan', () => {
    fc.assert(
      fc.property(arbitraryRun, ([plan, events]) => {
        const facts = foldFacts(plan, events);
        for (const path of reusable(plan, facts)) expect(facts.byPath.get(path)?.status).toBe('succeeded');
      }),
    );
  });

  test('keeps nothing behind a barrier before which something starts again', () => {
    fc.assert(
      fc.property(arbitraryRun, ([plan, events]) => {
        const kept = reusable(plan, foldFacts(plan, events));
        for (const [earlier, later] of barriers(plan)) {
          if (earlier.some((path) => !kept.has(path))) expect(later.filter((path) => kept.has(path))).toEqual([]);
        }
      }),
    );
  });

  test('keeps nothing that is older than what it stands on', () => {
    fc.assert(
      fc.property(arbitraryRun, ([plan, events]) => {
        const facts = foldFacts(plan, events);
        const kept = reusable(plan, facts);
        const roundOf = (path: string): number => facts.byPath.get(path)?.round ?? 0;
        for (const [earlier, later] of barriers(plan)) {
          for (const path of later.filter((each) => kept.has(each))) {
            expect(Math.max(...earlier.map(roundOf))).toBeLessThanOrEqual(roundOf(path));
          }
        }
      }),
    );
  });

  test('keeps everything after a round in which everything succeeded', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const events = plannedJobs(plan).map(({ path, job }) => success(path, job.digest));
        expect(reusable(plan, foldFacts(plan, events)).size).toBe(plannedJobs(plan).length);
      }),
    );
  });
});

function shuffled(events: readonly LedgerEvent[]): fc.Arbitrary<LedgerEvent[]> {
  return fc.shuffledSubarray([...events], { minLength: events.length });
}

function success(path: string, digest: string): LedgerEvent {
  const key = { run_id: 'run', path, digest, round: 1, attempt: 1, job_id: path.split('/').at(-1) ?? path };
  return { type: 'receipt', ...key, status: 'succeeded', started_at: 0, ended_at: 1, report: {}, log: null };
}

function encode(events: readonly LedgerEvent[]): readonly string[] {
  let position = emptyLedger;
  return events.map((event) => {
    const next = encodeLine(position, event, sha256);
    position = next.position;
    return next.line;
  });
}

/** For every barrier of every composite: the jobs of the stages before it, and those of the stages behind it. */
function barriers(plan: Plan): readonly (readonly [readonly string[], readonly string[]])[] {
  const pairs: (readonly [readonly string[], readonly string[]])[] = [];
  const visit = (node: PlanNode, path: string): readonly string[] => {
    if (node.type === 'job') return [path];
    const stages = node.stages.map((stage) => stage.children.flatMap((child) => visit(child, `${path}/${child.job_id}`)));
    for (let barrier = 1; barrier < stages.length; barrier += 1) {
      pairs.push([stages.slice(0, barrier).flat(), stages.slice(barrier).flat()]);
    }
    return stages.flat();
  };
  visit(plan.root, plan.composite);
  return pairs;
}
