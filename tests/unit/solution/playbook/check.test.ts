import { describe, expect, it } from 'vitest';

import { position } from '../../../../src/core/frame.ts';
import { checkPlaybooks, loadPlaybooks } from '../../../../src/solution/playbook/check.ts';
import { readPlaybook } from '../../../../src/solution/playbook/read.ts';
import { spectraStages } from '../../../../src/solution/stage.ts';
import { shownDiagnostics } from '../../../support/plans.ts';
import { knownRules, playbookOf, playbooksOf, shippedSources, usesOf, withSteps } from '../../../support/playbooks.ts';

/** The example with which the design of playbooks began, its steps given their actions. */
const example = `# Prepare Stage Orchestration Playbook

## Purpose
Orchestrate Prepare stage to create metadata-driven configuration tables.

## Inputs (from Source stage)
- \`source.endpoints\` - Endpoint catalog
- Intelligence (how to extract, dependencies, constraints)

## Process

### Step 1: Read Endpoints
- Read \`source.endpoints\` table
- Filter for entity endpoints (cycle, project, release, execution)
- Extract endpoint paths, methods, parameters

\`\`\`yaml
uses: prepare.read_endpoints
\`\`\`

### Step 2: Use Intelligence
- Load intelligence from SDK
- Determine fetch order (projects → releases → cycles)
- Get API credentials from Variable Library

\`\`\`yaml
uses: prepare.use_intelligence
\`\`\`

### Step 3: Fetch Samples
- For each entity:
  - Use endpoint + intelligence to construct API call
  - Fetch sample data
  - Store temporarily for analysis

\`\`\`yaml
uses: prepare.fetch_samples
\`\`\`

### Step 4: Generate Schema
- Analyze sample JSON structure
- One entity per row
- Fields as arrays
- Generate target field names (SPECTRA convention)

\`\`\`yaml
uses: prepare.generate_schema
\`\`\`

### Step 5: Validate
- Check schema completeness
- Validate one entity per row
- Check field arrays populated
- Quality gate: All entities have schema rows

\`\`\`yaml
uses: prepare.validate
\`\`\`

### Step 6: Create Tables
- Create \`prepare.schema\`
- Create \`prepare.dependencies\`
- Create \`prepare.constraints\`
- Register in Spark metastore

\`\`\`yaml
uses: prepare.create_tables
\`\`\`

## Outputs
- \`prepare.schema\` - Field-level metadata
- \`prepare.dependencies\` - Entity relationships
- \`prepare.constraints\` - API limitations

## Quality Gates
- ✅ Schema has rows for all entities
- ✅ One entity per row (no duplicates)
- ✅ All fields have target names
- ✅ Dependencies extracted correctly

## Dependencies
- Requires: Source stage complete (\`source.endpoints\` exists)
- Enables: Extract stage (uses \`prepare.schema\`)

## Self-Improvement
- If gap detected: Add step to playbook
- If validation fails: Update quality gates
- If missing field: Update schema generation rules
`;

describe("the design's own example", () => {
  const source = { file: 'pipeline.001-prepare-stage-orchestration.md', text: example };

  it('loads once its steps name their actions', () => {
    const read = readPlaybook(source, 'prepare');
    if (!read.ok) throw new Error(shownDiagnostics(read.diagnostics));
    expect(checkPlaybooks([read.value], knownRules)).toEqual([]);
    expect(usesOf(read.value)).toEqual([
      'prepare.read_endpoints',
      'prepare.use_intelligence',
      'prepare.fetch_samples',
      'prepare.generate_schema',
      'prepare.validate',
      'prepare.create_tables',
    ]);
    expect(read.value.outputs.map(({ name }) => name)).toEqual(['prepare.schema', 'prepare.dependencies', 'prepare.constraints']);
    expect(read.value.gates).toEqual([]);
  });

  it('can take the place of the shipped one', () => {
    const sources = shippedSources({ prepare: () => example });
    const messages = loadPlaybooks(sources, knownRules).diagnostics.map(({ message }) => message);
    expect(messages).toEqual([]);
  });
});

