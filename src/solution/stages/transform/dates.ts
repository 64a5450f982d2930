import { dayMs, isoDay } from '../../../core/time.ts';
import type { Lakehouse } from '../../../ports/lakehouse.ts';
import type { Column, Row } from '../../../ports/warehouse.ts';
import { columns, has, quote, tableSql } from '../../sql.ts';
import { isTime } from '../fields.ts';
import { fieldsOf, type Star } from './star.ts';

/** A century: beyond it somebody wrote 9999 for "never", and only the days that occur are listed. */
const mostDays = 36_525;

export const dateColumns: readonly Column[] = [
  ...columns('INTEGER', 'dateId'),
  ...columns('TEXT', 'date'),
  ...columns('INTEGER', 'year', 'quarter', 'month'),
  ...columns('TEXT', 'monthName'),
  ...columns('INTEGER', 'dayOfMonth', 'dayOfWeek'),
  ...columns('TEXT', 'dayName'),
];

const months = 'January February March April May June July August September October November December'.split(' ');
const days = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** Every day from the first to the last found in the records, and the unknown one. */
export async function dateRows(lakehouse: Lakehouse, star: Star): Promise<Iterable<Row>> {
  const columns: { readonly table: string; readonly column: string }[] = [];
  for (const entity of star.decisions.keys()) {
    const table = `clean.${entity}`;
    if (!(await has(lakehouse, table))) continue;
    for (const field of fieldsOf(star, entity).filter(isTime)) columns.push({ table, column: field.targetName });
  }
  const range = await rangeOf(lakehouse, columns);
  if (!range) return daysOf([]);
  if ((range.last - range.first) / dayMs < mostDays) return daysOf(everyDay(range.first, range.last));
  return daysOf(await daysThatOccur(lakehouse, columns));
}

interface Range {
  readonly first: number;
  readonly last: number;
}

async function rangeOf(
  lakehouse: Lakehouse,
  columns: readonly { readonly table: string; readonly column: string }[],
): Promise<Range | null> {
  const times: number[] = [];
  for (const [table, some] of Map.groupBy(columns, (one) => one.table)) {
    const asked = some.flatMap(({ column }, index) => [
      `min(${quote(column)}) AS a${index}`,
      `max(${quote(column)}) AS b${index}`,
    ]);
    const [found = {}] = await lakehouse.all(`SELECT ${asked.join(', ')} FROM ${tableSql(table)}`);
    times.push(...Object.values(found).flatMap((value) => (typeof value === 'string' ? [startOfDay(value)] : [])));
  }
  return times.length === 0 ? null : { first: Math.min(...times), last: Math.max(...times) };
}

function startOfDay(iso: string): number {
  return Date.parse(`${iso.slice(0, 10)}T00:00:00.000Z`);
}

function* everyDay(first: number, last: number): Generator<number> {
  for (let day = first; day <= last; day += dayMs) yield day;
}

async function daysThatOccur(
  lakehouse: Lakehouse,
  columns: readonly { readonly table: string; readonly column: string }[],
): Promise<readonly number[]> {
  const each = columns.map(({ table, column }) => `SELECT substr(${quote(column)}, 1, 10) AS day FROM ${tableSql(table)}`);
  const rows = await lakehouse.all(`SELECT day FROM (${each.join(' UNION ')}) WHERE day IS NOT NULL ORDER BY day`);
  return rows.map(({ day }) => startOfDay(String(day)));
}

function* daysOf(times: Iterable<number>): Generator<Row> {
  const empty = Object.fromEntries(dateColumns.map(({ name }) => [name, null] as const));
  yield { ...empty, dateId: -1 };
  for (const time of times) yield dayRow(time);
}

function dayRow(time: number): Row {
  const day = new Date(time);
  const date = isoDay(time);
  const month = day.getUTCMonth();
  const dayOfWeek = ((day.getUTCDay() + 6) % 7) + 1;
  return {
    ...{ dateId: Number(date.replaceAll('-', '')), date, year: day.getUTCFullYear(), quarter: Math.floor(month / 3) + 1 },
    ...{
      month: month + 1,
      monthName: months[month] ?? '',
      dayOfMonth: day.getUTCDate(),
      dayOfWeek,
      dayName: days[dayOfWeek - 1] ?? '',
    },
  };
}

/** The key of the day of a date or time. */
export function dateKey(sql: string): string {
  return `CASE WHEN ${sql} IS NULL THEN -1 ELSE CAST(replace(substr(${sql}, 1, 10), '-', '') AS INTEGER) END`;
}
