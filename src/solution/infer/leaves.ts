import type { Structure } from './field.ts';
import type { Place } from './observe.ts';
import { scalarMeaning, type Format, type ScalarType, type TargetType } from './types.ts';

/** A place that becomes a column, before it has a name there. */
export interface Leaf {
  readonly path: string;
  readonly structure: Structure;
  readonly element: string | null;
  readonly type: TargetType;
  readonly format: Format | null;
  /** False while nothing seen says what it is: only null, only empty. */
  readonly resolved: boolean;
  readonly requiredRate: number;
  readonly nullRate: number;
  readonly notes: readonly string[];
  readonly place: Place;
}

export interface Leaves {
  readonly leaves: readonly Leaf[];
  /** Members of the record itself whose names no field path can say. */
  readonly unsayable: readonly string[];
}

/** Takes the tree of what was seen to columns, sorted by path. */
export function leavesOf(root: Place): Leaves {
  const members = [...(root.members ?? [])];
  const leaves = members
    .filter(([name]) => sayable(name))
    .flatMap(([name, place]) => leavesAt(place, { path: name, name, of: root.records, rate: 1, within: 'root' }));
  const unsayable = members.flatMap(([name]) => (sayable(name) ? [] : [name])).sort();
  return { leaves: leaves.sort((a, b) => (a.path < b.path ? -1 : 1)), unsayable };
}

interface Way {
  readonly path: string;
  readonly name: string;
  /** How many records or elements could have had it, and how often these were there. */
  readonly of: number;
  readonly rate: number;
  readonly within: 'root' | 'record' | 'list';
}

function sayable(name: string): boolean {
  return name !== '' && !/[.[\]]/.test(name);
}

function leavesAt(place: Place, way: Way): readonly Leaf[] {
  const rate = way.of === 0 ? 0 : way.rate * (place.present / way.of);
  const base = { path: way.path, requiredRate: rate, nullRate: share(place.nulls, place.present), place };
  const scalars = [...place.atoms.values()].some((count) => count > 0);
  const kinds = [scalars, place.records > 0, place.lists > 0].filter(Boolean).length;
  if (kinds > 1) return [dump(base, way, `Mixed: ${mixture(place)}, kept as JSON`)];
  if (place.lists > 0) return listLeaves(place, way, base);
  // Where the record itself is null, its members are missing.
  if (place.records > 0) return recordLeaves(place, { ...way, rate: rate * share(place.records, place.present) }, base);
  const { type, format, resolved, notes } = scalarMeaning(place, way.name);
  if (way.within === 'list') return [{ ...base, ...array(type), format, resolved, notes }];
  const structure = way.within === 'record' ? 'record' : 'scalar';
  return [{ ...base, structure, element: null, type, format, resolved, notes }];
}

type Base = Pick<Leaf, 'path' | 'requiredRate' | 'nullRate' | 'place'>;

function recordLeaves(place: Place, way: Way, base: Base): readonly Leaf[] {
  if (place.members === null) return [dump(base, way, 'So many or so deep members that it is kept as JSON')];
  const names = [...place.members.keys()];
  if (names.length === 0) return [{ ...dump(base, way, 'Only empty records seen'), resolved: false }];
  if (!names.every(sayable)) return [dump(base, way, 'Has members whose names no field path can say, so it is kept as JSON')];
  const within = way.within === 'list' ? 'list' : 'record';
  return [...place.members].flatMap(([name, member]) =>
    leavesAt(member, { path: `${way.path}.${name}`, name, of: place.records, rate: way.rate, within }),
  );
}

function listLeaves(place: Place, way: Way, base: Base): readonly Leaf[] {
  const { items } = place;
  if (way.within === 'list')
    return [{ ...base, ...array('json'), format: null, resolved: true, notes: ['A list within a list'] }];
  if (items === null || items.present === items.nulls) {
    const notes = ['Type unknown: every list seen was empty'];
    return [{ ...base, structure: 'array', element: 'unknown', type: 'array<unknown>', format: null, resolved: false, notes }];
  }
  if (items.atoms.size > 0 && items.records === 0 && items.lists === 0) {
    const { type, format, resolved, notes } = scalarMeaning(items, way.name);
    return [{ ...base, ...array(type), format, resolved, notes, place: { ...place, values: items.values, codes: items.codes } }];
  }
  const records = recordsOnly(items) ? items.members : null;
  const named = records === null ? [] : [...records.keys()];
  if (named.length > 0 && named.every(sayable)) {
    return recordLeaves(
      items,
      { ...way, path: `${way.path}[]`, rate: base.requiredRate * share(place.lists, place.present), within: 'list' },
      base,
    );
  }
  const empty = records !== null && named.length === 0;
  const notes = [empty ? 'Only empty records seen in the list' : `Elements are ${mixture(items)}, kept as JSON`];
  return [{ ...base, ...array('json'), format: null, resolved: !empty, notes }];
}

function recordsOnly({ records, atoms, lists }: Place): boolean {
  return records > 0 && atoms.size === 0 && lists === 0;
}

function array(element: ScalarType): Pick<Leaf, 'structure' | 'element' | 'type'> {
  return { structure: 'array', element, type: `array<${element}>` };
}

function dump(base: Base, way: Way, note: string): Leaf {
  const what = way.within === 'list' ? array('json') : { structure: 'objectDump' as const, element: null, type: 'json' as const };
  return { ...base, ...what, format: null, resolved: true, notes: [note] };
}

function mixture(place: Place): string {
  const words = [
    ...(place.lists > 0 ? ['lists'] : []),
    ...(place.records > 0 ? ['records'] : []),
    ...(place.atoms.size > 0 ? ['values'] : []),
  ];
  return words.join(', ');
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** JSON types seen at a place, sorted. */
export function jsonTypesOf(place: Place): readonly string[] {
  const types = new Set<string>();
  if (place.nulls > 0) types.add('null');
  if (place.records > 0) types.add('object');
  if (place.lists > 0) types.add('array');
  for (const atom of place.atoms.keys()) types.add(jsonType[atom]);
  return [...types].sort();
}

const jsonType = {
  ...{ bool: 'boolean', int: 'integer', int10: 'integer', int13: 'integer', float: 'number' },
  ...{ ymd: 'string', mdy: 'string', iso: 'string', empty: 'string', email: 'string', text: 'string' },
} as const;
