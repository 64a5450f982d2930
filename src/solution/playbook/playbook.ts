import type { SourceText, Span } from '../../core/diagnostic.ts';
import type { Json } from '../../core/json.ts';
import type { SpectraStage } from '../stage.ts';

/** The sections that every playbook has, in the order in which people expect them. */
export const sectionNames = [
  'Purpose',
  'Inputs',
  'Process',
  'Outputs',
  'Quality Gates',
  'Dependencies',
  'Self-Improvement',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** The Markdown of one stage, as far as the engine reads it, with the places where everything stands. */
export interface Playbook {
  readonly file: string;
  readonly source: SourceText;
  readonly stage: SpectraStage;
  /** For people. */
  readonly title: Words;
  /** For people. */
  readonly purpose: Words;
  readonly inputs: readonly TableReference[];
  /** In the order of the text. Those that name no action are for people and start nothing. */
  readonly steps: readonly PlaybookStep[];
  readonly outputs: readonly TableReference[];
  readonly gates: readonly PlaybookGate[];
  readonly requires: readonly TableReference[];
  readonly enables: readonly TableReference[];
  /** Where each section stands, for patches: from its heading to the next section. */
  readonly sections: Readonly<Record<SectionName, Span>>;
}

export interface Words {
  readonly text: string;
  readonly span: Span;
}

export interface TableReference {
  /** As written: `prepare.schema`, `Tables/extract/{entities}`. */
  readonly name: string;
  readonly span: Span;
}

export interface PlaybookStep {
  /** As written. */
  readonly number: number;
  /** For people. */
  readonly title: string;
  /** The heading. */
  readonly heading: Span;
  /** From the heading to the next step or section. */
  readonly span: Span;
  /** What it starts; null for a step that is for people. */
  readonly starts: StepStart | null;
}

export interface StepStart {
  readonly uses: string;
  /** The name of the action. */
  readonly span: Span;
  readonly with: Readonly<Record<string, Json>>;
  /** Where each setting under `with` stands. */
  readonly places: Readonly<Record<string, Span>>;
  /** Where the step comes from when learning added it: `learned_from_GAP-prepare-1a2b3c4d`. */
  readonly source: string | null;
}

export interface PlaybookGate {
  readonly id: string;
  readonly severity: 'error' | 'warn';
  /** For people. */
  readonly says: string;
  /** A SELECT that gives the offending rows; null when the check of that id is asked. */
  readonly sql: string | null;
  readonly with: Readonly<Record<string, Json>>;
  /** The id. */
  readonly span: Span;
}

/** What the engine reads of a playbook, without places and prose: two playbooks with the same meaning do the same. */
export function meaningOf(playbook: Playbook): Json {
  const names = (references: readonly TableReference[]): readonly string[] => references.map(({ name }) => name);
  return {
    stage: playbook.stage,
    inputs: names(playbook.inputs),
    steps: playbook.steps.flatMap(({ starts }) =>
      starts === null ? [] : [{ uses: starts.uses, with: starts.with, source: starts.source }],
    ),
    outputs: names(playbook.outputs),
    gates: playbook.gates.map(({ id, severity, sql, with: settings }) => ({ id, severity, sql, with: settings })),
    requires: names(playbook.requires),
    enables: names(playbook.enables),
  };
}
