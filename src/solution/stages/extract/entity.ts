import { iso } from '../../../core/time.ts';
import { fail, Failed } from '../../../data/failed.ts';
import type { SourcePage } from '../../../data/source/fetch.ts';
import { stopIfAsked } from '../../../data/stop.ts';
import { nameError } from '../../../data/tally.ts';
import { sizeOf } from '../../sql.ts';
import type { StepContext } from '../../action.ts';
import { extractTable } from '../../contract/names.ts';
import { endpointPath } from '../../contract/read.ts';
import { fetchObject, serviceOf, type ObjectRequest } from '../../contract/requests.ts';
import type { ContractObject } from '../../contract/shape.ts';
import { keeper, seenColumns, seenTable, type Keeper } from './keep.ts';
import { orderedPages } from './ordered.ts';
import { requestsOf } from './parents.ts';
import { removeOldPages } from './raw-files.ts';
import { pagesTable, recordsTable, unitsTable } from './tables.ts';

/** Lists that are fetched side by side; the pool of the source holds them to its own limits. */
const width = 4;

/** Fetches one entity: raw pages into files, records into its table, page by page. */
export async function entity(context: StepContext): Promise<void> {
  const { ports, tally } = context;
  const { lakehouse } = ports;
  const object = objectOf(context);
  const unit = await unitOf(context, object);
  const table = extractTable(object);
  // The stages that follow find a table, if only an empty one.
  await lakehouse.upsert(table, recordsTable, []);
  await lakehouse.append(pagesTable.table, pagesTable.columns, []);
  if (unit.skipped) {
    tally.facts = { skipped: unit.reason };
    tally.counts.skipped += 1;
    return ports.log(`Skipped: ${unit.reason}`);
  }
  await lakehouse.remove(pagesTable.table, 'unit = ? AND run_id = ?', [object.name, context.run_id]);
  // Over an empty table nothing can vanish.
  const track = unit.since === null && (await sizeOf(lakehouse, table)) > 0;
  await lakehouse.drop(seenTable(object));
  if (track) await lakehouse.append(seenTable(object), seenColumns, []);
  const endpoint = endpointPath(context.contract, object);
  const kept = keeper({ context, object, endpoint, track });
  const fetched = await fetchAll(context, { object, since: unit.since, kept });
  await kept.finish();
  const removed = await removeVanished(context, { object, unread: fetched.unread, track });
  await lakehouse.drop(seenTable(object));
  const expired = await removeOldPages(context, object);
  tally.facts = {
    ...{
      since: unit.since === null ? null : iso(unit.since),
      requests: fetched.requests,
      pages: fetched.pages,
    },
    ...{ removed, unread: fetched.unread.length, repeated_first_pages: fetched.repeated, expired_raw_files: expired },
  };
  ports.log(
    `${object.name}: ${tally.counts.read} read, ${tally.counts.written} written, ${tally.counts.unchanged} unchanged, ${removed} removed`,
  );
}

function objectOf({ contract, spec }: StepContext): ContractObject {
  const found = contract.objects.find(({ name }) => name === spec.entity);
  return found ?? fail('asset', `Cannot extract "${spec.entity ?? ''}": the contract has no such object`);
}

interface Unit {
  /** Milliseconds; null for everything. */
  readonly since: number | null;
  readonly skipped: boolean;
  readonly reason: string;
}

async function unitOf({ ports }: StepContext, { name }: ContractObject): Promise<Unit> {
  const planned = (await ports.lakehouse.columns(unitsTable.table)) !== null;
  const [row] = planned
    ? await ports.lakehouse.all('SELECT since, skipped, reason FROM extract.units WHERE entity = ?', [name])
    : [];
  if (row === undefined)
    return fail('warehouse', `Cannot extract "${name}": extract.units does not hold it; plan the extraction first`, {
      transient: false,
    });
  const since = row['since'] === null || row['since'] === undefined ? null : Date.parse(String(row['since']));
  return { since, skipped: row['skipped'] === 1, reason: String(row['reason'] ?? '') };
}

interface Fetched {
  requests: number;
  pages: number;
  /** Non-empty first pages that were the same as that of another parent. */
  repeated: number;
  /** Parents whose list could not be read. */
  readonly unread: string[];
}

