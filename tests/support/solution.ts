import type { Overrides } from '../../src/solution/contract/overrides.ts';
import { readContract, readOverrides } from '../../src/solution/contract/read.ts';
import type { SystemContract } from '../../src/solution/contract/shape.ts';
import { makeCovenant } from '../../src/solution/covenant/covenant.ts';
import type { Covenant } from '../../src/solution/covenant/shape.ts';
import { playbookFiles, type SpectraStage } from '../../src/solution/stage.ts';
import { sha256 } from './plans.ts';
import { readOnce, repositoryText, shippedSources } from './playbooks.ts';

export function shippedContract(source: string): SystemContract {
  const read = readContract(repositoryText(`pipelines/${source}/contract.yaml`));
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return read.value;
}

function noOverrides(): Overrides {
  const read = readOverrides(null);
  if (!read.ok) throw new Error('No overrides are no mistake');
  return read.value;
}

/** The text of a shipped playbook. */
export function playbookText(stage: SpectraStage): string {
  return repositoryText(`playbooks/fabric/pipeline/${playbookFiles[stage]}`).text;
}

/** The covenant of a shipped contract. */
export function covenantOf(source: string, edited: Partial<Record<SpectraStage, string>> = {}): Covenant {
  const changed = Object.fromEntries(Object.entries(edited).map(([stage, text]) => [stage, () => text]));
  return makeCovenant({
    ...{ folder: `pipelines/${source}`, contract: shippedContract(source), overrides: noOverrides() },
    ...{ playbooks: new Map(shippedSources(changed).map((one) => [one.stage, readOnce(one)])) },
    ...{ engine_version: '0.0.0', sha256 },
  });
}
