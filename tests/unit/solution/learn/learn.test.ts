import { describe, expect, it } from 'vitest';

import { actionMeanings } from '../../../../src/solution/actions.ts';
import { detectGaps, type Gap } from '../../../../src/solution/learn/gaps.ts';
import { changedFiles, learn, type Kept } from '../../../../src/solution/learn/learn.ts';
import { readStandards } from '../../../../src/solution/learn/standards.ts';
import { checkPlaybooks } from '../../../../src/solution/playbook/check.ts';
import { partsOf, readMarkdown } from '../../../../src/solution/playbook/markdown.ts';
import { sha256 } from '../../../support/plans.ts';
import {
  knownRules,
  playbookOf,
  playbooksOf,
  repositoryText,
  shippedSources,
  withoutOutputs,
  withSteps,
} from '../../../support/playbooks.ts';

const circumstances = { ...knownRules, date: '2026-11-22' };
const prepareFile = 'playbooks/fabric/pipeline/pipeline.001-prepare-stage-orchestration.md';
const lessonFile = 'lessons/process/missing-step-prepare-status-map.md';

/** Prepare without its last step and that step's output. */
function forgetful(text: string): string {
  return withoutOutputs(['prepare.statusMap'])(withSteps([0, 1, 2, 3, 4, 5])(text));
}

function keptWith(prepare: (text: string) => string, more: Partial<Kept> = {}): Kept {
  return {
    playbooks: playbooksOf(shippedSources({ prepare })),
    standards: repositoryText('standards/pipeline-standards.md'),
    index: repositoryText('lessons/LESSONS-INDEX.md'),
    lessons: {},
    ...more,
  };
}

function gapsIn({ playbooks }: Kept, outputs: readonly string[] = ['prepare.statusMap']): readonly Gap[] {
  return detectGaps(
    { declared: { prepare: outputs }, produced: {}, playbooks, run_id: 'run-1' },
    { actions: actionMeanings, sha256 },
  );
}

function onlyGap(kept: Kept, outputs?: readonly string[]): Gap {
  const [gap] = gapsIn(kept, outputs);
  if (gap === undefined) throw new Error('No gap');
  return gap;
}

