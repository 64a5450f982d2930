import type { Json } from '../../core/json.ts';
import { readOrder } from '../contract/order.ts';
import type { Overrides } from '../contract/overrides.ts';
import type { ContractObject, SystemContract } from '../contract/shape.ts';
import { describe, groupOf, piiOf, type Grouped } from './classify.ts';
import { decide, type Decided, type FieldRule } from './decide.ts';
import type { FieldRecord } from './field.ts';
import { jsonTypesOf, leavesOf } from './leaves.ts';
import { nameFields, type Named } from './names.ts';
import { newPlace, observe, type Place } from './observe.ts';
import { bridgeName, inFact, propose, type Proposal } from './propose.ts';
import { relate, type Related } from './relate.ts';
import { distinctIn, type Sketch } from './sketch.ts';

export interface Sample {
  readonly id: string;
  readonly payload: Json;
}

/** What the samples of one entity show. */
export interface Observed {
  readonly records: number;
  readonly root: Place;
}

export interface InferOptions {
  readonly contract: SystemContract;
  readonly overrides: Overrides;
  /** Rules that lessons brought; a person's override beats them. */
  readonly learned?: readonly FieldRule[];
  /** By entity; an entity without samples has the fields that contract and overrides name. */
  readonly observed: ReadonlyMap<string, Observed>;
  /** Endpoint and its status, by entity. */
  readonly endpoints: ReadonlyMap<string, { readonly path: string; readonly status: string }>;
  /** So many samples (20) must have a field before it counts as required. */
  readonly requiredFrom?: number;
}

export interface Inference {
  /** Parents first; within an entity in the order of its columns. */
  readonly fields: readonly FieldRecord[];
  readonly proposals: ReadonlyMap<string, Proposal>;
  /** Members of records that no field path can say, as `entity: name`. */
  readonly unsayable: readonly string[];
}

/** Looks at the samples of one entity, one after the other; nothing of them is kept but counters. */
export async function observeSamples(samples: Iterable<Sample> | AsyncIterable<Sample>): Promise<Observed> {
  const root = newPlace();
  let records = 0;
  for await (const { id, payload } of samples) {
    observe(root, payload, id);
    records += 1;
  }
  return { records, root };
}

interface Draft {
  readonly object: ContractObject;
  readonly leaf: Decided;
  readonly named: Named;
  readonly related: Related;
  readonly grouped: Grouped;
  readonly isKey: boolean;
}

/** Infers the target columns of all entities from what their samples show together. */
export function inferFields(options: InferOptions): Inference {
  const { contract, overrides, observed } = options;
  const objects = readOrder(contract).map(({ object }) => object);
  const rules = { overrides: overrides.fields, learned: options.learned ?? [] };
  const trees = new Map(objects.map((object) => [object.name, leavesOf(observed.get(object.name)?.root ?? newPlace())]));
  const decided = objects.map((object) => ({ object, leaves: decide(trees.get(object.name)?.leaves ?? [], object, rules) }));
  const keys = new Map<string, Sketch>(
    decided.flatMap(({ object, leaves }) => {
      const key = leaves.find(({ path }) => path === object.primary_key);
      return key === undefined ? [] : [[object.name, key.place.values] as const];
    }),
  );
  const drafts = decided.flatMap(({ object, leaves }) => draft(object, leaves, { options, keys }));
  const known = drafts.map(({ object, leaf, related, isKey }) => ({
    ...{ entity: object.name, structureType: leaf.structure, targetType: leaf.type, path: leaf.path },
    ...{ isKey, foreignKeyTo: related.foreignKeyTo },
  }));
  const proposals = new Map(objects.map((object) => [object.name, propose(object, known)]));
  const fields = objects.flatMap((object) =>
    ordered(drafts.filter((one) => one.object === object)).map((one) => record(one, options, proposals.get(object.name))),
  );
  const unsayable = objects.flatMap(({ name }) => (trees.get(name)?.unsayable ?? []).map((member) => `${name}: ${member}`));
  return { fields, proposals, unsayable };
}

function draft(
  object: ContractObject,
  leaves: readonly Decided[],
  { options, keys }: { readonly options: InferOptions; readonly keys: ReadonlyMap<string, Sketch> },
): readonly Draft[] {
  const { contract, overrides } = options;
  const wishes = leaves.map(({ path, structure, target }) => ({ path, list: structure === 'array', given: target }));
  const names = nameFields(wishes, { entity: object.name, key: object.primary_key, singulars: overrides.singular });
  return leaves.map((leaf) => {
    const related = relate(leaf, contract, { entity: object.name, keys });
    const reference = related.foreignKeyTo !== null && leaf.structure !== 'array' && leaf.path !== object.primary_key;
    const grouped = groupOf(leaf, object, overrides.field_groups);
    return {
      ...{ object, leaf, related, isKey: leaf.path === object.primary_key },
      named: names.get(leaf.path) ?? { path: leaf.path, name: leaf.path, note: null },
      grouped: reference && grouped.base > 3 ? { group: 'References', base: 3 } : grouped,
    };
  });
}

interface Ordered extends Draft {
  readonly position: number;
  readonly groupSortOrder: number;
}

