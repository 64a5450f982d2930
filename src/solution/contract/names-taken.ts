import { pluralOf } from './names.ts';
import type { ContractObject } from './shape.ts';

/** A name that two objects, or an object and the engine itself, would give to one table. */
export interface TakenName {
  /** Place of the object in the contract. */
  readonly index: number;
  /** The key that gave it the name; `name` also when the plural follows from the name. */
  readonly key: 'name' | 'plural';
  readonly message: string;
  readonly hint: string;
}

/** Tables of the engine's own in the schema `extract`, where every object has one of its plural. */
export const ownExtractTables: readonly string[] = ['pages', 'units', 'watermarks'];

/** Names that would give an object a table of the engine's own in another schema. */
const ownEntityTables: Readonly<Record<string, string | undefined>> = {
  date: 'transform.dimDate, which holds the days',
  units: 'clean.units, which the engine keeps for itself',
};

/** Names are compared without regard to case, as tables and files are on many machines. */
export function takenNames(objects: readonly ContractObject[]): readonly TakenName[] {
  return objects.flatMap((object, index) => {
    const before = objects.slice(0, index);
    return [...takenName(object, before), ...takenPlural(object, before), ...takenFact(object, before)].map((taken) => ({
      ...taken,
      index,
    }));
  });
}

type Taken = Omit<TakenName, 'index'>;

function takenName({ name }: ContractObject, before: readonly ContractObject[]): readonly Taken[] {
  const key = 'name';
  const same = before.find((other) => alike(other.name, name));
  if (same?.name === name) return [{ key, message: `Object "${name}" stands twice`, hint: 'Remove one, or rename it' }];
  if (same) return [{ key, message: `"${name}" and "${same.name}" would be one table`, hint: 'Rename one of the objects' }];
  const own = ownEntityTables[name.toLowerCase()];
  return own === undefined ? [] : [{ key, message: `"${name}" would be the table ${own}`, hint: 'Rename the object' }];
}

function takenPlural(object: ContractObject, before: readonly ContractObject[]): readonly Taken[] {
  const plural = pluralOf(object);
  const key = object.plural === undefined ? 'name' : 'plural';
  const hint = 'Give the object another word under "plural"';
  if (ownExtractTables.some((table) => alike(table, plural))) {
    return [{ key, message: `The records of "${object.name}" would be extract.${plural}, a table of the engine's own`, hint }];
  }
  const same = before.find((other) => alike(pluralOf(other), plural) && !alike(other.name, object.name));
  if (same === undefined) return [];
  return [{ key, message: `The records of "${object.name}" and "${same.name}" would both be extract.${plural}`, hint }];
}

function takenFact({ name, fact }: ContractObject, before: readonly ContractObject[]): readonly Taken[] {
  const same = before.find((other) => fact !== undefined && other.fact !== undefined && alike(other.fact.name, fact.name));
  if (fact === undefined || same === undefined) return [];
  return [{ key: 'name', message: `"${name}" and "${same.name}" would both be ${fact.name}`, hint: 'Name one fact differently' }];
}

function alike(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