describe('learning from a gap', () => {
  const before = keptWith(forgetful);
  const gap = onlyGap(before);
  const learned = learn(gap, before, circumstances);
  const files = new Map(changedFiles(before, learned.kept).map(({ file, text }) => [file, text]));

  it('changes the playbook, writes the lesson and its line, and adds the rule', () => {
    expect(learned.reason).toBeNull();
    expect([...files.keys()]).toEqual(['lessons/LESSONS-INDEX.md', lessonFile, prepareFile, 'standards/pipeline-standards.md']);
  });

  it('adds the step with its provenance, the output and the reason, and nothing else', () => {
    const playbook = playbookOf(learned.kept.playbooks, 'prepare');
    const step = playbook.steps.at(-1);
    expect([step?.number, step?.title, step?.starts?.uses, step?.starts?.source]).toEqual([
      7,
      'Status Map',
      'prepare.status_map',
      `learned_from_${gap.id}`,
    ]);
    expect(playbook.outputs.at(-1)?.name).toBe('prepare.statusMap');
    const [old, now] = [playbookOf(before.playbooks, 'prepare').source.text, playbook.source.text].map((text) =>
      text.split('\n'),
    );
    const added = (now ?? []).filter((line) => !(old ?? []).includes(line));
    expect(added).toEqual([
      '### Step 7: Status Map',
      '- Maps codes to words, with a row for what is unknown',
      'uses: prepare.status_map',
      `source: learned_from_${gap.id}`,
      '- `prepare.statusMap` - Maps codes to words, with a row for what is unknown',
      `- Learned from ${gap.id}: [The prepare stage lacked the step Status Map](../../../lessons/process/missing-step-prepare-status-map.md)`,
    ]);
  });

  it('leaves a pipeline that is right and has the gap no more', () => {
    expect(checkPlaybooks(learned.kept.playbooks, knownRules)).toEqual([]);
    expect(gapsIn(learned.kept)).toEqual([]);
  });

  it('tells in the lesson what was, what was done and where it stands', () => {
    const digest = sha256(playbookOf(before.playbooks, 'prepare').source.text);
    expect(files.get(lessonFile)?.replace(digest, 'DIGEST')).toMatchInlineSnapshot(`
      "---
      gap: GAP-prepare-46ce03b4
      category: process
      stage: prepare
      kind: missing_step
      severity: high
      status: applied
      date: 2026-11-22
      run: "run-1"
      evidence: { path: "playbooks/fabric/pipeline/pipeline.001-prepare-stage-orchestration.md", sha256: DIGEST }
      ---

      # The prepare stage lacked the step Status Map

      ## Problem

      The covenant declares \`prepare.statusMap\`, and no step of the [playbook](../../playbooks/fabric/pipeline/pipeline.001-prepare-stage-orchestration.md) produced it.

      ## Solution

      A step of the playbook names the action \`prepare.status_map\`. Maps codes to words, with a row for what is unknown.

      ## Impact

      What the pipeline promises was not there, or was left over from an earlier run and out of date. Rule: The prepare stage runs prepare.status_map wherever what it produces is declared.

      ## Status

      Applied on 2026-11-22: the step stands in the playbook, the rule in the [standards](../../standards/pipeline-standards.md).
      "
    `);
  });

  it('writes a rule that can be read, with its source', () => {
    const read = readStandards(learned.kept.standards);
    expect(read.ok && read.value.at(-1)).toMatchObject({
      id: 'step_prepare_status_map',
      rule: 'The prepare stage runs prepare.status_map wherever what it produces is declared',
      source: `learned_from_${gap.id}`,
      date: '2026-11-22',
    });
  });

  it('gives its rule an id of its own when a person has taken the usual one', () => {
    const rule = '- `step_prepare_status_map`: Codes have words (source: `design`, date: 2026-01-31)\n';
    const { kept } = learn(gap, { ...before, standards: { file: 'standards/pipeline-standards.md', text: rule } }, circumstances);
    const read = readStandards(kept.standards);
    expect(read.ok && read.value.map(({ id }) => id)).toEqual([
      'step_prepare_status_map',
      `step_prepare_status_map_${gap.id.slice(-8)}`,
    ]);
  });

  it('writes links that lead to what it wrote', () => {
    for (const [file, text] of files) {
      const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) =>
        new URL(link, `file:///${file}`).pathname.slice(1),
      );
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) expect([...files.keys()]).toContain(link);
    }
  });

  it('a second time changes nothing, also on another day', () => {
    const again = learn({ ...gap, first_seen_run: 'run-2', last_seen_run: 'run-2' }, learned.kept, {
      ...circumstances,
      date: '2027-01-01',
    });
    expect(changedFiles(learned.kept, again.kept)).toEqual([]);
    expect(again.reason).toBeNull();
  });

  it('keeps what people wrote in the lesson since', () => {
    const lessons = { [lessonFile]: `${files.get(lessonFile) ?? ''}\nSeen again by the team.\n` };
    const again = learn(gap, { ...learned.kept, lessons }, circumstances);
    expect(again.kept.lessons).toEqual(lessons);
  });

  it('puts back a step that was taken out after it had been learned, without a second lesson or rule', () => {
    const reverted = { ...learned.kept, playbooks: before.playbooks };
    const again = learn(gap, reverted, { ...circumstances, date: '2027-01-01' });
    expect(changedFiles(reverted, again.kept)).toEqual([{ file: prepareFile, text: files.get(prepareFile) }]);
  });

  it('keeps to the line ends of a file', () => {
    const windows = keptWith((text) => forgetful(text).replaceAll('\n', '\r\n'));
    const playbook = playbookOf(learn(onlyGap(windows), windows, circumstances).kept.playbooks, 'prepare');
    expect(playbook.source.text).toBe(files.get(prepareFile)?.replaceAll('\n', '\r\n'));
  });

  it('begins standards and index that are not there yet', () => {
    const bare = keptWith(forgetful, {
      standards: { file: 'standards/pipeline-standards.md', text: '' },
      index: { file: 'lessons/LESSONS-INDEX.md', text: '' },
    });
    const { kept } = learn(gap, bare, circumstances);
    expect(kept.standards.text).toMatch(/^# Pipeline standards\n\n- `step_prepare_status_map`: .*\n$/);
    expect(kept.index.text).toMatch(/^# Lessons\n\n- \[.*\n$/);
  });

  it('goes between what it needs and what needs it, and the numbers after it move on', () => {
    const source = playbooksOf(
      shippedSources({
        source: (text) =>
          withoutOutputs(['source.hierarchy', 'source.portfolio', 'source.config'])(withSteps([0, 1])(text)).replace(
            '## Outputs',
            '### Step 3: Tell the Team\n\n- Write a mail\n\n## Outputs',
          ),
      }),
    );
    const kept = { ...before, playbooks: source };
    const declared = { source: ['source.portfolio', 'source.hierarchy'] };
    const gaps = detectGaps({ declared, produced: {}, playbooks: source, run_id: 'run-1' }, { actions: actionMeanings, sha256 });
    const after = gaps.reduce((now, each) => learn(each, now, circumstances).kept, kept);
    const { steps } = playbookOf(after.playbooks, 'source');
    expect(steps.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '1 Catalogue Endpoints',
      '2 Authenticate',
      '3 Hierarchy',
      '4 Portfolio',
      '5 Tell the Team',
    ]);
  });
});

