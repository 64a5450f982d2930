import type { Lakehouse } from '../ports/lakehouse.ts';
import { lowerFirst, upperFirst } from './contract/names.ts';
import { columns, countOf, has, tableSql, tablesIn, text } from './sql.ts';

/** What waits in quarantine of one entity. */
export interface Quarantined {
  /** `quarantine.cleanCycle` */
  readonly table: string;
  /** `cycle`: the entity's name, as `--reprocess` takes it. */
  readonly entity: string;
  readonly waiting: number;
  readonly released: number;
  /** When the first of those waiting came in; null when none waits. */
  readonly since: string | null;
  /** Those waiting, by rule; the most frequent first. */
  readonly rules: readonly {
    readonly rule: string;
    readonly records: number;
    readonly example: string;
    readonly reason: string;
  }[];
}

const prefix = 'quarantine.clean';

/** Where the refused records of an entity wait: `quarantine.cleanCycle`. */
export function quarantineTable(entity: string): string {
  return `${prefix}${upperFirst(entity)}`;
}

/** What each of these tables holds; `status` is waiting or released. */
export const quarantineShape = {
  columns: columns('TEXT', 'recordId', 'payload', 'rule', 'quarantineReason', 'quarantineAt', 'run_id', 'status'),
  key: ['recordId'],
};

/** How many wait; none where there is no such table. */
export async function waitingIn(lakehouse: Lakehouse, table: string): Promise<number> {
  if (!(await has(lakehouse, table))) return 0;
  return countOf(lakehouse, `SELECT count(*) FROM ${tableSql(table)} WHERE status = 'waiting'`);
}

/** Lets those waiting out that the condition names, or all; the table is there. Returns how many. */
export async function release(lakehouse: Lakehouse, table: string, where = 'TRUE'): Promise<number> {
  let released = 0;
  for await (const page of lakehouse.read(`SELECT * FROM ${tableSql(table)} WHERE status = 'waiting' AND (${where})`)) {
    const rows = page.map((row) => ({ ...row, status: 'released' }));
    released += (await lakehouse.upsert(table, quarantineShape, rows)).updated;
  }
  return released;
}

/** All of quarantine, by name of table. */
export async function quarantined(lakehouse: Lakehouse): Promise<readonly Quarantined[]> {
  const tables = (await tablesIn(lakehouse, 'quarantine')).filter((table) => table.startsWith(prefix));
  return Promise.all(tables.map((table) => standingOf(lakehouse, table)));
}

async function standingOf(lakehouse: Lakehouse, table: string): Promise<Quarantined> {
  const from = tableSql(table);
  const [counts = {}] = await lakehouse.all(
    `SELECT count(*) FILTER (WHERE status = 'waiting') AS waiting, count(*) FILTER (WHERE status = 'released') AS released,
      min(quarantineAt) FILTER (WHERE status = 'waiting') AS since FROM ${from}`,
  );
  const rules = await lakehouse.all(
    `SELECT rule, count(*) AS records, min(recordId) AS example, min(quarantineReason) AS reason FROM ${from}
    WHERE status = 'waiting' GROUP BY rule ORDER BY records DESC, rule`,
  );
  return {
    table,
    entity: lowerFirst(table.slice(prefix.length)),
    waiting: Number(counts['waiting'] ?? 0),
    released: Number(counts['released'] ?? 0),
    since: typeof counts['since'] === 'string' ? counts['since'] : null,
    rules: rules.map((row) => ({
      rule: text(row, 'rule'),
      records: Number(row['records']),
      example: text(row, 'example'),
      reason: text(row, 'reason'),
    })),
  };
}

/** Lets the records of one entity out, so that the next Clean takes them again. Returns how many waited. */
export async function reprocess({
  lakehouse,
  entity,
}: {
  readonly lakehouse: Lakehouse;
  readonly entity: string;
}): Promise<number> {
  const table = quarantineTable(entity);
  return (await has(lakehouse, table)) ? release(lakehouse, table) : 0;
}
