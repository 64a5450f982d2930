import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { actionMeanings, type ActionMeaning, type ActionName } from '../../src/solution/actions.ts';
import { detectGaps, type TablesByStage } from '../../src/solution/learn/gaps.ts';
import { changedFiles, learn, type Kept } from '../../src/solution/learn/learn.ts';
import { checkPlaybooks } from '../../src/solution/playbook/check.ts';
import { makersIn } from '../../src/solution/playbook/names.ts';
import { meaningOf, type Playbook } from '../../src/solution/playbook/playbook.ts';
import { spectraStages, type SpectraStage } from '../../src/solution/stage.ts';
import { sha256 } from '../support/plans.ts';
import {
  cutAtSteps,
  knownRules,
  playbooksOf,
  shippedSources,
  usesOf,
  withoutOutputs,
  withSteps,
  type StageSource,
} from '../support/playbooks.ts';

const actions: Readonly<Record<string, ActionMeaning>> = actionMeanings;
const shipped = shippedSources();
const whole = playbooksOf(shipped);

/** What people write between the parts that the engine reads. */
const prose = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z ,.!?'"*_&<()é✅]{0,60}$/),
  fc.constantFrom(
    'Words with `code.in` them',
    '- An item with `prepare.schema` within',
    '> A quote\n> - `quoted_gate` (error): Words',
    '#### A small heading',
    '<!-- - `hidden_gate` (error): Words -->',
    '| a | b |\n|---|---|\n| `c` | d |',
    '```json\n{ "uses": "nothing" }\n```',
    '    uses: indented.code',
    '[a link](https://example.com "uses: x")',
    '*Emphasis* that **never\\_ends',
  ),
);

/** Places between two blocks, outside of fences: before a line that begins at the left, after an empty one. */
function gapsBetween(text: string): readonly number[] {
  const places: number[] = [];
  let at = 0;
  let fenced = false;
  let empty = false;
  for (const line of text.split('\n')) {
    if (!fenced && empty && /^[^\s]/.test(line)) places.push(at);
    if (line.trimStart().startsWith('```')) fenced = !fenced;
    empty = line === '';
    at += line.length + 1;
  }
  return [...places, text.length];
}

/** What a stage means, alone: its text must be right, changed as it is. */
function meaningAfter(stage: SpectraStage, change: (text: string) => string): unknown {
  return playbooksOf(shippedSources({ [stage]: change }).filter((each) => each.stage === stage)).map(meaningOf);
}

describe('prose', () => {
  it('may be written anywhere between the parts of a playbook and changes nothing of what it means', () => {
    const edits = fc.array(fc.tuple(fc.nat(), prose), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...spectraStages), edits, (stage, written) => {
        const write = (text: string): string => {
          const places = gapsBetween(text);
          return written
            .map(([place, words]) => ({ at: places[place % places.length] ?? 0, words }))
            .toSorted((a, b) => b.at - a.at)
            .reduce((after, { at, words }) => `${after.slice(0, at)}\n${words}\n\n${after.slice(at)}`, text);
        };
        expect(meaningAfter(stage, write)).toEqual(meaningAfter(stage, (text) => text));
      }),
      { numRuns: 100 },
    );
  });

  it('of titles, steps, items and gates may be other words', () => {
    const words = fc.stringMatching(/^[A-Za-z][A-Za-z ,é✅]{0,40}[a-z]$/);
    fc.assert(
      fc.property(fc.constantFrom(...spectraStages), words, (stage, other) => {
        const reword = (text: string): string =>
          text
            .replace(/^# .*$/m, `# ${other}`)
            .replaceAll(/^(### Step \d+: ).*$/gm, `$1${other}`)
            .replaceAll(/^(- `\w+` \((?:error|warn)\): ).*$/gm, `$1${other}`)
            .replaceAll(/^(- `[\w.{}/]+`) - .*$/gm, `$1 - ${other}`)
            .replaceAll(/^- [A-Z](?!equires|nables).*$/gm, `- ${other}`);
        expect(meaningAfter(stage, reword)).toEqual(meaningAfter(stage, (text) => text));
      }),
      { numRuns: 50 },
    );
  });
});

describe('steps', () => {
  it('are taken in any order in which each finds what it needs, and in no other', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 });
    const uses = whole.filter(({ stage }) => stage === 'prepare').flatMap(usesOf);
    fc.assert(
      fc.property(order, (places) => {
        const there = new Set(['source.endpoints']);
        const fits = places.every((place) => {
          const meaning = actions[uses[place] ?? ''];
          const met = meaning?.consumes.every((thing) => there.has(thing)) === true;
          for (const product of meaning?.produces ?? []) there.add(product);
          return met;
        });
        const read = (): readonly Playbook[] =>
          playbooksOf(shippedSources({ prepare: withSteps(places) }).filter(({ stage }) => stage === 'prepare'));
        if (fits) expect(read().flatMap(usesOf)).toEqual(places.map((place) => uses[place]));
        else expect(read).toThrow('playbook/unmet-step');
      }),
      { numRuns: 150 },
    );
  });
});

