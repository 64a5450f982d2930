import { iso } from '../../../core/time.ts';
import { canonicalJson } from '../../../core/json.ts';
import { stopIfAsked } from '../../../data/stop.ts';
import type { Column, Row, Value } from '../../../ports/warehouse.ts';
import type { StepContext } from '../../action.ts';
import { has, literal, quote, sizeOf, tableSql, text } from '../../sql.ts';
import type { DimensionPlan } from './dimensions.ts';
import { historyColumns, unknownKey } from './star.ts';

/** From when the first version of a member counts: facts may be older than the first look at it. */
const always = '1900-01-01T00:00:00.000Z';
const pageSize = 500;

export interface Kept {
  readonly rows: number;
  readonly opened: number;
  readonly closed: number;
}

/**
 * Brings a dimension up to its members: a new one gets a row, a changed one a new row while the old one ends, and the
 * row of one that is gone ends. Rows that have ended are never touched again.
 */
export async function keepHistory(context: StepContext, plan: DimensionPlan): Promise<Kept> {
  const { lakehouse, clock } = context.ports;
  const table = `transform.${plan.tableName}`;
  const shape = { columns: [plan.key, ...plan.attributes, ...historyColumns], key: [plan.key.name, 'validFrom'] };
  const now = iso(clock.now());
  await startAnewWhereTheKeyIsAnother(context, plan);
  const fresh = !(await has(lakehouse, table));
  if (fresh) await lakehouse.upsert(table, shape, [unknownMember(context, plan)]);
  const counts = { opened: 0, closed: 0 };
  for await (const page of differing(context, plan, fresh)) {
    stopIfAsked(context.signal);
    const changed = page.map((row) => text(row, plan.key.name));
    const versions = fresh ? [] : await versionsOf(context, plan, changed);
    const seen = new Set(versions.map((row) => text(row, plan.key.name)));
    const ended = versions.filter((row) => Number(row['isCurrent']) === 1);
    const opened = page.map((row): Row => {
      const validFrom = seen.has(text(row, plan.key.name)) ? now : always;
      return { ...row, validFrom, validTo: null, isCurrent: 1 };
    });
    await endRows(context, plan, { rows: ended, now });
    await lakehouse.upsert(table, shape, opened);
    counts.opened += opened.length;
    counts.closed += ended.length;
  }
  if (!fresh) counts.closed += await endGone(context, plan, now);
  return { rows: await sizeOf(lakehouse, table), ...counts };
}

/** A key of another name or type makes another dimension: its history cannot be carried on. */
async function startAnewWhereTheKeyIsAnother({ ports }: StepContext, { tableName, key }: DimensionPlan): Promise<void> {
  const standing = await ports.lakehouse.columns(`transform.${tableName}`);
  const before = standing?.find(({ name }) => name === key.name);
  if (!standing || before?.type === key.type) return;
  ports.log(`transform.${tableName}: its key is another now; it starts anew`);
  await ports.lakehouse.drop(`transform.${tableName}`);
}

function unknownMember({ ports }: StepContext, { key, attributes, unknown = {} }: DimensionPlan): Row {
  const empty = Object.fromEntries(attributes.map(({ name }) => [name, null] as const));
  const attributesHash = ports.sha256(canonicalJson(unknown));
  return {
    [key.name]: unknownKey(key.type),
    ...empty,
    ...unknown,
    attributesHash,
    validFrom: always,
    validTo: null,
    isCurrent: 1,
  };
}

/** Members whose attributes are not those of their current row, each with the hash of what it is now. */
async function* differing(context: StepContext, plan: DimensionPlan, fresh: boolean): AsyncGenerator<readonly Row[]> {
  const { key, attributes, select, tableName } = plan;
  const stored = `SELECT ${quote(key.name)} AS storedKey, attributesHash AS storedHash FROM ${tableSql(`transform.${tableName}`)} WHERE isCurrent = 1`;
  const members = `SELECT * FROM (${select}) WHERE ${quote(key.name)} <> ${literal(unknownKey(key.type))}`;
  const sql = fresh
    ? `SELECT m.*, NULL AS storedHash FROM (${members}) m`
    : `SELECT m.*, d.storedHash FROM (${members}) m LEFT JOIN (${stored}) d ON d.storedKey = m.${quote(key.name)}`;
  let page: Row[] = [];
  for await (const rows of context.ports.lakehouse.read(sql)) {
    for (const row of rows) {
      const attributesHash = context.ports.sha256(canonicalJson(present(row, attributes)));
      const { storedHash, ...member } = row;
      if (storedHash !== attributesHash) page.push({ ...member, attributesHash });
    }
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** Attributes without a value stay out of the hash, so that a new column that is empty changes nobody. */
function present(row: Row, attributes: readonly Column[]): Readonly<Record<string, string | number>> {
  const entries = attributes.flatMap(({ name }) => {
    const value: Value | undefined = row[name];
    return value === null || value === undefined ? [] : [[name, typeof value === 'bigint' ? String(value) : value] as const];
  });
  return Object.fromEntries(entries);
}

async function versionsOf({ ports }: StepContext, plan: DimensionPlan, keys: readonly string[]): Promise<readonly Row[]> {
  const key = quote(plan.key.name);
  return ports.lakehouse.all(
    `SELECT * FROM ${tableSql(`transform.${plan.tableName}`)} 
     WHERE ${key} IN (SELECT CAST(value AS ${plan.key.type}) FROM json_each(?)) ORDER BY ${key}`,
    [JSON.stringify(keys)],
  );
}

async function endGone(context: StepContext, plan: DimensionPlan, now: string): Promise<number> {
  const { ports } = context;
  const key = quote(plan.key.name);
  const table = `transform.${plan.tableName}`;
  const gone = `SELECT * FROM ${tableSql(table)} WHERE isCurrent = 1 AND ${key} <> ${literal(unknownKey(plan.key.type))}
    AND ${key} NOT IN (SELECT ${key} FROM (${plan.select}))`;
  let ended = 0;
  for await (const rows of ports.lakehouse.read(gone)) {
    await endRows(context, plan, { rows, now });
    ended += rows.length;
  }
  return ended;
}

/** Written with all columns that stand, since an earlier shape may have had more. */
async function endRows(
  { ports }: StepContext,
  { tableName, key }: DimensionPlan,
  { rows, now }: { readonly rows: readonly Row[]; readonly now: string },
): Promise<void> {
  if (rows.length === 0) return;
  const table = `transform.${tableName}`;
  const columns = (await ports.lakehouse.columns(table)) ?? [];
  const ended = rows.map((row) => ({ ...row, validTo: now, isCurrent: 0 }));
  await ports.lakehouse.upsert(table, { columns, key: [key.name, 'validFrom'] }, ended);
}
