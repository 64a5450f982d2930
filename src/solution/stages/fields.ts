import type { Lakehouse } from '../../ports/lakehouse.ts';
import type { ColumnType, Row } from '../../ports/warehouse.ts';
import { has, text, textOrNull } from './sql.ts';

/** One target column of an entity: a row of `prepare.fields`, as the stages after Prepare read it. */
export interface Field {
  readonly entity: string;
  readonly path: string;
  readonly structureType: string;
  readonly targetName: string;
  readonly targetType: string;
  readonly format: string | null;
  readonly isRequired: boolean;
  readonly isNullable: boolean;
  readonly isKey: boolean;
  readonly foreignKeyTo: string | null;
  readonly dimensionName: string | null;
  readonly bridgeName: string | null;
  readonly factTableName: string | null;
  readonly factGrain: string | null;
  readonly isInFact: boolean;
}

/** All fields by entity, each entity's in the order of its columns. */
export async function readFields(lakehouse: Lakehouse): Promise<ReadonlyMap<string, readonly Field[]>> {
  if (!(await has(lakehouse, 'prepare.fields'))) return new Map();
  const rows = await lakehouse.all('SELECT * FROM prepare.fields ORDER BY entity, columnOrder, targetName');
  return Map.groupBy(rows.map(fieldOf), ({ entity }) => entity);
}

function fieldOf(row: Row): Field {
  return {
    entity: text(row, 'entity'),
    path: text(row, 'path'),
    structureType: text(row, 'structureType'),
    targetName: text(row, 'targetName'),
    targetType: text(row, 'targetType'),
    format: textOrNull(row, 'format'),
    isRequired: Number(row['isRequired']) === 1,
    isNullable: Number(row['isNullable']) === 1,
    isKey: Number(row['isKey']) === 1,
    foreignKeyTo: textOrNull(row, 'foreignKeyTo'),
    dimensionName: textOrNull(row, 'dimensionName'),
    bridgeName: textOrNull(row, 'bridgeName'),
    factTableName: textOrNull(row, 'factTableName'),
    factGrain: textOrNull(row, 'factGrain'),
    isInFact: Number(row['isInFact']) === 1,
  };
}

/** How a target type is kept in a table. */
export function columnType(targetType: string): ColumnType {
  if (targetType === 'int64' || targetType === 'bool') return 'INTEGER';
  return targetType === 'float64' ? 'REAL' : 'TEXT';
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
