import type { Diagnostic, Span } from '../../core/diagnostic.ts';

/** Every code that reading playbooks and standards gives beside those of YAML and of definitions. Each has a golden case. */
export const playbookCodes = {
  'playbook/missing-title': 'The playbook has no title',
  'playbook/missing-section': 'A section that every playbook has is not there',
  'playbook/duplicate-section': 'A section stands there twice',
  'playbook/step-heading': 'A heading begins like that of a step, but does not have its form',
  'playbook/step-number': 'A step has another number than its place; the order of the text counts',
  'playbook/second-fence': 'A step or gate has two fenced blocks of one kind',
  'playbook/stray-fence': 'A fenced block that the engine would read belongs to no step and no gate',
  'playbook/fence': 'A fenced block holds nothing, or more than one YAML document',
  'playbook/table-name': 'An item of inputs or outputs begins with a name that no table can have',
  'playbook/gate-form': 'A quality gate does not have the form `id` (error|warn): words',
  'playbook/duplicate-gate': 'A gate stands in the playbook twice',
  'playbook/unknown-check': 'A gate has neither a check nor SQL',
  'playbook/gate-sql': 'The SQL of a gate is not one SELECT',
  'playbook/unknown-action': 'A step names no action',
  'playbook/foreign-action': 'A step names an action of another stage',
  'playbook/duplicate-action': 'Two steps name the same action',
  'playbook/unknown-setting': 'A step gives its action a setting that it does not have',
  'playbook/unproduced-input': 'No earlier stage produces an input',
  'playbook/unproduced-output': 'No step produces an output',
  'playbook/unmet-step': 'A step needs what no step before it produces',
  'standards/rule-form': 'A rule of the standards does not have its form',
  'standards/duplicate-rule': 'A rule of the standards stands there twice',
} as const;
export type PlaybookCode = keyof typeof playbookCodes;

interface Said {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly related?: Diagnostic['related'];
  readonly severity?: Diagnostic['severity'];
}

export function finding(code: PlaybookCode, span: Span, said: Said): Diagnostic {
  const { message, hint, related, severity = 'error' } = said;
  return {
    code,
    severity,
    message,
    span,
    ...(related === undefined || related.length === 0 ? {} : { related }),
    ...(hint === undefined ? {} : { hint }),
  };
}

const longestQuote = 80;

/** What the user wrote, in quotes, on one line, not longer than a message bears. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > longestQuote ? `${line.slice(0, longestQuote - 1)}…`.toWellFormed() : line}"`;
}
