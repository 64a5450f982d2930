import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readCatalogue } from '../../../../src/definition/catalogue.ts';
import { compilePlan } from '../../../../src/plan/compile.ts';
import type { Plan } from '../../../../src/plan/plan.ts';
import { plannedJobs } from '../../../../src/plan/walk.ts';
import { snake } from '../../../../src/solution/contract/names.ts';
import { definitionsText } from '../../../../src/solution/covenant/definitions.ts';
import { readmeText } from '../../../../src/solution/covenant/readme.ts';
import { buildFiles, covenantFile } from '../../../../src/solution/covenant/write.ts';
import { spectraStages, type SpectraStage } from '../../../../src/solution/stage.ts';
import { sha256 } from '../../../support/plans.ts';
import { covenantOf, playbookText, shippedContract } from '../../../support/solution.ts';

type Edited = Partial<Record<SpectraStage, string>>;

function planOf(source: string, edited: Edited = {}): Plan {
  const contract = shippedContract(source);
  const text = definitionsText(covenantOf(source, edited), contract, `pipelines/${source}`);
  const { catalogue, diagnostics } = readCatalogue([{ file: 'jobs.yaml', text }]);
  expect(diagnostics).toEqual([]);
  const plan = compilePlan({
    catalogue,
    id: `spectra.${source}`,
    params: {},
    asset: () => 'a'.repeat(64),
    text: () => null,
    sha256,
  });
  if (!plan.ok) throw new Error(plan.diagnostics.map(({ message }) => message).join('\n'));
  return plan.value;
}

function order(plan: Plan): readonly string[] {
  return plannedJobs(plan).map(({ job }) => job.job_id);
}

/** The steps of a playbook change places, with all that belongs to them. */
function swapped(stage: SpectraStage, first: number, second: number): string {
  const parts = playbookText(stage).split(/(?=^### Step |^## Outputs)/m);
  const place = (number: number): number => parts.findIndex((part) => part.startsWith(`### Step ${number}:`));
  const [a, b] = [place(first), place(second)];
  return parts.map((part, index) => (index === a ? parts[b] : index === b ? parts[a] : part)).join('');
}

describe.each(['zephyr', 'wrenchbook'])('the covenant of %s', (source) => {
  it("has the seed's keys, eight stages in their order and the seed's three checks", () => {
    const covenant = covenantOf(source);
    expect(covenant.pipeline).toMatchObject({ type: 'spectra_data_pipeline', source });
    expect(covenant.pipeline.stages.map(({ name }) => name)).toEqual(spectraStages);
    expect(covenant.pipeline.stages[1]).toMatchObject({
      playbook: 'pipeline.001-prepare-stage-orchestration.md',
      inputs: ['source.endpoints'],
    });
    const prepare = covenant.quality_gates.find(({ stage }) => stage === 'prepare')?.checks.map(({ id }) => id);
    expect(prepare).toEqual(expect.arrayContaining(['schema_has_all_entities', 'one_entity_per_row', 'fields_as_arrays']));
  });

  it('has the same bytes each time', () => {
    expect(covenantFile(covenantOf(source)).text).toBe(covenantFile(covenantOf(source)).text);
    const build = (): string => JSON.stringify(buildFiles(covenantOf(source), shippedContract(source), `pipelines/${source}`));
    expect(build()).toBe(build());
  });

  it('points from every step and gate to its line', () => {
    const covenant = covenantOf(source);
    const lineOf = (stage: SpectraStage, place: string): string => {
      const [, line] = place.split(':');
      return playbookText(stage).split('\n')[Number(line) - 1] ?? '';
    };
    for (const { name, steps } of covenant.pipeline.stages) {
      for (const { title, playbook } of steps) expect(lineOf(name, playbook)).toMatch(new RegExp(`^### Step \\d+: ${title}$`));
    }
    for (const { stage, checks } of covenant.quality_gates) {
      for (const { id, playbook } of checks) expect(lineOf(stage, playbook)).toContain(`\`${id}\``);
    }
  });

  it('compiles to a plan in which parents are fetched first', () => {
    const ids = order(planOf(source));
    for (const { name, parent } of shippedContract(source).objects) {
      if (parent === undefined) continue;
      const place = (entity: string): number => ids.findIndex((id) => id === `spectra.${source}.extract.entity.${snake(entity)}`);
      expect(place(parent.object)).toBeGreaterThan(-1);
      expect(place(parent.object)).toBeLessThan(place(name));
    }
    for (const stage of spectraStages) expect(ids).toContain(`spectra.${source}.${stage}.close`);
  });

  it('becomes a text that names every entity, step and gate', () => {
    const covenant = covenantOf(source);
    const text = readmeText(covenant, shippedContract(source));
    for (const name of covenant.pipeline.entities) expect(text).toContain(`\`${name}\``);
    for (const { steps, gates } of covenant.pipeline.stages) {
      for (const { uses } of steps) expect(text).toContain(`\`${uses}\``);
      for (const id of gates) expect(text).toContain(`\`${id}\``);
    }
  });
});

describe('an edit of a playbook', () => {
  it('that swaps two independent steps swaps their jobs', () => {
    const edited = { source: swapped('source', 1, 2) };
    const before = order(planOf('zephyr'));
    const after = order(planOf('zephyr', edited));
    expect(before.slice(0, 2)).toEqual(['spectra.zephyr.source.catalogue', 'spectra.zephyr.source.authenticate']);
    expect(after.slice(0, 2)).toEqual(['spectra.zephyr.source.authenticate', 'spectra.zephyr.source.catalogue']);
    expect(after.toSorted()).toEqual(before.toSorted());
    expect(planOf('zephyr', edited).plan_hash).not.toBe(planOf('zephyr').plan_hash);
  });

  it('in prose alone changes neither the plan nor what was designed', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    const { plan_hash } = planOf('zephyr');
    const { inputs_hash } = covenantOf('zephyr').metadata;
    fc.assert(
      fc.property(fc.constantFrom(...spectraStages), fc.array(word, { minLength: 1, maxLength: 30 }), (stage, words) => {
        const edited = { [stage]: playbookText(stage).replace(/(?<=^## Purpose\n)/m, `\n${words.join(' ')}.\n`) };
        expect(planOf('zephyr', edited).plan_hash).toBe(plan_hash);
        expect(covenantOf('zephyr', edited).metadata.inputs_hash).toBe(inputs_hash);
      }),
      { numRuns: 10 },
    );
  });
});