/** Actions whose products are outputs, so that the covenant can miss them. */
const learnable = (Object.keys(actionMeanings) as readonly ActionName[]).filter((action) =>
  actionMeanings[action].produces.some((product) => !product.startsWith('working/')),
);

/** These actions and all that cannot do without them; null when that takes one with it that no covenant misses. */
function withDependants(chosen: readonly string[]): ReadonlySet<string> | null {
  const gone = new Set(chosen);
  const makers = makersIn(actions);
  for (const [action, { consumes }] of Object.entries(actions)) {
    if (consumes.some((thing) => makers.of(thing).some((maker) => gone.has(maker)))) gone.add(action);
  }
  return [...gone].every((action) => (learnable as readonly string[]).includes(action)) ? gone : null;
}

function forgotten(gone: ReadonlySet<string>): readonly StageSource[] {
  const tables = [...gone].flatMap((action) => actions[action]?.produces ?? []);
  return shipped.map(({ stage, source }) => {
    const { before, steps, after } = cutAtSteps(source.text);
    const left = steps.filter((step) => ![...gone].some((action) => step.includes(`uses: ${action}\n`)));
    const numbered = left.map((step, index) => step.replace(/^### Step \d+/, `### Step ${index + 1}`));
    return { stage, source: { file: source.file, text: withoutOutputs(tables)(before + numbered.join('') + after) } };
  });
}

describe('learning', () => {
  const declared: TablesByStage = Object.fromEntries(whole.map(({ stage, outputs }) => [stage, outputs.map(({ name }) => name)]));
  const gapsOf = (playbooks: readonly Playbook[], run_id: string): ReturnType<typeof detectGaps> =>
    detectGaps({ declared, produced: {}, playbooks, run_id }, { actions, sha256 });

  it('brings back whatever steps were forgotten, in their places; and then nothing changes any more', () => {
    const chosen = fc.subarray([...learnable], { minLength: 1, maxLength: 4 });
    const removed = chosen.map(withDependants).filter((gone) => gone !== null);
    fc.assert(
      fc.property(removed, (gone) => {
        const kept: Kept = {
          playbooks: playbooksOf(forgotten(gone)),
          standards: { file: 'standards/pipeline-standards.md', text: '' },
          index: { file: 'lessons/LESSONS-INDEX.md', text: '' },
          lessons: {},
        };
        const gaps = gapsOf(kept.playbooks, 'run-1');
        expect(new Set(gaps.map(({ missing_step: step }) => step?.uses))).toEqual(gone);
        const learnAll = (from: Kept, date: string): Kept =>
          gaps.reduce((now, gap) => learn(gap, now, { ...knownRules, date }).kept, from);
        const after = learnAll(kept, '2026-11-22');
        expect(checkPlaybooks(after.playbooks, knownRules)).toEqual([]);
        expect(after.playbooks.flatMap(usesOf)).toEqual(whole.flatMap(usesOf));
        expect(gapsOf(after.playbooks, 'run-2')).toEqual([]);
        expect(changedFiles(after, learnAll(after, '2027-01-01'))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
