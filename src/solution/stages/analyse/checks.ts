import type { Json } from '../../../core/json.ts';
import { LakehouseError } from '../../../ports/lakehouse.ts';
import type { Row } from '../../../ports/warehouse.ts';
import type { Check, Finding, GateContext } from '../../gates/gate.ts';
import { absent, countOf, quote, rowsOf, tableSql, text, textOrNull } from '../../sql.ts';
import { offenders } from '../offenders.ts';
import { measureSql, orphansOf } from './actions.ts';

export const checks: Readonly<Record<string, Check>> = {
  relationships_keyed: relationshipsKeyed,
  measures_evaluate: measuresEvaluate,
  measures_columns_exist: measuresColumnsExist,
};

async function relationshipsKeyed({ lakehouse }: GateContext): Promise<Finding> {
  const rows = await rowsOf(
    lakehouse,
    'analyse.relationships',
    'SELECT * FROM analyse.relationships ORDER BY fromTable, toTable, fromColumn',
  );
  const wrong: Json[] = [...(await absent(lakehouse, 'analyse.relationships'))];
  for (const row of rows) {
    const names = relationOf(row);
    const from = `${names.fromTable}.${names.fromColumn}`;
    const to = `${names.toTable}.${names.toColumn}`;
    const orphans = await orphansOf(lakehouse, names);
    if (orphans === null) wrong.push({ from, to, missing: true });
    else if (orphans > 0) wrong.push({ from, to, orphans });
    else if (await standsTwice(lakehouse, names)) wrong.push({ from, to, unique: false });
  }
  for (const [pair, some] of Map.groupBy(rows, (row) => `${text(row, 'fromTable')} to ${text(row, 'toTable')}`)) {
    const active = some.filter((row) => Number(row['active']) === 1).length;
    if (active !== 1) wrong.push({ between: pair, active });
  }
  return offenders(
    'every relationship joins two keys, and one between two tables is active',
    wrong,
    `${rows.length} relationships`,
  );
}

function relationOf(row: Row) {
  const [fromTable, fromColumn] = [text(row, 'fromTable'), text(row, 'fromColumn')];
  return { fromTable, fromColumn, toTable: text(row, 'toTable'), toColumn: text(row, 'toColumn') };
}

/** Among current rows, where the table has a history. */
async function standsTwice(
  lakehouse: GateContext['lakehouse'],
  { toTable, toColumn }: ReturnType<typeof relationOf>,
): Promise<boolean> {
  const table = `refine.${toTable}`;
  const isHistoric = (await lakehouse.columns(table))?.some(({ name }) => name === 'isCurrent') ?? false;
  const where = isHistoric ? 'WHERE isCurrent = 1' : '';
  const key = quote(toColumn);
  return (await countOf(lakehouse, `SELECT count(${key}) - count(DISTINCT ${key}) FROM ${tableSql(table)} ${where}`)) > 0;
}

async function measuresOf({ lakehouse }: GateContext): Promise<readonly Row[]> {
  return rowsOf(lakehouse, 'analyse.measures', 'SELECT * FROM analyse.measures ORDER BY name');
}

/** Asks each measure again: one that was evaluated once and no longer gives its value is found, too. */
async function measuresEvaluate(context: GateContext): Promise<Finding> {
  const rows = await measuresOf(context);
  const wrong: Json[] = [...(await absent(context.lakehouse, 'analyse.measures'))];
  for (const row of rows) {
    const name = text(row, 'name');
    const error = textOrNull(row, 'error');
    if (error !== null) {
      wrong.push({ measure: name, error });
      continue;
    }
    const asked = await ask(context, measureSql(measureOf(row)));
    if (typeof asked === 'string') wrong.push({ measure: name, error: asked });
    else if (text(asked, 'value') !== text(row, 'value'))
      wrong.push({ measure: name, value: text(row, 'value'), now: text(asked, 'value') });
  }
  return offenders('every measure gives a value, the one that stands', wrong, `${rows.length} measures`);
}

async function measuresColumnsExist(context: GateContext): Promise<Finding> {
  const rows = await measuresOf(context);
  const wrong: Json[] = [...(await absent(context.lakehouse, 'analyse.measures'))];
  for (const row of rows) {
    const asked = await ask(context, `SELECT * FROM (${measureSql(measureOf(row))}) LIMIT 0`);
    const missing = typeof asked === 'string' ? /no such (column|table): ([^\s;]+)/.exec(asked) : null;
    if (missing) wrong.push({ measure: text(row, 'name'), [missing[1] ?? 'column']: missing[2] ?? '' });
  }
  return offenders('no measure refers to a column or table that is not there', wrong, `${rows.length} measures`);
}

function measureOf(row: Row) {
  return {
    table: text(row, 'tableName'),
    expression: text(row, 'expression'),
    where: textOrNull(row, 'whereClause') ?? undefined,
  };
}

/** The first row; the words of the refusal when the lakehouse does not take the question. */
async function ask({ lakehouse }: GateContext, sql: string): Promise<Row | string> {
  try {
    return (await lakehouse.all(sql))[0] ?? {};
  } catch (error) {
    if (error instanceof LakehouseError && !error.transient) return error.message;
    throw error;
  }
}
