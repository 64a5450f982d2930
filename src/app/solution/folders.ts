import { absolute } from '../../adapters/project-files.ts';
import type { Settings } from '../settings.ts';

/** Where a source's tables and raw files lie. */
export function lakehouseFolder(
  { root, settings }: { readonly root: string; readonly settings: Settings },
  source: string,
): string {
  return absolute(root, `${settings.state_dir}/lakehouse/${source}`);
}
