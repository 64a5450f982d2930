import { z } from 'zod';

import type { Checked, SourceText } from '../../core/diagnostic.ts';
import { readShaped } from '../document.ts';
import { spectraStages, type SpectraStage } from '../stage.ts';
import type { SystemContract } from '../contract/shape.ts';
import { secretsOf } from '../contract/names.ts';
import type { Covenant } from './shape.ts';

const tableGuarantee = z.strictObject({ guarantees: z.array(z.string()) });

/** What one stage promises: `contracts/<stage>.contract.yaml`. Its manifest is the evidence; comparing them is a gate. */
export const stageContractShape = z.strictObject({
  version: z.string(),
  stage: z.enum(spectraStages),
  source: z.string(),
  purpose: z.string(),
  owner: z.string(),
  inputs: z.strictObject({ auth_method: z.string(), variables: z.array(z.string()), tables: z.array(z.string()) }),
  obligations: z.strictObject({ core: z.array(z.string()), data_outputs: z.array(z.string()), quality: z.array(z.string()) }),
  dependencies: z.strictObject({ requires: z.array(z.string()), enables: z.array(z.string()) }),
  outputs: z.strictObject({ manifest_path: z.string(), journal_table: z.string(), tables: z.array(z.string()) }),
  quality_gates: z.strictObject({ blocking: z.array(z.string()), reported: z.array(z.string()) }),
  guarantees: z.strictObject({ output_tables: z.record(z.string(), tableGuarantee) }),
  state_handoff: z.strictObject({ completion_marker: z.string(), readiness_check: z.string() }),
  versioning: z.strictObject({
    change_log: z.array(
      z.strictObject({ version: z.string(), changes: z.array(z.string()), breaking_changes: z.array(z.string()) }),
    ),
  }),
});
export type StageContract = z.output<typeof stageContractShape>;

/** Reads what a stage promises as it stands in a pipeline's folder. */
export function readStageContract(source: SourceText): Checked<StageContract> {
  return readShaped(source, stageContractShape);
}

/** Takes the covenant's part of one stage to its contract. */
export function stageContract(covenant: Covenant, contract: SystemContract, name: SpectraStage): StageContract {
  const { stages, source, contract_version } = covenant.pipeline;
  const stage = stages.find((each) => each.name === name);
  const checks = covenant.quality_gates.find((each) => each.stage === name)?.checks ?? [];
  const outputs = stage?.outputs ?? [];
  return {
    version: contract_version,
    stage: name,
    source,
    purpose: `${name} of ${contract.source_system.name}`,
    owner: contract.source_system.owner,
    inputs: { auth_method: contract.api.auth.type, variables: [...secretsOf(contract)], tables: [...(stage?.inputs ?? [])] },
    obligations: {
      core: (stage?.steps ?? []).map(({ title }) => title),
      data_outputs: [...outputs],
      quality: checks.map(({ says }) => says),
    },
    dependencies: {
      requires: [...(stage?.needs ?? [])],
      enables: stages.flatMap((each) => (each.needs.includes(name) ? [each.name] : [])),
    },
    outputs: { manifest_path: `manifests/${name}.manifest.yaml`, journal_table: `log.${name}`, tables: [...outputs] },
    quality_gates: {
      blocking: checks.flatMap(({ id, severity }) => (severity === 'error' ? [id] : [])),
      reported: checks.flatMap(({ id, severity }) => (severity === 'warn' ? [id] : [])),
    },
    guarantees: {
      output_tables: Object.fromEntries(outputs.map((table) => [table, { guarantees: guaranteesOf(table, checks) }])),
    },
    state_handoff: {
      completion_marker: `a row of log.${name} with status Success, written last`,
      readiness_check: `the newest row of log.${name} says Success and every output is there`,
    },
    versioning: { change_log: [{ version: contract_version, changes: ['As designed by the covenant'], breaking_changes: [] }] },
  };
}

/** The gates that speak about a table by its name; without any, that it is there. */
function guaranteesOf(
  table: string,
  checks: readonly { readonly id: string; readonly says: string; readonly sql?: string | undefined }[],
): string[] {
  const about = checks.filter(({ says, sql }) => says.includes(table) || (sql ?? '').includes(table)).map(({ id }) => id);
  return about.length === 0 ? ['exists'] : about;
}
