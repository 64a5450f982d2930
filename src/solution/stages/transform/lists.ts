import type { Column } from '../../../ports/warehouse.ts';
import { columnType, elementOf } from '../../infer/types.ts';
import { upperFirst } from '../../contract/names.ts';
import { camel, singular } from '../../infer/words.ts';
import { quote, tableSql } from '../../sql.ts';
import { isList, type Field } from '../fields.ts';
import { dimensionOf, type Decision } from './model.ts';
import { cast, fieldsOf, keyOf, type Star } from './star.ts';

/** A list of an entity's records: each of its items is a member of a dimension, and a bridge leads there. */
export interface List {
  readonly entity: string;
  readonly bridge: string;
  /** The dimension of its items; one of an entity's own where the items name its records. */
  readonly dimension: string;
  readonly key: Column;
  /** Null: the dimension is an entity's and is not made from this list. */
  readonly members: Members | null;
  /** SQL of one row for each item, over which `item` and `attributes` are asked. */
  readonly from: string;
  readonly item: string;
}

export interface Members {
  readonly attributes: readonly (Column & { readonly sql: string })[];
}

/** All lists of an entity, in the order of its columns. A list that was always empty says nothing of its items. */
export function listsOf(star: Star, entity: string): readonly List[] {
  const listed = fieldsOf(star, entity).filter((field) => isList(field) && !field.targetType.includes('unknown'));
  const groups = Map.groupBy(listed, ({ path }) => path.replace(/\[\].*/, ''));
  return [...groups].map(([root, fields]) => listOf(star, { entity, root, fields }));
}

interface Group {
  readonly entity: string;
  readonly root: string;
  readonly fields: readonly Field[];
}

function listOf(star: Star, group: Group): List {
  const { entity, fields } = group;
  const id = idOf(fields);
  const { bridge, dimension } = namesOf(star, group);
  const from = `${tableSql(`clean.${entity}`)} e, json_each(e.${quote((id ?? fields[0])?.targetName ?? '')}) j`;
  const type = id ? columnType(inner(id.targetType)) : 'TEXT';
  const owner = id ? ownerOf(star, id) : null;
  if (owner !== null) {
    const key = keyOf(star, owner.entity);
    return { entity, bridge, dimension: owner.tableName, key, members: null, from, item: cast('j.value', key.type, type) };
  }
  const at = (field: Field): string => `json_extract(e.${quote(field.targetName)}, '$[' || j.key || ']')`;
  const item = id ? 'j.value' : `json_array(${fields.map(at).join(', ')})`;
  const key: Column = { name: `${camel(dimension.replace(/^dim/, ''))}Id`, type };
  const attributes = fields
    .filter((field) => field !== id && field.targetName !== key.name)
    .map((field) => ({ name: field.targetName, type: columnType(inner(field.targetType)), sql: at(field) }));
  return { entity, bridge, dimension, key, members: { attributes }, from, item };
}

/** What Prepare proposed, or names made from the name of the list: `releaseIds` lists releases. */
function namesOf(star: Star, { entity, root, fields }: Group): { readonly bridge: string; readonly dimension: string } {
  const name = singular(camel(root.slice(root.lastIndexOf('.') + 1)), star.singulars);
  const bridge =
    fields.find(({ bridgeName }) => bridgeName !== null)?.bridgeName ?? `bridge${upperFirst(entity)}${upperFirst(name)}`;
  const foreign = fields.map(({ dimensionName }) => dimensionName).find((one) => one !== null && one !== dimensionOf(entity));
  const own = upperFirst(name.replace(/(?<=.)Id$/, ''));
  // Items that are called like an entity and are not its records make a dimension of their own.
  const taken = [...star.decisions.values()].some(({ tableName }) => tableName === `dim${own}`);
  return { bridge, dimension: foreign ?? (taken ? `dim${upperFirst(entity)}${own}` : `dim${own}`) };
}

/** The entity whose records the items name. */
function ownerOf(star: Star, { foreignKeyTo }: Field): Decision | null {
  const owner = foreignKeyTo === null ? undefined : star.decisions.get(foreignKeyTo);
  return owner?.role === 'dimension' ? owner : null;
}

/** What an item is known by: the only value of a list of values, else its id; null when it is known by all it holds. */
function idOf(fields: readonly Field[]): Field | null {
  const [only] = fields;
  if (only && fields.length === 1) return inner(only.targetType) === 'json' ? null : only;
  const id = fields.find(({ path }) => /\[\]\.(?:id|uuid|guid|key|code)$/i.test(path));
  return id ?? fields.find(({ foreignKeyTo }) => foreignKeyTo !== null) ?? null;
}

function inner(targetType: string): string {
  return elementOf(targetType) ?? 'text';
}
