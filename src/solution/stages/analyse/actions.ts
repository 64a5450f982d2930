import { fail } from '../../../data/failed.ts';
import { stopIfAsked } from '../../../data/stop.ts';
import { LakehouseError, type Lakehouse } from '../../../ports/lakehouse.ts';
import type { Row } from '../../../ports/warehouse.ts';
import { upperFirst } from '../../contract/names.ts';
import type { Action, StepContext } from '../../action.ts';
import { columns, countOf, has, quote, tableSql } from '../../sql.ts';
import { isMeasure } from '../transform/model.ts';
import { readFields } from '../fields.ts';
import { registered } from '../transform/registry.ts';

export const actions: Readonly<Record<string, Action>> = {
  'analyse.model': relate,
  'analyse.measures': evaluateMeasures,
};

const relationshipColumns = [
  ...columns('TEXT', 'fromTable', 'fromColumn', 'toTable', 'toColumn', 'cardinality'),
  ...columns('INTEGER', 'active', 'orphans'),
];

/**
 * Writes one relationship for each foreign key of a fact or a bridge. Between two tables one is active, the first; the
 * others stand for further roles, as the second date of a fact does.
 */
async function relate({ ports, tally, signal }: StepContext): Promise<void> {
  const { lakehouse } = ports;
  if (!(await has(lakehouse, 'refine.columns')))
    fail('gate', 'Cannot relate the tables: "refine.columns" is not there; run Refine first');
  const rows: Row[] = [];
  for (const { tableName, foreignKeys } of [
    ...(await registered(lakehouse, 'facts')),
    ...(await registered(lakehouse, 'bridges')),
  ]) {
    const related = new Set<string>();
    for (const { column, toTable, toColumn } of foreignKeys) {
      stopIfAsked(signal);
      const orphans = await orphansOf(lakehouse, { fromTable: tableName, fromColumn: column, toTable, toColumn });
      const active = related.has(toTable) ? 0 : 1;
      related.add(toTable);
      rows.push({ fromTable: tableName, fromColumn: column, toTable, toColumn, cardinality: 'many-to-one', active, orphans });
    }
  }
  tally.counts.read += rows.length;
  tally.counts.written += await lakehouse.replace('analyse.relationships', relationshipColumns, rows);
  ports.log(`analyse.relationships: ${rows.length} relationships, ${rows.filter(({ active }) => active === 1).length} active`);
}

export interface Relationship {
  readonly fromTable: string;
  readonly fromColumn: string;
  readonly toTable: string;
  readonly toColumn: string;
}

/** Rows whose key leads nowhere; null when a table or column is not there. */
export async function orphansOf(
  lakehouse: Lakehouse,
  { fromTable, fromColumn, toTable, toColumn }: Relationship,
): Promise<number | null> {
  const [from, to] = await Promise.all([lakehouse.columns(`refine.${fromTable}`), lakehouse.columns(`refine.${toTable}`)]);
  if (!from?.some(({ name }) => name === fromColumn) || !to?.some(({ name }) => name === toColumn)) return null;
  return countOf(
    lakehouse,
    `SELECT count(*) FROM ${tableSql(`refine.${fromTable}`)} WHERE ${quote(fromColumn)} IS NULL
     OR ${quote(fromColumn)} NOT IN (SELECT ${quote(toColumn)} FROM ${tableSql(`refine.${toTable}`)})`,
  );
}

export interface Measure {
  readonly name: string;
  readonly table: string;
  readonly expression: string;
  readonly where?: string | undefined;
  readonly description: string;
}

const measureColumns = [
  ...columns('TEXT', 'name', 'tableName', 'expression', 'whereClause'),
  ...columns('REAL', 'value'),
  ...columns('TEXT', 'description', 'error'),
];

/** Evaluates each measure over the refined tables. One that cannot be evaluated keeps its row, with the reason, for the gate. */
async function evaluateMeasures({ contract, ports, tally, signal }: StepContext): Promise<void> {
  const measures = contract.measures.length > 0 ? contract.measures : await usualMeasures(ports.lakehouse);
  const rows: Row[] = [];
  for (const measure of measures) {
    stopIfAsked(signal);
    const { value, error } = await evaluate(ports.lakehouse, measure);
    const { name, table, expression, where = null, description } = measure;
    rows.push({ name, tableName: table, expression, whereClause: where, value, description, error });
    if (error !== null) tally.counts.failed += 1;
    ports.log(`${name}: ${error ?? value ?? 'no value'}`);
  }
  tally.counts.read += rows.length;
  tally.counts.written += await ports.lakehouse.replace('analyse.measures', measureColumns, rows);
}

/** The SELECT that gives the value of a measure. */
export function measureSql({ table, expression, where }: Pick<Measure, 'table' | 'expression' | 'where'>): string {
  const condition = where === undefined ? '' : ` WHERE (${where}\n)`;
  return `SELECT (${expression}\n) AS value FROM ${tableSql(`refine.${table}`)}${condition}`;
}

async function evaluate(
  lakehouse: Lakehouse,
  measure: Measure,
): Promise<{ readonly value: number | null; readonly error: string | null }> {
  try {
    const [row, second] = await lakehouse.all(`SELECT * FROM (${measureSql(measure)}) LIMIT 2`);
    if (second !== undefined) return { value: null, error: 'It gives a value for each row; a measure sums up all rows' };
    const value = row?.['value'] ?? null;
    if (value === null) return { value: null, error: null };
    return typeof value === 'string'
      ? { value: null, error: 'It gives a text, not a number' }
      : { value: Number(value), error: null };
  } catch (error) {
    if (!(error instanceof LakehouseError) || error.transient) throw error;
    return { value: null, error: error.message };
  }
}

/** Without measures in the contract: how many rows each fact has, and the sum of all that it measures. */
async function usualMeasures(lakehouse: Lakehouse): Promise<readonly Measure[]> {
  const fields = await readFields(lakehouse);
  const measures: Measure[] = [];
  for (const { tableName, entity } of await registered(lakehouse, 'facts')) {
    const standing = new Set((await lakehouse.columns(`refine.${tableName}`))?.map(({ name }) => name) ?? []);
    const what = properCase(tableName.replace(/^fact/, ''));
    measures.push({ name: `${what} Count`, table: tableName, expression: 'count(*)', description: `Rows of ${tableName}` });
    for (const { targetName } of fields.get(entity)?.filter((field) => isMeasure(field) && standing.has(field.targetName)) ??
      []) {
      const name = `Total ${properCase(targetName)}`;
      const taken = measures.some((one) => one.name === name);
      const expression = `sum(${quote(targetName)})`;
      measures.push({
        name: taken ? `${name} of ${what}` : name,
        table: tableName,
        expression,
        description: `Sum of ${targetName}`,
      });
    }
  }
  return measures;
}

/** `actualTime` gives `Actual Time`. */
function properCase(name: string): string {
  return upperFirst(name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' '));
}
