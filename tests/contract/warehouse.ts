import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  CanonicalTarget,
  Canonized,
  EventRow,
  RawRecord,
  RawVersion,
  Row,
  ValidationStamp,
  Warehouse,
} from '../../src/ports/warehouse.ts';
import { rowsOfPage, whole, type Whole } from '../support/pending.ts';
import { relationRows } from '../support/relation-rows.ts';

type PendingRaw = Whole<RawVersion>;

/** A backend under test: fresh and empty for each test. */
export interface WarehouseUnderTest {
  readonly warehouse: Warehouse;
  readonly close: () => Promise<void>;
}

const target = { source_system: 'shop', connection_name: 'shop-main', object_type: 'order' };
const selection = { source_system: 'shop', object_type: 'order' };
const early = '2026-01-01T00:00:00.000Z';
const later = '2026-01-02T00:00:00.000Z';
const run = { run_id: 'run-1', at: early };
const all = { after: null, size: 100 };
const canonical: CanonicalTarget = {
  ...selection,
  suffix: 'bill',
  transform_ref: 'bill/shop_to_canonical@1-0-0',
  transform_digest: 'transform-1',
  canonical_schema: 'iglu:org.canonical/bill/jsonschema/1-0-0',
  canonical_format: 'bill',
};

function record(id: string, content: string): RawRecord {
  return {
    idem_key: `shop:shop-main:order:${id}`,
    external_id: id,
    payload: JSON.stringify({ id, content }),
    payload_hash: `hash-${content}`,
  };
}

function stampOf(row: PendingRaw, status: 'pass' | 'fail' = 'pass'): ValidationStamp {
  return {
    idem_key: row.idem_key,
    payload_hash: row.payload_hash,
    status,
    error: status === 'fail' ? 'type: /id' : null,
    unknown_fields: null,
  };
}

function documentOf(raw: PendingRaw, text: string): Canonized {
  return { raw, outcome: 'document', payload: JSON.stringify({ text }), payload_hash: `document-${text}` };
}

