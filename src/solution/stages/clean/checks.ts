import type { Json } from '../../../core/json.ts';
import { columnType } from '../../infer/types.ts';
import { extractTable } from '../../contract/names.ts';
import type { ContractObject } from '../../contract/shape.ts';
import type { Check, Finding, GateContext } from '../../gates/gate.ts';
import { absent, countOf, has, quote, sizeOf, tableSql, text } from '../../sql.ts';
import { readFields, type Field } from '../fields.ts';
import { offenders } from '../offenders.ts';
import { needsValue } from './cleaner.ts';
import { quarantineTable, waitingIn } from '../../quarantine.ts';

export const checks: Readonly<Record<string, Check>> = {
  clean_columns_present: columnsPresent,
  clean_types_match: typesMatch,
  clean_required_present: requiredPresent,
  clean_keys_unique: keysUnique,
  clean_rows_accounted: rowsAccounted,
  quarantine_rate: (context) => quarantineRate(context, context.contract.quality.quarantine_max),
  quarantine_alert: (context) => quarantineRate(context, context.contract.quality.quarantine_warn),
};

interface Entity {
  readonly object: ContractObject;
  readonly table: string;
  readonly fields: readonly Field[];
}

/** `with: { entity }` asks about one of them. */
async function entities({ contract, lakehouse, with: settings }: GateContext): Promise<readonly Entity[]> {
  const fields = await readFields(lakehouse);
  return contract.objects
    .filter(({ name }) => settings['entity'] === undefined || settings['entity'] === name)
    .map((object) => ({ object, table: `clean.${object.name}`, fields: fields.get(object.name) ?? [] }));
}

async function absentTables(context: GateContext): Promise<readonly Json[]> {
  return absent(context.lakehouse, ...(await entities(context)).map(({ table }) => table));
}

async function columnsPresent(context: GateContext): Promise<Finding> {
  const missing: Json[] = [];
  let asked = 0;
  for (const { table, fields } of await entities(context)) {
    const standing = new Set((await context.lakehouse.columns(table))?.map(({ name }) => name) ?? []);
    for (const name of ['recordId', 'recordKey', ...fields.map(({ targetName }) => targetName)]) {
      asked += 1;
      if (!standing.has(name)) missing.push({ table, column: name });
    }
  }
  return offenders('every target column of "prepare.fields" stands in its table', missing, `${asked} columns`);
}

async function typesMatch(context: GateContext): Promise<Finding> {
  const wrong: Json[] = [...(await absentTables(context))];
  let asked = 0;
  const evolves = context.contract.contract_modes.data_type === 'evolve';
  for (const { table, fields } of await entities(context)) {
    const standing = new Map((await context.lakehouse.columns(table))?.map(({ name, type }) => [name, type]) ?? []);
    for (const { targetName, targetType } of fields) {
      const actual = standing.get(targetName);
      const wanted = columnType(targetType);
      asked += 1;
      const widened = evolves && wanted === 'INTEGER' && actual === 'REAL';
      if (actual !== undefined && actual !== wanted && !widened) wrong.push({ table, column: targetName, wanted, actual });
    }
    wrong.push(...(await malformed(context, { table, fields, standing })));
  }
  return offenders('every column has the type, and every value the form, of its target type', wrong, `${asked} columns`);
}

/** Dates, times, truths and lists are kept in columns that would take anything else, too. */
const forms: Readonly<Record<string, (column: string) => string>> = {
  date: (column) => `${column} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*'`,
  datetime: (column) => `${column} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:*Z'`,
  bool: (column) => `${column} NOT IN (0, 1)`,
  json: (column) => `NOT json_valid(${column})`,
  array: (column) => `NOT json_valid(${column}) OR json_type(${column}) IS NOT 'array'`,
};

interface Standing {
  readonly table: string;
  readonly fields: readonly Field[];
  readonly standing: ReadonlyMap<string, string>;
}

async function malformed({ lakehouse }: GateContext, { table, fields, standing }: Standing): Promise<readonly Json[]> {
  const tests = fields.flatMap(({ targetName, targetType }) => {
    const form = forms[targetType.replace(/<.*/, '')];
    if (!form || !standing.has(targetName)) return [];
    return [`sum(${quote(targetName)} IS NOT NULL AND (${form(quote(targetName))})) AS ${quote(targetName)}`];
  });
  if (tests.length === 0) return [];
  const [counts = {}] = await lakehouse.all(`SELECT ${tests.join(', ')} FROM ${tableSql(table)}`);
  return Object.entries(counts).flatMap(([column, count]) =>
    Number(count) > 0 ? [{ table, column, malformed: Number(count) }] : [],
  );
}

