import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { collect } from '../../../src/ledger/collect.ts';
import type { LedgerEvent } from '../../../src/ledger/events.ts';
import { findingMeanings } from '../../../src/ledger/findings.ts';
import type { Finding, RunRecord } from '../../../src/ledger/record.ts';
import type { PlanFile } from '../../../src/plan/plan-file.ts';
import type { LedgerText } from '../../../src/ports/state.ts';
import { ledgerText, planFileOf, runStarted, workedOut, type Written } from '../../support/fan-out.ts';
import { planOf, sha256 } from '../../support/plans.ts';

const definitions = (stop: boolean): string => `
job_id: nightly
job_type: composite
stages:
  - { name: load, jobs: [a1, a2] }
  - { name: build, jobs: [b1, b2] }
stop_on_failure: ${stop}
---
job_id: daily
job_type: composite
stages:
  - { name: first, jobs: [nightly] }
  - { name: second, jobs: [publish] }
stop_on_failure: true
---
job_id: publish
job_type: composite
stages:
  - { name: out, jobs: [c1] }
${['a1', 'a2', 'b1', 'b2', 'c1'].map((id) => `---\njob_id: ${id}\njob_type: exec\nrun: 'true'`).join('\n')}
`;

const file = planFileOf(planOf(definitions(false), 'nightly'), 2);
const strict = planFileOf(planOf(definitions(true), 'nightly'), 2);

/** Every ledger of a run in which the named jobs fail so many times. */
function worked(of: PlanFile, fails: Readonly<Record<string, number>> = {}, rounds = 1): readonly Written[] {
  const byPath = new Map(Object.entries(fails).map(([id, times]) => [`${of.plan.composite}/${id}`, times]));
  return workedOut({ file: of, fails: byPath, rounds });
}

function texts(of: PlanFile, written: readonly Written[]): readonly LedgerText[] {
  return written.map((each) => ledgerText(of, each));
}

function record(of: PlanFile, ledgers: readonly LedgerText[], round: number | null = null): RunRecord {
  return collect({ plan: of.plan, run: runStarted(of.plan), ledgers, planFiles: [of], round, sha256 }).record;
}

function findings({ fan_in }: RunRecord): readonly Finding[] {
  return fan_in?.findings ?? [];
}

function codes(of: RunRecord): readonly string[] {
  return findings(of).map(({ code, loss }) => (loss ? code : `(${code})`));
}

/** A leg's events without its end. */
function cutOff({ events, ...rest }: Written): Written {
  return { ...rest, events: events.slice(0, -1) };
}

function ended(each: Written, cause: 'finished' | 'cancelled', keep: (event: LedgerEvent) => boolean): Written {
  return {
    ...each,
    events: each.events.filter(keep).map((event) => (event.type === 'round_ended' ? { ...event, cause } : event)),
  };
}

const isReceipt = (event: LedgerEvent): boolean => event.type === 'receipt';

