import { z } from 'zod';

import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Json } from '../../core/json.ts';
import { didYouMean } from '../../core/suggest.ts';
import { finding, quoted } from './codes.ts';
import { readFence } from './fence.ts';
import {
  allFences,
  fencesOf,
  headOf,
  itemsOf,
  spanOf,
  type Code,
  type CodeBlock,
  type Item,
  type Markdown,
  type Part,
} from './markdown.ts';
import type { PlaybookGate } from './playbook.ts';
import { sqlTrouble } from './sql.ts';

const settingsShape = z.strictObject({ with: z.record(z.string(), z.json()) });

const idPattern = /^[a-z][a-z0-9_]*$/;
const severities = ['error', 'warn'] as const;
const form = 'Write - `check_id` (error): what must hold; the severity is error or warn';

/** The gates under `Quality Gates`. Items that do not begin with an id in backticks are for people. */
export function readGates(markdown: Markdown, part: Part, found: Diagnostic[]): readonly PlaybookGate[] {
  const owned = new Set<unknown>();
  const gates: PlaybookGate[] = [];
  for (const item of itemsOf(part.blocks)) {
    const { code, words } = headOf(markdown, item);
    if (code === null || !(idPattern.test(code.value) || /^\(\w+\)/.test(words))) continue;
    for (const fence of readFences(item)) owned.add(fence);
    const gate = readGate(markdown, { item, code, words }, found);
    if (gate !== null) gates.push(gate);
  }
  found.push(...strayFences(markdown, part, owned));
  return gates;
}

interface GateItem {
  readonly item: Item;
  readonly code: Code;
  readonly words: string;
}

function readGate(markdown: Markdown, { item, code, words }: GateItem, found: Diagnostic[]): PlaybookGate | null {
  const [, severity = '', says = ''] = /^\(([^)]*)\)\s*:\s*(.*)$/.exec(words) ?? [];
  const known = severities.find((each) => each === severity);
  const sql = readSql(markdown, item, found);
  const settings = readSettings(markdown, item, found);
  if (!idPattern.test(code.value) || known === undefined || says === '') {
    found.push(misshapen(code, { severity, says }));
    return null;
  }
  return { id: code.value, severity: known, says, sql, with: settings, span: code.span };
}

function misshapen({ value, span }: Code, { severity, says }: { severity: string; says: string }): Diagnostic {
  const named = quoted(value);
  if (!idPattern.test(value)) {
    const message = `Cannot use ${named} as the id of a gate`;
    return finding('playbook/gate-form', span, { message, hint: 'Use lower-case letters, digits and _, a letter first' });
  }
  if (severity === '' || says === '')
    return finding('playbook/gate-form', span, { message: `Gate ${named} lacks severity or words`, hint: form });
  const message = `Gate ${named} has the unknown severity ${quoted(severity)}`;
  return finding('playbook/gate-form', span, { message, hint: didYouMean(severity, severities) ?? form });
}

function readFences(item: Item): readonly CodeBlock[] {
  return [...fencesOf(item.children, 'sql'), ...fencesOf(item.children, 'yaml')];
}

function readSql(markdown: Markdown, item: Item, found: Diagnostic[]): string | null {
  const [fence, second] = fencesOf(item.children, 'sql');
  if (second !== undefined) found.push(secondFence(markdown, second));
  if (fence === undefined) return null;
  const trouble = sqlTrouble(fence.value);
  if (trouble !== null) {
    const message = `Cannot use the SQL of this gate: ${trouble}`;
    found.push(
      finding('playbook/gate-sql', spanOf(markdown, fence), { message, hint: 'Write one SELECT that gives the offending rows' }),
    );
  }
  return fence.value.replaceAll('\r\n', '\n').replace(/;\s*$/, '').trim();
}

function readSettings(markdown: Markdown, item: Item, found: Diagnostic[]): Readonly<Record<string, Json>> {
  const [fence, second] = fencesOf(item.children, 'yaml');
  if (second !== undefined) found.push(secondFence(markdown, second));
  if (fence === undefined) return {};
  const read = readFence(spanOf(markdown, fence), settingsShape);
  found.push(...read.diagnostics);
  return read.value?.with ?? {};
}

function secondFence(markdown: Markdown, fence: CodeBlock): Diagnostic {
  const message = `Gate has two fenced ${fence.lang ?? ''} blocks`;
  return finding('playbook/second-fence', spanOf(markdown, fence), { message, hint: 'A gate has at most one of each kind' });
}

function strayFences(markdown: Markdown, part: Part, owned: ReadonlySet<unknown>): readonly Diagnostic[] {
  return [...allFences(part.blocks, 'sql'), ...allFences(part.blocks, 'yaml')]
    .filter((fence) => !owned.has(fence))
    .map((fence) =>
      finding('playbook/stray-fence', spanOf(markdown, fence), {
        message: `Fenced ${fence.lang ?? ''} block belongs to no gate`,
        hint: 'Indent it below the item of its gate',
      }),
    );
}
