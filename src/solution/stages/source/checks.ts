import type { Json } from '../../../core/json.ts';
import { readOrder } from '../../contract/order.ts';
import { pagingParameters } from '../../contract/read.ts';
import type { ContractObject } from '../../contract/shape.ts';
import type { Check, Finding, GateContext } from '../../gates/gate.ts';
import { countOf, text, textOrNull } from '../../sql.ts';
import { offenders } from '../offenders.ts';
import { feedingPath } from './catalogue.ts';
import { configKeys } from './tables.ts';

/** Gates of Source, by id. */
export const checks: Readonly<Record<string, Check>> = {
  endpoints_nonempty: endpointsNonempty,
  auth_succeeded: authSucceeded,
  credential_masked: credentialMasked,
  portfolio_counts_agree: portfolioCountsAgree,
  success_rate_in_range: successRateInRange,
  config_complete: configComplete,
  hierarchy_reached: hierarchyReached,
  parameters_listed: parametersListed,
  entity_endpoints_working: entityEndpointsWorking,
};

async function endpointsNonempty({ lakehouse }: GateContext): Promise<Finding> {
  const count = await countOf(lakehouse, 'SELECT count(*) FROM source.endpoints');
  return { passed: count > 0, expected: 'at least one endpoint', actual: `${count} endpoints`, evidence: [] };
}

async function authSucceeded({ lakehouse }: GateContext): Promise<Finding> {
  const rows = await lakehouse.all(
    'SELECT validation_status, last_validated FROM source.credentials ORDER BY last_validated DESC',
  );
  const status = rows[0] === undefined ? 'no check' : text(rows[0], 'validation_status');
  return {
    passed: rows.length > 0 && rows.every((row) => row['validation_status'] === 'Success'),
    expected: 'Success',
    actual: status,
    evidence: [],
  };
}

/** Nothing of a stored value is shown as evidence: it may be the secret itself. */
async function credentialMasked({ lakehouse }: GateContext): Promise<Finding> {
  const rows = await lakehouse.all('SELECT credential_type, credential_value FROM source.credentials ORDER BY credential_type');
  const bare = rows.filter((row) => !/^\*\*\*.{0,3}$/su.test(text(row, 'credential_value')));
  const found = bare.map((row) => ({ credential_type: text(row, 'credential_type') }));
  return offenders('three stars and at most three characters', found, `${rows.length} credentials`);
}

async function portfolioCountsAgree({ lakehouse }: GateContext): Promise<Finding> {
  const [told] = await lakehouse.all('SELECT total_endpoints, hierarchical_endpoints, endpoint_categories FROM source.portfolio');
  const [counted] = await lakehouse.all(
    'SELECT count(*) AS total, coalesce(sum(hierarchical), 0) AS hierarchical FROM source.endpoints',
  );
  const categories = await lakehouse.all(
    'SELECT category, count(*) AS n FROM source.endpoints GROUP BY category ORDER BY category',
  );
  const listed: Json = Object.fromEntries(categories.map((row) => [text(row, 'category'), Number(row['n'])]));
  const words = (total: unknown, hierarchical: unknown, by: string): string =>
    `${String(total)} endpoints, ${String(hierarchical)} hierarchical, ${by}`;
  const expected = words(counted?.['total'], counted?.['hierarchical'], JSON.stringify(listed));
  const actual =
    told === undefined
      ? 'no portfolio'
      : words(told['total_endpoints'], told['hierarchical_endpoints'], text(told, 'endpoint_categories'));
  return { passed: actual === expected, expected, actual, evidence: [] };
}

