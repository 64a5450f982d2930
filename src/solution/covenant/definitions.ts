import { actionMeanings, closingAction, type ActionMeaning } from '../actions.ts';
import { secretsOf, snake } from '../contract/names.ts';
import { readOrder, type Placed } from '../contract/order.ts';
import type { SystemContract } from '../contract/shape.ts';
import type { SpectraStage } from '../stage.ts';
import type { Covenant, CovenantCheck, CovenantStage } from './shape.ts';
import { documentTexts } from './text.ts';

/** A document of `jobs/`, as it is written. */
export type Document = Readonly<Record<string, unknown>>;

/** The composite `spectra.<source>` with all below it: one file of definitions, the root first. */
export function definitionsText(covenant: Covenant, contract: SystemContract, folder: string): string {
  const { source, stages } = covenant.pipeline;
  const root: Document = {
    job_id: `spectra.${source}`,
    job_type: 'composite',
    description: `SPECTRA pipeline of ${contract.source_system.name}`,
    stages: stages.map(({ id, name }) => ({ name, jobs: [id] })),
    stop_on_failure: true,
  };
  const secrets = secretsOf(contract);
  const below = stages.flatMap((stage) => {
    const calls = callers.includes(stage.name) && secrets.length > 0;
    const shared = { pipeline: folder, ...(calls ? { secrets: [...secrets] } : {}) };
    return stageDocuments(covenant, contract, { stage, shared });
  });
  return documentTexts(`Written by solution-engine from covenant.yaml; edit ${folder}/contract.yaml or the playbooks instead.`, [
    root,
    ...below,
  ]);
}

/** The stages that call the service. */
const callers: readonly SpectraStage[] = ['source', 'prepare', 'extract'];

interface StageInput {
  readonly stage: CovenantStage;
  readonly shared: Document;
}

function stageDocuments(covenant: Covenant, contract: SystemContract, { stage, shared }: StageInput): readonly Document[] {
  const kind = `spectra_${stage.name}`;
  const worked = stage.steps.map((step) => expandStep(step, contract, { stage, kind, shared }));
  const gates = covenant.quality_gates.find((each) => each.stage === stage.name)?.checks ?? [];
  const closing: Document = {
    job_id: `${stage.id}.close`,
    job_type: kind,
    description: `${stage.name}: evaluates its gates and records the outcome (${stage.playbook})`,
    uses: closingAction(stage.name),
    ...shared,
    outputs: stage.outputs,
    gates: gates.map(({ id, severity, says, ...how }) => ({ id, severity, says, ...settingsOf(how) })),
  };
  const composite: Document = {
    job_id: stage.id,
    job_type: 'composite',
    description: `${stage.name} (${stage.playbook})`,
    stages: [...worked.flatMap(({ stages }) => stages), { name: 'close', jobs: [`${stage.id}.close`] }],
    stop_on_failure: true,
  };
  return [composite, ...worked.flatMap(({ jobs }) => jobs), closing];
}

/** SQL and settings of a gate; where it stands is the covenant's to say. */
function settingsOf({ sql, with: settings }: Pick<CovenantCheck, 'sql' | 'with'>): Document {
  return { ...(sql === undefined ? {} : { sql }), ...(settings === undefined ? {} : { with: settings }) };
}

interface Worked {
  readonly stages: readonly { readonly name: string; readonly jobs: readonly string[] }[];
  readonly jobs: readonly Document[];
}

function expandStep(
  step: CovenantStage['steps'][number],
  contract: SystemContract,
  { stage, kind, shared }: StageInput & { readonly kind: string },
): Worked {
  const action = step.uses.slice(stage.name.length + 1);
  const meaning: ActionMeaning | undefined = (actionMeanings as Readonly<Record<string, ActionMeaning>>)[step.uses];
  const job = (id: string, more: Document): Document => ({
    job_id: id,
    job_type: kind,
    description: `${step.title}${'entity' in more ? `: ${String(more['entity'])}` : ''} (${step.playbook})`,
    uses: step.uses,
    ...(step.with === undefined ? {} : { with: step.with }),
    ...shared,
    ...more,
  });
  if (meaning?.each !== 'entity') {
    const id = `${stage.id}.${action}`;
    return { stages: [{ name: action, jobs: [id] }], jobs: [job(id, {})] };
  }
  const idOf = (name: string): string => `${stage.id}.${action}.${snake(name)}`;
  const placed = readOrder(contract);
  return {
    stages: levels(placed, stage.name).map((level, index) => ({
      name: index === 0 ? action : `${action} ${index + 1}`,
      jobs: level.map(({ object }) => idOf(object.name)),
    })),
    jobs: placed.map(({ object }) => job(idOf(object.name), { entity: object.name })),
  };
}

/** Only Extract asks the API with the keys of parents; elsewhere all entities may be worked on at once. */
function levels(placed: readonly Placed[], stage: SpectraStage): readonly (readonly Placed[])[] {
  if (stage !== 'extract') return [placed];
  return [...Map.groupBy(placed, ({ level }) => level).values()];
}
