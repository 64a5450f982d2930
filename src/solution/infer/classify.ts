import { upperFirst } from '../contract/names.ts';
import type { ContractObject } from '../contract/shape.ts';
import { fieldGroups, type FieldRecord, type PiiLevel } from './field.ts';
import type { Leaf } from './leaves.ts';
import { dateNamed, wordsOf } from './words.ts';

const piiWords: readonly (readonly [Exclude<PiiLevel, 'none'>, RegExp])[] = [
  ['email', /\b(?:e ?mail|mail)\b/],
  ['phone', /\b(?:phone|mobile|fax|telephone|msisdn)\b/],
  ['ip', /\b(?:ip|ip address)\b/],
  ['address', /\b(?:address|street|city|zip|zipcode|postcode|postal)\b/],
  ['name', /\b(?:first|last|full|display|user|nick|sur|given|family) ?name\b|\busername\b|\bsurname\b/],
];
const people =
  /\b(?:tester|user|owner|author|assignee|reporter|creator|manager|lead|member|person|contact|customer|employee|created by|modified by|updated by|assigned to)\b/;

/** A hint, from the field's name and from how its values look. Ids of people are no names. */
export function piiOf(leaf: Leaf, entity: string): PiiLevel {
  const words = wordsOf(leaf.path);
  const text = words.join(' ');
  const textual = leaf.type.includes('text') || leaf.type === 'json' || leaf.type === 'array<json>';
  if ((leaf.place.atoms.get('email') ?? 0) > 0) return 'email';
  if (words.at(-1) === 'id' || words.at(-1) === 'ids' || !textual) return 'none';
  const named = piiWords.find(([, pattern]) => pattern.test(text));
  if (named !== undefined) return named[0];
  if (people.test(text) && (words.at(-1) === 'name' || /\b(?:by|to)$/.test(text) || words.length === 1)) return 'name';
  return people.test(wordsOf(entity).join(' ')) && text === 'name' ? 'name' : 'none';
}

const manualGroups: Readonly<Record<string, number>> = {
  identity: 1,
  timestamps: 2,
  relationships: 3,
  status: 4,
  metadata: 5,
  attributes: 6,
};

export interface Grouped {
  readonly group: string;
  readonly base: number;
}

export function groupOf(leaf: Leaf, object: ContractObject, chosen: Readonly<Record<string, string>>): Grouped {
  const manual = Object.hasOwn(chosen, `${object.name}.${leaf.path}`) ? chosen[`${object.name}.${leaf.path}`] : undefined;
  if (manual !== undefined) return { group: manual, base: manualGroups[manual] ?? fieldGroups.Attributes };
  const kind = groupKind(leaf, object);
  return { group: kind === 'Identifier' ? `${object.name}Identifier` : kind, base: fieldGroups[kind] };
}

function groupKind(leaf: Leaf, object: ContractObject): keyof typeof fieldGroups {
  const last = wordsOf(leaf.path).at(-1) ?? '';
  if (leaf.path === object.primary_key || ['id', 'name', 'key'].includes(leaf.path)) return 'Identifier';
  if (leaf.structure === 'array') return 'Arrays';
  if (leaf.structure === 'objectDump') return 'Attributes';
  if (leaf.type === 'date' || leaf.type === 'datetime' || (!leaf.resolved && dateNamed(leaf.path))) return 'Timestamps';
  if (last === 'id' || last === 'key') return 'References';
  return leaf.type === 'text' ? 'Details' : 'Attributes';
}

/** One sentence for people, made of what is known. */
export function describe(field: Pick<FieldRecord, 'entity' | 'path' | 'isKey' | 'foreignKeyTo' | 'targetType'>): string {
  const words = wordsOf(field.path).join(' ');
  const subject = wordsOf(field.entity).join(' ');
  if (field.isKey) return `Identifies the ${subject}`;
  if (field.foreignKeyTo !== null) {
    const target = wordsOf(field.foreignKeyTo).join(' ');
    return field.targetType.startsWith('array')
      ? `Keys of each ${target} of the ${subject}`
      : `Key of the ${target} of the ${subject}`;
  }
  if (field.path === 'name') return `Name of the ${subject}`;
  if (field.targetType === 'bool') return `Whether the ${subject} is or has: ${words}`;
  const what = words === '' ? field.path : words;
  return `${upperFirst(what)} of the ${subject}`;
}
