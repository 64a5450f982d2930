import type { Sha256 } from '../../../core/json.ts';
import type { Lakehouse } from '../../../ports/lakehouse.ts';
import type { Column, Row } from '../../../ports/warehouse.ts';
import { withoutNames } from '../../contract/read.ts';
import type { SystemContract } from '../../contract/shape.ts';
import { columns, rowsOf, text, textOrNull } from '../../sql.ts';

/** Columns of `prepare.constraints`. */
export const constraintColumns: readonly Column[] = [
  ...columns('TEXT', 'constraintId', 'constraintType', 'entity', 'endpoint', 'severity', 'issue', 'impact'),
  ...columns('TEXT', 'workaround', 'workaroundStatus', 'detectedBy', 'firstSeen', 'lastSeen', 'probe'),
  ...columns('INTEGER', 'stillPresent'),
];

type Bare = Omit<Row, 'firstSeen' | 'lastSeen'> & { readonly constraintId: string; readonly stillPresent: 0 | 1 | null };

/**
 * Limitations that the contract names, with what this run's probes say of each, and those that the run found itself:
 * endpoints that answer with an error and that no limitation speaks of. What was found and is gone is dropped.
 */
export async function constraintRows(
  { lakehouse, contract, sha256 }: { readonly lakehouse: Lakehouse; readonly contract: SystemContract; readonly sha256: Sha256 },
  now: string,
): Promise<readonly Row[]> {
  const rows = [...(await named(lakehouse, contract)), ...(await found(lakehouse, contract, sha256))];
  const before = new Map((await rowsOf(lakehouse, 'prepare.constraints')).map((row) => [text(row, 'constraintId'), row]));
  return rows
    .sort((a, b) => (a.constraintId < b.constraintId ? -1 : 1))
    .map((row) => {
      const old = before.get(row.constraintId);
      const firstSeen = old === undefined ? now : text(old, 'firstSeen');
      // Seen is what a probe confirmed; a limitation without a probe is the contract's word since it was first read.
      const lastSeen = row.stillPresent === 1 || old === undefined ? now : text(old, 'lastSeen');
      return { ...row, firstSeen, lastSeen };
    });
}

async function named(lakehouse: Lakehouse, { limitations }: SystemContract): Promise<readonly Bare[]> {
  const probes = await rowsOf(lakehouse, 'source.probes');
  const answers = new Map(probes.map((row) => [text(row, 'constraintId'), row['stillPresent']]));
  return limitations.map((one) => {
    const still = answers.get(one.id);
    return {
      ...{
        constraintId: one.id,
        constraintType: one.type,
        entity: one.entity ?? null,
        endpoint: `${one.method} ${one.endpoint}`,
      },
      ...{ severity: one.severity, issue: one.issue, impact: one.impact },
      ...{ workaround: one.workaround, workaroundStatus: one.workaround_status, detectedBy: 'contract' },
      probe: one.probe === undefined ? null : `GET ${one.probe.path} answers ${one.probe.status}`,
      stillPresent: still === null || still === undefined ? null : Number(still) === 1 ? 1 : 0,
    };
  });
}

async function found(lakehouse: Lakehouse, contract: SystemContract, sha256: Sha256): Promise<readonly Bare[]> {
  const known = new Set(contract.limitations.map(({ method, endpoint }) => `${method} ${withoutNames(endpoint)}`));
  const rows = await rowsOf(
    lakehouse,
    'source.endpoints',
    `SELECT * FROM source.endpoints WHERE api_status IN ('broken', 'blocked') ORDER BY full_path, http_method`,
  );
  return rows.flatMap((row): readonly Bare[] => {
    const endpoint = `${text(row, 'http_method')} ${text(row, 'full_path')}`;
    if (known.has(`${text(row, 'http_method')} ${withoutNames(text(row, 'full_path'))}`)) return [];
    const entity = textOrNull(row, 'entity');
    const status = textOrNull(row, 'status_code') ?? 'nothing';
    const blocked = text(row, 'api_status') === 'blocked';
    return [
      {
        constraintId: `FOUND-${sha256(endpoint).slice(0, 8).toUpperCase()}`,
        constraintType: entity === null ? (blocked ? 'quirk' : 'bug') : 'blocker',
        ...{ entity, endpoint, severity: entity === null ? 'low' : 'high' },
        issue: blocked ? `The credentials may not read it: it answered ${status}` : `It is broken: it answered ${status}`,
        impact: entity === null ? 'Nothing is read from it' : `${entity} cannot be read`,
        ...{ workaround: '', workaroundStatus: 'none', detectedBy: 'probe', probe: endpoint, stillPresent: 1 },
      },
    ];
  });
}
