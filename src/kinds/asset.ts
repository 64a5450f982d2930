import { Defect } from '../core/defect.ts';
import type { PlannedAsset } from '../definition/shapes/assets.ts';
import type { DataPorts } from './kind.ts';

/** The file that a field of the spec names, checked against the plan. */
export function assetOf(
  spec: { readonly assets: readonly PlannedAsset[] },
  ports: Pick<DataPorts, 'assets'>,
  field: string,
): { readonly asset: PlannedAsset; readonly text: string } {
  const asset = spec.assets.find((one) => one.field === field);
  if (!asset) throw new Defect(`The plan holds no asset for "${field}"`);
  return { asset, text: ports.assets.read(asset) };
}
