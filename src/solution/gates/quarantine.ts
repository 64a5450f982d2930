import type { Lakehouse } from '../../ports/lakehouse.ts';
import type { Row } from '../../ports/warehouse.ts';
import { pascal } from '../contract/names.ts';
import { tablesOf } from './tables.ts';
import { tableSql, text } from '../stages/sql.ts';

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

/** All of quarantine, by name of table. */
export async function quarantined(lakehouse: Lakehouse): Promise<readonly Quarantined[]> {
  const tables = (await tablesOf(lakehouse, 'quarantine')).filter((table) => table.startsWith(prefix));
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
  const name = table.slice(prefix.length);
  return {
    table,
    entity: `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`,
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
  const table = `${prefix}${pascal(entity)}`;
  const columns = await lakehouse.columns(table);
  if (columns === null) return 0;
  const { updated } = await lakehouse.upsert(table, { columns, key: ['recordId'] }, releasedRows(lakehouse, table));
  return updated;
}

async function* releasedRows(lakehouse: Lakehouse, table: string): AsyncGenerator<Row> {
  for await (const page of lakehouse.read(`SELECT * FROM ${tableSql(table)} WHERE status = 'waiting'`)) {
    for (const row of page) yield { ...row, status: 'released' };
  }
}
