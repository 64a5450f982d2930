import { expect, test } from 'vitest';
import { openWarehouse, type OpenWarehouse } from '../../../../src/adapters/sqlite/warehouse.ts';
import { pendingPages } from '../../../../src/kinds/pages.ts';
import { temporaryFolder } from '../../../support/folder.ts';

const target = { source_system: 'shop', connection_name: 'shop-main', object_type: 'order' };
const run = { run_id: 'run-1', at: '2026-01-01T00:00:00.000Z' };

async function write(warehouse: OpenWarehouse, lengths: readonly number[]): Promise<void> {
  const records = lengths.map((length, index) => ({
    ...{ idem_key: `${index}`, external_id: `${index}`, payload_hash: `${index}` },
    payload: JSON.stringify('x'.repeat(length)),
  }));
  await warehouse.raw.upsert(target, records, run);
}

async function keysByPage(warehouse: OpenWarehouse, lengths: readonly number[], limit?: number): Promise<readonly string[]> {
  await write(warehouse, lengths);
  const pages = pendingPages(limit, (page) =>
    warehouse.raw.pendingValidation({ ...target, schema_digest: '' }, page, ({ idem_key }) => idem_key),
  );
  return Array.fromAsync(pages, (keys) => keys.join());
}

test.each<[string, readonly number[], number | undefined, readonly string[]]>([
  ['holds all rows that are short', [5, 5, 5], undefined, ['0,1,2']],
  ['ends after the row that makes it long', [1_200_000, 1_200_000, 5, 1_200_000, 1_200_000], undefined, ['0,1', '2,3,4']],
  ['holds one row however long it is', [3_000_000, 3_000_000], undefined, ['0', '1']],
  ['ends at the limit', [1_200_000, 1_200_000, 5, 5], 3, ['0,1', '2']],
])('a page %s', async (_, lengths, limit, expected) => {
  using folder = temporaryFolder();
  const warehouse = openWarehouse({ file: folder.file('warehouse.db'), views: [] });
  try {
    expect(await keysByPage(warehouse, lengths, limit)).toEqual(expected);
  } finally {
    warehouse.close();
  }
});

test('a page whose rows are written again in another form is shorter', async () => {
  using folder = temporaryFolder();
  const warehouse = openWarehouse({ file: folder.file('warehouse.db'), views: [] });
  try {
    const lengths = [400_000, 400_000, 5];
    await write(warehouse, lengths);
    const passed = { status: 'pass', error: null, unknown_fields: null } as const;
    const stamps = lengths.map((_, index) => ({ idem_key: `${index}`, payload_hash: `${index}`, ...passed }));
    await warehouse.raw.stamp({ schema: 's', schema_digest: 'd', at: run.at, stamps });
    const canonical = { ...target, suffix: 'order', transform_ref: 't', transform_digest: 't' };
    const wanted = { ...canonical, canonical_schema: 's', canonical_format: 'order' };
    const pages = pendingPages(undefined, (page) => warehouse.canonical.pending(wanted, page, ({ idem_key }) => idem_key));
    expect(await Array.fromAsync(pages, (keys) => keys.join())).toEqual(['0,1', '2']);
  } finally {
    warehouse.close();
  }
});
