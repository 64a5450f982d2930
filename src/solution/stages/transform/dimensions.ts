import type { Column } from '../../../ports/warehouse.ts';
import { columnType } from '../../infer/types.ts';
import { lowerFirst, upperFirst } from '../../contract/names.ts';
import { columns, literal, quote, tableSql } from '../../sql.ts';
import { isList, type Field } from '../fields.ts';
import { listsOf } from './lists.ts';
import { dimensionOf } from './model.ts';
import {
  ancestorKeys,
  fieldsOf,
  keyOf,
  selectList,
  foreignKeys,
  historyColumns,
  renamed,
  target,
  unique,
  withAncestors,
  type ForeignKey,
  type Made,
  type Star,
} from './star.ts';

/** One dimension: where its members come from. */
export interface DimensionPlan {
  readonly tableName: string;
  /** The entity whose records it holds, or in whose records its members were found. */
  readonly entity: string;
  readonly key: Column;
  readonly attributes: readonly Column[];
  /** Gives key and attributes; each key once, none of them NULL. */
  readonly select: string;
  readonly foreignKeys: readonly ForeignKey[];
  /** What the member that stands for all unknown values says of itself. */
  readonly unknown?: Readonly<Record<string, string | number>>;
}

/** A dimension's own columns: a field of such a name gets the entity's before it. */
const historyNames = historyColumns.map(({ name }) => name);

/** The dimensions of entities first, then those of codes, of lists and of what stands within facts. */
export function dimensionPlans(star: Star): readonly DimensionPlan[] {
  const own = [...star.decisions.values()]
    .filter(({ role }) => role === 'dimension')
    .map(({ entity }) => entityPlan(star, entity));
  const facts = [...star.decisions.values()].filter(({ role }) => role === 'fact').map(({ entity }) => entity);
  const codes = facts.flatMap((entity) => [...(star.codes.get(entity) ?? [])].sort().map((field) => codePlan(entity, field)));
  return [...own, ...codes, ...foundPlans(star, new Set([...own, ...codes].map(({ tableName }) => tableName)))];
}

function entityPlan(star: Star, entity: string): DimensionPlan {
  const key = keyOf(star, entity);
  const keys = ancestorKeys(star, entity);
  const attributes = fieldsOf(star, entity)
    .filter((field) => !isList(field) && field.targetName !== key.from)
    .map((field): Made => ({
      ...{ name: field.targetName, type: columnType(field.targetType), sql: `e.${quote(field.targetName)}` },
      ...(field.foreignKeyTo === null || field.foreignKeyTo === entity ? {} : target(star, field.foreignKeyTo)),
    }));
  const made = unique([...keys, ...renamed(entity, attributes, historyNames)]);
  const select = `SELECT e.${quote(key.from)} AS ${quote(key.name)}${made.length > 0 ? `, ${selectList(made)}` : ''}
    FROM ${withAncestors(star, entity)} WHERE e.${quote(key.from)} IS NOT NULL`;
  const tableName = star.decisions.get(entity)?.tableName ?? dimensionOf(entity);
  return { tableName, entity, key: bare(key), attributes: made.map(bare), select, foreignKeys: foreignKeys(made) };
}

function bare({ name, type }: Column): Column {
  return { name, type };
}

/** `execution` and `status` give `ExecutionStatus`; `executionStatus` does so, too. */
function codeName(entity: string, field: string): string {
  return field.toLowerCase().startsWith(entity.toLowerCase()) ? upperFirst(field) : `${upperFirst(entity)}${upperFirst(field)}`;
}

export function codeDimension(entity: string, field: string): { readonly tableName: string; readonly key: Column } {
  const name = codeName(entity, field);
  return { tableName: `dim${name}`, key: { name: `${lowerFirst(name)}Id`, type: 'TEXT' } };
}

/** Of the map of one field. */
export function codesOf(entity: string, field: string): string {
  return `entity = ${literal(entity)} AND field = ${literal(field)}`;
}

function codePlan(entity: string, field: string): DimensionPlan {
  const { tableName, key } = codeDimension(entity, field);
  const select = `SELECT code AS ${quote(key.name)}, code, min(label) AS label, max(known) AS known
    FROM prepare.statusMap WHERE ${codesOf(entity, field)} AND code NOT IN ('', 'unknown') GROUP BY code`;
  const attributes: readonly Column[] = [...columns('TEXT', 'code', 'label'), ...columns('INTEGER', 'known')];
  return { tableName, entity, key, attributes, select, foreignKeys: [], unknown: { label: 'Unknown', known: 0 } };
}

