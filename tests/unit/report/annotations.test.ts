import { describe, expect, it } from 'vitest';

import { failure } from '../../../src/core/failure.ts';
import { foldFacts } from '../../../src/ledger/facts.ts';
import { foldRecord } from '../../../src/ledger/fold-record.ts';
import { diagnosticAnnotations, runAnnotations, type Annotation } from '../../../src/report/annotations.ts';
import { plainJob, widePlan } from '../../support/arbitrary-plan.ts';
import { finishedRun, narrate } from '../../support/events.ts';

const plan = widePlan(30);
const ids = Array.from({ length: 30 }, (_, index) => `job_${index}`);

function annotated(told: Parameters<typeof finishedRun>[1]): readonly Annotation[] {
  return runAnnotations(foldRecord(plan, foldFacts(plan, finishedRun(plan, told))));
}

describe('runAnnotations', () => {
  it('points at the definition of a failed job', () => {
    expect(annotated({ job_3: { status: 'timed_out', failure: failure('timeout', 'Took longer\nthan 30 m') } })).toEqual([
      { level: 'error', title: 'job_3 timed out', message: 'Took longer than 30 m', at: plainJob('job_3').at },
    ]);
  });

  it('gives each cause a place before it repeats one, and says how many are left out', () => {
    const told = ids.map((id, index) => [
      id,
      { status: 'failed', failure: failure('network', index < 25 ? 'Credentials refused' : `Cause ${index}`) } as const,
    ]);
    const annotations = annotated(Object.fromEntries(told));
    expect(annotations).toHaveLength(10);
    expect(annotations.slice(0, 6).map(({ message }) => message)).toEqual([
      'Credentials refused',
      ...[25, 26, 27, 28, 29].map((index) => `Cause ${index}`),
    ]);
    expect(annotations.at(-1)).toEqual({
      level: 'error',
      title: 'More',
      message: '21 more errors without a place here; the job summary shows them',
      at: null,
    });
  });

  it('warns of allowed failures and of successes that needed several attempts, and is silent on cancelled jobs', () => {
    const tell = narrate(plan);
    const why = failure('exit_code', 'Exit code 1');
    const events = [
      tell.runStarted(),
      tell.roundStarted(1),
      tell.ended('job_0', 'succeeded', { failure: why, allowed_failure: true }),
      tell.failedAttempt('job_1'),
      tell.ended('job_1', 'succeeded', { attempt: 2 }),
      tell.ended('job_2', 'cancelled'),
      tell.roundEnded(1, { cause: 'cancelled' }),
    ];
    const annotations = runAnnotations(foldRecord(plan, foldFacts(plan, events)));
    expect(annotations.map(({ level, title, message }) => [level, title, message])).toEqual([
      ['warning', 'job_0 failed, allowed', 'Exit code 1'],
      ['warning', 'job_1 needed another attempt', 'Succeeded on attempt 2; before that: Exit code 1'],
    ]);
  });

  it('cuts messages to what the runner keeps, never through a character', () => {
    const [annotation] = annotated({ job_0: { status: 'failed', failure: failure('output', `${'x'.repeat(4094)}😀😀`) } });
    expect(annotation?.message).toBe(`${'x'.repeat(4094)}…`);
  });
});

describe('diagnosticAnnotations', () => {
  const source = { file: 'jobs/a.yaml', text: 'job_id: a\nstagse: []\n' };
  const diagnostic = { code: 'definition/unknown-key', severity: 'error', message: 'Unknown key "stagse"' } as const;

  it('points at line and column, with the hint', () => {
    const span = { source, start: 10, end: 16 };
    expect(diagnosticAnnotations([{ ...diagnostic, span, hint: 'Did you mean "stages"?' }])).toEqual([
      {
        level: 'error',
        title: 'definition/unknown-key',
        message: 'Unknown key "stagse". Did you mean "stages"?',
        at: { file: 'jobs/a.yaml', line: 2, column: 1 },
      },
    ]);
  });

  it('points at no file for what was typed or given as an input', () => {
    const span = { source: { file: 'inputs', text: 'mode: runn\n' }, start: 6, end: 10 };
    expect(diagnosticAnnotations([{ ...diagnostic, span }])[0]?.at).toBeNull();
  });

  it('keeps ten of each level', () => {
    const span = { source, start: 0, end: 1 };
    const many = Array.from({ length: 15 }, () => ({ ...diagnostic, span }));
    const annotations = diagnosticAnnotations([...many, ...many.map((each) => ({ ...each, severity: 'warning' as const }))]);
    expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(annotations.filter(({ level }) => level === 'warning').at(-1)?.message).toMatch(/^6 more warnings/);
  });
});
