import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { collect, type Collected } from '../../src/ledger/collect.ts';
import { foldFacts } from '../../src/ledger/facts.ts';
import { foldRecord } from '../../src/ledger/fold-record.ts';
import { mergeEvents } from '../../src/ledger/merge.ts';
import { runRecordShape, type RunRecord } from '../../src/ledger/record.ts';
import type { PlanFile } from '../../src/plan/plan-file.ts';
import { shardPlan } from '../../src/plan/shards.ts';
import { plannedJobs } from '../../src/plan/walk.ts';
import type { LedgerText } from '../../src/ports/state.ts';
import { arbitraryPlan, widePlan } from '../support/arbitrary-plan.ts';
import { encoded, ledgerText, onOneMachine, planFileOf, runStarted, workedOut, type Scenario } from '../support/fan-out.ts';
import { sha256 } from '../support/plans.ts';

const smallPlan = arbitraryPlan.filter((plan) => plannedJobs(plan).length <= 20);

const arbitraryScenario: fc.Arbitrary<Scenario> = smallPlan.chain((plan) => {
  const paths = plannedJobs(plan).map(({ path }) => path);
  return fc.record({
    file: fc.integer({ min: 1, max: 4 }).map((shards) => planFileOf(plan, shards)),
    fails: fc
      .array(fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) }), {
        minLength: paths.length,
        maxLength: paths.length,
      })
      .map((times) => new Map(paths.map((path, index) => [path, times[index] ?? 0]))),
    rounds: fc.integer({ min: 1, max: 4 }),
  });
});

function collected(file: PlanFile, ledgers: readonly LedgerText[], round: number | null = null): Collected {
  return collect({ plan: file.plan, run: runStarted(file.plan), ledgers, planFiles: [file], round, sha256 });
}

function ledgersOf(scenario: Scenario): readonly LedgerText[] {
  return workedOut(scenario).map((each) => ledgerText(scenario.file, each));
}

/** What the run came to, without what depends on how it was cut. */
function canonical({ result, jobs }: RunRecord): string {
  const told = jobs.map(({ path, status, round, started_at, ended_at }) => ({ path, status, round, started_at, ended_at }));
  return JSON.stringify({ result, told });
}

describe('any partition of a run into shards and rounds', () => {
  test('comes to what one machine comes to, byte for byte', () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.gen(), (scenario, gen) => {
        const whole = onOneMachine(scenario);
        const expected = foldRecord(scenario.file.plan, foldFacts(scenario.file.plan, mergeEvents([whole]).events));
        const ledgers = ledgersOf(scenario);
        const shuffled = gen(fc.shuffledSubarray, [...ledgers], { minLength: ledgers.length });
        const { record } = collected(scenario.file, shuffled);
        expect(record.fan_in?.findings).toEqual([]);
        expect(canonical(record)).toBe(canonical(expected));
        expect(runRecordShape.parse(record)).toEqual(record);
      }),
      { numRuns: 60 },
    );
  });

  test('may be collected in parts and again: what was collected is a ledger too', () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.nat(), (scenario, cut) => {
        const ledgers = ledgersOf(scenario);
        const at = cut % (ledgers.length + 1);
        const first = collected(scenario.file, ledgers.slice(0, at));
        const merged: LedgerText = { file: 'ledger.ndjson', name: 'ledger.ndjson', text: encoded(first.events) };
        const again = collected(scenario.file, [...ledgers.slice(at), ...(at === 0 ? [] : [merged])]);
        expect(canonical(again.record)).toBe(canonical(collected(scenario.file, ledgers).record));
      }),
      { numRuns: 40 },
    );
  });
});

type Mutation = (ledgers: readonly LedgerText[], gen: fc.GeneratorValue) => readonly LedgerText[];

function at(ledgers: readonly LedgerText[], gen: fc.GeneratorValue): number {
  return gen(fc.nat, { max: ledgers.length - 1 });
}

function changed(ledgers: readonly LedgerText[], index: number, change: (text: string) => string): readonly LedgerText[] {
  return ledgers.map((each, place) => (place === index ? { ...each, text: change(each.text) } : each));
}

const mutations = {
  drop: (ledgers, gen) => ledgers.toSpliced(at(ledgers, gen), 1),
  duplicate: (ledgers, gen) => {
    const copied = ledgers[at(ledgers, gen)];
    return copied === undefined ? ledgers : [...ledgers, { ...copied, file: `again/${copied.name}` }];
  },
  swap: (ledgers, gen) => {
    const [left, right] = [at(ledgers, gen), at(ledgers, gen)];
    const text = (index: number): string => ledgers[index]?.text ?? '';
    return ledgers.map((each, place) => ({ ...each, text: text(place === left ? right : place === right ? left : place) }));
  },
  truncate: (ledgers, gen) => changed(ledgers, at(ledgers, gen), (text) => text.slice(0, gen(fc.nat, { max: text.length - 1 }))),
  flip: (ledgers, gen) =>
    changed(ledgers, at(ledgers, gen), (text) => {
      const place = gen(fc.nat, { max: text.length - 1 });
      const byte = text.charCodeAt(place) ^ gen(fc.integer, { min: 1, max: 255 });
      return `${text.slice(0, place)}${String.fromCharCode(byte)}${text.slice(place + 1)}`;
    }),
} as const satisfies Record<string, Mutation>;

