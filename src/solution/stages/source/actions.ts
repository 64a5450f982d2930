import { fail } from '../../../data/failed.ts';
import { nameError } from '../../../data/tally.ts';
import type { Row } from '../../../ports/warehouse.ts';
import { has } from '../../sql.ts';
import type { Action, StepContext } from '../../action.ts';
import { serviceOf } from '../../contract/requests.ts';
import { authenticate } from './authenticate.ts';
import { catalogueOf, endpointRow, feedingPath, nameOf, normalise, type KnownStatus } from './catalogue.ts';
import { catalogueChanges, changeRow } from './changes.ts';
import { walk, type Answered, type Reached } from './hierarchy.ts';
import { portfolio } from './portfolio.ts';
import { probeAll, probeRow, type Probed } from './probe.ts';
import { changesTable, endpointsTable, hierarchyTable, probesTable } from './tables.ts';

export const actions: Readonly<Record<string, Action>> = {
  'source.catalogue': catalogue,
  'source.authenticate': authenticate,
  'source.hierarchy': hierarchy,
  'source.portfolio': portfolio,
};

async function catalogue({ contract, ports, tally }: StepContext): Promise<void> {
  const { lakehouse } = ports;
  const mode = contract.contract_modes.endpoints;
  const found = catalogueOf(contract);
  const before = await knownEndpoints(lakehouse);
  const changes = catalogueChanges(before, found.rows, mode);
  for (const { change, subject, action } of changes) ports.log(`${String(change)}: ${String(subject)}, ${String(action)}`);
  for (const name of found.malformed) nameError(tally, name, 'Its path is no path');
  tally.counts.read += contract.endpoints.length;
  tally.counts.skipped += found.duplicates.length;
  tally.counts.failed += found.malformed.length;
  tally.facts = {
    ...tally.facts,
    duplicates: found.duplicates.length,
    malformed: found.malformed.length,
    changes: changes.length,
  };
  await lakehouse.replace(changesTable.table, changesTable.columns, changes);
  const refused = changes.filter(({ action }) => action === 'refused');
  if (refused.length > 0) {
    // The catalogue stays as it was, so that the next run refuses the same.
    const named = refused.slice(0, 5).map(({ subject }) => `"${String(subject)}"`);
    fail(
      'gate',
      `Refused ${refused.length === 1 ? 'a change' : `${refused.length} changes`} of the catalogue: ${named.join(', ')}; "contract_modes.endpoints" is freeze`,
    );
  }
  const left = new Set(changes.flatMap(({ action, subject }) => (action === 'discarded' ? [subject] : [])));
  const status = new Map(before?.map((one) => [one.name, one]));
  const rows = found.rows.flatMap((one) => {
    const name = nameOf(one.endpoint.method, one.path);
    return left.has(name) && one.entity === null ? [] : [endpointRow(one, status.get(name))];
  });
  tally.counts.written += await lakehouse.replace(endpointsTable.table, endpointsTable.columns, rows);
  ports.log(`${rows.length} endpoints, ${found.duplicates.length} duplicates, ${found.malformed.length} malformed`);
}

interface KnownEndpoint extends KnownStatus {
  readonly name: string;
  readonly entity: string | null;
}

async function knownEndpoints(lakehouse: StepContext['ports']['lakehouse']): Promise<readonly KnownEndpoint[] | null> {
  if (!(await has(lakehouse, endpointsTable.table))) return null;
  const rows = await lakehouse.all(
    'SELECT http_method, full_path, entity, api_status, status_code FROM source.endpoints ORDER BY full_path, http_method',
  );
  return rows.map(({ http_method, full_path, entity, api_status, status_code }) => ({
    name: nameOf(String(http_method), String(full_path)),
    entity: entity === null || entity === undefined ? null : String(entity),
    api_status: String(api_status),
    status_code: status_code === null || status_code === undefined ? null : Number(status_code),
  }));
}

/** Fewer retries than a fetch has: an endpoint that needs many is found out here. */
const mostRetries = 2;

async function hierarchy(context: StepContext): Promise<void> {
  const { contract, ports, tally } = context;
  const { lakehouse } = ports;
  const service = serviceOf(context, { retries: Math.min(contract.api.limits.retries, mostRetries) });
  const reached = await walk(context, service);
  const probed = await probeAll(context);
  const rows = reached.map(({ placed: { object, level }, items, sample, why }) => ({
    ...{ level, entity: object.name, parent_entity: object.parent?.object ?? null },
    ...{ endpoint_path: feedingPath(contract, object), items_found: items, sample_id: sample, why },
  }));
  for (const one of reached.filter(({ why }) => why !== null)) nameError(tally, one.placed.object.name, one.why ?? '');
  tally.counts.read += reached.reduce((sum, { items }) => sum + items, 0);
  tally.counts.skipped += reached.filter(({ api_status }) => api_status !== 'working').length;
  tally.counts.written += await lakehouse.replace(hierarchyTable.table, hierarchyTable.columns, rows);
  await lakehouse.replace(probesTable.table, probesTable.columns, probed.map(probeRow));
  await markEndpoints(context, reached, probed);
}

/** What an entity's endpoint answered beats what a probe of the same endpoint did. */
async function markEndpoints(context: StepContext, reached: readonly Reached[], probed: readonly Probed[]): Promise<void> {
  const { contract, ports } = context;
  const { lakehouse } = ports;
  const mode = contract.contract_modes.endpoints;
  const answers = new Map<string, Answered>();
  for (const { limitation, answered } of probed) {
    if (limitation.method === 'GET') answers.set(normalise(limitation.endpoint)?.path ?? limitation.endpoint, answered);
  }
  for (const one of reached) answers.set(feedingPath(contract, one.placed.object), one);
  const before = await lakehouse.all('SELECT * FROM source.endpoints ORDER BY full_path, http_method');
  const broke: Row[] = [];
  const now = before.map((row) => {
    const answer = row['http_method'] === 'GET' ? answers.get(String(row['full_path'])) : undefined;
    if (answer === undefined) return row;
    const stopped = answer.api_status === 'broken' || answer.api_status === 'blocked';
    if (row['api_status'] === 'working' && stopped) {
      const detail = `Worked in the run before, now ${answer.api_status}: ${answer.status_code ?? 'no answer'}`;
      broke.push(changeRow('endpoint_broken', nameOf('GET', String(row['full_path'])), { mode, detail }));
    }
    return { ...row, api_status: answer.api_status, status_code: answer.status_code };
  });
  for (const { subject, detail } of broke) ports.log(`endpoint_broken: ${String(subject)}. ${String(detail)}`);
  await lakehouse.replace(endpointsTable.table, endpointsTable.columns, now);
  await lakehouse.append(changesTable.table, changesTable.columns, broke);
}
