import { describe, expect, it } from 'vitest';

import { failure } from '../../../src/core/failure.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { foldFacts } from '../../../src/ledger/facts.ts';
import { foldRecord } from '../../../src/ledger/fold-record.ts';
import type { RunRecord } from '../../../src/ledger/record.ts';
import { gateLines, gateSection } from '../../../src/report/gates.ts';
import { closing } from '../../../src/report/closing.ts';
import { runSummary } from '../../../src/report/summary.ts';
import { plainComposite, plainJob, planOf } from '../../support/arbitrary-plan.ts';
import { finishedRun } from '../../support/events.ts';

const paint = {
  ...{ bold: (text: string) => text, dim: (text: string) => text, good: (text: string) => text },
  ...{ bad: (text: string) => `!${text}!`, warn: (text: string) => `~${text}~`, accent: (text: string) => text },
};

const gate = (id: string, verdict: string): JsonObject => ({ id, severity: verdict === 'warned' ? 'warn' : 'error', verdict });

const pipeline = planOf(
  plainComposite(
    'spectra.zephyr',
    [
      [
        plainComposite('spectra.zephyr.source', [
          [plainJob('spectra.zephyr.source.catalogue', { kind: 'spectra_source' })],
          [plainJob('spectra.zephyr.source.close', { kind: 'spectra_source' })],
        ]),
      ],
      [plainComposite('spectra.zephyr.extract', [[plainJob('spectra.zephyr.extract.close', { kind: 'spectra_extract' })]])],
    ],
    { stop_on_failure: true },
  ),
);

function closed(source: readonly JsonObject[], extract: readonly JsonObject[], refusal?: string): RunRecord {
  const told = {
    'spectra.zephyr.source.close': { report: { facts: { gates: [...source] } } },
    'spectra.zephyr.extract.close': {
      report: { facts: { gates: [...extract] } },
      ...(refusal === undefined ? {} : { status: 'failed' as const, failure: failure('gate', refusal) }),
    },
  };
  return foldRecord(pipeline, foldFacts(pipeline, finishedRun(pipeline, told)));
}

describe('the gates of a run', () => {
  const source = [gate('auth_works', 'passed'), gate('catalogue_documented', 'warned')];
  const extract = [
    gate('units_complete', 'passed'),
    gate('keys_unique_across_parents', 'refused'),
    gate('counts_match', 'unanswered'),
  ];

  it('are counted in one line, and those that did not pass are named, the worst first', () => {
    expect(gateLines(closed(source, extract), paint)).toEqual([
      '  gates  2 passed, 1 refused, 1 unanswered, 1 warned: !keys_unique_across_parents! refused, !counts_match! unanswered, ~catalogue_documented~ warned',
    ]);
    expect(gateSection(closed(source, extract))).toBe(
      '**Gates** 2 passed, 1 refused, 1 unanswered, 1 warned: `keys_unique_across_parents` refused, `counts_match` unanswered, `catalogue_documented` warned\n',
    );
  });

  it('are only counted when all passed', () => {
    const record = closed([gate('auth_works', 'passed')], [gate('units_complete', 'passed')]);
    expect(gateLines(record, paint)).toEqual(['  gates  2 passed']);
    expect(gateSection(record)).toBe('**Gates** 2 passed\n');
  });

  it('are not spoken of when none was asked', () => {
    const record = closed([], []);
    expect(gateLines(record, paint)).toEqual([]);
    expect(gateSection(record)).toBe('');
    expect(runSummary({ record, recordPath: 'r' })).not.toContain('Gates');
  });

  it('are counted of a pipeline that the engine ran', () => {
    const engine = planOf(plainComposite('solution.zephyr', [[plainJob('solution.zephyr.test', { kind: 'solution' })]]));
    const record = (gates: unknown): RunRecord =>
      foldRecord(
        engine,
        foldFacts(engine, finishedRun(engine, { 'solution.zephyr.test': { report: { facts: { gates } as JsonObject } } })),
      );
    expect(gateLines(record({ passed: 61, warned: 1 }), paint)).toEqual(['  gates  61 passed, 1 warned']);
    expect(gateSection(record({ passed: 61, warned: 1 }))).toBe('**Gates** 61 passed, 1 warned\n');
    for (const odd of [null, 'many', { passed: 'many' }, { passed: -1 }, [gate('auth_works', 'passed')]])
      expect(gateLines(record(odd), paint)).toEqual([]);
  });

  it('are named up to twenty', () => {
    const many = Array.from({ length: 1203 }, (_, n) => gate(`gate_${n}`, 'warned'));
    const [line] = gateLines(closed(many, []), paint);
    expect(line).toMatch(/^ {2}gates {2}1,203 warned: ~gate_0~ warned, .*~gate_19~ warned, and 1,183 more$/);
    expect(gateSection(closed(many, []))).toMatch(/`gate_19` warned, and 1,183 more\n$/);
  });

  it('are left out when they cannot be read, and their names stay data', () => {
    const odd: readonly JsonObject[] = [{ id: 'a' }, { id: 'b', verdict: 'who knows' }, { id: 7, verdict: 'warned' }];
    expect(gateLines(closed(odd, []), paint)).toEqual([]);
    const hostile = closed([gate('a`<img src=x>\n@team\u001b[31m', 'warned')], []);
    expect(gateSection(hostile)).toBe('**Gates** 1 warned: ``a`<img src=x> @team`` warned\n');
    expect(gateLines(hostile, paint)).toEqual(['  gates  1 warned: ~a`<img src=x> @team~ warned']);
  });

  it('stand in the summary and among the last words on a console', async () => {
    const refusal = 'Gate keys_unique_across_parents refused extract: expected no key twice, found 3';
    const record = closed(source, extract, refusal);
    await expect(runSummary({ record, recordPath: 'record.json' })).toMatchFileSnapshot('../../golden/report/summary-gates.md');
    expect(closing({ record, locations: [], paint }).slice(1, 4)).toEqual([
      '!spectra.zephyr failed in spectra.zephyr.extract: 1 of 3 jobs failed!',
      '  gates  2 passed, 1 refused, 1 unanswered, 1 warned: !keys_unique_across_parents! refused, !counts_match! unanswered, ~catalogue_documented~ warned',
      `  !FAIL! spectra.zephyr.extract.close ${refusal}`,
    ]);
  });
});
