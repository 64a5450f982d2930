import type { Diagnostic } from '../../core/diagnostic.ts';
import { didYouMean } from '../../core/suggest.ts';
import { spectraStages, type SpectraStage } from '../stage.ts';
import { finding, quoted } from './codes.ts';
import { makersIn, stageIn, type Actions, type Makers } from './names.ts';
import type { Playbook, PlaybookStep, TableReference } from './playbook.ts';

interface Flow {
  readonly actions: Actions;
  readonly makers: Makers;
  /** What the stages before produce or promise. */
  readonly before: readonly string[];
}

/**
 * Follows what is made and what is needed from the first stage to the last. Each thing is told once, where it goes
 * wrong first: what a stage promises and does not make is no second mistake in the stages that read it.
 */
export function flowFindings(
  playbooks: readonly Playbook[],
  actions: Actions,
  unsure: ReadonlySet<SpectraStage>,
): readonly Diagnostic[] {
  const makers = makersIn(actions);
  return playbooks.flatMap((playbook) => {
    if (unsure.has(playbook.stage)) return [];
    return stageFindings(playbook, { actions, makers, before: madeBefore(playbook.stage, playbooks, { actions, unsure }) });
  });
}

/**
 * What stands ready when a stage begins: what the stages before it make or promise. Of a stage without a playbook, or
 * with one that could not be read, everything that it could make.
 */
export function madeBefore(
  stage: SpectraStage,
  playbooks: readonly Playbook[],
  { actions, unsure }: { readonly actions: Actions; readonly unsure: ReadonlySet<SpectraStage> },
): readonly string[] {
  return spectraStages.slice(0, spectraStages.indexOf(stage)).flatMap((earlier) => {
    const own = playbooks.filter((playbook) => playbook.stage === earlier);
    const told = own.flatMap((playbook) => [...madeBy(playbook, actions), ...playbook.outputs.map(({ name }) => name)]);
    if (own.length > 0 && !unsure.has(earlier)) return told;
    const all = Object.keys(actions).filter((name) => stageIn(name) === earlier);
    return [...told, ...all.flatMap((name) => productsOf(name, actions))];
  });
}

/** What the steps of a playbook make. */
export function madeBy({ steps }: Playbook, actions: Actions): readonly string[] {
  return steps.flatMap((step) => productsOf(step.starts?.uses, actions));
}

export function productsOf(action: string | undefined, actions: Actions): readonly string[] {
  return action !== undefined && Object.hasOwn(actions, action) ? (actions[action]?.produces ?? []) : [];
}

function stageFindings(playbook: Playbook, flow: Flow): readonly Diagnostic[] {
  const made = madeBy(playbook, flow.actions);
  const lost = once([...playbook.inputs, ...playbook.requires]).filter(({ name }) => !flow.makers.among(flow.before, name));
  const broken = once([...playbook.outputs, ...playbook.enables]).filter(({ name }) => !flow.makers.among(made, name));
  const told = [...lost, ...broken].map(({ name }) => name);
  return [
    ...lost.map((reference) => lostInput(playbook, reference, flow)),
    ...broken.map((reference) => brokenPromise(playbook, reference, flow)),
    ...unmetSteps(playbook, flow)
      .filter(({ thing }) => !told.some((name) => flow.makers.among([name], thing)))
      .map(({ found }) => found),
  ];
}

function once(references: readonly TableReference[]): readonly TableReference[] {
  return references.filter(({ name }, index) => references.findIndex((other) => other.name === name) === index);
}

function lostInput({ stage, outputs }: Playbook, { name, span }: TableReference, { makers, before }: Flow): Diagnostic {
  const [maker] = makers.of(name);
  const message = `No stage before "${stage}" produces ${quoted(name)}`;
  if (maker === undefined) return finding('playbook/unproduced-input', span, { message, hint: didYouMean(name, before) });
  const home = stageIn(maker);
  const own = home === stage && outputs.some((output) => output.name === name);
  const tooLate = spectraStages.findIndex((each) => each === home) > spectraStages.indexOf(stage);
  const step = `Action ${maker} produces it; the stage "${home}" needs a step that uses it`;
  const hint = own
    ? 'This stage makes it itself; take it out of the inputs'
    : tooLate
      ? `The stage "${home}" produces it, and comes later`
      : step;
  return finding('playbook/unproduced-input', span, { message, hint });
}

function brokenPromise({ stage }: Playbook, { name, span }: TableReference, { actions, makers }: Flow): Diagnostic {
  const candidates = makers.of(name);
  const maker = candidates.find((action) => stageIn(action) === stage);
  const message = `No step of the stage "${stage}" produces ${quoted(name)}`;
  if (maker !== undefined) {
    return finding('playbook/unproduced-output', span, { message, hint: `Add a step with "uses: ${maker}", which produces it` });
  }
  const [elsewhere] = candidates;
  const own = Object.keys(actions).filter((action) => stageIn(action) === stage);
  const hint =
    elsewhere === undefined
      ? didYouMean(
          name,
          own.flatMap((action) => productsOf(action, actions)),
        )
      : `Action ${elsewhere} produces it, which belongs to the stage "${stageIn(elsewhere)}"`;
  return finding('playbook/unproduced-output', span, { message, hint });
}

interface Unmet {
  readonly thing: string;
  readonly found: Diagnostic;
}

/** One finding for each thing that is not there in time, at the first step that needs it. */
function unmetSteps(playbook: Playbook, flow: Flow): readonly Unmet[] {
  const there = [...flow.before];
  const waiting = new Map<string, PlaybookStep[]>();
  for (const step of playbook.steps) {
    const action = step.starts?.uses;
    if (action === undefined) continue;
    for (const thing of flow.actions[action]?.consumes ?? []) {
      if (!flow.makers.among(there, thing)) waiting.set(thing, [...(waiting.get(thing) ?? []), step]);
    }
    there.push(...productsOf(action, flow.actions));
  }
  return [...waiting].flatMap(([thing, [first, ...others]]) =>
    first === undefined ? [] : [{ thing, found: unmet({ thing, first, others }, playbook, flow) }],
  );
}

interface Waiting {
  readonly thing: string;
  readonly first: PlaybookStep;
  readonly others: readonly PlaybookStep[];
}

function unmet({ thing, first, others }: Waiting, { stage, steps }: Playbook, { actions, makers }: Flow): Diagnostic {
  const later = steps.find((step) => makers.among(productsOf(step.starts?.uses, actions), thing));
  const [maker] = makers.of(thing);
  const message = `Step ${quoted(first.title)} needs ${quoted(thing)}, and no step before it produces that`;
  const related = others.map((step) => ({ span: step.heading, message: 'Needed here too' }));
  if (later !== undefined) {
    const hint = `Put it after ${quoted(later.title)}`;
    const made = { span: later.heading, message: 'Produced here' };
    return finding('playbook/unmet-step', first.starts?.span ?? first.heading, { message, hint, related: [made, ...related] });
  }
  const place = maker === undefined || stageIn(maker) === stage ? 'before it' : `to the stage "${stageIn(maker)}"`;
  const hint = maker === undefined ? undefined : `Add a step with "uses: ${maker}" ${place}`;
  return finding('playbook/unmet-step', first.starts?.span ?? first.heading, { message, hint, related });
}
