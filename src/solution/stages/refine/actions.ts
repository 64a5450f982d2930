import { fail } from '../../../data/failed.ts';
import { stopIfAsked } from '../../../data/stop.ts';
import type { Lakehouse } from '../../../ports/lakehouse.ts';
import type { Row } from '../../../ports/warehouse.ts';
import type { Action, StepContext } from '../../action.ts';
import { columns, has, quote, tableSql, text } from '../../sql.ts';
import { allRegistered } from '../transform/registry.ts';
import { addedTo, type Added, type Table } from './rules.ts';

export const actions: Readonly<Record<string, Action>> = { 'refine.tables': refineTables };

/** Makes every table of the star schema anew with the columns that its rules add. No row comes or goes. */
async function refineTables({ ports, tally, signal }: StepContext): Promise<void> {
  const { lakehouse } = ports;
  const tables = await tablesOf(lakehouse);
  if (tables.length === 0) fail('gate', 'Cannot refine: Transform has registered no table; run Transform first');
  const documented: Row[] = [];
  for (const table of tables) {
    stopIfAsked(signal);
    const added = addedTo(table);
    const list = [...table.columns.map(quote), ...added.map(({ name, rule }) => `(${rule}) AS ${quote(name)}`)].join(', ');
    const shape = [...table.typed, ...added.map(({ name, type }) => ({ name, type }))];
    const name = `refine.${table.tableName}`;
    const rows = await lakehouse.replaceFrom(
      name,
      shape,
      `SELECT ${list} FROM ${tableSql(`transform.${table.tableName}`)} ORDER BY rowid`,
    );
    tally.counts.read += table.rows;
    tally.counts.written += rows;
    ports.log(`${name}: ${rows} rows, ${added.length} columns added`);
    documented.push(...(await documentation(lakehouse, table, added)));
  }
  await dropOthers(lakehouse, tables);
  const shape = [...columns('TEXT', 'tableName', 'columnName', 'addedBy', 'rule', 'description'), ...columns('INTEGER', 'rows')];
  await lakehouse.replace('refine.columns', shape, documented);
}

async function tablesOf(lakehouse: Lakehouse): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const one of await allRegistered(lakehouse)) {
    const typed = await lakehouse.columns(`transform.${one.tableName}`);
    if (!typed) fail('gate', `Cannot refine "transform.${one.tableName}": it is registered and is not there`);
    tables.push({ ...one, typed, columns: typed.map(({ name }) => name), codes: await codesOf(lakehouse, one.entity) });
  }
  return tables;
}

async function codesOf(lakehouse: Lakehouse, entity: string): Promise<readonly string[]> {
  if (!(await has(lakehouse, 'prepare.statusMap'))) return [];
  const rows = await lakehouse.all('SELECT DISTINCT field FROM prepare.statusMap WHERE entity = ? ORDER BY field', [entity]);
  return rows.map((row) => text(row, 'field'));
}

/** `rows` counts those in which the column has a value. */
async function documentation(lakehouse: Lakehouse, table: Table, added: readonly Added[]): Promise<readonly Row[]> {
  const names = [...table.columns, ...added.map(({ name }) => name)];
  const counts = names.map((name, index) => `count(${quote(name)}) AS n${index}`).join(', ');
  const [found = {}] = await lakehouse.all(`SELECT ${counts} FROM ${tableSql(`refine.${table.tableName}`)}`);
  const rules = new Map(added.map((one) => [one.name, one]));
  return names.map((columnName, index) => ({
    ...{ tableName: table.tableName, columnName, addedBy: rules.has(columnName) ? 'refine' : 'transform' },
    ...{ rule: rules.get(columnName)?.rule ?? '', description: rules.get(columnName)?.description ?? 'As Transform made it' },
    rows: Number(found[`n${index}`] ?? 0),
  }));
}

async function dropOthers(lakehouse: Lakehouse, tables: readonly Table[]): Promise<void> {
  const kept = new Set([...tables.map(({ tableName }) => `refine.${tableName}`), 'refine.columns']);
  for (const { table } of await lakehouse.tables())
    if (table.startsWith('refine.') && !kept.has(table)) await lakehouse.drop(table);
}
