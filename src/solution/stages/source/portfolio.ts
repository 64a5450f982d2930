import { iso } from '../../../core/time.ts';
import type { Lakehouse } from '../../../ports/lakehouse.ts';
import type { Row } from '../../../ports/warehouse.ts';
import type { StepContext } from '../../action.ts';
import { upperFirst } from '../../contract/names.ts';
import { countOf, has, oneRow, text, textOrNull } from '../../sql.ts';
import { configKeys, configTable, portfolioTable } from './tables.ts';

/** Sums up what is known of the source. The day of its discovery stays over all runs. */
export async function portfolio(context: StepContext): Promise<void> {
  const { contract, ports, tally } = context;
  const { lakehouse } = ports;
  const now = iso(ports.clock.now());
  const endpoints = await countEndpoints(lakehouse);
  const credential = await oneRow(lakehouse, 'SELECT validation_status, last_validated FROM source.credentials');
  const levels = await countOf(lakehouse, 'SELECT count(*) FROM source.hierarchy');
  const reached = await countOf(lakehouse, 'SELECT count(*) FROM source.hierarchy WHERE items_found > 0');
  const row: Row = {
    source_system: contract.source_system.key,
    contract_version: contract.contract_version,
    discovery_date: (await discovered(context)) ?? now.slice(0, 10),
    total_endpoints: endpoints.total,
    endpoint_categories: endpoints.categories,
    hierarchical_endpoints: endpoints.hierarchical,
    auth_method: contract.api.auth.type,
    auth_status: textOrNull(credential, 'validation_status') ?? 'Unknown',
    last_auth_check: textOrNull(credential, 'last_validated'),
    hierarchical_access_validated: Number(levels > 0 && levels === reached),
    endpoint_success_rate: endpoints.asked === 0 ? 0 : endpoints.working / endpoints.asked,
    supports_incremental: Number(contract.objects.some(({ incremental }) => incremental !== undefined)),
    ...{ status: 'active', is_enabled: 1, last_updated: now },
  };
  tally.counts.written += await lakehouse.replace(portfolioTable.table, portfolioTable.columns, [row]);
  tally.counts.written += await lakehouse.replace(configTable.table, configTable.columns, configRows(context, now));
}

async function countEndpoints(lakehouse: Lakehouse) {
  const among = (where: string): Promise<number> => countOf(lakehouse, `SELECT count(*) FROM source.endpoints WHERE ${where}`);
  const categories = await lakehouse.all(
    'SELECT category, count(*) AS n FROM source.endpoints GROUP BY category ORDER BY category',
  );
  return {
    total: await among('TRUE'),
    hierarchical: await among('hierarchical = 1'),
    asked: await among(`api_status IN ('working', 'broken', 'blocked')`),
    working: await among(`api_status = 'working'`),
    categories: JSON.stringify(Object.fromEntries(categories.map((row) => [text(row, 'category'), Number(row['n'])]))),
  };
}

async function discovered({ contract, ports }: StepContext): Promise<string | null> {
  if (!(await has(ports.lakehouse, portfolioTable.table))) return null;
  const [row] = await ports.lakehouse.all('SELECT discovery_date FROM source.portfolio WHERE source_system = ?', [
    contract.source_system.key,
  ]);
  return typeof row?.['discovery_date'] === 'string' ? row['discovery_date'] : null;
}

function configRows({ contract, params, ports }: StepContext, now: string): readonly Row[] {
  const values: Readonly<Record<(typeof configKeys)[number], string>> = {
    execution_mode: params['execution_mode'] ?? 'pipeline',
    operation_type: params['mode'] ?? 'run',
    notebook_name: `source${upperFirst(contract.source_system.key)}`,
    stage: 'source',
    sdk_version: ports.engine_version ?? 'lorchestra/v1',
    bootstrap_enabled: params['bootstrap'] ?? 'true',
  };
  return configKeys.map((config_key) => ({ config_key, config_value: values[config_key], last_updated: now }));
}
