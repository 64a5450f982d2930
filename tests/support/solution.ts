import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { SourceText } from '../../src/core/diagnostic.ts';
import type { Overrides } from '../../src/solution/contract/overrides.ts';
import { readContract, readOverrides } from '../../src/solution/contract/read.ts';
import type { SystemContract } from '../../src/solution/contract/shape.ts';
import { makeCovenant } from '../../src/solution/covenant/covenant.ts';
import type { Covenant } from '../../src/solution/covenant/shape.ts';
import type { Playbook } from '../../src/solution/playbook/playbook.ts';
import { readPlaybook } from '../../src/solution/playbook/read.ts';
import { playbookFiles, spectraStages, type SpectraStage } from '../../src/solution/stages/stages.ts';

const repository = resolve(import.meta.dirname, '../..');

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A file of the repository, as it is named there. */
export function shipped(file: string): SourceText {
  return { file, text: readFileSync(resolve(repository, file), 'utf8') };
}

export function shippedContract(source: string): SystemContract {
  const read = readContract(shipped(`pipelines/${source}/contract.yaml`));
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
  return shipped(`playbooks/fabric/pipeline/${playbookFiles[stage]}`).text;
}

const read = new Map<string, Playbook>();

/** Each text is read once: what a playbook says hangs on its text alone. */
function playbookOf(stage: SpectraStage, text: string): Playbook {
  const known = read.get(text);
  if (known !== undefined) return known;
  const found = readPlaybook({ file: `playbooks/fabric/pipeline/${playbookFiles[stage]}`, text }, stage);
  if (!found.ok) throw new Error(found.diagnostics.map(({ message }) => message).join('\n'));
  read.set(text, found.value);
  return found.value;
}

/** The covenant of a shipped contract. */
export function covenantOf(source: string, edited: Partial<Record<SpectraStage, string>> = {}): Covenant {
  return makeCovenant({
    ...{ folder: `pipelines/${source}`, contract: shippedContract(source), overrides: noOverrides() },
    ...{ playbooks: new Map(spectraStages.map((stage) => [stage, playbookOf(stage, edited[stage] ?? playbookText(stage))])) },
    ...{ engine_version: '0.0.0', sha256 },
  });
}
