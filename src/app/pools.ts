import type { Diagnostic } from '../core/diagnostic.ts';
import { didYouMean } from '../core/suggest.ts';
import type { Catalogue } from '../definition/catalogue.ts';
import { spanAt } from '../definition/document.ts';
import type { Settings } from './settings.ts';

/**
 * Sources whose pool has limits in no profile although other pools have: most likely a slip of the pen. Who writes down
 * no limits at all wants none.
 */
export function unknownPools({ sources }: Catalogue, { known_pools: known = [] }: Settings): readonly Diagnostic[] {
  if (known.length === 0) return [];
  return [...sources.values()].flatMap(({ document, source_id, spec: { pool } }) => {
    if (pool === undefined || known.includes(pool)) return [];
    const hint = didYouMean(pool, known) ?? 'Describe it under "pools" in lorchestra.yaml';
    return [
      {
        ...{ code: 'settings/unknown-pool', severity: 'warning' as const, span: spanAt(document, ['pool']), hint },
        message: `Pool "${pool}" has no limits in any profile, so requests to "${source_id}" have none`,
      },
    ];
  });
}