async function requiredPresent(context: GateContext): Promise<Finding> {
  const empty: Json[] = [...(await absentTables(context))];
  let asked = 0;
  for (const { table, fields } of await entities(context)) {
    const standing = new Set((await context.lakehouse.columns(table))?.map(({ name }) => name) ?? []);
    const required = fields.filter((field) => standing.has(field.targetName) && needsValue(field));
    asked += required.length;
    if (required.length === 0) continue;
    const sums = required.map(({ targetName }) => `sum(${quote(targetName)} IS NULL) AS ${quote(targetName)}`);
    const [counts = {}] = await context.lakehouse.all(`SELECT ${sums.join(', ')} FROM ${tableSql(table)}`);
    for (const [column, count] of Object.entries(counts))
      if (Number(count) > 0) empty.push({ table, column, rows: Number(count) });
  }
  return offenders('no required column is empty', empty, `${asked} required columns`);
}

async function keysUnique(context: GateContext): Promise<Finding> {
  const twice: Json[] = [...(await absentTables(context))];
  let asked = 0;
  for (const { table, fields } of await entities(context)) {
    const standing = await context.lakehouse.columns(table);
    if (!standing) continue;
    const keys = ['recordId', ...fields.filter(({ isKey }) => isKey).map(({ targetName }) => targetName)];
    for (const key of keys.filter((name) => standing.some((column) => column.name === name))) {
      asked += 1;
      const rows = await context.lakehouse.all(
        `SELECT ${quote(key)} AS value, count(*) AS rows FROM ${tableSql(table)} GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 20`,
      );
      twice.push(...rows.map((row) => ({ table, key, value: text(row, 'value'), rows: Number(row['rows']) })));
    }
  }
  return offenders('every key stands once in its table', twice, `${asked} keys`);
}

interface Shares {
  readonly object: ContractObject;
  readonly records: number;
  readonly clean: number;
  readonly waiting: number;
  readonly lost: readonly string[];
}

async function shares({ lakehouse }: GateContext, { object, table }: Entity): Promise<Shares> {
  const from = extractTable(object);
  const quarantine = quarantineTable(object.name);
  const held = [
    ...((await has(lakehouse, table)) ? [`SELECT recordId FROM ${tableSql(table)}`] : []),
    ...((await has(lakehouse, quarantine)) ? [`SELECT recordId FROM ${tableSql(quarantine)} WHERE status = 'waiting'`] : []),
  ];
  const missing = held.length > 0 ? `WHERE recordId NOT IN (${held.join(' UNION ALL ')})` : '';
  const lost = (await has(lakehouse, from))
    ? await lakehouse.all(`SELECT DISTINCT recordId FROM ${tableSql(from)} ${missing} ORDER BY 1 LIMIT 20`)
    : [];
  const records = (await has(lakehouse, from))
    ? await countOf(lakehouse, `SELECT count(DISTINCT recordId) FROM ${tableSql(from)}`)
    : 0;
  return {
    ...{ object, records, lost: lost.map((row) => text(row, 'recordId')) },
    clean: await sizeOf(lakehouse, table),
    waiting: await waitingIn(lakehouse, quarantine),
  };
}

async function rowsAccounted(context: GateContext): Promise<Finding> {
  const wrong: Json[] = [];
  let asked = 0;
  for (const entity of await entities(context)) {
    const { object, records, clean, waiting, lost } = await shares(context, entity);
    asked += records;
    if (lost.length > 0) wrong.push(...lost.map((record) => ({ entity: object.name, lost: record })));
    else if (records !== clean + waiting) wrong.push({ entity: object.name, records, clean, quarantine: waiting });
  }
  return offenders('every extracted record is clean or in quarantine, and in one of them alone', wrong, `${asked} records`);
}

async function quarantineRate(context: GateContext, most: number): Promise<Finding> {
  const high: Json[] = [];
  const rates: string[] = [];
  for (const entity of await entities(context)) {
    const { object, clean, waiting } = await shares(context, entity);
    const rate = waiting === 0 ? 0 : waiting / (clean + waiting);
    rates.push(`${object.name} ${percent(rate)}`);
    if (rate > most) high.push({ entity: object.name, quarantine: waiting, of: clean + waiting, rate: percent(rate) });
  }
  return {
    passed: high.length === 0,
    expected: `at most ${percent(most)} of an entity's records in quarantine`,
    actual: rates.join(', '),
    evidence: high,
  };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
