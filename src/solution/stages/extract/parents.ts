import type { Json } from '../../../core/json.ts';
import { stopIfAsked } from '../../../data/stop.ts';
import type { Lakehouse } from '../../../ports/lakehouse.ts';
import { extractTable } from '../../contract/names.ts';
import { requestsFor, type ObjectRequest, type ParentRecord } from '../../contract/requests.ts';
import type { ContractObject, SystemContract } from '../../contract/shape.ts';

const pageSize = 200;

/**
 * The parent's extracted records by key, each key once, in pages that end before the next is read: nothing is held open
 * while children are written.
 */
async function* parentRecords(lakehouse: Pick<Lakehouse, 'all'>, parent: ContractObject): AsyncGenerator<ParentRecord> {
  let after = '';
  for (;;) {
    const rows = await lakehouse.all(
      `SELECT recordId, payload, min(parentId) AS parentId FROM ${extractTable(parent)} WHERE recordId > ? GROUP BY recordId ORDER BY recordId LIMIT ${pageSize}`,
      [after],
    );
    for (const row of rows) {
      after = String(row['recordId']);
      yield { id: after, record: JSON.parse(String(row['payload'])) as Json };
    }
    if (rows.length < pageSize) return;
  }
}

/** Every request that an entity needs, from what was extracted of its parent. */
export async function* requestsOf(
  {
    lakehouse,
    signal,
    contract,
  }: { readonly lakehouse: Pick<Lakehouse, 'all'>; readonly signal?: AbortSignal; readonly contract: SystemContract },
  object: ContractObject,
): AsyncGenerator<ObjectRequest> {
  const parent = contract.objects.find(({ name }) => name === object.parent?.object);
  if (parent === undefined) {
    yield* requestsFor(object, []);
    return;
  }
  for await (const record of parentRecords(lakehouse, parent)) {
    if (signal !== undefined) stopIfAsked(signal);
    yield* requestsFor(object, [record]);
  }
}
