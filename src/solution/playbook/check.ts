import type { Checked, Diagnostic, SourceText } from '../../core/diagnostic.ts';
import { didYouMean } from '../../core/suggest.ts';
import { sortDiagnostics } from '../../definition/codes.ts';
import { spectraStages, type SpectraStage } from '../stage.ts';
import { finding, quoted } from './codes.ts';
import { flowFindings } from './flow.ts';
import { stageIn, type Actions } from './names.ts';
import type { Playbook, PlaybookGate, StepStart } from './playbook.ts';
import { readAsFarAsPossible } from './read.ts';

export interface KnownRules {
  readonly actions: Actions;
  /** The ids of the built-in checks. */
  readonly checks: ReadonlySet<string>;
}

/** Reads the playbooks of a pipeline and checks them as a whole. Everything that is wrong is told at once. */
export function loadPlaybooks(
  sources: readonly { readonly stage: SpectraStage; readonly source: SourceText }[],
  known: KnownRules,
): Checked<readonly Playbook[]> {
  const readings = sources.map(({ stage, source }) => readAsFarAsPossible(source, stage));
  const playbooks = inOrder(readings.map(({ playbook }) => playbook));
  const unread = readings.filter((reading) => reading.diagnostics.some(isError)).map(({ playbook }) => playbook.stage);
  const found = findings(playbooks, known, new Set(unread));
  const diagnostics = sortDiagnostics([...readings.flatMap((reading) => reading.diagnostics), ...found]);
  return diagnostics.some(isError) ? { ok: false, diagnostics } : { ok: true, value: playbooks, diagnostics };
}

/**
 * Whether the steps of playbooks name actions, fit together in their order, and give what the playbooks promise; and
 * whether each gate has a check. What a stage without a playbook here produces is taken as given.
 */
export function checkPlaybooks(playbooks: readonly Playbook[], known: KnownRules): readonly Diagnostic[] {
  return sortDiagnostics(findings(inOrder(playbooks), known, new Set()));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function inOrder(playbooks: readonly Playbook[]): readonly Playbook[] {
  return playbooks.toSorted((a, b) => spectraStages.indexOf(a.stage) - spectraStages.indexOf(b.stage));
}

function findings(playbooks: readonly Playbook[], known: KnownRules, unread: ReadonlySet<SpectraStage>): readonly Diagnostic[] {
  const steps = playbooks.map((playbook) => ({ stage: playbook.stage, found: stepFindings(playbook, known.actions) }));
  // Of a stage whose steps are not all known, nobody can say what it leaves out.
  const unsure = new Set([...unread, ...steps.filter(({ found }) => found.length > 0).map(({ stage }) => stage)]);
  return [
    ...steps.flatMap(({ found }) => found),
    ...playbooks.flatMap((playbook) => gateFindings(playbook, known.checks)),
    ...flowFindings(playbooks, known.actions, unsure),
  ];
}

function stepFindings(playbook: Playbook, actions: Actions): readonly Diagnostic[] {
  const seen = new Map<string, StepStart>();
  return playbook.steps.flatMap(({ starts }) => {
    if (starts === null) return [];
    const { uses, span } = starts;
    const earlier = seen.get(uses);
    seen.set(uses, earlier ?? starts);
    if (!Object.hasOwn(actions, uses)) return [unknownAction(starts, playbook.stage, actions)];
    if (stageIn(uses) !== playbook.stage) {
      const message = `Action ${quoted(uses)} belongs to the stage "${stageIn(uses)}", and this is the playbook of "${playbook.stage}"`;
      return [finding('playbook/foreign-action', span, { message, hint: 'A step names an action of its own stage' })];
    }
    if (earlier === undefined) return settingFindings(starts, actions[uses]?.settings ?? []);
    const related = [{ span: earlier.span, message: 'First here' }];
    return [finding('playbook/duplicate-action', span, { message: `Action ${quoted(uses)} is named by two steps`, related })];
  });
}

/** A setting that nothing reads would look as if it were obeyed. */
function settingFindings({ uses, places }: StepStart, known: readonly string[]): readonly Diagnostic[] {
  const none = `${uses} has no settings`;
  return Object.entries(places).flatMap(([name, span]) => {
    if (known.includes(name)) return [];
    const hint = known.length === 0 ? none : didYouMean(name, known);
    return [finding('playbook/unknown-setting', span, { message: `${uses} has no setting ${quoted(name)}`, hint })];
  });
}

function unknownAction({ uses, span }: StepStart, stage: SpectraStage, actions: Actions): Diagnostic {
  const message = `No action has the name ${quoted(uses)}`;
  if (uses === `${stage}.close`) {
    return finding('playbook/unknown-action', span, { message, hint: 'Each stage is closed by itself; leave the step out' });
  }
  const own = Object.keys(actions).filter((action) => stageIn(action) === stage);
  const near = didYouMean(uses, own);
  const hint = near?.startsWith('Did') === true ? near : (didYouMean(uses, Object.keys(actions)) ?? near);
  return finding('playbook/unknown-action', span, { message, hint });
}

function gateFindings({ gates }: Playbook, checks: ReadonlySet<string>): readonly Diagnostic[] {
  const seen = new Map<string, PlaybookGate>();
  return gates.flatMap((gate) => {
    const named = quoted(gate.id);
    const earlier = seen.get(gate.id);
    if (earlier !== undefined) {
      const related = [{ span: earlier.span, message: 'First here' }];
      return [finding('playbook/duplicate-gate', gate.span, { message: `Gate ${named} stands in the playbook twice`, related })];
    }
    seen.set(gate.id, gate);
    if (gate.sql !== null || checks.has(gate.id)) return [];
    const near = didYouMean(gate.id, [...checks]);
    const hint = near?.startsWith('Did') === true ? near : 'Name a built-in check, or give it a fenced sql block';
    return [finding('playbook/unknown-check', gate.span, { message: `Gate ${named} has no check`, hint })];
  });
}
