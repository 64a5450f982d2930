import type { JsonObject } from '../../core/json.ts';
import type { FieldRecord } from './field.ts';

interface Branch {
  readonly members: Map<string, Branch>;
  list: boolean;
  field: FieldRecord | null;
}

/** The records of an entity as a JSON Schema. It tells names and types, and no value that a record ever held. */
export function schemaOf(entity: string, fields: readonly FieldRecord[]): JsonObject {
  const root = branch();
  for (const field of fields) {
    let at = root;
    for (const part of field.path.split('.')) {
      const list = part.endsWith('[]');
      const name = list ? part.slice(0, -2) : part;
      const next = at.members.get(name) ?? branch();
      at.members.set(name, next);
      next.list ||= list;
      at = next;
    }
    at.field = field;
  }
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: entity, ...recordSchema(root) };
}

function branch(): Branch {
  return { members: new Map(), list: false, field: null };
}

function recordSchema({ members }: Branch): JsonObject {
  const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : 1));
  const required = sorted.flatMap(([name, { field }]) => (field?.isRequired === true ? [name] : []));
  return {
    type: 'object',
    properties: Object.fromEntries(sorted.map(([name, one]) => [name, memberSchema(one)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

function memberSchema(one: Branch): JsonObject {
  if (one.members.size > 0) {
    const whole = always(one) ? {} : { type: [one.list ? 'array' : 'object', 'null'] };
    return one.list
      ? { type: 'array', items: { ...recordSchema(one), type: ['object', 'null'] }, ...whole }
      : { ...recordSchema(one), ...whole };
  }
  const { field } = one;
  if (field === null) return {};
  const described = { description: field.description, ...(field.piiLevel === 'none' ? {} : { 'x-pii': field.piiLevel }) };
  // What stands in a list of records tells the type of one element's member.
  const whole = field.structureType === 'array' && !field.path.includes('[]');
  return whole
    ? { ...described, type: 'array', ...(field.elementType === 'unknown' ? {} : { items: scalarSchema(field) }) }
    : { ...described, ...scalarSchema(field) };
}

/** Whether a record or list is always there and never null: then something in it is, too. */
function always({ members, field }: Branch): boolean {
  return field?.requiredRate === 1 || [...members.values()].some(always);
}

const formatWords: Readonly<Record<string, JsonObject>> = {
  iso: { format: 'date-time' },
  'YYYY-MM-DD': { format: 'date' },
  'MM/DD/YYYY': { pattern: '^\\d{1,2}/\\d{1,2}/\\d{4}$' },
};

function scalarSchema(field: FieldRecord): JsonObject {
  const types = field.jsonTypes.filter((type) => type !== 'array' || field.targetType === 'json');
  const element = field.structureType === 'array' && !field.path.includes('[]');
  const known = element ? elementTypes(field) : types;
  const format = formatWords[field.format ?? ''] ?? {};
  if (known.length === 0) return format;
  return { type: known.length === 1 ? (known[0] ?? 'null') : [...known], ...format };
}

const jsonTypeOf: Readonly<Record<string, readonly string[]>> = {
  ...{ int64: ['integer'], float64: ['number'], text: ['string'], bool: ['boolean'] },
  ...{ date: ['string'], datetime: ['string'], json: ['object', 'array', 'string', 'number', 'boolean', 'null'] },
};

function elementTypes({ elementType, format }: FieldRecord): readonly string[] {
  if (format === 'epoch_ms' || format === 'epoch_s') return ['integer'];
  return jsonTypeOf[elementType ?? ''] ?? [];
}
