import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsOf, type Rows } from '../../../src/sandbox/rows.ts';
import { layoutOf, phaseAt } from '../../../src/sandbox/zephyr/layout.ts';

const small = (size: number, make = (index: number): object => ({ place: index })): Rows =>
  rowsOf({
    ...{ seed: 1, name: 'things', size, firstId: 100 },
    make: ({ index, id }) => ({ id, ...make(index) }),
    stamp: (members) => ({ ...members, changed: true }),
  });

describe('rows', () => {
  test('list what is left, however much is passed over and whatever was removed', () => {
    const page = fc.record({ from: fc.nat(20), to: fc.nat(20), offset: fc.nat(25), size: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(fc.nat(19)), page, (gone, { from, to, offset, size }) => {
        const rows = small(20);
        for (const index of gone) rows.remove(String(100 + index));
        const plain = Array.from({ length: 20 }, (_, index) => index).filter((index) => !gone.includes(index));
        const inside = plain.filter((index) => index >= from && index < to);
        const listed = rows.list([from, to], { offset, size });
        expect(listed.map(({ id }) => id)).toEqual(inside.slice(offset, offset + size).map((index) => 100 + index));
        if (to >= from) expect(rows.count([from, to])).toBe(inside.length);
        expect(rows.newest(3)).toEqual(
          plain
            .toReversed()
            .slice(0, 3)
            .map((index) => String(100 + index)),
        );
      }),
    );
  });

  test('keep what was changed, give it the time, and find nothing that was removed', () => {
    const rows = small(3);
    expect(rows.change('101', { place: 'elsewhere' })).toBe(true);
    expect(rows.remove('102')).toBe(true);
    expect(rows.list(rows.all)).toEqual([
      { id: 100, place: 0 },
      { id: 101, place: 'elsewhere', changed: true },
    ]);
    expect([rows.find(102), rows.find(99), rows.find(103), rows.read('x')]).toEqual([undefined, undefined, undefined, undefined]);
    expect([rows.change('102', {}), rows.remove('102')]).toEqual([false, false]);
  });

  test('start in the middle of a million without making what stands before', () => {
    let made = 0;
    const rows = small(1_000_000, () => ({ made: (made += 1) }));
    expect(rows.list(rows.all, { offset: 999_990, size: 500 })).toHaveLength(10);
    expect(made).toBe(10);
  });
});

describe('the layout of test management', () => {
  test.each([
    [1, 9, 1_200],
    [10, 9, 12_000],
    [834, 189, 1_000_000],
  ])('at scale %i has %i cycles and about %i executions', (scale, cycles, executions) => {
    const layout = layoutOf(scale);
    expect(layout.cycles).toHaveLength(cycles);
    expect(Math.abs(layout.executions / executions - 1)).toBeLessThan(0.01);
    expect(layout.phases.at(-1)?.executions[1]).toBe(layout.executions);
    for (const [index, { executions: span }] of layout.phases.entries()) {
      expect([phaseAt(layout, span[0]), phaseAt(layout, span[1] - 1)]).toEqual([index, index]);
    }
  });

  test('runs no test case twice in one cycle, and none that its folder does not hold', () => {
    for (const scale of [1, 7, 41]) {
      const { phases, cycles, folders } = layoutOf(scale);
      for (const { executions, folder } of phases) {
        const [from, to] = folders[folder]?.testcases ?? [0, 0];
        expect(executions[1] - executions[0]).toBeLessThanOrEqual(to - from);
      }
      for (const { phases: span } of cycles) {
        const used = phases.slice(...span).map(({ folder }) => folder);
        expect(new Set(used).size).toBe(used.length);
      }
    }
  });
});
