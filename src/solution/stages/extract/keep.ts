import { iso } from '../../../core/time.ts';
import { canonicalJson, type Json } from '../../../core/json.ts';
import type { SourcePage } from '../../../data/source/fetch.ts';
import { nameError } from '../../../data/tally.ts';
import type { Row } from '../../../ports/warehouse.ts';
import { columns } from '../../sql.ts';
import type { StepContext } from '../../action.ts';
import { keyAt } from '../../contract/field-path.ts';
import { extractTable, upperFirst } from '../../contract/names.ts';
import type { ObjectRequest } from '../../contract/requests.ts';
import type { ContractObject } from '../../contract/shape.ts';
import { rawFile, shapeHash } from './raw-files.ts';
import { pagesTable, recordsTable } from './tables.ts';

/** Rows are written so many at once: a transaction for each page would wait for the disk more than it writes. */
const batchSize = 3_000;

export interface KeeperOptions {
  readonly context: StepContext;
  readonly object: ContractObject;
  readonly endpoint: string;
  /** Note the keys that come, so that rows that do not come again can be told from them. */
  readonly track: boolean;
}

/** Takes pages and writes their records, raw text first; nothing is written twice that has not changed. */
export interface Keeper {
  readonly add: (request: ObjectRequest, page: SourcePage) => Promise<void>;
  /** Writes what is left. */
  readonly finish: () => Promise<void>;
}

/** The working table of the keys that were seen; it goes when the fetch ends. */
export function seenTable(object: ContractObject): string {
  return `extract.seen${upperFirst(object.name)}`;
}

export const seenColumns = columns('TEXT', 'recordId', 'parentId');

export function keeper(options: KeeperOptions): Keeper {
  const { context, object } = options;
  const { ports, run_id } = context;
  const started = iso(ports.clock.now());
  let rows = new Map<string, Row>();
  let pages: Row[] = [];
  const flush = async (): Promise<void> => {
    await writeRows(options, [...rows.values()]);
    // Pages are noted after their records: a page that stands there is whole.
    await ports.lakehouse.append(pagesTable.table, pagesTable.columns, pages);
    rows = new Map();
    pages = [];
  };
  return {
    add: async (request, page) => {
      const file = rawFile(request, page.number, { run_id, day: started.slice(0, 10), sha256: ports.sha256 });
      ports.lakehouse.files.write(file, page.text);
      for (const [index, record] of page.records.entries()) {
        const place = `${page.request}, record ${index + 1}`;
        const row = readRecord(options, { request, record, place, file, started });
        if (row === null) continue;
        const key = JSON.stringify([row['recordId'], row['parentId']]);
        if (rows.has(key)) context.tally.counts.skipped += 1;
        rows.set(key, row);
      }
      pages.push({
        ...{ unit: object.name, run_id, request: page.request, parentId: request.parentId, page: page.number },
        ...{ records: page.records.length, told: page.told === null ? null : Math.trunc(page.told) },
        ...{ checksum: ports.sha256(page.text), shape_hash: shapeHash(page.records, ports.sha256), raw_file: file },
      });
      if (rows.size >= batchSize) await flush();
    },
    finish: flush,
  };
}

interface Received {
  readonly request: ObjectRequest;
  readonly record: Json;
  /** For messages, since a bad record may have no key. */
  readonly place: string;
  readonly file: string;
  readonly started: string;
}

/** Null for a record that cannot be kept as a row: it is counted and named, and stands in the raw file. */
function readRecord({ context, object, endpoint }: KeeperOptions, received: Received): Row | null {
  const { ports, tally } = context;
  const { request, record, place } = received;
  tally.counts.read += 1;
  const refuse = (why: string): null => {
    tally.counts.failed += 1;
    nameError(tally, place, why);
    return null;
  };
  const recordId = keyAt(record, object.primary_key);
  if (recordId === null) return refuse(`It has no key at "${object.primary_key}"`);
  try {
    return {
      ...{ recordId, payload: JSON.stringify(record), recordHash: ports.sha256(canonicalJson(record)) },
      ...{ parentId: request.parentId, parentBindings: canonicalJson(request.bindings) },
      ...{ _extracted_at: received.started, _source_endpoint: endpoint, _raw_file: received.file },
    };
  } catch (error) {
    // The only thing that can go wrong with parsed JSON: it nests deeper than the stack is.
    if (error instanceof RangeError) return refuse('It nests too deeply');
    throw error;
  }
}

async function writeRows(options: KeeperOptions, rows: readonly Row[]): Promise<void> {
  const { context, object } = options;
  const { lakehouse } = context.ports;
  const { counts } = context.tally;
  if (options.track) {
    const keys = rows.map(({ recordId, parentId }) => ({ recordId: recordId ?? null, parentId: parentId ?? null }));
    await lakehouse.append(seenTable(object), seenColumns, keys);
  }
  if (rows.length === 0) return;
  const written = await lakehouse.upsert(extractTable(object), recordsTable, rows);
  counts.written += written.inserted + written.updated;
  counts.unchanged += written.unchanged;
}
