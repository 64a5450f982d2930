import { absolute, foldersIn, readSource } from '../../adapters/project-files.ts';
import { fail } from '../../data/failed.ts';
import type { Settings } from '../settings.ts';

interface Where {
  readonly root: string;
  readonly settings: Settings;
}

/** Where a source's tables and raw files lie. */
export function lakehouseFolder({ root, settings }: Where, source: string): string {
  return absolute(root, `${settings.state_dir}/lakehouse/${source}`);
}

/** Sources that have been run here, whether or not their contract still stands. */
export function sourcesWithLakehouse({ root, settings }: Where): readonly string[] {
  return foldersIn(root, `${settings.state_dir}/lakehouse`);
}

/** Sources that have a contract, whether or not it can be read. */
export function knownSources({ root, settings }: Where): readonly string[] {
  return foldersIn(root, settings.pipelines).filter((name) => isThere(root, `${settings.pipelines}/${name}/contract.yaml`));
}

/** Whether the composite `spectra.<source>` has been built. */
export function isBuilt({ root, settings }: Where, source: string): boolean {
  return isThere(root, `${settings.pipelines}/${source}/jobs/spectra.${source}.yaml`);
}

/** A stage that needs the pipeline says so before it looks for it. Throws Failed. */
export function refuseUnbuilt(where: Where, source: string): void {
  if (isBuilt(where, source)) return;
  fail(
    'asset',
    `There is no pipeline of ${source} yet: \`solution-engine run ${source}\` makes it, or its stages design and build`,
  );
}

function isThere(root: string, file: string): boolean {
  return readSource(root, file) !== null;
}