describe('collect', () => {
  it('proves a run of which every leg left its ledger', () => {
    const { fan_in, result, run_id } = record(file, texts(file, worked(file)));
    expect(fan_in).toEqual({ complete: true, round: 1, ledgers: 4, legs: 4, findings: [] });
    expect(result).toMatchObject({ job_id: 'nightly', success: true, total: 4, succeeded: 4, failed: 0 });
    expect(run_id).toBe(file.run_id);
  });

  it('tells a failed run, which is complete', () => {
    const found = record(file, texts(file, worked(file, { a2: 1 })));
    expect(found.fan_in).toMatchObject({ complete: true });
    expect(found.result).toMatchObject({ success: false, succeeded: 3, failed: 1, failures: [{ job_id: 'a2' }] });
  });

  it('names a lost leg', () => {
    const [first] = texts(file, worked(file));
    const kept = texts(file, worked(file)).filter((each) => each.name !== first?.name);
    const found = record(file, kept);
    expect(findings(found)).toEqual([
      {
        code: 'lost_leg',
        loss: true,
        message: 'Leg 1/1 ("load") left no ledger: the end of 1 job is unknown',
        remedy: 'Let it work again ("Re-run failed jobs"); if it is green, let its upload step run under always()',
        leg: 'Leg 1/1 ("load")',
        file: null,
        jobs: ['nightly/a1'],
      },
    ]);
    expect(found.result).toMatchObject({
      success: false,
      failed: 1,
      failures: [{ job_id: 'a1', error: findings(found)[0]?.message }],
    });
    expect(found.jobs[0]).toMatchObject({ job_id: 'a1', status: 'lost', reason: findings(found)[0]?.message });
  });

  it('names a matrix that vanished, once', () => {
    const found = record(
      file,
      texts(
        file,
        worked(file).filter(({ wave }) => wave === 1),
      ),
    );
    expect(codes(found)).toEqual(['vanished_matrix']);
    expect(findings(found)[0]?.message).toBe(
      'None of the 2 legs left a ledger in wave 2 ("build"): the end of 2 jobs is unknown',
    );
    expect(findings(found)[0]?.jobs).toEqual(['nightly/b1', 'nightly/b2']);
    expect(codes(record(file, []))).toEqual(['vanished_matrix', 'vanished_matrix']);
  });

  it('misses nothing of what an earlier failure keeps from starting', () => {
    const failed = worked(strict, { a1: 1 });
    const found = record(
      strict,
      texts(
        strict,
        failed.filter(({ wave }) => wave === 1),
      ),
    );
    expect(codes(found)).toEqual([]);
    expect(found.fan_in?.complete).toBe(true);
    expect(found.result).toMatchObject({ success: false, succeeded: 1, failed: 1 });
    // Nor when the legs behind it came, and started nothing.
    expect(codes(record(strict, texts(strict, failed)))).toEqual([]);
  });

  it('names a leg that did not work again after what it stands on', () => {
    const rounds = worked(file, { a1: 1 }, 2);
    expect(codes(record(file, texts(file, rounds)))).toEqual([]);
    const stale = record(
      file,
      texts(
        file,
        rounds.filter(({ wave, shard, round }) => !(wave === 2 && shard === 1 && round === 2)),
      ),
    );
    expect(codes(stale)).toEqual(['stale_round']);
    expect(findings(stale)[0]?.message).toBe(
      'Leg 2/1 ("build") worked last in round 1, and what it stands on worked again in round 2',
    );
    expect(stale.result).toMatchObject({ success: false, failed: 1 });
  });

  it('names a leg that failed and did not work again in the round that is asked for', () => {
    const found = record(file, texts(file, worked(file, { a1: 1 })), 2);
    expect(codes(found)).toEqual(['stale_round']);
    expect(findings(found)[0]?.message).toBe('Leg 1/1 ("load") failed in round 1 and left no ledger in round 2');
    expect(found.result).toMatchObject({ success: false, failed: 1 });
  });

  it('names a kept success that no receipt shows', () => {
    const one = planFileOf(file.plan, 1);
    const rounds = worked(one, { b1: 1, b2: 2 }, 3);
    expect(record(one, texts(one, rounds)).result.success).toBe(true);
    const found = record(
      one,
      texts(
        one,
        rounds.filter(({ round }) => round !== 2),
      ),
    );
    expect(codes(found)).toEqual(['missing_receipt']);
    expect(findings(found)[0]?.jobs).toEqual(['nightly/b1']);
    expect(found.result).toMatchObject({ success: false, failed: 1 });
  });

  it('names a ledger of another plan, and counts nothing of it', () => {
    const other = planFileOf(planOf(definitions(false), 'publish'), 1);
    const found = record(file, [...texts(file, worked(file)), ...texts(other, worked(other))]);
    expect(codes(found)).toEqual(['foreign_plan']);
    expect(findings(found)[0]?.remedy).toContain(`"lorchestra-${file.plan.plan_hash.slice(0, 12)}-*"`);
    expect(found.result).toMatchObject({ success: false, succeeded: 4, failed: 0 });
  });

  it('does not take the run of a part for the part of a run', () => {
    const part = planFileOf(planOf(definitions(false), 'a1'), 1, '20260101T000000Z-55555555');
    const found = record(file, [...texts(file, worked(file)).slice(1), ...texts(part, worked(part))]);
    expect(codes(found)).toEqual(['foreign_plan', 'lost_leg']);
  });

  it('names a job of another meaning in a ledger of this plan', () => {
    const [first, ...others] = worked(file);
    const events = first?.events.map((event) => (event.type === 'receipt' ? { ...event, digest: 'f'.repeat(64) } : event)) ?? [];
    const changed = { wave: 1, shard: 1, round: 1, events };
    expect(codes(record(file, texts(file, [changed, ...others])))).toEqual(['foreign_plan', 'missing_receipt']);
  });

  it('leaves out the ledgers of an earlier run of the same plan', () => {
    const before = planFileOf(file.plan, 2, '20251231T000000Z-ffffffff');
    const found = record(file, [...texts(file, worked(file, { a1: 1 })), ...texts(before, worked(before))]);
    expect(codes(found)).toEqual(['(other_run)', '(other_run)', '(other_run)', '(other_run)']);
    expect(found.result).toMatchObject({ success: false, failed: 1 });
  });

  it('takes a copy for what it is, and two stories of one leg for a contradiction', () => {
    const ledgers = texts(file, worked(file));
    const copies = ledgers.map((each) => ({ ...each, file: `again/${each.name}` }));
    expect(codes(record(file, [...ledgers, ...copies]))).toEqual(ledgers.map(() => '(duplicate)'));
    expect(record(file, [...ledgers, ...copies]).result.success).toBe(true);

    const [first] = worked(file, { a1: 1 });
    if (first === undefined) throw new Error('There is a first leg');
    const told = { ...ledgerText(file, first), file: 'again/ledger.ndjson' };
    const found = record(file, [...ledgers, told]);
    expect(codes(found)).toEqual(['duplicate', 'duplicate']);
    expect(found.result.success).toBe(false);
  });

  it('names a ledger under the name of another', () => {
    const [first, second, ...others] = texts(file, worked(file));
    if (first === undefined || second === undefined) throw new Error('There are two legs');
    const found = record(file, [{ ...first, text: second.text }, { ...second, text: first.text }, ...others]);
    expect(codes(found)).toEqual(['swapped_ledger', 'swapped_ledger']);
    expect(found.result).toMatchObject({ success: false, succeeded: 4 });
  });

  it('names a ledger that was cut off, and a damaged one, with the jobs that hang on them', () => {
    const [first, second, ...others] = texts(file, worked(file));
    if (first === undefined || second === undefined) throw new Error('There are two legs');
    const cut = { ...first, text: first.text.slice(0, first.text.indexOf('"receipt"')) };
    const flipped = { ...second, text: second.text.replace('"succeeded"', '"timed_out"') };
    const found = record(file, [cut, flipped, ...others]);
    expect(codes(found)).toEqual(['truncated_ledger', 'damaged_ledger']);
    expect(findings(found).map(({ jobs }) => jobs)).toEqual([['nightly/a1'], ['nightly/a2']]);
    expect(found.result).toMatchObject({ success: false, failed: 2 });
  });

  it('needs no ledger any more whose leg worked again to its end', () => {
    const rounds = worked(file, { a1: 1 }, 2);
    const crashed = rounds.map((each) => (each.wave === 1 && each.shard === 1 && each.round === 1 ? cutOff(each) : each));
    const found = record(file, texts(file, crashed));
    expect(codes(found)).toEqual(['(truncated_ledger)']);
    expect(found.result.success).toBe(true);
  });

  it('names what a cancel left undone', () => {
    const cancelled = worked(file).map((each) =>
      each.wave === 1 && each.shard === 1 ? ended(each, 'cancelled', (event) => !isReceipt(event)) : each,
    );
    const found = record(
      file,
      texts(
        file,
        cancelled.filter(({ wave }) => wave === 1),
      ),
    );
    expect(codes(found)).toEqual(['cancelled_leg', 'cancelled_leg', 'cancelled_leg']);
    expect(found.cancelled).toBe(true);
    expect(found.result.success).toBe(false);
    expect(found.jobs.map(({ status }) => status)).toEqual(['not_run', 'succeeded', 'not_run', 'not_run']);
  });

  it('names a leg that ended without a word about a job', () => {
    const silent = worked(file).map((each) =>
      each.wave === 1 && each.shard === 1 ? ended(each, 'finished', (event) => !isReceipt(event)) : each,
    );
    expect(codes(record(file, texts(file, silent)))).toEqual(['missing_receipt']);
  });

  it('names a file that says nothing of itself', () => {
    const nothing = { file: 'ledger.ndjson', name: 'ledger.ndjson', text: '' };
    expect(codes(record(file, [...texts(file, worked(file)), nothing]))).toEqual(['unknown_ledger']);
  });

  it('has words for every code, and a row in the guide', () => {
    const guide = readFileSync(new URL('../../../docs/fan-out.md', import.meta.url), 'utf8');
    const rows = [...guide.matchAll(/^\| `([a-z_]+)` +\|/gm)].map(([, code]) => code);
    expect(new Set(rows)).toEqual(new Set(Object.keys(findingMeanings)));
    expect(rows).toHaveLength(Object.keys(findingMeanings).length);
    for (const meaning of Object.values(findingMeanings)) expect(meaning).toMatch(/^[A-Z].*[^.]$/);
  });
});

