import { describe, expect, it } from 'vitest';

import type { Span } from '../../../../src/core/diagnostic.ts';
import { position } from '../../../../src/core/frame.ts';
import { readAsFarAsPossible, readPlaybook } from '../../../../src/solution/playbook/read.ts';
import { meaningOf, type Playbook } from '../../../../src/solution/playbook/playbook.ts';
import { shownDiagnostics } from '../../../support/plans.ts';

const text = `# Refine

## Purpose

Add what the business
asks for.

## Inputs (from Transform stage)

- \`transform.facts\` - The facts
- Words, and \`transform.dimensions\` within them

## Process

Some words before.

### Step 1: For people

- Nothing starts here

    uses: refine.tables

### Step 2: Refine Tables

1. Carry over

\`\`\`yaml
uses: refine.tables
with:
  flags: [late, "on time"]
  depth: 2
source: learned_from_GAP-refine-0123abcd
\`\`\`

## Outputs

* \`refine.columns\` - Columns
* \`Tables/refine/{entities}\`

## Quality gates

- \`rows_kept\` (error): No row is \`lost\`,
  not one

  \`\`\`sql
  -- rows; that are gone
  SELECT 'a;b' AS name;
  \`\`\`

- \`share\` (warn): Share of late rows

  \`\`\`yaml
  with: { most: 0.1 }
  \`\`\`

- ✅ Columns are documented

## Dependencies

- Requires: Transform (\`transform.facts\`, \`LICENSE\`)
- **Enables:** Analyse
  (uses \`refine.columns\`)
- Also \`log.refine\`

## Self-Improvement

\`\`\`yaml
uses: nothing
\`\`\`
`;

function read(written: string): Playbook {
  const found = readPlaybook({ file: 'refine.md', text: written }, 'refine');
  if (!found.ok) throw new Error(shownDiagnostics(found.diagnostics));
  return found.value;
}

/** What a span covers. */
function covered({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}

function lineOf(piece: string): number {
  return text.split('\n').findIndex((line) => line.includes(piece)) + 1;
}

describe('a playbook', () => {
  const playbook = read(text);

  it('means what its machine-read parts say', () => {
    expect(meaningOf(playbook)).toEqual({
      stage: 'refine',
      inputs: ['transform.facts'],
      steps: [
        {
          uses: 'refine.tables',
          with: { flags: ['late', 'on time'], depth: 2 },
          source: 'learned_from_GAP-refine-0123abcd',
        },
      ],
      outputs: ['refine.columns', 'Tables/refine/{entities}'],
      gates: [
        { id: 'rows_kept', severity: 'error', sql: "-- rows; that are gone\nSELECT 'a;b' AS name", with: {} },
        { id: 'share', severity: 'warn', sql: null, with: { most: 0.1 } },
      ],
      requires: ['transform.facts'],
      enables: ['refine.columns'],
    });
  });

  it('keeps the words for people', () => {
    expect(playbook.title.text).toBe('Refine');
    expect(playbook.purpose.text).toBe('Add what the business asks for.');
    expect(playbook.steps.map(({ number, title, starts }) => [number, title, starts?.uses])).toEqual([
      [1, 'For people', undefined],
      [2, 'Refine Tables', 'refine.tables'],
    ]);
    expect(playbook.gates.map(({ says }) => says)).toEqual(['No row is lost, not one', 'Share of late rows']);
  });

  it('knows where each part stands', () => {
    expect(playbook.inputs.map(({ span }) => covered(span))).toEqual(['`transform.facts`']);
    expect(playbook.steps.map(({ heading }) => covered(heading))).toEqual([
      '### Step 1: For people',
      '### Step 2: Refine Tables',
    ]);
    expect(playbook.steps.map(({ starts }) => starts && covered(starts.span))).toEqual([null, 'refine.tables']);
    expect(playbook.gates.map(({ span }) => [position(span).line, covered(span)])).toEqual([
      [lineOf('`rows_kept`'), '`rows_kept`'],
      [lineOf('`share`'), '`share`'],
    ]);
    expect(covered(playbook.steps[1]?.span ?? playbook.title.span)).toMatch(/^### Step 2[^]*```\n\n$/);
    expect(covered(playbook.sections.Outputs)).toMatch(/^## Outputs[^]*entities}`\n\n$/);
    expect(covered(playbook.sections['Self-Improvement'])).toMatch(/^## Self[^]*nothing\n```\n$/);
  });

  it.each([
    ['with a byte-order mark', (written: string) => `\ufeff${written}`],
    ['with CRLF', (written: string) => written.replaceAll('\n', '\r\n')],
    [
      'with both, and tildes for fences',
      (written: string) => `\ufeff${written.replaceAll('\n', '\r\n').replaceAll('```', '~~~~')}`,
    ],
    ['without a newline at its end', (written: string) => written.trimEnd()],
    ['with a last fence that nobody closed', (written: string) => written.trimEnd().slice(0, -3)],
  ])('%s means the same, and places stay right', (_, change) => {
    const changed = read(change(text));
    expect(meaningOf(changed)).toEqual(meaningOf(playbook));
    expect(changed.steps.map(({ starts }) => starts && covered(starts.span))).toEqual([null, 'refine.tables']);
    expect(changed.gates.map(({ span }) => [position(span).line, covered(span)])).toEqual(
      playbook.gates.map(({ span }) => [position(span).line, covered(span)]),
    );
  });

  it('may hold in its prose what YAML may not', () => {
    const odd = text.replace('- Nothing starts here', '- Nothing\r starts\u0007 here\u202e');
    expect(meaningOf(read(odd))).toEqual(meaningOf(playbook));
  });

  it('reads nothing that is commented out', () => {
    const commented = text.replace('- `share` (warn)', '<!--\n- `other` (error): Words\n-->\n\n- `share` (warn)');
    expect(meaningOf(read(commented))).toEqual(meaningOf(playbook));
  });

  it('that is hostile is read in time that grows with its size', () => {
    const hostile = ['*a_'.repeat(20_000), '['.repeat(20_000), '![a](b '.repeat(8_000), '<a '.repeat(15_000), '&'.repeat(50_000)];
    for (const noise of hostile) {
      const began = performance.now();
      const { playbook: found } = readAsFarAsPossible(
        { file: 'refine.md', text: text.replace('- Nothing', `- ${noise}`) },
        'refine',
      );
      expect(meaningOf(found)).toEqual(meaningOf(playbook));
      expect(performance.now() - began).toBeLessThan(5_000);
    }
  });
});
