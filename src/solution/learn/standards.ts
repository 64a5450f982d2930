import type { Checked, Diagnostic, SourceText, Span } from '../../core/diagnostic.ts';
import { sortDiagnostics } from '../../definition/codes.ts';
import { finding, quoted } from '../playbook/codes.ts';
import { headOf, itemsOf, readMarkdown } from '../playbook/markdown.ts';

/** A rule that holds for every pipeline. */
export interface Standard {
  readonly id: string;
  readonly rule: string;
  /** `design`, or `learned_from_GAP-...`. */
  readonly source: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly span: Span;
}

const id = /^[a-z][a-z0-9_]*$/;
const form = /^: (.*) \(source: (design|learned_from_GAP-[a-z]+-[0-9a-f]{8}), date: (\d{4}-\d{2}-\d{2})(?:, lesson: .*)?\)$/;

/** Reads the items that begin with an id in backticks; all other text is for people. */
export function readStandards(source: SourceText): Checked<readonly Standard[]> {
  const markdown = readMarkdown(source);
  const found: Diagnostic[] = [];
  const standards = new Map<string, Standard>();
  for (const item of itemsOf(markdown.blocks)) {
    const { code, words } = headOf(markdown, item);
    if (code === null) continue;
    const [, rule, origin, date] = form.exec(words) ?? [];
    const earlier = standards.get(code.value);
    if (earlier !== undefined) {
      const related = [{ span: earlier.span, message: 'First here' }];
      found.push(
        finding('standards/duplicate-rule', code.span, { message: `Rule ${quoted(code.value)} stands there twice`, related }),
      );
    } else if (!id.test(code.value) || rule === undefined || origin === undefined || date === undefined) {
      const hint = 'Write - `rule_id`: words (source: `design`, date: 2026-01-31)';
      found.push(finding('standards/rule-form', code.span, { message: `Cannot read the rule ${quoted(code.value)}`, hint }));
    } else standards.set(code.value, { id: code.value, rule, source: origin, date, span: code.span });
  }
  if (found.length > 0) return { ok: false, diagnostics: sortDiagnostics(found) };
  return { ok: true, value: [...standards.values()], diagnostics: [] };
}