/** What every warehouse promises. Registered once per backend. */
export function warehouseContract(name: string, open: () => Promise<WarehouseUnderTest>): void {
  describe(`${name} as a warehouse`, () => {
    let opened: WarehouseUnderTest;
    let warehouse: Warehouse;
    beforeEach(async () => {
      opened = await open();
      warehouse = opened.warehouse;
    });
    afterEach(() => opened.close());

    const pending = (
      digest = 'schema-1',
      page: Parameters<Warehouse['raw']['pendingValidation']>[1] = all,
    ): Promise<readonly PendingRaw[]> =>
      rowsOfPage(warehouse.raw.pendingValidation({ ...selection, schema_digest: digest }, page, whole));
    const canonizable = (of = canonical): Promise<readonly PendingRaw[]> =>
      rowsOfPage(warehouse.canonical.pending(of, all, whole));
    const stamp = (stamps: readonly ValidationStamp[], digest = 'schema-1'): Promise<ReadonlySet<string>> =>
      warehouse.raw.stamp({ schema: 'iglu:x', schema_digest: digest, at: early, stamps });
    const passed = async (...records: readonly RawRecord[]): Promise<readonly PendingRaw[]> => {
      await warehouse.raw.upsert(target, records, run);
      await stamp((await pending()).map((row) => stampOf(row)));
      return canonizable();
    };
    const rowsOf = (relation: string): Promise<readonly Row[]> => relationRows(warehouse.relations, relation);

    describe('raw objects', () => {
      test('tell inserted, updated and unchanged apart', async () => {
        expect(await warehouse.raw.upsert(target, [record('1', 'a'), record('2', 'a')], run)).toEqual({
          inserted: 2,
          updated: 0,
          unchanged: 0,
        });
        const second = [record('1', 'a'), record('2', 'b'), record('3', 'a')];
        expect(await warehouse.raw.upsert(target, second, run)).toEqual({ inserted: 1, updated: 1, unchanged: 1 });
      });

      test('take the last of two records under one key', async () => {
        expect(await warehouse.raw.upsert(target, [record('1', 'a'), record('1', 'b')], run)).toEqual({
          inserted: 1,
          updated: 0,
          unchanged: 0,
        });
        expect((await pending()).map((row) => row.payload_hash)).toEqual(['hash-b']);
      });

      test('lose their stamp when their content changes, and keep it when it does not', async () => {
        await warehouse.raw.upsert(target, [record('1', 'a'), record('2', 'a')], run);
        await stamp((await pending()).map((row) => stampOf(row)));
        expect(await pending()).toEqual([]);
        await warehouse.raw.upsert(target, [record('1', 'a'), record('2', 'b')], { run_id: 'run-2', at: later });
        expect((await pending()).map((row) => row.idem_key)).toEqual(['shop:shop-main:order:2']);
      });

      test('keep no stamp for a payload that is no longer there', async () => {
        await warehouse.raw.upsert(target, [record('1', 'a')], run);
        const before = await pending();
        await warehouse.raw.upsert(target, [record('1', 'b')], run);
        expect(await stamp(before.map((row) => stampOf(row)))).toEqual(new Set(['shop:shop-main:order:1']));
        expect((await pending()).map((row) => row.payload_hash)).toEqual(['hash-b']);
      });

      test('are pending again for another schema, and when their stamps are reopened', async () => {
        await warehouse.raw.upsert(target, [record('1', 'a')], run);
        await stamp((await pending()).map((row) => stampOf(row, 'fail')));
        expect(await pending('schema-2')).toHaveLength(1);
        await warehouse.raw.reopen(selection, later);
        expect(await pending()).toEqual([]);
        await warehouse.raw.reopen(selection, early);
        expect(await pending()).toHaveLength(1);
        expect(await warehouse.raw.failing(selection)).toBe(1);
      });

      test('come in pages, the longest waiting first', async () => {
        await warehouse.raw.upsert(target, [record('9', 'a')], run);
        await warehouse.raw.upsert(target, [record('1', 'a'), record('5', 'a')], { run_id: 'run-2', at: later });
        const [first] = await pending('schema-1', { after: null, size: 1 });
        expect(first?.idem_key).toBe('shop:shop-main:order:9');
        const rest = await pending('schema-1', { after: first ?? null, size: 5 });
        expect(rest.map((row) => row.idem_key)).toEqual(['shop:shop-main:order:1', 'shop:shop-main:order:5']);
      });

      test('are chosen by connection when one is named', async () => {
        await warehouse.raw.upsert(target, [record('1', 'a')], run);
        const other = { ...target, connection_name: 'shop-other' };
        await warehouse.raw.upsert(other, [{ ...record('2', 'a'), idem_key: 'shop:shop-other:order:2' }], run);
        const ofOther = { ...selection, connection_name: 'shop-other', schema_digest: 's' };
        const chosen = await rowsOfPage(warehouse.raw.pendingValidation(ofOther, all, whole));
        expect(chosen.map((row) => row.connection_name)).toEqual(['shop-other']);
      });
    });

    test('pending rows are made into what is wanted while they are read, and what that throws goes through', async () => {
      await warehouse.raw.upsert(target, [record('1', 'a'), record('2', 'b')], run);
      const asked = { ...selection, schema_digest: 'schema-1' };
      const { made, last } = await warehouse.raw.pendingValidation(asked, all, ({ idem_key }, payload) => [idem_key, payload]);
      expect(made).toEqual(['1', '2'].map((id, at) => [`shop:shop-main:order:${id}`, record(id, 'ab'[at] ?? '').payload]));
      expect(last).toMatchObject({ idem_key: 'shop:shop-main:order:2', changed_at: early });
      expect(await warehouse.raw.pendingValidation(asked, { after: last, size: 5 }, whole)).toEqual({ made: [], last: null });
      const broken = (): never => {
        throw new RangeError('out of hand');
      };
      await expect(warehouse.raw.pendingValidation(asked, all, broken)).rejects.toThrow(RangeError);
      expect(await pending()).toHaveLength(2);
    });

    describe('canonical objects', () => {
      test('are made once per version of record and transform', async () => {
        const rows = await passed(record('1', 'a'));
        expect(
          await warehouse.canonical.write(
            canonical,
            rows.map((row) => documentOf(row, 'x')),
            early,
          ),
        ).toMatchObject({ inserted: 1 });
        expect(await canonizable()).toEqual([]);
        expect(await canonizable({ ...canonical, transform_digest: 'transform-2' })).toHaveLength(1);
        expect(await passed(record('1', 'b'))).toHaveLength(1);
      });

      test('need a record that passed', async () => {
        await warehouse.raw.upsert(target, [record('1', 'a'), record('2', 'a')], run);
        const [first, second] = await pending();
        await stamp([first, second].flatMap((row, index) => (row ? [stampOf(row, index === 0 ? 'pass' : 'fail')] : [])));
        expect((await canonizable()).map((row) => row.idem_key)).toEqual([first?.idem_key]);
      });

      test('stay unchanged when a changed record gives the same document', async () => {
        await warehouse.canonical.write(
          canonical,
          (await passed(record('1', 'a'))).map((row) => documentOf(row, 'x')),
          early,
        );
        const [before] = await rowsOf('canonical_objects');
        const again = (await passed(record('1', 'b'))).map((row) => documentOf(row, 'x'));
        expect(await warehouse.canonical.write(canonical, again, later)).toEqual({
          inserted: 0,
          updated: 0,
          unchanged: 1,
          removed: 0,
        });
        const [after] = await rowsOf('canonical_objects');
        expect(after?.['canonicalized_at']).toBe(before?.['canonicalized_at']);
        expect(await canonizable()).toEqual([]);
      });

      test('go when their record gives nothing any more, and come back when it does', async () => {
        await warehouse.canonical.write(
          canonical,
          (await passed(record('1', 'a'))).map((row) => documentOf(row, 'x')),
          early,
        );
        const skipped = (await passed(record('1', 'b'))).map((raw): Canonized => ({ raw, outcome: 'skipped' }));
        expect(await warehouse.canonical.write(canonical, skipped, early)).toMatchObject({ removed: 1 });
        expect(await rowsOf('canonical_objects')).toEqual([]);
        expect(await canonizable()).toEqual([]);
        const back = (await passed(record('1', 'c'))).map((row) => documentOf(row, 'y'));
        expect(await warehouse.canonical.write(canonical, back, early)).toMatchObject({ inserted: 1 });
      });

      test('survive an error in a later version of their record, which is counted', async () => {
        await warehouse.canonical.write(
          canonical,
          (await passed(record('1', 'a'))).map((row) => documentOf(row, 'x')),
          early,
        );
        const failed = (await passed(record('1', 'b'))).map((raw): Canonized => ({ raw, outcome: 'failed', error: 'no name' }));
        await warehouse.canonical.write(canonical, failed, later);
        expect(await rowsOf('canonical_objects')).toHaveLength(1);
        expect(await warehouse.canonical.failing(canonical)).toBe(1);
        expect(await canonizable()).toEqual([]);
        await warehouse.canonical.reopen(canonical, later);
        expect(await canonizable()).toHaveLength(1);
      });

      test('go with their raw object, and nobody else’s do', async () => {
        const [kept] = await passed(record('1', 'a'));
        if (kept === undefined) throw new Error('The record is not pending');
        const gone = (of: CanonicalTarget, id: string, connection_name = 'shop-main'): PendingRaw => {
          const { source_system, object_type } = of;
          const idem_key = `${source_system}:${connection_name}:${object_type}:${id}`;
          return { ...kept, source_system, object_type, connection_name, idem_key };
        };
        const others = [
          { ...canonical, source_system: 'shops' },
          { ...canonical, object_type: 'parcel' },
          { ...canonical, suffix: 'ill' },
        ];
        await warehouse.canonical.write(canonical, [documentOf(kept, 'x'), documentOf(gone(canonical, '2'), 'x')], early);
        for (const other of others) await warehouse.canonical.write(other, [documentOf(gone(other, '2'), 'x')], early);
        await warehouse.canonical.write(canonical, [{ raw: gone(canonical, '3'), outcome: 'failed', error: 'no name' }], early);
        await warehouse.canonical.write(canonical, [documentOf(gone(canonical, '4', 'shop-other'), 'x')], early);
        expect(await warehouse.canonical.deleteStale({ ...canonical, connection_name: 'shop-main' })).toBe(1);
        expect(await warehouse.canonical.failing(canonical)).toBe(0);
        expect(await warehouse.canonical.deleteStale(canonical)).toBe(1);
        expect(await warehouse.canonical.deleteStale(canonical)).toBe(0);
        expect((await rowsOf('canonical_objects')).map((row) => row['idem_key'])).toEqual([
          'shop:shop-main:order:1#bill',
          'shops:shop-main:order:2#bill',
          'shop:shop-main:parcel:2#bill',
          'shop:shop-main:order:2#ill',
        ]);
      });

      test('of one suffix do not count for another', async () => {
        await warehouse.canonical.write(
          canonical,
          (await passed(record('1', 'a'))).map((row) => documentOf(row, 'x')),
          early,
        );
        expect(await canonizable({ ...canonical, suffix: 'receipt' })).toHaveLength(1);
        expect(await canonizable({ ...canonical, suffix: 'ill' })).toHaveLength(1);
      });
    });

    test('a cursor moves forwards alone, each source by itself', async () => {
      expect(await warehouse.cursors.get(target)).toBeNull();
      await warehouse.cursors.set(target, later, run);
      await warehouse.cursors.set(target, early, run);
      expect(await warehouse.cursors.get(target)).toBe(later);
      expect(await warehouse.cursors.get({ ...target, object_type: 'refund' })).toBeNull();
    });

    test('an event is written once under its id', async () => {
      const event: EventRow = {
        event_id: 'e-1',
        event_type: 'job.started',
        source_system: 'lorchestra',
        connection_name: null,
        target_object_type: null,
        correlation_id: 'run-1',
        trace_id: 'p#1.1',
        created_at: early,
        status: 'success',
        error_message: null,
        payload: { n: 1 },
      };
      await warehouse.appendEvent(event);
      await warehouse.appendEvent({ ...event, event_type: 'job.failed' });
      expect((await rowsOf('event_log')).map((row) => row['event_type'])).toEqual(['job.started']);
    });

    describe('views', () => {
      test('are applied once, replaced when they differ, and typed', async () => {
        const sql = 'SELECT idem_key, CAST(1 AS INTEGER) AS number, CAST(0.5 AS REAL) AS share FROM raw_objects';
        expect(await warehouse.relations.applyView('proj_orders', sql)).toBe(true);
        expect(await warehouse.relations.applyView('proj_orders', sql)).toBe(false);
        expect(await warehouse.relations.columns('proj_orders')).toEqual([
          { name: 'idem_key', type: 'TEXT' },
          { name: 'number', type: 'INTEGER' },
          { name: 'share', type: 'REAL' },
        ]);
        expect(await warehouse.relations.applyView('proj_orders', 'SELECT idem_key FROM raw_objects')).toBe(true);
        expect(await warehouse.relations.columns('proj_orders')).toHaveLength(1);
      });

      test('over what is not there are refused, and the one before stays', async () => {
        await warehouse.relations.applyView('proj_orders', 'SELECT idem_key FROM raw_objects');
        await expect(warehouse.relations.applyView('proj_orders', 'SELECT missing FROM nowhere')).rejects.toThrow(/nowhere/);
        expect(await rowsOf('proj_orders')).toEqual([]);
      });

      test('that do not exist have no columns', async () => {
        expect(await warehouse.relations.columns('proj_nothing')).toBeNull();
      });

      test('give every row, over many pages', async () => {
        const records = Array.from({ length: 1_201 }, (_, index) => record(String(index), 'a'));
        await warehouse.raw.upsert(target, records, run);
        expect(new Set((await rowsOf('raw_objects')).map((row) => row['idem_key'])).size).toBe(1_201);
      });
    });
  });
}
