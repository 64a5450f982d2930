import type { Column, ColumnType } from '../../../ports/warehouse.ts';
import { columnType } from '../../infer/types.ts';
import type { ContractObject, SystemContract } from '../../contract/shape.ts';
import { upperFirst } from '../../contract/names.ts';
import { columns, literal, quote, tableSql } from '../../sql.ts';
import type { Field } from '../fields.ts';
import type { Decision } from './model.ts';

/** A column that holds the key of a row of another table. */
export interface ForeignKey {
  readonly column: string;
  readonly toTable: string;
  readonly toColumn: string;
}

/** A column and the SQL that gives it over `clean.<entity> e` and its ancestors. */
export interface Made extends Column {
  readonly sql: string;
  readonly to?: { readonly table: string; readonly column: string };
}

export interface KeyColumn extends Column {
  /** The column of `clean.<entity>` that it comes from. */
  readonly from: string;
}

/** Everything that the plan of the star schema is made from. */
export interface Star {
  readonly contract: SystemContract;
  readonly fields: ReadonlyMap<string, readonly Field[]>;
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Fields whose values are codes, by entity: those with a map in `prepare.statusMap`. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Singular forms that a person decided. */
  readonly singulars: Readonly<Record<string, string>>;
}

/** Every dimension with a history has them after its key and attributes. */
export const historyColumns: readonly Column[] = [
  ...columns('TEXT', 'attributesHash', 'validFrom', 'validTo'),
  ...columns('INTEGER', 'isCurrent'),
];

/** Stands for a value that is not known, in every foreign key and as a member of every dimension. */
export function unknownKey(type: ColumnType): string | number {
  return type === 'TEXT' ? 'unknown' : -1;
}

export function fieldsOf(star: Star, entity: string): readonly Field[] {
  return star.fields.get(entity) ?? [];
}

function objectOf(star: Star, entity: string): ContractObject | undefined {
  return star.contract.objects.find(({ name }) => name === entity);
}

/** `cycle` gives `cycleId`, whatever its key is called in the clean table. */
export function keyOf(star: Star, entity: string): KeyColumn {
  const own = fieldsOf(star, entity);
  const key = own.find(({ isKey }) => isKey);
  const name = `${entity}Id`;
  if (!key)
    return { name: own.some(({ targetName }) => targetName === name) ? 'recordId' : name, type: 'TEXT', from: 'recordId' };
  const taken = own.some((field) => field !== key && field.targetName === name);
  return { name: taken ? key.targetName : name, type: columnType(key.targetType), from: key.targetName };
}

/** The entities above one, nearest first; a circle ends where it closes. */
function ancestorsOf(star: Star, entity: string): readonly string[] {
  const chain: string[] = [];
  for (let next = objectOf(star, entity)?.parent?.object; next !== undefined; next = objectOf(star, next)?.parent?.object) {
    if (next === entity || chain.includes(next)) break;
    chain.push(next);
  }
  return chain;
}

/** `clean.<entity> e`, and its ancestors as `p1`, `p2` ... */
export function withAncestors(star: Star, entity: string): string {
  const joins = ancestorsOf(star, entity).map(
    (name, index) => `LEFT JOIN ${tableSql(`clean.${name}`)} p${index + 1} ON p${index + 1}.recordId = ${at(index)}._parent_id`,
  );
  return [`${tableSql(`clean.${entity}`)} e`, ...joins].join(' ');
}

function at(index: number): string {
  return index === 0 ? 'e' : `p${index}`;
}

/** The keys of all ancestors. What the record itself says of its parent comes first: a service may ignore a filter. */
export function ancestorKeys(star: Star, entity: string): readonly Made[] {
  const own = fieldsOf(star, entity);
  return ancestorsOf(star, entity).map((name, index) => {
    const key = keyOf(star, name);
    const said = own.find(({ targetName, isKey }) => targetName === key.name && !isKey);
    const walked = [`p${index + 1}.${quote(key.from)}`, cast(`nullif(${at(index)}._parent_id, '')`, key.type, 'TEXT')];
    const sources = [...(said ? [cast(`e.${quote(said.targetName)}`, key.type, columnType(said.targetType))] : []), ...walked];
    return { name: key.name, type: key.type, sql: `coalesce(${sources.join(', ')})`, ...target(star, name) };
  });
}

/** Where a key of an entity leads; nowhere when the entity is itself a fact. */
export function target(star: Star, entity: string): Pick<Made, 'to'> {
  const decision = star.decisions.get(entity);
  if (decision?.role !== 'dimension') return {};
  return { to: { table: decision.tableName, column: keyOf(star, entity).name } };
}

export function cast(sql: string, wanted: ColumnType, given: ColumnType): string {
  return wanted === given ? sql : `CAST(${sql} AS ${wanted})`;
}

export function known(sql: string, type: ColumnType): string {
  return `coalesce(${sql}, ${literal(unknownKey(type))})`;
}

export function selectList(made: readonly Made[]): string {
  return made.map(({ name, sql }) => `${sql} AS ${quote(name)}`).join(', ');
}

export function foreignKeys(made: readonly Made[]): readonly ForeignKey[] {
  return made.flatMap(({ name, to }) => (to ? [{ column: name, toTable: to.table, toColumn: to.column }] : []));
}

/** A second column of one name gets the entity's name before its own, a third a number too: nothing is lost for its name. */
export function renamed(entity: string, made: readonly Made[], taken: readonly string[] = []): readonly Made[] {
  const seen = new Set(taken.map((name) => name.toLowerCase()));
  return made.map((one) => {
    const longer = `${entity}${upperFirst(one.name)}`;
    let name = one.name;
    for (let number = 1; seen.has(name.toLowerCase()); number += 1) name = number === 1 ? longer : `${longer}${number}`;
    seen.add(name.toLowerCase());
    return { ...one, name };
  });
}

/** The first of several columns of one name stays: the key of an ancestor holds what the record itself says of it. */
export function unique(made: readonly Made[]): readonly Made[] {
  const seen = new Set<string>();
  return made.filter(({ name }) => {
    const folded = name.toLowerCase();
    if (seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}
