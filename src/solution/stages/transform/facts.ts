import type { Column } from '../../../ports/warehouse.ts';
import { columnType } from '../../infer/types.ts';
import { quote } from '../../sql.ts';
import { isList, isTime, type Field } from '../fields.ts';
import { dateKey } from './dates.ts';
import { codeDimension, codesOf, factGroups } from './dimensions.ts';
import {
  ancestorKeys,
  cast,
  fieldsOf,
  foreignKeys,
  keyOf,
  known,
  renamed,
  selectList,
  target,
  unique,
  withAncestors,
  type ForeignKey,
  type Made,
  type Star,
} from './star.ts';
import { listsOf } from './lists.ts';

/** A table that one SELECT over clean tables makes. */
export interface TablePlan {
  readonly tableName: string;
  readonly entity: string;
  readonly keyColumns: readonly string[];
  readonly columns: readonly Column[];
  readonly select: string;
  readonly foreignKeys: readonly ForeignKey[];
}

export function factPlans(star: Star): readonly TablePlan[] {
  return [...star.decisions.values()]
    .filter(({ role }) => role === 'fact')
    .map(({ entity, tableName }) => factPlan(star, entity, tableName));
}

/** Its key, the keys of what it belongs to, dates as keys, then measures and what describes it. No list, no record. */
function factPlan(star: Star, entity: string, tableName: string): TablePlan {
  const key = keyOf(star, entity);
  const groups = factGroups(star, entity);
  const described = new Set(groups.flatMap(({ others }) => others));
  const scalars = fieldsOf(star, entity).filter(
    (field) => !isList(field) && field.targetType !== 'json' && field.targetName !== key.from && !described.has(field),
  );
  const rank = (made: Made): number => (made.to ? 0 : 1);
  const columns = scalars.flatMap((field) => columnsOf(star, field)).sort((a, b) => rank(a) - rank(b));
  const own = renamed(entity, columns);
  const ancestors = ancestorKeys(star, entity).map((made) => ({ ...made, sql: known(made.sql, made.type) }));
  const made = unique([{ name: key.name, type: key.type, sql: `e.${quote(key.from)}` }, ...ancestors, ...own]);
  return {
    ...{ tableName, entity, keyColumns: [key.name] },
    columns: made.map(({ name, type }) => ({ name, type })),
    select: `SELECT ${selectList(made)} FROM ${withAncestors(star, entity)} ORDER BY 1`,
    foreignKeys: foreignKeys(made),
  };
}

function columnsOf(star: Star, field: Field): readonly Made[] {
  const { entity, targetName: name } = field;
  const type = columnType(field.targetType);
  const sql = `e.${quote(name)}`;
  if (star.codes.get(entity)?.has(name)) return [codeColumn(field, sql), { name, type, sql }];
  const to = field.foreignKeyTo === null ? undefined : target(star, field.foreignKeyTo).to;
  if (to && field.foreignKeyTo !== null) {
    const key = keyOf(star, field.foreignKeyTo);
    return [{ name, type: key.type, sql: known(cast(sql, key.type, type), key.type), to }];
  }
  const group = factGroups(star, entity).find(({ id }) => id === field);
  if (group) return [{ name, type, sql: known(sql, type), to: { table: group.dimension, column: name } }];
  if (isTime(field))
    return [{ name: dateColumn(name), type: 'INTEGER', sql: dateKey(sql), to: { table: 'dimDate', column: 'dateId' } }];
  return [{ name, type, sql }];
}

/** A code without words counts as unknown; a gate names it. */
function codeColumn({ entity, targetName }: Field, sql: string): Made {
  const { tableName, key } = codeDimension(entity, targetName);
  const code = `CAST(${sql} AS TEXT)`;
  const mapped = `SELECT code FROM prepare.statusMap WHERE ${codesOf(entity, targetName)}`;
  return {
    ...{ name: key.name, type: 'TEXT', to: { table: tableName, column: key.name } },
    sql: `CASE WHEN ${code} <> '' AND ${code} IN (${mapped}) THEN ${code} ELSE 'unknown' END`,
  };
}

/** `startDate` gives `startDateId`, `createdOn` gives `createdOnDateId`. */
function dateColumn(name: string): string {
  return name.endsWith('Date') ? `${name}Id` : `${name}DateId`;
}

/** `recordId` is the key of the record that has the list, `dimensionId` the key of the item. */
export function bridgePlans(star: Star): readonly TablePlan[] {
  return [...star.decisions.values()].flatMap(({ entity, tableName: owner }) => {
    const key = keyOf(star, entity);
    return listsOf(star, entity).map(({ bridge, dimension, key: item, from, item: value }) => ({
      ...{ tableName: bridge, entity, keyColumns: ['recordId', 'dimensionId'] },
      columns: [
        { name: 'recordId', type: key.type },
        { name: 'dimensionId', type: item.type },
      ],
      select: `SELECT DISTINCT e.${quote(key.from)} AS recordId, ${value} AS dimensionId FROM ${from} WHERE ${value} IS NOT NULL ORDER BY 1, 2`,
      foreignKeys: [
        { column: 'recordId', toTable: owner, toColumn: key.name },
        { column: 'dimensionId', toTable: dimension, toColumn: item.name },
      ],
    }));
  });
}
