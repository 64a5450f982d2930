import { canonicalJson, type Sha256 } from '../../core/json.ts';
import type { Span } from '../../core/diagnostic.ts';
import { position } from '../../core/frame.ts';
import type { Overrides } from '../contract/overrides.ts';
import { forEntity, upperFirst } from '../contract/names.ts';
import { readOrder } from '../contract/order.ts';
import type { SystemContract } from '../contract/shape.ts';
import { meaningOf, type Playbook } from '../playbook/playbook.ts';
import { playbookFiles, spectraStages, type SpectraStage } from '../stage.ts';
import type { Covenant, CovenantCheck, CovenantStage } from './shape.ts';

export interface CovenantInputs {
  /** The folder of the pipeline: `pipelines/zephyr`. */
  readonly folder: string;
  readonly contract: SystemContract;
  readonly overrides: Overrides;
  /** One for each stage. */
  readonly playbooks: ReadonlyMap<SpectraStage, Playbook>;
  readonly engine_version: string;
  readonly sha256: Sha256;
}

/** Turns a contract and playbooks that have been checked into the covenant: the same input gives the same covenant. */
export function makeCovenant({ folder, contract, overrides, playbooks, engine_version, sha256 }: CovenantInputs): Covenant {
  const source = contract.source_system.key;
  const present = spectraStages.flatMap((name) => {
    const playbook = playbooks.get(name);
    return playbook === undefined ? [] : [{ name, playbook }];
  });
  const meaning = { contract, overrides, playbooks: present.map(({ playbook }) => meaningOf(playbook)) };
  return {
    apiVersion: 'lorchestra/v1',
    kind: 'Covenant',
    metadata: {
      name: `spectra.${source}`,
      created_by: 'solution-engine',
      engine_version,
      inputs_hash: sha256(canonicalJson(meaning)),
    },
    pipeline: {
      type: 'spectra_data_pipeline',
      source,
      contract: `${folder}/contract.yaml`,
      contract_version: contract.contract_version,
      entities: readOrder(contract).map(({ object }) => object.name),
      stages: present.map(({ name, playbook }) => stageFrom(name, playbook, contract)),
    },
    quality_gates: present.map(({ name, playbook }) => ({ stage: name, checks: checksOf(name, playbook) })),
    deployment: { target: 'local', lakehouse: `${source}${upperFirst('lakehouse')}`, schemas: true },
    monitoring: { freshness: hours(contract.monitoring.freshness), schedule: contract.monitoring.schedule },
    learning: { auto_apply: ['high'], review: ['medium', 'low'] },
  };
}

/** Settings come out of YAML, so they are JSON. */
type Settings = NonNullable<CovenantCheck['with']>;

function stageFrom(name: SpectraStage, playbook: Playbook, contract: SystemContract): CovenantStage {
  const before = spectraStages[spectraStages.indexOf(name) - 1];
  const promised = contract.obligations.outputs[name] ?? [];
  const outputs = expand(
    playbook.outputs.map(({ name: output }) => output),
    contract,
  );
  return {
    id: `spectra.${contract.source_system.key}.${name}`,
    name,
    playbook: playbookFiles[name],
    needs: before === undefined ? [] : [before],
    contract: `contracts/${name}.contract.yaml`,
    inputs: expand(
      playbook.inputs.map(({ name: input }) => input),
      contract,
    ),
    outputs: [...new Set([...outputs, ...expand(promised, contract)])],
    steps: playbook.steps.flatMap(({ title, heading, starts }) =>
      starts === null
        ? []
        : [
            {
              uses: starts.uses,
              title,
              playbook: placeOf(name, heading),
              ...(Object.keys(starts.with).length === 0 ? {} : { with: starts.with as Settings }),
              ...(starts.source === null ? {} : { source: starts.source }),
            },
          ],
    ),
    gates: playbook.gates.map(({ id }) => id),
  };
}

function checksOf(name: SpectraStage, playbook: Playbook): CovenantCheck[] {
  return playbook.gates.map((gate) => ({
    id: gate.id,
    severity: gate.severity,
    says: gate.says,
    playbook: placeOf(name, gate.span),
    ...(gate.sql === null ? {} : { sql: gate.sql }),
    ...(Object.keys(gate.with).length === 0 ? {} : { with: gate.with as Settings }),
  }));
}

function placeOf(name: SpectraStage, span: Span): string {
  return `${playbookFiles[name]}:${position(span).line}`;
}

/** A name that stands for every entity becomes one name for each, parents first. */
function expand(names: readonly string[], contract: SystemContract): string[] {
  return names.flatMap((name) =>
    name.includes('{') ? readOrder(contract).map(({ object }) => forEntity(name, object)) : [name],
  );
}

function hours(ms: number): string {
  return ms % 3_600_000 === 0 ? `${ms / 3_600_000}h` : `${Math.round(ms / 60_000)}m`;
}