async function fetchAll(
  context: StepContext,
  what: { readonly object: ContractObject; readonly since: number | null; readonly kept: Keeper },
): Promise<Fetched> {
  const { object, kept } = what;
  const { ports, signal } = context;
  const service = serviceOf(context);
  const since = await sinceByParent(context, object, what.since);
  const fetched: Fetched = { requests: 0, pages: 0, repeated: 0, unread: [] };
  const first = firstPages(context, fetched);
  const requests = requestsOf({ lakehouse: ports.lakehouse, signal, contract: context.contract }, object);
  const open = (request: ObjectRequest): AsyncGenerator<SourcePage> =>
    fetchObject({ service, request, since: since(request.parentId) });
  for await (const got of orderedPages(requests, open, width)) {
    stopIfAsked(signal);
    if ('error' in got) {
      fetched.unread.push(noteUnread(context, got));
      continue;
    }
    fetched.pages += 1;
    if (got.page.number === 1) {
      fetched.requests += 1;
      first(got.request, got.page);
    }
    await kept.add(got.request, got.page);
  }
  if (fetched.unread.length > 0 && fetched.requests === 0) {
    fail(
      'records',
      `Cannot extract "${object.name}": none of its ${fetched.unread.length} lists could be read; ${context.tally.errors[0]?.message ?? ''}`,
    );
  }
  return fetched;
}

/** A parent without a child in the table may have become readable only now: of it, everything is asked for. */
async function sinceByParent(
  { ports }: StepContext,
  object: ContractObject,
  since: number | null,
): Promise<(parentId: string) => number | null> {
  if (since === null || object.parent === undefined) return () => since;
  const rows = await ports.lakehouse.all(`SELECT DISTINCT parentId FROM ${extractTable(object)}`);
  const known = new Set(rows.map(({ parentId }) => String(parentId)));
  return (parentId) => (known.has(parentId) ? since : null);
}

/** One parent that may not be read, or is gone by now, is named and counted; it ends nothing. */
function noteUnread(
  { ports, tally }: StepContext,
  { request, error }: { readonly request: ObjectRequest; readonly error: unknown },
): string {
  if (!(error instanceof Failed) || request.object.parent === undefined) throw error;
  const { code, message } = error.failure;
  if (code !== '403' && code !== '404' && code !== '410') throw error;
  tally.counts.failed += 1;
  nameError(tally, `${request.object.parent.object} ${request.parentId}`, message);
  ports.log(`Not read for ${request.object.parent.object} ${request.parentId}: ${message}`);
  return request.parentId;
}

/** A filter that the service ignores gives every parent the same list: nothing else tells of it. */
function firstPages({ ports, tally }: StepContext, fetched: Fetched): (request: ObjectRequest, page: SourcePage) => void {
  const seen = new Map<string, string>();
  return (request, page) => {
    if (page.records.length === 0 || request.object.parent === undefined) return;
    const checksum = ports.sha256(page.text);
    const other = seen.get(checksum);
    if (other === undefined) {
      seen.set(checksum, page.request);
      return;
    }
    fetched.repeated += 1;
    const words = `It holds the same ${page.records.length} records as ${other}: the service seems to ignore the filter`;
    nameError(tally, page.request, words);
    if (fetched.repeated === 1) ports.log(`Warning: ${page.request}. ${words}`);
  };
}

/** Rows whose parent is gone, and after a fetch of everything those that did not come again. */
async function removeVanished(
  { contract, ports }: StepContext,
  what: { readonly object: ContractObject; readonly unread: readonly string[]; readonly track: boolean },
): Promise<number> {
  const { object, unread, track } = what;
  const table = extractTable(object);
  const parent = contract.objects.find(({ name }) => name === object.parent?.object);
  const orphans =
    parent === undefined
      ? 0
      : await ports.lakehouse.remove(table, `parentId NOT IN (SELECT recordId FROM ${extractTable(parent)})`);
  if (!track) return orphans;
  const gone = await ports.lakehouse.remove(
    table,
    `(recordId, parentId) NOT IN (SELECT recordId, parentId FROM ${seenTable(object)})
      AND parentId NOT IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(unread)],
  );
  return orphans + gone;
}
