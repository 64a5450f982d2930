import { afterEach, beforeEach, expect, test } from 'vitest';

import { openWarehouse, type OpenWarehouse } from '../../../../src/adapters/sqlite/warehouse.ts';
import { feed } from '../../../support/canonical-feed.ts';
import { temporaryFolder, type Folder } from '../../../support/folder.ts';

const schema = 'iglu:org.canonical/thing/jsonschema/1-0-0';
let folder: Folder;
let warehouse: OpenWarehouse;
beforeEach(() => {
  folder = temporaryFolder();
  warehouse = openWarehouse({
    file: folder.file('warehouse.db'),
    views: [
      { name: 'things', sql: 'SELECT idem_key, payload FROM canonical_objects' },
      { name: 'fetched', sql: 'SELECT c.idem_key FROM canonical_objects AS c JOIN raw_objects AS r USING (object_type)' },
      { name: 'events', sql: 'SELECT idem_key FROM measurement_events' },
    ],
  });
});
afterEach(() => {
  warehouse.close();
  folder[Symbol.dispose]();
});

async function put(documents: Readonly<Record<string, object | null>>, minute: number): Promise<void> {
  const at = `2026-01-01T00:0${minute}:00.000Z`;
  await feed(warehouse, { connection_name: 'c', schema, at }, documents);
}
const revision = (name: string): Promise<string | null> => warehouse.relations.revision(name);

test('a revision is the same until something that the view reads changes', async () => {
  const seen = [await revision('things')];
  await put({ a: { n: 1 }, b: { n: 1 } }, 1);
  seen.push(await revision('things'));
  await put({ a: { n: 2 } }, 2);
  seen.push(await revision('things'));
  await put({ a: null }, 3);
  seen.push(await revision('things'));
  expect(new Set(seen).size).toBe(4);
  expect(seen).not.toContain(null);
  const events = await revision('events');
  await put({ a: null, b: { n: 1 } }, 4);
  expect(await revision('things')).toBe(seen[3]);
  await put({ b: { n: 7 } }, 5);
  expect(await revision('events')).toBe(events);
});

test('another query under the same name is another revision', async () => {
  const before = await revision('things');
  await warehouse.relations.applyView('things', 'SELECT idem_key FROM canonical_objects');
  expect(await revision('things')).not.toBe(before);
});

test('two warehouses with the same history differ', async () => {
  const other = openWarehouse({ file: folder.file('other.db'), views: [] });
  expect(await other.relations.revision('observations')).not.toBe(await revision('observations'));
  other.close();
});

test('there is none for what reads a table whose changes nobody counts', async () => {
  expect(await revision('fetched')).toBeNull();
  expect(await revision('raw_objects')).toBeNull();
});