/** In range, and what the catalogue gives when it is counted again. */
async function successRateInRange({ lakehouse }: GateContext): Promise<Finding> {
  const [told] = await lakehouse.all('SELECT endpoint_success_rate AS rate FROM source.portfolio');
  const asked = await countOf(
    lakehouse,
    `SELECT count(*) FROM source.endpoints WHERE api_status IN ('working', 'broken', 'blocked')`,
  );
  const working = await countOf(lakehouse, `SELECT count(*) FROM source.endpoints WHERE api_status = 'working'`);
  const counted = asked === 0 ? 0 : working / asked;
  const rate = typeof told?.['rate'] === 'number' ? told['rate'] : Number.NaN;
  const passed = rate >= 0 && rate <= 1 && Math.abs(rate - counted) < 1e-9;
  return {
    passed,
    expected: `0 to 1, counted ${counted.toFixed(3)}`,
    actual: told === undefined ? 'no portfolio' : rate.toFixed(3),
    evidence: [],
  };
}

async function configComplete({ lakehouse }: GateContext): Promise<Finding> {
  const rows = await lakehouse.all('SELECT config_key, config_value FROM source.config');
  const known = new Set(rows.flatMap((row) => (textOrNull(row, 'config_value') === null ? [] : [text(row, 'config_key')])));
  const missing = configKeys.filter((key) => !known.has(key));
  return offenders(`values of ${configKeys.join(', ')}`, missing, `${configKeys.length} keys`);
}

async function hierarchyReached({ lakehouse, contract }: GateContext): Promise<Finding> {
  const rows = await lakehouse.all('SELECT entity, items_found, sample_id FROM source.hierarchy');
  const reached = new Set(
    rows.flatMap((row) => (Number(row['items_found']) > 0 && textOrNull(row, 'sample_id') !== null ? [text(row, 'entity')] : [])),
  );
  const order = readOrder(contract);
  const missed = order.flatMap(({ object, level }) => (reached.has(object.name) ? [] : [{ entity: object.name, level }]));
  return offenders('a real id of each entity', missed, `${order.length} entities`);
}

/** A service ignores a parameter that it does not know, and gives everything instead of what was asked for. */
async function parametersListed({ lakehouse, contract }: GateContext): Promise<Finding> {
  const rows = await lakehouse.all(`SELECT full_path, query_parameters FROM source.endpoints WHERE http_method = 'GET'`);
  const listed = new Map(
    rows.map((row) => [text(row, 'full_path'), JSON.parse(text(row, 'query_parameters')) as readonly string[]]),
  );
  const used = contract.objects.flatMap((object) => parametersOf(object, contract.api.paging).map((name) => ({ object, name })));
  const unlisted = used.flatMap(({ object, name }) => {
    const path = feedingPath(contract, object);
    return listed.get(path)?.includes(name) === true ? [] : [{ entity: object.name, endpoint: path, parameter: name }];
  });
  return offenders('every parameter listed for its endpoint', unlisted, `${used.length} parameters`);
}

function parametersOf(object: ContractObject, paging: ContractObject['paging'] & {}): readonly string[] {
  const { parameter } = object.incremental ?? {};
  const sent = [...Object.keys(object.query), ...pagingParameters(object.paging ?? paging)];
  return parameter === undefined ? sent : [...sent, parameter];
}

async function entityEndpointsWorking({ lakehouse, contract }: GateContext): Promise<Finding> {
  const rows = await lakehouse.all(`SELECT full_path, api_status, status_code FROM source.endpoints WHERE http_method = 'GET'`);
  const known = new Map(rows.map((row) => [text(row, 'full_path'), row]));
  const walked = await lakehouse.all('SELECT * FROM source.hierarchy');
  const reasons = new Map(walked.map((row) => [text(row, 'entity'), textOrNull(row, 'why')]));
  const bad = contract.objects.flatMap((object) => {
    const endpoint = feedingPath(contract, object);
    const row = known.get(endpoint);
    const api_status = row === undefined ? 'not in the catalogue' : text(row, 'api_status');
    if (api_status !== 'broken' && api_status !== 'blocked' && row !== undefined) return [];
    const why = reasons.get(object.name) ?? null;
    const status_code = row === undefined ? null : Number(row['status_code'] ?? 0) || null;
    return [{ entity: object.name, endpoint, api_status, status_code, ...(why === null ? {} : { why }) }];
  });
  return offenders('no broken or blocked endpoint of an entity', bad, `${contract.objects.length} entities`);
}