/** Members that stand within the records of an entity: `from` gives one row for each time that one was seen. */
interface Found {
  readonly tableName: string;
  readonly entity: string;
  readonly key: Column;
  readonly item: string;
  readonly attributes: readonly (Column & { readonly sql: string })[];
  readonly from: string;
}

function foundPlans(star: Star, taken: ReadonlySet<string>): readonly DimensionPlan[] {
  const found = [...star.decisions.keys()].flatMap((entity) => [...foundInLists(star, entity), ...foundInFact(star, entity)]);
  const groups = Map.groupBy(
    found.filter(({ tableName }) => !taken.has(tableName)),
    ({ tableName }) => tableName,
  );
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([tableName, some]) => foundPlan(tableName, some));
}

function foundInLists(star: Star, entity: string): readonly Found[] {
  return listsOf(star, entity).flatMap(({ dimension, key, members, from, item }) =>
    members
      ? [{ tableName: dimension, entity, key, item, attributes: renamed(entity, members.attributes, historyNames), from }]
      : [],
  );
}

/** Fields of a fact that Prepare gave to one dimension which no entity has: their id is the key, the others describe it. */
export function factGroups(
  star: Star,
  entity: string,
): readonly { readonly dimension: string; readonly id: Field; readonly others: readonly Field[] }[] {
  if (star.decisions.get(entity)?.role !== 'fact') return [];
  const entities = new Set([...star.decisions.values()].map(({ tableName }) => tableName));
  const codes = star.codes.get(entity);
  const grouped = fieldsOf(star, entity).filter(
    (field) => !isList(field) && !field.isKey && field.foreignKeyTo === null && !codes?.has(field.targetName),
  );
  const groups = Map.groupBy(grouped, ({ dimensionName }) => dimensionName);
  return [...groups].flatMap(([dimension, fields]) => {
    if (dimension === null || dimension === dimensionOf(entity) || entities.has(dimension)) return [];
    const id = fields.find(({ targetName, path }) => targetName.endsWith('Id') || /(?:^|\.)id$/i.test(path));
    return id ? [{ dimension, id, others: fields.filter((field) => field !== id) }] : [];
  });
}

function foundInFact(star: Star, entity: string): readonly Found[] {
  return factGroups(star, entity).map(({ dimension, id, others }) => ({
    ...{ tableName: dimension, entity, item: `e.${quote(id.targetName)}` },
    key: { name: id.targetName, type: columnType(id.targetType) },
    attributes: renamed(
      entity,
      others.map((field) => ({
        ...{ name: field.targetName, type: columnType(field.targetType), sql: `e.${quote(field.targetName)}` },
      })),
      historyNames,
    ),
    from: `${tableSql(`clean.${entity}`)} e`,
  }));
}

/** Of a member seen several times, the newest sight counts; of equally new ones, always the same. */
function foundPlan(tableName: string, found: readonly Found[]): DimensionPlan {
  const [first] = found as readonly [Found];
  const attributes = [
    ...new Map(found.flatMap((one) => one.attributes.map((column) => [column.name, bare(column)] as const))).values(),
  ];
  const sights = found.map(({ item, attributes: own, from }) => {
    const values = attributes.map(({ name }) => own.find((one) => one.name === name)?.sql ?? 'NULL');
    const list = attributes.map(({ name }, index) => `${values[index] ?? 'NULL'} AS ${quote(name)}`);
    return `SELECT ${[`${item} AS ${quote(first.key.name)}`, ...list].join(', ')}, e._extracted_at || json_array(${values.join(', ')}) AS seen
      FROM ${from} WHERE ${item} IS NOT NULL`;
  });
  const names = [first.key, ...attributes].map(({ name }) => quote(name)).join(', ');
  const select = `SELECT ${names} FROM (SELECT ${names}, max(seen) FROM (${sights.join(' UNION ALL ')}) GROUP BY ${quote(first.key.name)})`;
  return { tableName, entity: first.entity, key: first.key, attributes, select, foreignKeys: [] };
}
