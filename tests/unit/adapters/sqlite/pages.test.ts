import { expect, test } from 'vitest';
import { openWarehouse, type OpenWarehouse } from '../../../../src/adapters/sqlite/warehouse.ts';
import { pendingPages } from '../../../../src/kinds/pages.ts';
import { temporaryFolder } from '../../../support/folder.ts';

const target = { source_system: 'shop', connection_name: 'shop-main', object_type: 'order' };
const run = { run_id: 'run-1', at: '2026-01-01T00:00:00.000Z' };

async function keysByPage(warehouse: OpenWarehouse, lengths: readonly number[], limit?: number): Promise<readonly string[]> {
  const records = lengths.map((length, index) => ({
    ...{ idem_key: `${index}`, external_id: `${index}`, payload_hash: `${index}` },
    payload: JSON.stringify('x'.repeat(length)),
  }));
  await warehouse.raw.upsert(target, records, run);
  const pages = pendingPages(limit, (page) =>
    warehouse.raw.pendingValidation({ ...target, schema_digest: '' }, page, ({ idem_key }) => idem_key),
  );
  return Array.fromAsync(pages, (keys) => keys.join());
}

test.each<[string, readonly number[], number | undefined, readonly string[]]>([
  ['holds all rows that are short', [5, 5, 5], undefined, ['0,1,2']],
  ['ends after the row that makes it long', [600_000, 600_000, 5, 600_000, 600_000], undefined, ['0,1', '2,3,4']],
  ['holds one row however long it is', [3_000_000, 3_000_000], undefined, ['0', '1']],
  ['ends at the limit', [600_000, 600_000, 5, 5], 3, ['0,1', '2']],
])('a page %s', async (_, lengths, limit, expected) => {
  using folder = temporaryFolder();
  const warehouse = openWarehouse({ file: folder.file('warehouse.db'), views: [] });
  try {
    expect(await keysByPage(warehouse, lengths, limit)).toEqual(expected);
  } finally {
    warehouse.close();
  }
});
