import { iso } from '../../../core/time.ts';
import { readTime } from '../../../data/source/time.ts';
import type { Json } from '../../../core/json.ts';
import type { Value } from '../../../ports/warehouse.ts';
import type { StepContext } from '../../action.ts';
import { valuesAt } from '../../contract/field-path.ts';
import { extractTable } from '../../contract/names.ts';
import type { ContractObject } from '../../contract/shape.ts';
import type { Finding } from '../../gates/gate.ts';
import { checks } from './checks.ts';
import { unitsTable, watermarksTable } from './tables.ts';

/** What must hold of an entity before its watermark moves: a batch with a hole would never be asked for again. */
const conditions = ['units_complete', 'pages_distinct', 'keys_unique_across_parents', 'counts_match'] as const;

/** Moves each entity's watermark to the latest change that was kept, when its batch is whole. */
export async function watermarks(context: StepContext): Promise<void> {
  const { contract, ports, tally, run_id } = context;
  const { lakehouse } = ports;
  const units = await lakehouse.all(`SELECT entity FROM ${unitsTable.table} WHERE skipped = 0 ORDER BY position`);
  await lakehouse.upsert(watermarksTable.table, watermarksTable.shape, []);
  for (const { entity } of units) {
    const object = contract.objects.find(({ name }) => name === entity);
    if (object?.incremental === undefined) continue;
    tally.counts.read += 1;
    const why = await whyNot(context, object);
    if (why !== null) {
      tally.counts.skipped += 1;
      ports.log(`The watermark of ${object.name} stays: ${why}`);
      continue;
    }
    const [before] = await lakehouse.all('SELECT value, moved_at FROM extract.watermarks WHERE entity = ?', [object.name]);
    const latest = await latestChange(context, object, String(before?.['moved_at'] ?? ''));
    const value = latest === null ? null : iso(Math.min(latest, ports.clock.now()));
    // Text of one form: what is later sorts later.
    if (value === null || value <= String(before?.['value'] ?? '')) {
      tally.counts.unchanged += 1;
      continue;
    }
    const moved_at = iso(ports.clock.now());
    const row = { entity: object.name, field: object.incremental.field, value, run_id, moved_at };
    await lakehouse.upsert(watermarksTable.table, watermarksTable.shape, [row]);
    tally.counts.written += 1;
    ports.log(`The watermark of ${object.name} moves to ${value}`);
  }
}

async function whyNot({ contract, overrides, ports, run_id }: StepContext, { name }: ContractObject): Promise<string | null> {
  const asked = { lakehouse: ports.lakehouse, contract, overrides, run_id, now: ports.clock.now(), with: { entities: [name] } };
  for (const id of conditions) {
    const found: Finding | undefined = await checks[id]?.(asked);
    if (found?.passed === false) return `${id}: ${found.actual}, expected ${found.expected}`;
  }
  return null;
}

/** Of rows that came since the watermark last moved: the others are not later than it. Milliseconds. */
async function latestChange({ ports }: StepContext, object: ContractObject, after: string): Promise<number | null> {
  const { field = '', format = 'iso' } = object.incremental ?? {};
  const simple = !field.includes('[]');
  const path = `$.${field
    .split('.')
    .map((name) => `"${name}"`)
    .join('.')}`;
  const value = simple ? 'json_extract(payload, ?)' : 'payload';
  const pages = ports.lakehouse.read(
    `SELECT ${value} AS changed FROM ${extractTable(object)} WHERE _extracted_at >= ?`,
    simple ? [path, after] : [after],
  );
  const timesOf = (changed: Value | undefined): readonly number[] => {
    const found = simple ? [typeof changed === 'bigint' ? Number(changed) : changed] : valuesAt(jsonOf(changed), field);
    return found.flatMap((value) => readTime(value ?? undefined, format) ?? []);
  };
  let latest: number | null = null;
  for await (const rows of pages) {
    const times = rows.flatMap(({ changed }) => timesOf(changed));
    if (times.length > 0) latest = Math.max(latest ?? 0, ...times);
  }
  return latest;
}

function jsonOf(text: Value | undefined): Json {
  return JSON.parse(String(text)) as Json;
}