describe('steps', () => {
  it('that need nothing of each other may change places', () => {
    const playbooks = playbooksOf(shippedSources({ prepare: withSteps([1, 0, 2, 3, 4, 5, 6]) }));
    expect(usesOf(playbookOf(playbooks, 'prepare')).slice(0, 2)).toEqual(['prepare.use_intelligence', 'prepare.read_endpoints']);
  });

  it('that need each other may not', () => {
    const { diagnostics } = loadPlaybooks(shippedSources({ prepare: withSteps([0, 1, 3, 2, 4, 5, 6]) }), knownRules);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, message, hint }) => [code, message, hint])).toEqual([
      [
        'playbook/unmet-step',
        'Step "Generate Schema" needs "sample.{entity}", and no step before it produces that',
        'Put it after "Fetch Samples"',
      ],
    ]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6])('of Prepare are all missed: the one at place %i', (left) => {
    const places = [0, 1, 2, 3, 4, 5, 6].filter((place) => place !== left);
    expect(loadPlaybooks(shippedSources({ prepare: withSteps(places) }), knownRules).ok).toBe(false);
  });

  it('of Prepare without the sixth leave each of its outputs without a maker, each told once and where it stands', () => {
    const { diagnostics } = loadPlaybooks(shippedSources({ prepare: withSteps([0, 1, 2, 3, 4, 6]) }), knownRules);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const tables = ['prepare.schema', 'prepare.fields', 'prepare.dependencies', 'prepare.constraints', 'prepare.drift'];
    expect(errors.map(({ code, message }) => [code, message])).toEqual(
      tables.map((table) => ['playbook/unproduced-output', `No step of the stage "prepare" produces "${table}"`]),
    );
    for (const [index, { span, hint }] of errors.entries()) {
      const { file, line } = position(span);
      expect(file).toBe('playbooks/fabric/pipeline/pipeline.001-prepare-stage-orchestration.md');
      expect(span.source.text.split('\n')[line - 1]).toMatch(`- \`${tables[index] ?? ''}\``);
      expect(hint).toBe('Add a step with "uses: prepare.create_tables", which produces it');
    }
  });

  it('with one unknown action give one error, not one for everything that it would have made', () => {
    const misspelt = (text: string): string => text.replace('uses: prepare.create_tables', 'uses: prepare.create_table');
    const { diagnostics } = loadPlaybooks(shippedSources({ prepare: misspelt }), knownRules);
    expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
      ['playbook/unknown-action', 'Did you mean "prepare.create_tables"?'],
    ]);
  });
});

describe('playbooks', () => {
  it('are checked in the order of the stages, whatever the order in which they come', () => {
    const loaded = loadPlaybooks(shippedSources().toReversed(), knownRules);
    expect(loaded).toMatchObject({ ok: true, diagnostics: [], value: spectraStages.map((stage) => ({ stage })) });
  });

  it('tell everything at once, over all files', () => {
    const { diagnostics } = loadPlaybooks(
      shippedSources({
        source: (text) => text.replace('## Purpose', '## Aim'),
        clean: (text) => text.replace('(error): Every target', '(fatal): Every target'),
        refine: (text) => text.replace('uses: refine.tables', 'uses: [refine.tables]'),
        analyse: withSteps([1, 0]),
        validate: (text) => text.replace('`trace_complete`', '`trace_completed`'),
      }),
      knownRules,
    );
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual([
      'playbook/missing-section',
      'playbook/gate-form',
      'definition/wrong-type',
      'playbook/unmet-step',
      'playbook/unknown-check',
    ]);
  });

  it('without the stage that makes an input take it as given', () => {
    const [, ...others] = shippedSources();
    expect(loadPlaybooks(others, knownRules).diagnostics).toEqual([]);
  });
});
