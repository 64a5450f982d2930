import type { Column, Row } from '../../ports/warehouse.ts';
import { columns } from '../sql.ts';
import { structures, type FieldRecord } from './field.ts';

/** The columns of `prepare.schema`, as its readers know them. */
export const schemaColumns: readonly Column[] = [
  ...columns('TEXT', 'entity'),
  ...columns('INTEGER', 'entitySortOrder'),
  ...columns('TEXT', 'fieldId', 'structureType'),
  ...columns('INTEGER', 'isRequired'),
  ...columns('TEXT', 'description', 'rawField', 'targetField', 'dataType'),
  ...columns('INTEGER', 'isNullable'),
  ...columns('TEXT', 'group'),
  ...columns('INTEGER', 'groupSortOrder'),
  ...columns('TEXT', 'dimensionName', 'bridgeName', 'notes', 'isInFactIssue', 'keyField'),
  ...columns('TEXT', 'factTableName', 'factGrain', 'sourceEndpoint', 'apiStatus'),
];

/** Columns that hold one value for each field of the row. */
export const parallelColumns = ['rawField', 'targetField', 'dataType', 'isInFactIssue', 'keyField'] as const;

/** What a row of `prepare.schema` gathers: an entity's fields of one structure, or all of them. */
export const grains = ['structure', 'entity'] as const;
export type Grain = (typeof grains)[number];

/**
 * Gathers the fields, in the order of their entities, into rows of `prepare.schema`. With grain `entity` there is
 * strictly one row for each, and `structureType` is a list beside the others.
 */
export function renderSchema(fields: readonly FieldRecord[], grain: Grain = 'structure'): readonly Row[] {
  return [...Map.groupBy(fields, ({ entity }) => entity).values()].flatMap((own) => {
    if (grain === 'entity') return [row(own, { structureType: list(own.map((one) => one.structureType)), order: 1 })];
    const present = structures.filter((structure) => own.some((one) => one.structureType === structure));
    return present.map((structure, index) =>
      row(
        own.filter((one) => one.structureType === structure),
        { structureType: structure, order: index + 1 },
      ),
    );
  });
}

function row(fields: readonly FieldRecord[], more: { readonly structureType: string; readonly order: number }): Row {
  const [first] = fields;
  return {
    entity: first?.entity ?? '',
    entitySortOrder: more.order,
    fieldId: first?.path ?? '',
    structureType: more.structureType,
    isRequired: flag(fields.every(({ isRequired }) => isRequired)),
    description: fields.map(({ entity, path }) => `${entity}.${path}`).join(', '),
    rawField: list(fields.map(({ path }) => path)),
    targetField: list(fields.map(({ targetName }) => targetName)),
    dataType: list(fields.map(({ targetType }) => targetType)),
    isNullable: flag(fields.some(({ isNullable }) => isNullable)),
    group: joined(fields.map(({ fieldGroup }) => fieldGroup)),
    groupSortOrder: Math.min(...fields.map(({ groupSortOrder }) => groupSortOrder)),
    dimensionName: joined(fields.map(({ dimensionName }) => dimensionName)),
    bridgeName: joined(fields.map(({ bridgeName }) => bridgeName)),
    notes: fields.flatMap(({ path, notes }) => (notes === '' ? [] : [`${path}: ${notes}`])).join('; '),
    isInFactIssue: list(fields.map(({ isInFact }) => isInFact)),
    keyField: list(fields.map(({ isKey }) => isKey)),
    factTableName: joined(fields.map(({ factTableName }) => factTableName)),
    factGrain: joined(fields.map(({ factGrain }) => factGrain)),
    sourceEndpoint: first?.sourceEndpoint ?? '',
    apiStatus: first?.apiStatus ?? 'unknown',
  };
}

function list(values: readonly (string | boolean)[]): string {
  return JSON.stringify(values);
}

function flag(value: boolean): number {
  return value ? 1 : 0;
}

/** Each once; null when there is none. */
function joined(values: readonly (string | null)[]): string | null {
  const present = [...new Set(values.filter((value) => value !== null))];
  return present.length === 0 ? null : present.join(', ');
}
