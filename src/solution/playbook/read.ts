import type { Checked, Diagnostic, SourceText } from '../../core/diagnostic.ts';
import { didYouMean } from '../../core/suggest.ts';
import { sortDiagnostics } from '../../definition/codes.ts';
import type { SpectraStage } from '../stage.ts';
import { finding, quoted } from './codes.ts';
import { readGates } from './gates.ts';
import { codesOf, headOf, itemsOf, partsOf, readMarkdown, spanOf, type Item, type Markdown, type Part } from './markdown.ts';
import { tableOf } from './names.ts';
import { sectionNames, type Playbook, type SectionName, type TableReference, type Words } from './playbook.ts';
import { readSteps } from './steps.ts';

/** As much of a playbook as could be read; what could not is among the diagnostics. */
export interface PlaybookReading {
  readonly playbook: Playbook;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the Markdown of one stage. Whether its steps fit together, and into the pipeline, is `checkPlaybooks`. */
export function readPlaybook(source: SourceText, stage: SpectraStage): Checked<Playbook> {
  const { playbook, diagnostics } = readAsFarAsPossible(source, stage);
  const ok = diagnostics.every(({ severity }) => severity === 'warning');
  return ok ? { ok, value: playbook, diagnostics } : { ok, diagnostics };
}

export function readAsFarAsPossible(source: SourceText, stage: SpectraStage): PlaybookReading {
  const markdown = readMarkdown(source);
  const found: Diagnostic[] = [];
  const parts = partsOf(markdown, { blocks: markdown.blocks, end: source.text.length }, 2);
  const sections = sectionsOf(markdown, parts, found);
  const inputs = tablesOf(markdown, sections.Inputs, found);
  const steps = readSteps(markdown, sections.Process, found);
  const outputs = tablesOf(markdown, sections.Outputs, found);
  const gates = readGates(markdown, sections['Quality Gates'], found);
  const playbook: Playbook = {
    file: source.file,
    source,
    stage,
    title: titleOf(markdown, found),
    purpose: { text: wordsOf(sections.Purpose), span: sections.Purpose.span },
    inputs,
    steps,
    outputs,
    gates,
    requires: dependenciesOf(markdown, sections.Dependencies, 'Requires:'),
    enables: dependenciesOf(markdown, sections.Dependencies, 'Enables:'),
    sections: spansOf(sections),
  };
  return { playbook, diagnostics: sortDiagnostics(found) };
}

type Sections = Readonly<Record<SectionName, Part>>;

/** `Inputs (from Source stage)` is the section Inputs. */
function nameOf(title: string): SectionName | null {
  const plain = title.replace(/\s*\(.*\)$/, '').toLowerCase();
  return sectionNames.find((name) => name.toLowerCase() === plain) ?? null;
}

function sectionsOf(markdown: Markdown, parts: readonly Part[], found: Diagnostic[]): Sections {
  const { source } = markdown;
  const known = new Map<SectionName, Part>();
  for (const part of parts) {
    const name = nameOf(part.title);
    const earlier = name === null ? undefined : known.get(name);
    if (name !== null && earlier === undefined) known.set(name, part);
    if (earlier === undefined) continue;
    const related = [{ span: earlier.heading, message: 'First here' }];
    found.push(
      finding('playbook/duplicate-section', part.heading, {
        message: `Section ${quoted(part.title)} stands in the playbook twice`,
        related,
        hint: 'Put what both say into the first',
      }),
    );
  }
  const strangers = parts.filter(({ title }) => nameOf(title) === null);
  const bottom = { source, start: source.text.length, end: source.text.length };
  const section = (name: SectionName): Part => {
    const part = known.get(name);
    if (part === undefined) found.push(missing(name, strangers, parts.at(-1)?.heading ?? { ...bottom, start: 0, end: 0 }));
    return part ?? { heading: bottom, title: name, blocks: [], span: bottom };
  };
  return Object.fromEntries(sectionNames.map((name) => [name, section(name)])) as Record<SectionName, Part>;
}

/** Told at the heading that was probably meant, else at the last one. */
function missing(name: SectionName, strangers: readonly Part[], last: Part['heading']): Diagnostic {
  const meant = strangers.find(({ title }) => didYouMean(title, [name])?.startsWith('Did') === true);
  const hint = meant === undefined ? `Add "## ${name}"` : `Did you mean ${quoted(meant.title)} to be "## ${name}"?`;
  return finding('playbook/missing-section', meant?.heading ?? last, { message: `Section "${name}" is missing`, hint });
}

function spansOf(sections: Sections): Playbook['sections'] {
  return Object.fromEntries(sectionNames.map((name) => [name, sections[name].span])) as Record<
    SectionName,
    Playbook['sections'][SectionName]
  >;
}

function titleOf(markdown: Markdown, found: Diagnostic[]): Words {
  const { source, blocks } = markdown;
  const [first] = partsOf(markdown, { blocks, end: source.text.length }, 1);
  if (first !== undefined && first.title !== '') return { text: first.title, span: first.heading };
  const span = first?.heading ?? { source, start: 0, end: Math.min(1, source.text.length) };
  found.push(
    finding('playbook/missing-title', span, { message: 'Playbook has no title', hint: 'Begin it with "# " and its title' }),
  );
  return { text: '', span };
}

function wordsOf({ span, heading }: Part): string {
  return span.source.text.slice(heading.end, span.end).replace(/\s+/g, ' ').trim();
}

/** The items that begin with a name in backticks. */
function tablesOf(markdown: Markdown, part: Part, found: Diagnostic[]): readonly TableReference[] {
  return itemsOf(part.blocks).flatMap((item) => {
    const { code } = headOf(markdown, item);
    if (code === null) return [];
    if (tableOf(code.value) !== null) return [{ name: code.value, span: code.span }];
    found.push(
      finding('playbook/table-name', code.span, {
        message: `Cannot read ${quoted(code.value)} as the name of a table`,
        hint: 'Write schema.table or Tables/schema/table; what is for people begins with a word',
      }),
    );
    return [];
  });
}

/** The tables that the items of one kind name, anywhere in their text. */
function dependenciesOf(markdown: Markdown, part: Part, kind: 'Requires:' | 'Enables:'): readonly TableReference[] {
  const isKind = (item: Item): boolean => {
    const { start, end } = spanOf(markdown, item);
    const text = markdown.source.text.slice(start, end).replace(/^(?:[-+*]|\d+[.)])\s+/, '');
    return text.replace(/^\*+/, '').toLowerCase().startsWith(kind.toLowerCase());
  };
  return itemsOf(part.blocks)
    .filter(isKind)
    .flatMap((item) => codesOf(markdown, item))
    .flatMap(({ value, span }) => (tableOf(value) === null ? [] : [{ name: value, span }]));
}