const codes: Readonly<Record<keyof typeof mutations, readonly string[]>> = {
  drop: ['lost_leg', 'vanished_matrix'],
  duplicate: ['duplicate'],
  swap: ['swapped_ledger'],
  truncate: ['truncated_ledger'],
  flip: ['damaged_ledger'],
};

describe('a set of ledgers', () => {
  test.each(Object.keys(mutations) as (keyof typeof mutations)[])('of one round, after a %s, is told by its code', (name) => {
    fc.assert(
      fc.property(arbitraryScenario, fc.gen(), (scenario, gen) => {
        const ledgers = ledgersOf({ ...scenario, fails: new Map(), rounds: 1 });
        const mutated = mutations[name](ledgers, gen);
        fc.pre(mutated.length !== ledgers.length || mutated.some(({ text }, index) => text !== ledgers[index]?.text));
        const { record } = collected(scenario.file, mutated);
        const found = record.fan_in?.findings ?? [];
        expect(found.map(({ code }) => code).filter((code) => codes[name].includes(code))).not.toEqual([]);
        if (name === 'duplicate') {
          expect(record.result.success).toBe(true);
        } else {
          expect(record.fan_in?.complete).toBe(false);
          expect(record.result.success).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(Object.keys(mutations) as (keyof typeof mutations)[])(
    'of many rounds, after a %s, tells the same truth or none',
    (name) => {
      fc.assert(
        fc.property(arbitraryScenario, fc.gen(), (scenario, gen) => {
          const ledgers = ledgersOf(scenario);
          const truth = collected(scenario.file, ledgers, scenario.rounds).record;
          const { record } = collected(scenario.file, mutations[name](ledgers, gen), scenario.rounds);
          if (record.fan_in?.complete === true) expect(canonical(record)).toBe(canonical(truth));
          else expect(record.result.success).toBe(false);
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('shardPlan', () => {
  const options = { durations: new Map<string, number>(), setup_ms: 30_000, max_parallel: 4 };

  test('puts each job into exactly one shard, whatever the count', () => {
    fc.assert(
      fc.property(arbitraryPlan, fc.integer({ min: 1, max: 256 }), (plan, count) => {
        for (const wanted of [count, 'auto', 'whole'] as const) {
          const { fanOut } = shardPlan({ plan, ...options }, wanted);
          const jobs = fanOut.waves.flatMap(({ shards }) => shards.flatMap((shard) => shard.jobs));
          expect(jobs.toSorted()).toEqual(
            plannedJobs(plan)
              .map(({ path }) => path)
              .toSorted(),
          );
        }
      }),
    );
  });

  test('never takes longer than four thirds of the best there is, and never costs more than a leg for each job', () => {
    const times = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 4 }), (minutes, count) => {
        const plan = widePlan(minutes.length);
        const durations = new Map(minutes.map((each, index) => [`job_${index}`, each * 60_000]));
        const given = { plan, durations, setup_ms: 0, max_parallel: 1 };
        const { fanOut } = shardPlan(given, count);
        const best = bestPossible(minutes, Math.min(count, minutes.length));
        expect(fanOut.wall_ms / 60_000).toBeLessThanOrEqual((best * 4) / 3);
        expect(fanOut.billed_minutes).toBeLessThanOrEqual(shardPlan(given, minutes.length).fanOut.billed_minutes);
      }),
    );
  });

  test('chooses a count that no row of its table beats', () => {
    fc.assert(
      fc.property(arbitraryPlan, fc.array(fc.nat(600_000), { maxLength: 20 }), (plan, times) => {
        const durations = new Map(times.map((ms, index) => [`job_${index}`, ms]));
        const { table } = shardPlan({ ...options, plan, durations }, 'auto');
        const weight = (row: (typeof table)[number]): number => row.wall_ms / 60_000 + row.billed_minutes;
        const auto = table.find(({ shards }) => shards === 'auto');
        for (const row of table.filter(({ shards }) => typeof shards === 'number')) {
          expect(weight(auto ?? row)).toBeLessThanOrEqual(weight(row) + 1e-9);
        }
      }),
    );
  });
});

/** The least possible longest sum, over all assignments. */
function bestPossible(minutes: readonly number[], bins: number): number {
  const search = (index: number, loads: readonly number[]): number => {
    const next = minutes[index];
    if (next === undefined) return Math.max(...loads);
    return Math.min(...loads.map((load, bin) => search(index + 1, loads.with(bin, load + next))));
  };
  return search(
    0,
    Array.from({ length: bins }, () => 0),
  );
}