describe('collecting a composite from the ledgers of its phases', () => {
  const daily = planOf(definitions(false), 'daily');
  const first = planFileOf(planOf(definitions(false), 'nightly'), 2, '20260101T000000Z-11111111');
  const second = planFileOf(planOf(definitions(false), 'publish'), 1, '20260101T010000Z-22222222');
  const of = (ledgers: readonly LedgerText[], planFiles: readonly PlanFile[], round: number | null = null): RunRecord =>
    collect({ plan: daily, run: runStarted(daily, '20260101T020000Z-33333333'), ledgers, planFiles, round, sha256 }).record;
  const both = [...texts(first, worked(first)), ...texts(second, worked(second))];

  it('puts their paths below it, as one run', () => {
    const found = of(both, [first, second]);
    expect(found.fan_in).toMatchObject({ complete: true, legs: 5, findings: [] });
    expect(found).toMatchObject({ run_id: '20260101T020000Z-33333333', composite: 'daily', plan_hash: daily.plan_hash });
    expect(found.jobs.map(({ path, status }) => `${path} ${status}`)).toEqual([
      'daily/nightly/a1 succeeded',
      'daily/nightly/a2 succeeded',
      'daily/nightly/b1 succeeded',
      'daily/nightly/b2 succeeded',
      'daily/publish/c1 succeeded',
    ]);
    expect(found.result).toMatchObject({ success: true, total: 2, phases_completed: ['nightly', 'publish'], failed_phase: null });
  });

  it('does so without plan files, and from phases that were no fan-out', () => {
    expect(of(both, []).fan_in).toMatchObject({ complete: true, legs: 2, findings: [] });
    const whole = texts(first, worked(first)).map(({ text }, index) => ({
      file: `p/ledger${index}.ndjson`,
      name: 'ledger.ndjson',
      text,
    }));
    expect(of([...whole, ...texts(second, worked(second))], []).result.success).toBe(true);
  });

  it('misses nothing of a phase that a failed one kept from starting', () => {
    const found = of(texts(first, worked(first, { b1: 1 })), [first]);
    expect(found.fan_in).toMatchObject({ complete: true, findings: [] });
    expect(found.result).toMatchObject({
      success: false,
      total: 2,
      succeeded: 0,
      failed: 1,
      failed_phase: 'nightly',
      phases_completed: [],
      failures: [{ job_id: 'nightly', error: 'Phase failed with 1 job error' }],
    });
  });

  it('names a phase of which nothing was heard, and a leg of a phase', () => {
    const found = of(texts(first, worked(first)), [first]);
    expect(codes(found)).toEqual(['lost_leg']);
    expect(findings(found)[0]).toMatchObject({ leg: 'publish', jobs: ['daily/publish/c1'] });
    const [, ...others] = texts(first, worked(first));
    expect(findings(of([...others, ...texts(second, worked(second))], [first, second]))[0]?.message).toBe(
      'Leg nightly 1/1 ("load") left no ledger: the end of 1 job is unknown',
    );
    expect(findings(of([], [])).map(({ code, leg }) => `${code} ${leg}`)).toEqual(['lost_leg nightly']);
  });

  it('takes the last run of a phase that was started twice', () => {
    const again = { ...planFileOf(first.plan, 2, '20260101T030000Z-44444444'), round: 2, created_at: 5 };
    const failed = texts(first, worked(first, { a1: 1 }));
    const found = of([...failed, ...texts(again, worked(again)), ...texts(second, worked(second))], [again, first, second]);
    expect(codes(found)).toEqual(failed.map(() => '(other_run)'));
    expect(found.result.success).toBe(true);
  });
});
