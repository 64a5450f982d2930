import { jsonIn } from '../../core/json.ts';
import type { Column, Row, Value } from '../../ports/warehouse.ts';
import type { FieldRecord } from './field.ts';

type Kind = 'text' | 'integer' | 'real' | 'list' | 'flag';

const kinds = {
  ...({ entity: 'text', path: 'text', structureType: 'text', elementType: 'text', jsonTypes: 'list' } as const),
  ...({ targetName: 'text', targetType: 'text', format: 'text' } as const),
  ...({ requiredRate: 'real', nullRate: 'real', distinctRatio: 'real' } as const),
  ...({ isRequired: 'flag', isNullable: 'flag', isKey: 'flag', foreignKeyTo: 'text', matchRate: 'real' } as const),
  ...({ piiLevel: 'text', fieldGroup: 'text', groupSortOrder: 'integer' } as const),
  ...({ entitySortOrder: 'integer', columnOrder: 'integer' } as const),
  ...({ dimensionName: 'text', bridgeName: 'text', factTableName: 'text', factGrain: 'text', isInFact: 'flag' } as const),
  ...({ sourceEndpoint: 'text', apiStatus: 'text', description: 'text', notes: 'text' } as const),
  ...({ decidedBy: 'text', evidence: 'list' } as const),
} as const satisfies Readonly<Record<keyof FieldRecord, Kind>>;

const columnTypes = { text: 'TEXT', list: 'TEXT', integer: 'INTEGER', flag: 'INTEGER', real: 'REAL' } as const;

/** Columns of `prepare.fields`. */
export const fieldColumns: readonly Column[] = Object.entries(kinds).map(([name, kind]) => ({ name, type: columnTypes[kind] }));

export function fieldRow(field: FieldRecord): Row {
  const value = (given: FieldRecord[keyof FieldRecord]): Value => {
    if (typeof given === 'boolean') return given ? 1 : 0;
    return typeof given === 'object' && given !== null ? JSON.stringify(given) : given;
  };
  return Object.fromEntries(Object.keys(kinds).map((name) => [name, value(field[name as keyof FieldRecord])]));
}

/** A row of `prepare.fields` as the record that it was. */
export function fieldOfRow(row: Row): FieldRecord {
  const value = (name: string, kind: Kind): unknown => {
    const given = row[name] ?? null;
    if (kind === 'flag') return Number(given) === 1;
    if (kind === 'list') return listOf(given);
    return typeof given === 'bigint' ? Number(given) : given;
  };
  return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, value(name, kind)])) as unknown as FieldRecord;
}

/** A list that a column holds as JSON text; empty when it holds none. */
export function listOf(value: Value | undefined): readonly string[] {
  const list = jsonIn(String(value));
  return Array.isArray(list) ? list.map(String) : [];
}
