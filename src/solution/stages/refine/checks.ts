import type { Json } from '../../../core/json.ts';
import type { Check, Finding, GateContext } from '../../gates/gate.ts';
import { absent, countOf, has, quote, rowsOf, tableSql, text } from '../../sql.ts';
import { offenders } from '../offenders.ts';
import { allRegistered } from '../transform/registry.ts';

export const checks: Readonly<Record<string, Check>> = {
  refine_rows_unchanged: rowsUnchanged,
  refine_columns_documented: columnsDocumented,
  refine_reproducible: reproducible,
};

async function rowsUnchanged({ lakehouse }: GateContext): Promise<Finding> {
  const wrong: Json[] = [...(await absent(lakehouse, 'transform.facts', 'transform.dimensions'))];
  const tables = await allRegistered(lakehouse);
  for (const { tableName } of tables) {
    const [before, after] = await Promise.all([count(`transform.${tableName}`), count(`refine.${tableName}`)]);
    if (before !== after) wrong.push({ table: tableName, transform: before, refine: after });
  }
  return offenders('every table has as many rows as Transform gave it', wrong, `${tables.length} tables`);

  async function count(table: string): Promise<number | null> {
    return (await has(lakehouse, table)) ? countOf(lakehouse, `SELECT count(*) FROM ${tableSql(table)}`) : null;
  }
}

async function columnsDocumented({ lakehouse }: GateContext): Promise<Finding> {
  const rows = await rowsOf(lakehouse, 'refine.columns');
  const documented = new Map(rows.map((row) => [`${text(row, 'tableName')}.${text(row, 'columnName')}`, row]));
  const wrong: Json[] = [...(await absent(lakehouse, 'refine.columns'))];
  let asked = 0;
  for (const { tableName } of await allRegistered(lakehouse)) {
    const names = (await lakehouse.columns(`refine.${tableName}`)) ?? [];
    const before = new Set((await lakehouse.columns(`transform.${tableName}`))?.map(({ name }) => name) ?? []);
    asked += names.length;
    for (const { name } of names) {
      const row = documented.get(`${tableName}.${name}`);
      if (!row) wrong.push({ table: tableName, column: name, documented: false });
      else if (!before.has(name) && (text(row, 'rule') === '' || text(row, 'description') === ''))
        wrong.push({ table: tableName, column: name, rule: text(row, 'rule') });
    }
  }
  return offenders('every column stands in "refine.columns", an added one with rule and words', wrong, `${asked} columns`);
}

/** Asks every rule again over the rows that stand. */
async function reproducible({ lakehouse }: GateContext): Promise<Finding> {
  const rows = await rowsOf(
    lakehouse,
    'refine.columns',
    "SELECT tableName, columnName, rule FROM refine.columns WHERE addedBy = 'refine' ORDER BY tableName, columnName",
  );
  const wrong: Json[] = [...(await absent(lakehouse, 'refine.columns'))];
  for (const [tableName, rules] of Map.groupBy(rows, (row) => text(row, 'tableName'))) {
    const tests = rules.map((row, index) => `sum(${quote(text(row, 'columnName'))} IS NOT (${text(row, 'rule')})) AS n${index}`);
    const [found = {}] = await lakehouse.all(`SELECT ${tests.join(', ')} FROM ${tableSql(`refine.${tableName}`)}`);
    rules.forEach((row, index) => {
      const differing = Number(found[`n${index}`] ?? 0);
      if (differing > 0) wrong.push({ table: tableName, column: text(row, 'columnName'), rows: differing });
    });
  }
  return offenders('each rule, asked again, gives the values that stand', wrong, `${rows.length} added columns`);
}
