import { describe, expect, it } from 'vitest';

import { actionMeanings } from '../../../../src/solution/actions.ts';
import { detectGaps, type Gap, type TablesByStage } from '../../../../src/solution/learn/gaps.ts';
import { sha256 } from '../../../support/plans.ts';
import { playbookOf, playbooksOf, shippedSources, withoutOutputs, withSteps } from '../../../support/playbooks.ts';

const known = { actions: actionMeanings, sha256 };
const whole = playbooksOf(shippedSources());
const forgetful = playbooksOf(
  shippedSources({ prepare: (text) => withoutOutputs(['prepare.statusMap'])(withSteps([0, 1, 2, 3, 4, 5])(text)) }),
);

function gapsOf(
  declared: TablesByStage,
  more: { readonly produced?: TablesByStage; readonly run_id?: string } = {},
): readonly Gap[] {
  return detectGaps({ declared, produced: {}, playbooks: forgetful, run_id: 'run-1', ...more }, known);
}

describe('a gap', () => {
  it('is what the covenant declares and no step produces', () => {
    const [gap, ...others] = gapsOf({ prepare: ['prepare.schema', 'prepare.statusMap'], source: ['source.endpoints'] });
    expect(others).toEqual([]);
    const playbook = playbookOf(forgetful, 'prepare');
    expect(gap).toEqual({
      id: expect.stringMatching(/^GAP-prepare-[0-9a-f]{8}$/) as string,
      stage: 'prepare',
      kind: 'missing_step',
      gap: 'No step of the prepare stage produces prepare.statusMap, which the covenant declares',
      severity: 'high',
      evidence: { path: playbook.file, digest: sha256(playbook.source.text) },
      expected: 'A step that produces prepare.statusMap',
      actual: 'No step, although the action prepare.status_map does',
      rule: 'The prepare stage runs prepare.status_map wherever what it produces is declared',
      missing_step: {
        uses: 'prepare.status_map',
        title: 'Status Map',
        description: 'Maps codes to words, with a row for what is unknown',
      },
      outputs: ['prepare.statusMap'],
      first_seen_run: 'run-1',
      last_seen_run: 'run-1',
      count: 1,
      status: 'open',
    });
  });

  it('is none while a step produces it, whether or not the table is there', () => {
    const declared = {
      prepare: ['prepare.statusMap', 'Tables/prepare/schema', 'sample.cycle'],
      clean: ['clean.cycle', 'clean.{entity}'],
    };
    expect(detectGaps({ declared, produced: {}, playbooks: whole, run_id: 'run-1' }, known)).toEqual([]);
  });

  it('stays one when an earlier run left the table behind', () => {
    const produced = { prepare: ['prepare.statusMap'] };
    expect(gapsOf({ prepare: ['prepare.statusMap'] }, { produced })).toHaveLength(1);
  });

  it('has the same id in every run and every pipeline, whatever else is declared', () => {
    const ids = [
      gapsOf({ prepare: ['prepare.statusMap'] }),
      gapsOf({ prepare: ['Tables/prepare/statusMap', 'prepare.schema'] }, { run_id: 'run-2' }),
      detectGaps(
        { declared: { prepare: ['prepare.statusMap'] }, produced: {}, playbooks: forgetful.slice(1, 2), run_id: 'x' },
        known,
      ),
    ].map((gaps) => gaps.map(({ id }) => id));
    expect(new Set(ids.flat()).size).toBe(1);
    expect(ids.every((each) => each.length === 1)).toBe(true);
  });

  it('that no action of the stage closes is for a person', () => {
    const gaps = gapsOf({ prepare: ['prepare.glossary', 'clean.cycle', 'no table\n## Process'] });
    expect(gaps.map(({ severity, missing_step: step, outputs }) => [severity, step, outputs])).toEqual([
      ['medium', null, ['clean.cycle']],
      ['medium', null, ['no table\n## Process']],
      ['medium', null, ['prepare.glossary']],
    ]);
    expect(new Set(gaps.map(({ id }) => id)).size).toBe(3);
  });

  it('is none when the table was found and no action is known by that name: another made it', () => {
    const declared = { transform: ['transform.factExecution', 'transform.factNothing'] };
    const gaps = gapsOf(declared, { produced: { transform: ['transform.factExecution'] } });
    expect(gaps.map(({ outputs }) => outputs)).toEqual([['transform.factNothing']]);
  });

  it('holds all outputs of one action; gaps come in the order in which they can be learned', () => {
    const bare = playbooksOf(
      shippedSources({
        extract: (text) => withoutOutputs(['extract.watermarks'])(withSteps([0, 1])(text)),
        source: (text) => withoutOutputs(['source.portfolio', 'source.config'])(withSteps([0, 1, 2])(text)),
      }),
    );
    const declared = { extract: ['extract.watermarks'], source: ['source.portfolio', 'source.config'] };
    const gaps = detectGaps({ declared, produced: {}, playbooks: bare, run_id: 'run-1' }, known);
    expect(gaps.map(({ missing_step: step, outputs }) => [step?.uses, outputs])).toEqual([
      ['source.portfolio', ['source.config', 'source.portfolio']],
      ['extract.watermarks', ['extract.watermarks']],
    ]);
  });
});
