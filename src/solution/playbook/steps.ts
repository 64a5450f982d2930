import { z } from 'zod';

import type { Diagnostic } from '../../core/diagnostic.ts';
import { finding, quoted } from './codes.ts';
import { readFence } from './fence.ts';
import { allFences, fencesOf, partsOf, spanOf, type Markdown, type Part } from './markdown.ts';
import type { PlaybookStep, StepStart } from './playbook.ts';

const startShape = z.strictObject({
  uses: z.string({ error: 'Name an action: prepare.fetch_samples' }).min(1),
  with: z.record(z.string(), z.json()).default({}),
  source: z
    .string()
    .regex(/^(?:seed|learned_from_GAP-[a-z]+-[0-9a-f]{8})$/, 'Write learned_from_ and the id of the gap, or leave the key out')
    .optional(),
});

const heading = /^Step (\d{1,4}): (\S.*)$/;

/** The steps under `Process`, in the order of the text. */
export function readSteps(markdown: Markdown, process: Part, found: Diagnostic[]): readonly PlaybookStep[] {
  const parts = partsOf(markdown, { blocks: process.blocks, end: process.span.end }, 3);
  const owned = new Set<unknown>();
  const steps: PlaybookStep[] = [];
  for (const part of parts) {
    if (!/^step\b/i.test(part.title)) continue;
    // Its fence is left alone: the heading is the mistake, not what stands below it.
    for (const fence of allFences(part.blocks, 'yaml')) owned.add(fence);
    const [, number, title] = heading.exec(part.title) ?? [];
    if (number === undefined || title === undefined) found.push(badHeading(part));
    const starts = readStart(markdown, part, found);
    steps.push({
      number: Number(number ?? steps.length + 1),
      title: title ?? part.title,
      heading: part.heading,
      span: part.span,
      starts,
    });
  }
  found.push(...strayFences(markdown, process, owned), ...numbering(steps));
  return steps;
}

function badHeading({ heading: span, title }: Part): Diagnostic {
  const message = `Cannot read ${quoted(title)} as the heading of a step`;
  return finding('playbook/step-heading', span, { message, hint: 'Write "### Step 1: Title"' });
}

function readStart(markdown: Markdown, part: Part, found: Diagnostic[]): StepStart | null {
  const [fence, second] = fencesOf(part.blocks, 'yaml');
  const all = allFences(part.blocks, 'yaml');
  const hidden = all.find((block) => block !== fence && block !== second);
  const extra = second ?? hidden;
  if (extra !== undefined) {
    const message =
      fence === undefined
        ? `Fenced yaml block of ${quoted(part.title)} stands inside a list or quote`
        : `${quoted(part.title)} has more than one fenced yaml block`;
    const code = fence === undefined ? 'playbook/stray-fence' : 'playbook/second-fence';
    found.push(
      finding(code, spanOf(markdown, extra), {
        message,
        hint: 'A step has one such block, directly below its heading or its text',
      }),
    );
  }
  if (fence === undefined) return null;
  const read = readFence(spanOf(markdown, fence), startShape);
  found.push(...read.diagnostics);
  if (read.value === null) return null;
  const { uses, with: settings, source = null } = read.value;
  const places = Object.fromEntries(Object.keys(settings).map((name) => [name, read.spanAt(['with', name])]));
  return { uses, with: settings, source, span: read.spanAt(['uses']), places };
}

function strayFences(markdown: Markdown, process: Part, owned: ReadonlySet<unknown>): readonly Diagnostic[] {
  return allFences(process.blocks, 'yaml')
    .filter((fence) => !owned.has(fence))
    .map((fence) =>
      finding('playbook/stray-fence', spanOf(markdown, fence), {
        message: 'Fenced yaml block belongs to no step',
        hint: 'Put it below a heading "### Step 1: Title", or mark it as text',
      }),
    );
}

/** The order of the text counts, so a wrong number does no harm; but it misleads people. */
function numbering(steps: readonly PlaybookStep[]): readonly Diagnostic[] {
  return steps.flatMap(({ number, heading: span }, index) => {
    if (number === index + 1) return [];
    const message = `Step has the number ${number}, and its place is ${index + 1}`;
    const hint = 'Steps run in the order of the text, whatever their numbers';
    return [finding('playbook/step-number', span, { message, hint, severity: 'warning' })];
  });
}
