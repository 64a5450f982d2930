import { describe, expect, onTestFinished, test } from 'vitest';
import type { PlannedGate } from '../../../../src/definition/shapes/spectra.ts';
import { fail } from '../../../../src/data/failed.ts';
import { overridesShape } from '../../../../src/solution/contract/overrides.ts';
import { evaluateGates, isStopping } from '../../../../src/solution/gates/evaluate.ts';
import type { Check, GateResult } from '../../../../src/solution/gates/gate.ts';
import { stageFloor } from '../../../support/stage-floor.ts';

const gate = (more: Partial<PlannedGate> & { readonly id: string }): PlannedGate => ({
  severity: 'error',
  says: 'A rule',
  with: {},
  ...more,
});

async function ask(gates: readonly PlannedGate[], checks: Readonly<Record<string, Check>> = {}): Promise<readonly GateResult[]> {
  const floor = stageFloor();
  onTestFinished(() => floor[Symbol.dispose]());
  const { lakehouse, contract } = floor;
  const rows = Array.from({ length: 700 }, (_, n) => ({ recordId: `r${n}`, payload: 'x'.repeat(500) }));
  await lakehouse.replace(
    'clean.job',
    [
      { name: 'recordId', type: 'TEXT' },
      { name: 'payload', type: 'TEXT' },
    ],
    rows,
  );
  const context = { lakehouse, contract, overrides: overridesShape.parse({}), run_id: 'run-1', now: 0 };
  return evaluateGates({ stage: 'clean', gates, checks, context });
}

const good: Check = async () => ({ passed: true, expected: 'none', actual: 'none of 3', evidence: [] });
const bad: Check = async ({ with: settings }) => ({
  passed: false,
  expected: 'none',
  actual: '1 of 3',
  evidence: [{ key: 'k', settings }],
});

describe('the verdict of a gate', () => {
  test.each([
    ['passed', gate({ id: 'a' }), { a: good }, false],
    ['refused', gate({ id: 'a' }), { a: bad }, true],
    ['warned', gate({ id: 'a', severity: 'warn' }), { a: bad }, false],
    ['unanswered', gate({ id: 'a' }), {}, true],
    ['unanswered', gate({ id: 'a', severity: 'warn' }), {}, false],
    ['unanswered', gate({ id: 'toString' }), {}, true],
    ['unanswered', gate({ id: 'a' }), { a: async () => fail('gate', 'There is no table') }, true],
    ['passed', gate({ id: 'a', sql: `SELECT * FROM clean.job WHERE recordId = 'none'` }), {}, false],
    ['refused', gate({ id: 'a', sql: 'SELECT * FROM clean.job' }), {}, true],
    ['unanswered', gate({ id: 'a', sql: 'SELECT * FROM clean.absent' }), {}, true],
    ['unanswered', gate({ id: 'a', sql: 'DELETE FROM clean.job RETURNING recordId' }), {}, true],
  ] as const)('is %s for %j', async (verdict, asked, checks, stops) => {
    const [result] = await ask([asked], checks);
    expect(result?.verdict).toBe(verdict);
    expect(result && isStopping(result)).toBe(stops);
  });

  test('of SQL names how many rows offend, and shows twenty of them, shortened', async () => {
    const [result] = await ask([gate({ id: 'a', sql: 'SELECT recordId, payload FROM clean.job ORDER BY rowid' })]);
    expect(result).toMatchObject({ expected: 'no row', actual: '700 rows' });
    expect(result?.evidence).toHaveLength(20);
    expect(result?.evidence[0]).toEqual({ recordId: 'r0', payload: `${'x'.repeat(199)}…` });
  });

  test('keeps the order of the gates, and each check reads its own settings', async () => {
    const results = await ask([gate({ id: 'b', with: { table: 'x' } }), gate({ id: 'a' })], { a: good, b: bad });
    expect(results.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['b refused', 'a passed']);
    expect(results[0]?.evidence).toEqual([{ key: 'k', settings: { table: 'x' } }]);
  });

  test('is none at all when a check of ours breaks', async () => {
    const broken: Check = async () => {
      throw new TypeError('not a function');
    };
    await expect(ask([gate({ id: 'a' })], { a: broken })).rejects.toThrow(TypeError);
  });
});
