import type { Row } from '../../../ports/warehouse.ts';
import type { StepContext } from '../../action.ts';
import { pascal } from '../../contract/names.ts';
import { configKeys, configTable, portfolioTable } from './tables.ts';

/** Sums up what is known of the source. The day of its discovery stays over all runs. */
export async function portfolio(context: StepContext): Promise<void> {
  const { contract, ports, tally } = context;
  const { lakehouse } = ports;
  const now = new Date(ports.clock.now()).toISOString();
  const [counted] = await lakehouse.all(
    `SELECT count(*) AS total, coalesce(sum(hierarchical), 0) AS hierarchical,
      coalesce(sum(api_status = 'working'), 0) AS working,
      coalesce(sum(api_status IN ('working', 'broken', 'blocked')), 0) AS asked
    FROM source.endpoints`,
  );
  const categories = await lakehouse.all(
    'SELECT category, count(*) AS n FROM source.endpoints GROUP BY category ORDER BY category',
  );
  const [credential] = await lakehouse.all('SELECT validation_status, last_validated FROM source.credentials');
  const [walked] = await lakehouse.all(
    'SELECT count(*) AS levels, coalesce(sum(items_found > 0), 0) AS reached FROM source.hierarchy',
  );
  const asked = Number(counted?.['asked'] ?? 0);
  const row: Row = {
    source_system: contract.source_system.key,
    contract_version: contract.contract_version,
    discovery_date: (await discovered(context)) ?? now.slice(0, 10),
    total_endpoints: Number(counted?.['total'] ?? 0),
    endpoint_categories: JSON.stringify(Object.fromEntries(categories.map(({ category, n }) => [String(category), Number(n)]))),
    hierarchical_endpoints: Number(counted?.['hierarchical'] ?? 0),
    auth_method: contract.api.auth.type,
    auth_status: String(credential?.['validation_status'] ?? 'Unknown'),
    last_auth_check: credential?.['last_validated'] ?? null,
    hierarchical_access_validated: Number(Number(walked?.['levels']) > 0 && walked?.['levels'] === walked?.['reached']),
    endpoint_success_rate: asked === 0 ? 0 : Number(counted?.['working'] ?? 0) / asked,
    supports_incremental: Number(contract.objects.some(({ incremental }) => incremental !== undefined)),
    ...{ status: 'active', is_enabled: 1, last_updated: now },
  };
  tally.counts.written += await lakehouse.replace(portfolioTable.table, portfolioTable.columns, [row]);
  tally.counts.written += await lakehouse.replace(configTable.table, configTable.columns, configRows(context, now));
}

async function discovered({ contract, ports }: StepContext): Promise<string | null> {
  if ((await ports.lakehouse.columns(portfolioTable.table)) === null) return null;
  const [row] = await ports.lakehouse.all('SELECT discovery_date FROM source.portfolio WHERE source_system = ?', [
    contract.source_system.key,
  ]);
  return typeof row?.['discovery_date'] === 'string' ? row['discovery_date'] : null;
}

function configRows({ contract, params, ports }: StepContext, now: string): readonly Row[] {
  const values: Readonly<Record<(typeof configKeys)[number], string>> = {
    execution_mode: params['execution_mode'] ?? 'pipeline',
    operation_type: params['mode'] ?? 'run',
    notebook_name: `source${pascal(contract.source_system.key)}`,
    stage: 'source',
    sdk_version: ports.engine_version ?? 'lorchestra/v1',
    bootstrap_enabled: params['bootstrap'] ?? 'true',
  };
  return configKeys.map((config_key) => ({ config_key, config_value: values[config_key], last_updated: now }));
}
