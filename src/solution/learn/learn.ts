import type { SourceText } from '../../core/diagnostic.ts';
import { checkPlaybooks, type KnownRules } from '../playbook/check.ts';
import { tableOf, type Actions } from '../playbook/names.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { readPlaybook } from '../playbook/read.ts';
import { listedOutputs, type Gap, type MissingStep } from './gaps.ts';
import { lessonFile, lessonSettled, lessonText, lessonTitle } from './lesson.ts';
import { placeFor } from './place.ts';
import { readStandards } from './standards.ts';
import { code, edited, itemsAdded, linkTo, prose, type Edit } from './text.ts';

/** Everything that learning may change. Files are relative to the folder of `lorchestra.yaml`. */
export interface Kept {
  readonly playbooks: readonly Playbook[];
  readonly standards: SourceText;
  readonly index: SourceText;
  /** Lessons by file; at least those of the gaps at hand that exist. */
  readonly lessons: Readonly<Record<string, string>>;
}

export interface Learned {
  readonly kept: Kept;
  readonly lesson: string;
  /** Why nothing but the lesson was written; null when the step stands in the playbook. */
  readonly reason: string | null;
}

interface Circumstances extends KnownRules {
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/**
 * Learns from one gap: the step in the playbook, the rule in the standards, the lesson with its line in the index. A
 * changed playbook is taken only when it reads, closes the gap and breaks nothing that held before; else the lesson
 * keeps the proposal. What has been learned already stays as it is, byte for byte.
 */
export function learn(gap: Gap, kept: Kept, circumstances: Circumstances): Learned {
  const improved = improvedPlaybook(gap, kept, circumstances);
  const reason = 'reason' in improved ? improved.reason : null;
  const verdict = { reason, date: circumstances.date };
  const lesson = lessonFile(gap);
  const known = kept.lessons[lesson];
  const text = known === undefined ? lessonText(gap, verdict) : lessonSettled(known, gap, verdict);
  const taken = 'reason' in improved ? kept.playbooks : improved.playbooks;
  return {
    lesson,
    reason,
    kept: {
      playbooks: taken,
      standards: reason === null ? withRule(kept.standards, gap, circumstances.date) : kept.standards,
      index: withEntry(kept.index, gap),
      lessons: { ...kept.lessons, [lesson]: text },
    },
  };
}

/** The files that differ, sorted by name. */
export function changedFiles(before: Kept, after: Kept): readonly { readonly file: string; readonly text: string }[] {
  const texts = (kept: Kept): ReadonlyMap<string, string> =>
    new Map([
      ...kept.playbooks.map(({ source }) => [source.file, source.text] as const),
      ...[kept.standards, kept.index].map(({ file, text }) => [file, text] as const),
      ...Object.entries(kept.lessons),
    ]);
  const old = texts(before);
  return [...texts(after)]
    .filter(([file, text]) => old.get(file) !== text)
    .map(([file, text]) => ({ file, text }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

type Improved = { readonly playbooks: readonly Playbook[] } | { readonly reason: string };

function improvedPlaybook(gap: Gap, { playbooks }: Kept, known: KnownRules): Improved {
  const { missing_step: step } = gap;
  const playbook = playbooks.find(({ stage }) => stage === gap.stage);
  if (step === null || playbook === undefined) return { reason: 'No action is known that produces it' };
  const { actions } = known;
  const change = changeFor(playbook, step, { gap, playbooks, actions });
  if ('reason' in change) return change;
  if (change.edits.length === 0) return { playbooks };
  const source = { file: playbook.source.file, text: edited(playbook.source.text, change.edits) };
  const read = readPlaybook(source, gap.stage);
  if (!read.ok) return { reason: 'The playbook would not be readable with the step in it' };
  const after = playbooks.map((each) => (each === playbook ? read.value : each));
  const rest = changeFor(read.value, step, { gap, playbooks: after, actions });
  if ('reason' in rest || rest.edits.length > 0) return { reason: 'What is added to the playbook would not be read' };
  const broken = newErrors(playbooks, after, known);
  return broken === undefined ? { playbooks: after } : { reason: `The step would break the pipeline: ${prose(broken)}` };
}

type Change = { readonly edits: readonly Edit[] } | { readonly reason: string };

/** What the playbook lacks of the step, its outputs and the reason for both. */
function changeFor(playbook: Playbook, step: MissingStep, setting: Setting): Change {
  const added = stepAdded(playbook, step, setting);
  if ('reason' in added) return added;
  const { gap, actions } = setting;
  return { edits: [...added.edits, ...outputsAdded(playbook, gap, actions), ...referenceAdded(playbook, gap)] };
}

function newErrors(before: readonly Playbook[], after: readonly Playbook[], known: KnownRules): string | undefined {
  const errors = (playbooks: readonly Playbook[]): readonly string[] =>
    checkPlaybooks(playbooks, known).flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
  const old = errors(before);
  return errors(after).find((message) => !old.includes(message));
}

interface Setting {
  readonly gap: Gap;
  readonly playbooks: readonly Playbook[];
  readonly actions: Actions;
}

function stepAdded(playbook: Playbook, step: MissingStep, { gap, playbooks, actions }: Setting): Change {
  const { steps, source } = playbook;
  if (steps.some(({ starts }) => starts?.uses === step.uses)) return { edits: [] };
  const place = placeFor(step.uses, playbook, { playbooks, actions });
  if ('reason' in place) return place;
  const { index } = place;
  const lines = [
    `### Step ${index + 1}: ${step.title}`,
    '',
    `- ${step.description}`,
    '',
    '```yaml',
    `uses: ${step.uses}`,
    `source: learned_from_${gap.id}`,
    '```',
  ];
  const next = steps[index];
  const renumbered = steps.slice(index).flatMap(({ heading }, further) => {
    const digits = /Step (\d+)/.exec(source.text.slice(heading.start, heading.end));
    if (digits === null) return [];
    const start = heading.start + digits.index + 'Step '.length;
    return [{ start, end: start + (digits[1] ?? '').length, text: String(index + further + 2) }];
  });
  if (next === undefined) return { edits: [atBottom(playbook, lines.join('\n'))] };
  const start = source.text.lastIndexOf('\n', next.heading.start) + 1;
  return { edits: [{ start, end: start, text: `${lines.join('\n')}\n\n` }, ...renumbered] };
}

function atBottom({ source, sections }: Playbook, block: string): Edit {
  const { start, end } = sections.Process;
  const bottom = start + source.text.slice(start, end).trimEnd().length;
  return { start: bottom, end: bottom, text: `\n\n${block}${bottom === source.text.length ? '\n' : ''}` };
}

function outputsAdded({ outputs, sections }: Playbook, gap: Gap, actions: Actions): readonly Edit[] {
  const listed = new Set(outputs.map(({ name }) => tableOf(name)));
  const items = listedOutputs(gap, actions).filter((name) => !listed.has(tableOf(name)));
  return itemsAdded(
    sections.Outputs,
    items.map((name) => `\`${name}\` - ${gap.missing_step?.description ?? ''}`),
  );
}

/** The line by which the playbook tells why it changed. */
function referenceAdded({ source, sections, file }: Playbook, gap: Gap): readonly Edit[] {
  const section = sections['Self-Improvement'];
  if (source.text.slice(section.start, section.end).includes(gap.id)) return [];
  return itemsAdded(section, [`Learned from ${gap.id}: [${lessonTitle(gap)}](${linkTo(file, lessonFile(gap))})`]);
}

function withRule(standards: SourceText, gap: Gap, date: string): SourceText {
  const origin = `learned_from_${gap.id}`;
  const read = readStandards(standards);
  const rules = read.ok ? read.value : [];
  if (read.ok ? rules.some(({ source }) => source === origin) : standards.text.includes(origin)) return standards;
  const id = `step_${(gap.missing_step?.uses ?? gap.stage).replaceAll('.', '_')}`;
  const free = rules.some((rule) => rule.id === id) ? `${id}_${gap.id.slice(-8)}` : id;
  const lesson = `[${lessonTitle(gap)}](${linkTo(standards.file, lessonFile(gap))})`;
  const item = `\`${free}\`: ${gap.rule} (source: ${code(origin)}, date: ${date}, lesson: ${lesson})`;
  return withItem(standards, item, 'Pipeline standards');
}

function withEntry(index: SourceText, gap: Gap): SourceText {
  if (index.text.includes(gap.id)) return index;
  return withItem(
    index,
    `[${lessonTitle(gap)}](${linkTo(index.file, lessonFile(gap))}) (process, ${gap.id}): ${gap.rule}`,
    'Lessons',
  );
}

function withItem({ file, text }: SourceText, item: string, title: string): SourceText {
  const source = { file, text: text.trim() === '' ? `# ${title}\n` : text };
  const whole = { source, start: 0, end: source.text.length };
  return { file, text: edited(source.text, itemsAdded(whole, [item])) };
}
