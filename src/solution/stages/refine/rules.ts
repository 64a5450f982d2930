import type { Column, ColumnType } from '../../../ports/warehouse.ts';
import { upperFirst } from '../../contract/names.ts';
import { literal, quote, tableSql } from '../../sql.ts';
import type { Registered, Registry } from '../transform/registry.ts';

/** A column that Refine adds. Its rule is SQL over the columns that Transform made, so that it can be asked again. */
export interface Added {
  readonly name: string;
  readonly type: ColumnType;
  readonly rule: string;
  readonly description: string;
}

export interface Table extends Registered {
  readonly registry: Registry;
  readonly typed: readonly Column[];
  /** Fields of the entity whose codes have words in `prepare.statusMap`. */
  readonly codes: readonly string[];
}

/** What each sort of table gets: the same for every source, decided by names and types alone. */
export function addedTo(table: Table): readonly Added[] {
  const all = table.registry === 'facts' ? ofFact(table) : table.registry === 'dimensions' ? ofDimension(table) : [];
  const standing = new Set(table.columns.map((name) => name.toLowerCase()));
  const seen = new Set<string>();
  return all.filter(({ name }) => {
    const folded = name.toLowerCase();
    if (standing.has(folded) || seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}

function ofFact(table: Table): readonly Added[] {
  const days = table.foreignKeys
    .filter(({ toTable }) => toTable === 'dimDate')
    .map(({ column }) => ({ name: column, sql: dayOf(column) }));
  const measures = table.typed.filter(({ name, type }) => type !== 'TEXT' && !name.endsWith('Id')).map(({ name }) => name);
  return [...completed(days), ...times(table, days), ...lasting(table, measures), ...variances(measures, table)];
}

function ofDimension(table: Table): readonly Added[] {
  if (table.tableName === 'dimDate') return ofDates;
  const [key = ''] = table.keyColumns;
  const type = table.typed.find(({ name }) => name === key)?.type ?? 'TEXT';
  const isUnknown: Added = {
    ...{ name: 'isUnknown', type: 'INTEGER', rule: `${quote(key)} = ${literal(type === 'TEXT' ? 'unknown' : -1)}` },
    description: 'Stands for every value that is not known',
  };
  const days = table.typed
    .filter(({ name, type: kind }) => kind === 'TEXT' && isDayName(name))
    .map(({ name }) => ({ name, sql: dayIn(name) }));
  return [isUnknown, ...labels(table), ...times(table, days)];
}

const ofDates: readonly Added[] = [
  { name: 'isWeekend', type: 'INTEGER', rule: '"dayOfWeek" >= 6', description: 'Saturday or Sunday' },
  {
    ...{ name: 'yearMonth', type: 'TEXT', rule: 'substr("date", 1, 7)' },
    description: 'Year and month in one text that sorts',
  },
];

/** A day and the SQL that gives it as `2026-01-31`, or NULL. */
interface Day {
  readonly name: string;
  readonly sql: string;
}

function dayOf(column: string): string {
  const key = quote(column);
  return `CASE WHEN ${key} > 0 THEN printf('%04d-%02d-%02d', ${key} / 10000, ${key} / 100 % 100, ${key} % 100) END`;
}

const dayName = /(?:Date|On|At|Time)$|^date(?:Time)?[A-Z]/;

function isDayName(name: string): boolean {
  return dayName.test(name) && !/^valid|^is[A-Z]/.test(name);
}

/** Texts that are named like days and hold none give NULL. */
function dayIn(column: string): string {
  return `CASE WHEN ${quote(column)} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*' THEN substr(${quote(column)}, 1, 10) END`;
}

function isEnd(name: string): boolean {
  return /^(?:end|finish|complet|clos|resolv)|(?:End|Finish|Finished|Completed|Closed|Resolved|Tested|Paid)(?:On|At|Date|Id|$)/i.test(
    name,
  );
}

function isStart(name: string): boolean {
  return /^(?:start|begin|creat|assign|open|raised|issued)|(?:Start|Created|Opened)(?:On|At|Date|Id|$)/i.test(name);
}

function completed(days: readonly Day[]): readonly Added[] {
  const end = days.find(({ name }) => isEnd(name));
  if (!end) return [];
  const rule = `(${end.sql}) IS NOT NULL`;
  return [{ name: 'isCompleted', type: 'INTEGER', rule, description: `"${end.name}" is known` }];
}

/** Ages are counted to the latest day in the same table, not to today: the same data gives the same age on any day. */
function times(table: Table, days: readonly Day[]): readonly Added[] {
  const [first] = [...days.filter(({ name }) => isStart(name)), ...days];
  if (!first) return [];
  const latest = days.map(({ sql }) => `SELECT max(${sql}) AS day FROM ${tableSql(`transform.${table.tableName}`)}`);
  const age: Added = {
    ...{ name: 'ageInDays', type: 'INTEGER' },
    rule: `CAST(julianday((SELECT max(day) FROM (${latest.join(' UNION ALL ')}))) - julianday(${first.sql}) AS INTEGER)`,
    description: `Days from "${first.name}" to the latest day in this table`,
  };
  const start = days.find(({ name }) => isStart(name));
  const end = days.find(({ name }) => isEnd(name) && name !== start?.name);
  if (!start || !end) return [age];
  const rule = `CAST(julianday(${end.sql}) - julianday(${start.sql}) AS INTEGER)`;
  return [age, { name: 'durationInDays', type: 'INTEGER', rule, description: `Days from "${start.name}" to "${end.name}"` }];
}

const duration = /(?:Time|Duration|Seconds|Minutes|Hours)$|^duration/i;

function lasting(table: Table, measures: readonly string[]): readonly Added[] {
  return measures
    .filter((name) => duration.test(name))
    .flatMap((name): readonly Added[] => {
      const column = quote(name);
      const mean = `(SELECT avg(${column}) FROM ${tableSql(`transform.${table.tableName}`)} WHERE ${column} > 0)`;
      return [
        {
          ...{
            name: `has${upperFirst(name)}`,
            type: 'INTEGER',
            rule: `coalesce(${column} > 0, 0)`,
          },
          description: `"${name}" is known and above zero`,
        },
        {
          ...{ name: `${name}Group`, type: 'TEXT' },
          rule: `CASE WHEN coalesce(${column}, 0) <= 0 THEN 'none' WHEN ${column} < 0.5 * ${mean} THEN 'short' WHEN ${column} <= 1.5 * ${mean} THEN 'usual' ELSE 'long' END`,
          description: `"${name}" against the mean of all that are above zero: short below half of it, long above one and a half`,
        },
      ];
    });
}

function variances(measures: readonly string[], table: Table): readonly Added[] {
  return measures.flatMap((actual): readonly Added[] => {
    const rest = /^actual([A-Z].*)$/.exec(actual)?.[1];
    const planned = ['estimated', 'planned', 'budgeted'].map((word) => `${word}${rest}`).find((name) => measures.includes(name));
    if (rest === undefined || planned === undefined) return [];
    const types = table.typed.filter(({ name }) => name === actual || name === planned).map(({ type }) => type);
    const name = `${rest.slice(0, 1).toLowerCase()}${rest.slice(1)}Variance`;
    const type = types.includes('REAL') ? 'REAL' : 'INTEGER';
    return [{ name, type, rule: `${quote(actual)} - ${quote(planned)}`, description: `"${actual}" less "${planned}"` }];
  });
}

function labels({ entity, columns, codes }: Table): readonly Added[] {
  return codes
    .filter((field) => columns.includes(field))
    .map((field): Added => {
      const asked = `entity = ${literal(entity)} AND field = ${literal(field)}`;
      const words = `(SELECT m.label FROM prepare.statusMap m WHERE m.${asked.replace(' AND field', ' AND m.field')} AND m.code = CAST(${quote(field)} AS TEXT))`;
      return {
        name: `${field}Label`,
        type: 'TEXT',
        rule: `coalesce(${words}, 'Unknown')`,
        description: `What the code in "${field}" means`,
      };
    });
}
