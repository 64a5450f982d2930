import { upperFirst } from '../contract/names.ts';
import type { ContractObject } from '../contract/shape.ts';
import type { FieldRecord } from './field.ts';
import { camel, singular, wordsOf } from './words.ts';

/** What Prepare proposes for an entity; Transform decides, and a gate compares the two. */
export interface Proposal {
  readonly role: 'fact' | 'dimension';
  readonly table: string;
  readonly grain: string | null;
}

type Known = Pick<FieldRecord, 'entity' | 'structureType' | 'targetType' | 'isKey' | 'foreignKeyTo' | 'path'>;

/**
 * The business-activity test: what is measurable, happens in time, points at something else, and is pointed at by
 * nothing, is a fact. The contract's word comes first.
 */
export function propose(object: ContractObject, fields: readonly Known[]): Proposal {
  const own = fields.filter(({ entity }) => entity === object.name);
  const fact: Proposal = {
    role: 'fact',
    table: object.fact?.name ?? `fact${upperFirst(object.name)}`,
    grain: object.fact?.grain ?? `One row for each ${wordsOf(object.name).join(' ')}`,
  };
  const dimension: Proposal = { role: 'dimension', table: `dim${upperFirst(object.name)}`, grain: null };
  if (object.role !== undefined) return object.role === 'fact' ? fact : dimension;
  if (object.fact !== undefined) return fact;
  const pointedAt = fields.some((field) => field.entity !== object.name && field.foreignKeyTo === object.name);
  const points = object.parent !== undefined || own.some((field) => field.foreignKeyTo !== null);
  const timed = own.some(({ targetType }) => targetType === 'datetime' || targetType === 'date');
  const measured = own.some((field) => isMeasure(field));
  return points && timed && measured && !pointedAt ? fact : dimension;
}

function isMeasure({ targetType, isKey, foreignKeyTo, path, structureType }: Known): boolean {
  const number = targetType === 'int64' || targetType === 'float64';
  return (
    structureType === 'scalar' &&
    number &&
    !isKey &&
    foreignKeyTo === null &&
    !/(?:id|version|revision|order|status|state|type|flag)$/i.test(path)
  );
}

/** Facts hold ids, times, numbers, flags and short codes; free text and lists stay with the dimension or the bridge. */
export function inFact(field: Known & { readonly codes: boolean }): boolean {
  if (field.structureType === 'array' || field.structureType === 'objectDump') return false;
  return field.isKey || field.foreignKeyTo !== null || field.targetType !== 'text' || field.codes;
}

/** `bridge{Entity}{Singular}` for a list of records, or of values. */
export function bridgeName(entity: string, path: string, singulars: Readonly<Record<string, string>>): string {
  const list = path.split('.').findIndex((part) => part.endsWith('[]'));
  const parts = path.split('.').slice(0, list === -1 ? undefined : list + 1);
  const names = parts.map((part, index) => {
    const name = camel(part.replace('[]', ''));
    return upperFirst(index === parts.length - 1 ? singular(name, singulars) : name);
  });
  return `bridge${upperFirst(entity)}${names.join('') || 'Items'}`;
}
