import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { annotate } from '../../../../src/adapters/github/annotate.ts';
import { printOutput, workflowScreen } from '../../../../src/adapters/github/log.ts';
import { maskSecrets, writeOutputs } from '../../../../src/adapters/github/outputs.ts';
import { appendSummary } from '../../../../src/adapters/github/summary-file.ts';
import { StateError } from '../../../../src/ports/state.ts';
import { artifactName, resultOutputs } from '../../../../src/report/outputs.ts';
import { runnerCommands, workflowCommands } from '../../../support/runner-commands.ts';
import { parseFileCommands } from '../../../support/runner-files.ts';

let folder = '';
let printed = '';
const print = (text: string): void => {
  printed += text;
};

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'github-')));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    print(String(text));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function outputFile(): string {
  const file = join(folder, 'output');
  writeFileSync(file, '');
  vi.stubEnv('GITHUB_OUTPUT', file);
  return file;
}

describe('writeOutputs', () => {
  it('writes what the runner reads back, whatever the values', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\n', '=', '<<', 'EOF', 'a', '%', ' ') }), (value) => {
        const file = outputFile();
        writeOutputs({ result: value, success: 'true', 'failed-phase': '' }, process.env);
        expect(parseFileCommands(readFileSync(file, 'utf8'))).toEqual(
          new Map([
            ['result', value],
            ['success', 'true'],
            ['failed-phase', ''],
          ]),
        );
      }),
      { numRuns: 50 },
    );
    expect(printed).toBe('');
  });

  it('says nothing outside a workflow, instead of printing commands that no runner obeys any more', () => {
    writeOutputs({ success: 'true' }, {});
    expect(printed).toBe('');
  });

  it('ends as state that cannot be written when the file is gone', () => {
    vi.stubEnv('GITHUB_OUTPUT', join(folder, 'gone'));
    expect(() => writeOutputs({ success: 'true' }, process.env)).toThrow(StateError);
  });
});

describe('resultOutputs', () => {
  const result = { job_id: 'a', success: false, total: 4, succeeded: 3, failed: 1, failures: [], duration_ms: 5 };

  it('says what the result says, as strings', () => {
    const extended = { ...result, phases_completed: [], failed_phase: 'b', phase_results: {} };
    expect(resultOutputs(extended, false)).toEqual({
      result: JSON.stringify(extended),
      success: 'false',
      total: '4',
      succeeded: '3',
      failed: '1',
      'failed-phase': 'b',
      'dry-run': 'false',
    });
    expect(resultOutputs(result, true)).toMatchObject({ 'failed-phase': '', 'dry-run': 'true' });
  });

  it('leaves out a result that GitHub would not pass on, and keeps its counts', () => {
    const failures = Array.from({ length: 10_000 }, () => ({ job_id: 'a', error: 'x'.repeat(500) }));
    expect(resultOutputs({ ...result, failures }, false)).toMatchObject({ result: '', total: '4', failed: '1' });
  });
});

describe('artifactName', () => {
  it('has no character that artifacts refuse, and differs from round to round', () => {
    const run = { composite: 'pipeline.ingest', run_id: '20260302t060000z-1f3a9c02', plan_hash: 'a'.repeat(64) };
    const rounds = [{ round: 1 }, { round: 2 }];
    expect(artifactName({ ...run, rounds })).toBe('lorchestra-pipeline.ingest-20260302t060000z-1f3a9c02-round2');
    expect(artifactName({ ...run, rounds })).toMatch(/^[^":<>|*?\\/\r\n]+$/);
  });
});

describe('maskSecrets', () => {
  it('masks what is long enough, several lines as one value', () => {
    maskSecrets(['hunter22', 'abc', '    ', 'line one\nline two']);
    expect(workflowCommands(printed)).toEqual([
      { name: 'add-mask', properties: {}, value: 'hunter22' },
      { name: 'add-mask', properties: {}, value: 'line one\nline two' },
    ]);
  });
});

describe('annotate', () => {
  it('points from the workspace, and cannot be forged by what it says', () => {
    const at = { file: 'jobs/a.yaml', line: 3, column: 5 };
    annotate([{ level: 'error', title: 'a,b::c', message: '100%\n::warning::forged', at }], 'packages/data');
    annotate([{ level: 'warning', title: 'More', message: '3 more', at: null }], '');
    expect(workflowCommands(printed)).toEqual([
      {
        name: 'error',
        properties: { title: 'a,b::c', file: 'packages/data/jobs/a.yaml', line: '3', col: '5' },
        value: '100%\n::warning::forged',
      },
      { name: 'warning', properties: { title: 'More' }, value: '3 more' },
    ]);
  });
});

describe('appendSummary', () => {
  it('adds to what is there, is silent without a file, and says why it cannot', () => {
    const file = join(folder, 'summary');
    writeFileSync(file, 'first\n');
    expect(appendSummary('second', { GITHUB_STEP_SUMMARY: file })).toBeNull();
    expect(readFileSync(file, 'utf8')).toBe('first\nsecond\n');
    expect(appendSummary('x', {})).toBeNull();
    expect(appendSummary('x', { GITHUB_STEP_SUMMARY: folder })).toMatch(/^Cannot write the job summary: EISDIR/);
  });
});

describe('printOutput', () => {
  const reference = { file: 'logs/a.log', bytes: 1, dropped_bytes: 0 };
  const log = (text: string): void => {
    writeFileSync(join(folder, 'a.log'), text);
    printOutput({ title: 'a: output', log: { ...reference, file: 'a.log' }, runFolder: folder }, print);
  };

  it('prints one group, in which the runner finds no command', () => {
    log('one\n::error::forged\n##[endgroup]\n::endgroup::\r::stop-commands::x\nno end');
    expect(runnerCommands(printed).map(({ name }) => name)).toEqual(['group', 'endgroup']);
    expect(printed).toContain('| one\n| ::error::forged\n');
    expect(printed).toMatch(/\| no end\n::endgroup::\n$/);
  });

  it('prints the end of a long log and says where the beginning is', () => {
    log(`first\n${'x'.repeat(99)}\n`.padEnd(300 * 1024, 'y\n') + 'last\n');
    expect(printed.length).toBeLessThan(600 * 1024);
    expect(printed).toContain('The first 45 KiB stand only in a.log');
    expect(printed).not.toContain('first\n');
    expect(printed).toContain('| last\n');
  });

  it('passes over a log that is not there', () => {
    printOutput({ title: 'a', log: reference, runFolder: folder }, print);
    expect(printed).toBe('');
  });
});

describe('workflowScreen', () => {
  it('prints no line that is a command, with and without colour', () => {
    const vectors = [
      '::error::x',
      '  ::error::x',
      '\u001b[31m::error::x',
      '\u00a0\u200b::error::x',
      'a ##[error]x',
      'a\r::error::x',
      '\u001b]0;t\u0007::x::',
    ];
    for (const env of [{}, { NO_COLOR: '1' }]) {
      const screen = workflowScreen(print, env);
      for (const vector of vectors) screen.line(vector);
      screen.line(screen.paint.bad('::error::x'));
    }
    expect(runnerCommands(printed)).toEqual([]);
  });

  it('leaves ordinary lines as they are', () => {
    const screen = workflowScreen(print, { NO_COLOR: '1' });
    for (const line of ['', '12:03:04 ok    a (1.2 s)', '   | tail', '  12 | frame', '  - key: why']) screen.line(line);
    expect(printed).toBe('\n12:03:04 ok    a (1.2 s)\n   | tail\n  12 | frame\n  - key: why\n');
  });
});
