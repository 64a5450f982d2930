import { readFileSync } from 'node:fs';

import type { SourceText } from '../../src/core/diagnostic.ts';
import { actionMeanings } from '../../src/solution/actions.ts';
import { checkPlaybooks, type KnownRules } from '../../src/solution/playbook/check.ts';
import type { Playbook } from '../../src/solution/playbook/playbook.ts';
import { readPlaybook } from '../../src/solution/playbook/read.ts';
import { playbookFiles, spectraStages, type SpectraStage } from '../../src/solution/stage.ts';
import { shownDiagnostics } from './plans.ts';

const root = new URL('../../', import.meta.url);

/** A file of the repository, as a text. */
export function repositoryText(file: string): SourceText {
  return { file, text: readFileSync(new URL(file, root), 'utf8') };
}

export interface StageSource {
  readonly stage: SpectraStage;
  readonly source: SourceText;
}

/** The shipped playbooks, the texts of some stages changed. */
export function shippedSources(
  changed: Readonly<Partial<Record<SpectraStage, (text: string) => string>>> = {},
): readonly StageSource[] {
  return spectraStages.map((stage) => {
    const source = repositoryText(`playbooks/fabric/pipeline/${playbookFiles[stage]}`);
    return { stage, source: { file: source.file, text: changed[stage]?.(source.text) ?? source.text } };
  });
}

/** The ids of all gates in the shipped playbooks, found without the reader that is under test. */
export function shippedGateIds(): readonly string[] {
  return shippedSources().flatMap(({ source }) =>
    [...source.text.matchAll(/^- `(\w+)` \((?:error|warn)\)/gm)].map(([, id = '']) => id),
  );
}

export const knownRules: KnownRules = { actions: actionMeanings, checks: new Set(shippedGateIds()) };

const read = new Map<string, Playbook>();

/** A playbook that must be readable. Each text is read once: what it says hangs on nothing else. */
export function readOnce({ stage, source }: StageSource): Playbook {
  const key = `${stage} ${source.text}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  const found = readPlaybook(source, stage);
  if (!found.ok) throw new Error(shownDiagnostics(found.diagnostics));
  read.set(key, found.value);
  return found.value;
}

/** Playbooks that must be right; throws the diagnostics as the user would see them. */
export function playbooksOf(sources: readonly StageSource[]): readonly Playbook[] {
  const playbooks = sources.map(readOnce);
  const mistakes = checkPlaybooks(playbooks, knownRules).filter(({ severity }) => severity === 'error');
  if (mistakes.length > 0) throw new Error(shownDiagnostics(mistakes));
  return playbooks;
}

export function playbookOf(playbooks: readonly Playbook[], stage: SpectraStage): Playbook {
  const found = playbooks.find((playbook) => playbook.stage === stage);
  if (found === undefined) throw new Error(`No playbook of ${stage}`);
  return found;
}

/** The text of a playbook cut before each step and after the last: before, steps, after. */
export function cutAtSteps(text: string): { readonly before: string; readonly steps: readonly string[]; readonly after: string } {
  const [before = '', ...rest] = text.split(/(?=^### Step )/m);
  const last = rest.pop() ?? '';
  const end = last.search(/^## /m);
  return { before, steps: [...rest, last.slice(0, end)], after: last.slice(end) };
}

/** The playbook with its steps in another order or number, by their places from 0. */
export function withSteps(places: readonly number[]): (text: string) => string {
  return (text) => {
    const { before, steps, after } = cutAtSteps(text);
    return before + places.map((place) => steps[place] ?? '').join('') + after;
  };
}

export function usesOf({ steps }: Playbook): readonly string[] {
  return steps.flatMap(({ starts }) => (starts === null ? [] : [starts.uses]));
}

/** The playbook without any word of these tables: their items are gone, in other places they stand without backticks. */
export function withoutOutputs(tables: readonly string[]): (text: string) => string {
  return (text) =>
    tables.reduce(
      (left, table) =>
        left.replaceAll(new RegExp(`^- ${escaped(`\`${table}\``)}.*\\n`, 'gm'), '').replaceAll(`\`${table}\``, table),
      text,
    );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