describe('a gap that cannot be closed', () => {
  const before = keptWith((text) => text);

  it.each([['prepare.glossary'], ['`x`\n## Process\n\n### Step 1: x\n[a](b) <script>']])(
    'because no action produces %j becomes a proposal in its lesson alone',
    (output) => {
      const gap = onlyGap(before, [output]);
      const { kept, lesson, reason } = learn(gap, before, circumstances);
      expect(reason).toBe('No action is known that produces it');
      expect(changedFiles(before, kept).map(({ file }) => file)).toEqual(['lessons/LESSONS-INDEX.md', lesson]);
      const text = kept.lessons[lesson] ?? '';
      expect(text).toMatch(/^status: open$/m);
      const markdown = readMarkdown({ file: lesson, text });
      const titles = partsOf(markdown, { blocks: markdown.blocks, end: text.length }, 2).map(({ title }) => title);
      expect(titles.slice(-4)).toEqual(['Problem', 'Solution', 'Impact', 'Status']);
      expect(titles).not.toContain('Process');
      expect(changedFiles(kept, learn(gap, kept, { ...circumstances, date: '2027-01-01' }).kept)).toEqual([]);
    },
  );

  it('because the playbook would not be readable with it stays open', () => {
    // The last section is Process, and its last fence is not closed.
    const open = (text: string): string => {
      const [, process = ''] = /^(## Process[^]*?)^## Outputs/m.exec(forgetful(text)) ?? [];
      return `${forgetful(text).replace(process, '')}\n${process.trimEnd().slice(0, -3)}`;
    };
    const kept = keptWith(open);
    expect(learn(onlyGap(kept), kept, circumstances)).toMatchObject({
      reason: 'The playbook would not be readable with the step in it',
      kept: { playbooks: kept.playbooks, standards: kept.standards },
    });
  });

  it('because what is added would not be read stays open', () => {
    // The last section is Outputs, and a comment in it has no end.
    const commented = (text: string): string => {
      const [, outputs = ''] = /^(## Outputs[^]*?)^## Quality/m.exec(forgetful(text)) ?? [];
      return `${forgetful(text).replace(outputs, '')}\n${outputs}<!-- Later:\n`;
    };
    const kept = keptWith(commented);
    const { reason, kept: after } = learn(onlyGap(kept), kept, circumstances);
    expect([reason, after.playbooks]).toEqual(['What is added to the playbook would not be read', kept.playbooks]);
  });

  it('because of what its step needs stays open until that is there, and is then settled', () => {
    const gap = onlyGap(keptWith(forgetful));
    // Source, and Prepare without all that follows its samples.
    const outputs = [
      'prepare.schema',
      'prepare.fields',
      'prepare.dependencies',
      'prepare.constraints',
      'prepare.drift',
      'prepare.statusMap',
    ];
    const prepare = (text: string): string => withoutOutputs(outputs)(withSteps([0, 1, 2])(text));
    const headless = { ...before, playbooks: playbooksOf(shippedSources({ prepare }).slice(0, 2)) };
    const first = learn(gap, headless, circumstances);
    expect(first.reason).toBe('It needs working/schema, which no step before it produces');
    expect(first.kept.playbooks).toBe(headless.playbooks);
    const second = learn(gap, { ...keptWith(forgetful), lessons: first.kept.lessons }, { ...circumstances, date: '2026-12-01' });
    expect(second.reason).toBeNull();
    expect(second.kept.lessons[lessonFile]).toMatch(/^status: applied$/m);
    expect(second.kept.lessons[lessonFile]).toMatch(/Open since 2026-11-22[^]*Applied on 2026-12-01/);
  });
});
