import { iso } from '../../../core/time.ts';
import type { Row } from '../../../ports/warehouse.ts';
import type { StepContext } from '../../action.ts';
import { pluralOf } from '../../contract/names.ts';
import { readOrder } from '../../contract/order.ts';
import type { ContractObject, SystemContract } from '../../contract/shape.ts';
import { feedingPath } from '../source/catalogue.ts';
import { unitsTable, watermarksTable } from './tables.ts';

/** Decides what is fetched, in which order and since when, from what Source and Prepare found out. */
export async function plan(context: StepContext): Promise<void> {
  const { contract, ports, tally } = context;
  const known = await readMetadata(context);
  const skipped = new Map<string, string>();
  const placed = readOrder(contract).map(({ object, level }) => ({ object, level: known.levels.get(object.name) ?? level }));
  const units = placed.map(({ object, level }, position): Row => {
    const reason = reasonToSkip(contract, object, { known, skipped });
    if (reason !== null) skipped.set(object.name, reason);
    if (reason !== null) ports.log(`${object.name} is skipped: ${reason}`);
    return {
      ...{ entity: object.name, plural: pluralOf(object), position, level },
      endpoint_path: feedingPath(contract, object),
      since: reason === null ? sinceOf(context, object, known.watermarks.get(object.name)) : null,
      ...{ skipped: reason === null ? 0 : 1, reason },
    };
  });
  tally.counts.read += placed.length;
  tally.counts.skipped += skipped.size;
  tally.counts.written += await ports.lakehouse.replace(unitsTable.table, unitsTable.columns, units);
}

interface Metadata {
  /** Status of the endpoint that feeds an entity, by path. */
  readonly statuses: ReadonlyMap<string, { readonly api_status: string; readonly code: string }>;
  readonly prepared: ReadonlySet<string>;
  /** Level of each entity in the order for reading. */
  readonly levels: ReadonlyMap<string, number>;
  readonly watermarks: ReadonlyMap<string, string>;
}

async function readMetadata({ ports }: StepContext): Promise<Metadata> {
  const { lakehouse } = ports;
  const endpoints = await lakehouse.all(
    `SELECT full_path, api_status, status_code FROM source.endpoints WHERE http_method = 'GET'`,
  );
  const entities = await lakehouse.all('SELECT DISTINCT entity FROM prepare.schema');
  const levels = await lakehouse.all(`SELECT entity, level FROM prepare.dependencies WHERE graph = 'read'`);
  const marked =
    (await lakehouse.columns(watermarksTable.table)) === null
      ? []
      : await lakehouse.all('SELECT entity, value FROM extract.watermarks');
  return {
    statuses: new Map(
      endpoints.map(({ full_path, api_status, status_code }) => [
        String(full_path),
        { api_status: String(api_status), code: status_code === null ? 'nothing' : String(status_code) },
      ]),
    ),
    prepared: new Set(entities.map(({ entity }) => String(entity))),
    levels: new Map(levels.map(({ entity, level }) => [String(entity), Number(level)])),
    watermarks: new Map(marked.map(({ entity, value }) => [String(entity), String(value)])),
  };
}

function reasonToSkip(
  contract: SystemContract,
  object: ContractObject,
  { known, skipped }: { readonly known: Metadata; readonly skipped: ReadonlyMap<string, string> },
): string | null {
  const path = feedingPath(contract, object);
  const status = known.statuses.get(path);
  if (status?.api_status === 'broken' || status?.api_status === 'blocked') {
    return `GET ${path} is ${status.api_status}: it answered ${status.code}`;
  }
  if (object.parent !== undefined && skipped.has(object.parent.object)) return `its parent ${object.parent.object} is skipped`;
  return known.prepared.has(object.name) ? null : 'Prepare has no schema of it';
}

/** Null for everything: without a filter at the service, all is fetched and compared. */
function sinceOf({ params, ports }: StepContext, { incremental }: ContractObject, watermark: string | undefined): string | null {
  if (incremental?.parameter === undefined || watermark === undefined) return null;
  if (params['backfill'] === 'true') return null;
  const start = Math.max(0, Date.parse(watermark) - incremental.overlap);
  if (Number.isNaN(start) || start > ports.clock.now()) return null;
  return iso(start);
}