function ordered(drafts: readonly Draft[]): readonly Ordered[] {
  const sorted = [...drafts].sort(
    (a, b) =>
      a.grouped.base - b.grouped.base ||
      Number(b.isKey) - Number(a.isKey) ||
      (a.grouped.group === b.grouped.group ? 0 : a.grouped.group < b.grouped.group ? -1 : 1) ||
      (a.leaf.path < b.leaf.path ? -1 : 1),
  );
  const within = new Map<number, number>();
  return sorted.map((one, index) => {
    const place = (within.get(one.grouped.base) ?? 0) + 1;
    within.set(one.grouped.base, place);
    // A base has a hundred numbers; what comes later shares the last, and the order of columns still tells them apart.
    return { ...one, position: index + 1, groupSortOrder: one.grouped.base * 100 + Math.min(place, 99) };
  });
}

/** Of fewer samples nothing is said of keys. */
const enoughSamples = 20;

function record(one: Ordered, options: InferOptions, proposal: Proposal | undefined): FieldRecord {
  const { object, leaf, named, related } = one;
  const records = options.observed.get(object.name)?.records ?? 0;
  const endpoint = options.endpoints.get(object.name);
  const found = foundIn(one, options, records);
  return {
    ...found,
    ...{ fieldGroup: one.grouped.group, groupSortOrder: one.groupSortOrder },
    ...{ entitySortOrder: one.position, columnOrder: one.position },
    ...starOf({ leaf, found }, proposal, bridgeName(object.name, leaf.path, options.overrides.singular)),
    ...{ sourceEndpoint: endpoint?.path ?? object.endpoint ?? object.path, apiStatus: endpoint?.status ?? 'unknown' },
    description: describe(found),
    notes: [...leaf.notes, named.note, related.note, keyNote(one, records)].filter((note) => note !== null).join('; '),
    decidedBy: leaf.decidedBy,
    evidence: leaf.place.evidence,
  };
}

type Found = Pick<
  FieldRecord,
  | ('entity' | 'path' | 'structureType' | 'elementType' | 'jsonTypes' | 'targetName' | 'targetType' | 'format')
  | ('requiredRate' | 'nullRate' | 'distinctRatio' | 'isRequired' | 'isNullable' | 'isKey' | 'foreignKeyTo' | 'matchRate')
  | 'piiLevel'
>;

function foundIn({ object, leaf, named, related, isKey }: Ordered, { requiredFrom = 20 }: InferOptions, records: number): Found {
  const always = leaf.requiredRate === 1 && records >= requiredFrom;
  return {
    ...{ entity: object.name, path: leaf.path, structureType: leaf.structure, elementType: leaf.element },
    ...{ jsonTypes: jsonTypesOf(leaf.place), targetName: named.name, targetType: leaf.type, format: leaf.format },
    ...{ requiredRate: round(leaf.requiredRate), nullRate: round(leaf.nullRate), distinctRatio: distinctRatio(leaf) },
    ...{ isRequired: leaf.required ?? (isKey || always), isNullable: leaf.nullRate > 0, isKey },
    ...{ foreignKeyTo: related.foreignKeyTo, matchRate: related.matchRate === null ? null : round(related.matchRate) },
    piiLevel: piiOf(leaf, object.name),
  };
}

/** Where the field would stand in a star: in the entity's dimension, in the bridge of its list, in its fact. */
function starOf(
  { leaf, found }: { readonly leaf: Decided; readonly found: Found },
  proposal: Proposal | undefined,
  bridge: string,
): Pick<FieldRecord, 'dimensionName' | 'bridgeName' | 'factTableName' | 'factGrain' | 'isInFact'> {
  const list = leaf.structure === 'array';
  const own = proposal?.role === 'dimension' && !list ? proposal.table : null;
  const fact = proposal?.role === 'fact' && inFact({ ...found, codes: isCode(leaf) }) ? proposal : null;
  return {
    dimensionName: leaf.dimension ?? own,
    bridgeName: list ? (leaf.bridge ?? bridge) : null,
    ...{ factTableName: fact?.table ?? null, factGrain: fact?.grain ?? null, isInFact: fact !== null },
  };
}

function distinctRatio(leaf: Decided): number {
  const count = valuesIn(leaf);
  return count === 0 ? 0 : round(Math.min(1, distinctIn(leaf.place.values) / count));
}

function valuesIn(leaf: Decided): number {
  const { atoms, items } = leaf.place;
  const counted = atoms.size > 0 ? atoms : (items?.atoms ?? atoms);
  return [...counted.values()].reduce((sum, count) => sum + count, 0);
}

/** Short text of which there are few: a code that a fact may carry. */
function isCode(leaf: Decided): boolean {
  const codes = [...(leaf.place.codes ?? [])];
  return (
    codes.length > 0 && codes.length <= 30 && codes.length * 2 <= valuesIn(leaf) && codes.every(({ length }) => length <= 24)
  );
}

/** Other fields that would identify a record, so that a person who chose the key sees the choice. */
function keyNote({ leaf, isKey }: Draft, records: number): string | null {
  const unique = leaf.requiredRate === 1 && leaf.nullRate === 0 && leaf.structure === 'scalar' && distinctRatio(leaf) === 1;
  const keyLike = leaf.type === 'int64' || leaf.type === 'text';
  return unique && keyLike && !isKey && records >= enoughSamples ? 'Key candidate: unique in every sample' : null;
}

/** Six digits, so that the same rates make the same text. */
function round(rate: number): number {
  return Math.round(rate * 1e6) / 1e6;
}
