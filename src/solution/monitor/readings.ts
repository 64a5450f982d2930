import type { Json } from '../../core/json.ts';
import type { Lakehouse } from '../../ports/lakehouse.ts';
import { extractTable } from '../contract/names.ts';
import { exampleOf } from '../gates/evaluate.ts';
import type { Verdict } from '../gates/gate.ts';
import { has, oneRow, rowsOf, tableSql, text, textOrNull } from '../sql.ts';
import type { ConstraintNote, DriftNote, EntityHealth, GateTrend, HealthInput, TableTrend } from './shape.ts';

/** Runs over which a trend goes. */
const mostRuns = 20;
const mostExamples = 5;

export async function readEntities({ lakehouse, contract, now }: HealthInput): Promise<readonly EntityHealth[]> {
  const read = await lastReads(lakehouse);
  const skipped = await skippedEntities(lakehouse);
  const entities: EntityHealth[] = [];
  for (const object of contract.objects) {
    const table = extractTable(object);
    const known = await has(lakehouse, table);
    const row = known
      ? await oneRow(lakehouse, `SELECT count(*) AS n, max(_extracted_at) AS newest FROM ${tableSql(table)}`)
      : {};
    const newest = textOrNull(row, 'newest');
    const read_at = read.get(object.name) ?? newest;
    const age = read_at === null ? null : Math.max(0, now - Date.parse(read_at));
    const stale = age === null || age > contract.monitoring.freshness;
    const why = skipped.get(object.name) ?? null;
    entities.push({ entity: object.name, records: Number(row['n'] ?? 0), read_at, newest, age, stale, skipped: why });
  }
  return entities.sort((a, b) => (a.entity < b.entity ? -1 : 1));
}

async function lastReads(lakehouse: Lakehouse): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsOf(
    lakehouse,
    'log.steps',
    `SELECT entity, max(ended_at) AS at FROM log.steps WHERE action = 'extract.entity' AND status = 'Success' GROUP BY entity`,
  );
  return new Map(rows.map((row) => [text(row, 'entity'), text(row, 'at')]));
}

async function skippedEntities(lakehouse: Lakehouse): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsOf(lakehouse, 'extract.units', 'SELECT entity, reason FROM extract.units WHERE skipped = 1');
  return new Map(rows.map((row) => [text(row, 'entity'), text(row, 'reason')]));
}

/** The gates in force: those that the newest run of their stage asked, in its order. */
export async function readGates(lakehouse: Lakehouse): Promise<readonly GateTrend[]> {
  if (!(await has(lakehouse, 'log.gates'))) return [];
  const rows = await lakehouse.all(
    `WITH last AS (
      SELECT max(rowid) AS id, stage, gate, run_id FROM log.gates GROUP BY stage, gate, run_id
    ), ranked AS (
      SELECT g.*, last.id, row_number() OVER (PARTITION BY last.stage, last.gate ORDER BY last.id DESC) AS place,
        first_value(last.run_id) OVER (PARTITION BY last.stage ORDER BY last.id DESC) AS newest_run
      FROM last JOIN log.gates g ON g.rowid = last.id
    )
    SELECT * FROM ranked WHERE place <= ? ORDER BY id`,
    [mostRuns],
  );
  const byGate = Map.groupBy(rows, (row) => `${text(row, 'stage')}.${text(row, 'gate')}`);
  return [...byGate.values()]
    .flatMap((of) => {
      const last = of.at(-1);
      return last === undefined || text(last, 'run_id') !== text(last, 'newest_run') ? [] : [{ of, last }];
    })
    .sort((a, b) => Number(a.last['id']) - Number(b.last['id']))
    .map(({ of, last }) => ({
      stage: text(last, 'stage'),
      gate: text(last, 'gate'),
      severity: text(last, 'severity') === 'warn' ? 'warn' : 'error',
      says: text(last, 'says'),
      verdicts: of.map((row) => text(row, 'verdict') as Verdict),
      expected: text(last, 'expected'),
      actual: text(last, 'actual'),
      examples: (JSON.parse(text(last, 'evidence') || '[]') as readonly Json[]).slice(0, mostExamples).map(exampleOf),
    }));
}

export async function readTables(lakehouse: Lakehouse): Promise<readonly TableTrend[]> {
  if (!(await has(lakehouse, 'log.tables'))) return [];
  const rows = await lakehouse.all(
    `WITH last AS (SELECT max(rowid) AS id FROM log.tables GROUP BY tableName, run_id),
    ranked AS (
      SELECT t.rowid AS id, t.tableName, t.rows, row_number() OVER (PARTITION BY t.tableName ORDER BY t.rowid DESC) AS place
      FROM last JOIN log.tables t ON t.rowid = last.id
    )
    SELECT tableName, rows FROM ranked WHERE place <= ? ORDER BY id`,
    [mostRuns],
  );
  const standing = new Map((await lakehouse.tables()).map(({ table, rows: count }) => [table, count]));
  return [...Map.groupBy(rows, (row) => text(row, 'tableName'))]
    .flatMap(([table, of]) => {
      const now = standing.get(table);
      if (now === undefined) return [];
      const history = of.map((row) => Number(row['rows']));
      const [before, last] = [history.at(-2), history.at(-1)];
      return [{ table, rows: now, change: before === undefined || last === undefined ? null : last - before, history }];
    })
    .sort((a, b) => (a.table < b.table ? -1 : 1));
}

export async function readDrift(lakehouse: Lakehouse): Promise<readonly DriftNote[]> {
  const rows = await rowsOf(lakehouse, 'prepare.drift', 'SELECT * FROM prepare.drift ORDER BY level, subject, change');
  return rows.map((row) => ({
    subject: text(row, 'subject'),
    change: text(row, 'change'),
    class: text(row, 'class'),
    action: text(row, 'action'),
    detail: text(row, 'detail'),
  }));
}

const severities = `CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END`;

export async function readConstraints(lakehouse: Lakehouse): Promise<readonly ConstraintNote[]> {
  const select = `SELECT * FROM prepare.constraints ORDER BY ${severities}, constraintId`;
  const rows = await rowsOf(lakehouse, 'prepare.constraints', select);
  return rows.map((row) => ({
    id: text(row, 'constraintId'),
    type: text(row, 'constraintType'),
    severity: text(row, 'severity'),
    endpoint: text(row, 'endpoint'),
    issue: text(row, 'issue'),
    workaround: text(row, 'workaround'),
    still_present: (row['stillPresent'] ?? null) === null ? null : Number(row['stillPresent']) === 1,
  }));
}
