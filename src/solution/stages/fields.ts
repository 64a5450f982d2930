import type { Lakehouse } from '../../ports/lakehouse.ts';
import type { FieldRecord } from '../infer/field.ts';
import { fieldOfRow } from '../infer/rows.ts';
import { rowsOf } from '../sql.ts';

/** One target column of an entity: a row of `prepare.fields`, as the stages after Prepare read it. */
export type Field = Pick<
  FieldRecord,
  | 'entity'
  | 'path'
  | 'structureType'
  | 'targetName'
  | 'targetType'
  | 'format'
  | 'isRequired'
  | 'isNullable'
  | 'isKey'
  | 'foreignKeyTo'
  | 'dimensionName'
  | 'bridgeName'
  | 'factTableName'
  | 'factGrain'
  | 'isInFact'
>;

/** What is in force, entity after entity, each one's fields in the order of its columns; nothing before Prepare has run. */
export async function fieldsInForce(lakehouse: Lakehouse): Promise<readonly FieldRecord[]> {
  const select = 'SELECT * FROM prepare.fields ORDER BY entity, columnOrder, path';
  return (await rowsOf(lakehouse, 'prepare.fields', select)).map(fieldOfRow);
}

/** The same by entity. */
export async function readFields(lakehouse: Lakehouse): Promise<ReadonlyMap<string, readonly Field[]>> {
  return Map.groupBy(await fieldsInForce(lakehouse), ({ entity }) => entity);
}

export function isList(field: Pick<Field, 'targetType'>): boolean {
  return field.targetType.startsWith('array');
}

export function isTime(field: Pick<Field, 'targetType'>): boolean {
  return field.targetType === 'date' || field.targetType === 'datetime';
}

export function isNumber(field: Pick<Field, 'targetType'>): boolean {
  return field.targetType === 'int64' || field.targetType === 'float64';
}
