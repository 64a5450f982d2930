import { describe, expect, it } from 'vitest';

import { paint } from '../../../src/adapters/terminal.ts';
import { renderDiagnostics } from '../../../src/report/diagnostics.ts';

const source = { file: 'jobs/pipeline.yaml', text: 'job_id: pipeline.ingest\nstagse:\n  - x\n' };

describe('renderDiagnostics', () => {
  it('shows each mistake with place, frame, what it has to do with, and hint, then how many there are', () => {
    const diagnostics = [
      {
        code: 'definition/unknown-key',
        severity: 'error',
        message: 'Unknown key "stagse\u001b[2J"',
        span: { source, start: 24, end: 30 },
        related: [{ message: 'The map begins here', span: { source, start: 0, end: 6 } }],
        hint: 'Did you mean "stages"?',
      },
      {
        code: 'inputs/missing',
        severity: 'warning',
        message: 'Nothing given',
        span: { source: { file: 'inputs', text: '' }, start: 0, end: 0 },
      },
    ] as const;
    expect(renderDiagnostics(diagnostics, paint(false)).split('\n')).toEqual([
      'error Unknown key "stagse" definition/unknown-key',
      '  at jobs/pipeline.yaml:2:1',
      '  1 | job_id: pipeline.ingest',
      '  2 | stagse:',
      '    | ^^^^^^',
      '  The map begins here, at jobs/pipeline.yaml:1:1',
      '  1 | job_id: pipeline.ingest',
      '    | ^^^^^^',
      '  hint Did you mean "stages"?',
      '',
      'warning Nothing given inputs/missing',
      '  at inputs:1:1',
      '',
      '1 error, 1 warning',
    ]);
  });
});
