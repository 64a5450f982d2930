import { canonicalJson, type Sha256 } from '../../core/json.ts';
import { upperFirst } from '../contract/names.ts';
import { madeBy, productsOf } from '../playbook/flow.ts';
import { makersIn, stageIn, tableOf, type Actions, type Makers } from '../playbook/names.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { spectraStages, type SpectraStage } from '../stage.ts';

/** What a run showed to be missing in the rules. */
export interface Gap {
  /** `GAP-prepare-1a2b3c4d`: the same gap has the same id in every run and every pipeline. */
  readonly id: string;
  readonly stage: SpectraStage;
  readonly kind: 'missing_step';
  /** One sentence. */
  readonly gap: string;
  /** high: an action is known that closes it, so that it can be learned; medium: a person has to. */
  readonly severity: 'high' | 'medium';
  /** The playbook as it was, with the SHA-256 of its text. */
  readonly evidence: { readonly path: string; readonly digest: string };
  readonly expected: string;
  readonly actual: string;
  /** The rule that would have prevented it. */
  readonly rule: string;
  readonly missing_step: MissingStep | null;
  /** What the covenant declares and no step produces, sorted. */
  readonly outputs: readonly string[];
  readonly first_seen_run: string;
  readonly last_seen_run: string;
  readonly count: number;
  readonly status: 'open';
}

export interface MissingStep {
  readonly uses: string;
  readonly title: string;
  readonly description: string;
}

export type TablesByStage = Readonly<Partial<Record<SpectraStage, readonly string[]>>>;

export interface RunSeen {
  /** What the covenant declares as outputs. */
  readonly declared: TablesByStage;
  /** The tables that were found after the run. */
  readonly produced: TablesByStage;
  /** The playbooks by which it ran. */
  readonly playbooks: readonly Playbook[];
  readonly run_id: string;
}

interface Known {
  readonly actions: Actions;
  readonly sha256: Sha256;
}

/**
 * Outputs that the covenant declares and no step produces: one gap for each action that would produce them, one for
 * each output that no action produces. A table that an earlier run left behind is no reason to promise it. In the order
 * in which they can be learned.
 */
export function detectGaps(seen: RunSeen, { actions, sha256 }: Known): readonly Gap[] {
  const makers = makersIn(actions);
  return spectraStages.flatMap((stage) => {
    const playbook = seen.playbooks.find((each) => each.stage === stage);
    if (playbook === undefined) return [];
    const missing = missingOutputs(playbook, seen, { actions, makers });
    const evidence = { path: playbook.file, digest: sha256(playbook.source.text) };
    return grouped(missing, actions).map(({ action, outputs }) => {
      const content = canonicalJson({ kind: 'missing_step', stage, action, outputs: action === null ? outputs : [] });
      const id = `GAP-${stage}-${sha256(content).slice(0, 8)}`;
      return gapOf({ id, stage, outputs, evidence, run_id: seen.run_id, step: action === null ? null : stepOf(action, actions) });
    });
  });
}

interface Missing {
  readonly output: string;
  readonly action: string | null;
}

function missingOutputs(
  playbook: Playbook,
  { declared, produced }: RunSeen,
  { actions, makers }: { readonly actions: Actions; readonly makers: Makers },
): readonly Missing[] {
  const made = madeBy(playbook, actions);
  const found = produced[playbook.stage] ?? [];
  return [...new Set(declared[playbook.stage])].sort().flatMap((output) => {
    if (makers.among(made, output)) return [];
    const isTable = tableOf(output) !== null;
    const action = isTable ? makers.of(output).find((name) => stageIn(name) === playbook.stage) : undefined;
    if (action === undefined && makers.among(found, output)) return [];
    return [{ output, action: action ?? null }];
  });
}

interface Group {
  readonly action: string | null;
  readonly outputs: readonly string[];
}

/** By action in the order of the list of actions, so that what one makes for another is learned first. */
function grouped(missing: readonly Missing[], actions: Actions): readonly Group[] {
  const known = Object.keys(actions).flatMap((action) => {
    const outputs = missing.filter((each) => each.action === action).map(({ output }) => output);
    return outputs.length === 0 ? [] : [{ action, outputs }];
  });
  const unknown = missing.filter(({ action }) => action === null).map(({ output }) => ({ action: null, outputs: [output] }));
  return [...known, ...unknown];
}

function stepOf(uses: string, actions: Actions): MissingStep {
  const words = uses.slice(uses.indexOf('.') + 1).split('_');
  const title = words.map(upperFirst).join(' ');
  return { uses, title, description: actions[uses]?.does ?? '' };
}

interface Found {
  readonly id: string;
  readonly stage: SpectraStage;
  readonly outputs: readonly string[];
  readonly evidence: Gap['evidence'];
  readonly run_id: string;
  readonly step: MissingStep | null;
}

function gapOf({ id, stage, outputs, evidence, run_id, step }: Found): Gap {
  const names = outputs.join(', ');
  const rule =
    step === null
      ? `An output of the ${stage} stage is declared only once an action of that stage produces it`
      : `The ${stage} stage runs ${step.uses} wherever what it produces is declared`;
  return {
    id,
    stage,
    kind: 'missing_step',
    gap: `No step of the ${stage} stage produces ${names}, which the covenant declares`,
    severity: step === null ? 'medium' : 'high',
    evidence,
    expected: `A step that produces ${names}`,
    actual: step === null ? 'No step and no action that does' : `No step, although the action ${step.uses} does`,
    rule,
    missing_step: step,
    outputs,
    first_seen_run: run_id,
    last_seen_run: run_id,
    count: 1,
    status: 'open',
  };
}

/** How the playbook lists these outputs: `clean.{entity}` for `clean.cycle`, since it serves every source. */
export function listedOutputs({ missing_step: step, outputs }: Gap, actions: Actions): readonly string[] {
  const makers = makersIn(actions);
  const products = productsOf(step?.uses, actions);
  return products.filter((product) => outputs.some((output) => makers.among([product], output)));
}
