import type { Json, JsonObject } from '../../core/json.ts';
import { addTo, newSketch, type Sketch } from './sketch.ts';

/** What a scalar looks like, whatever its field is called. `int13` and `int10` could be times in an epoch. */
export type Atom = 'bool' | 'int' | 'int10' | 'int13' | 'float' | 'ymd' | 'mdy' | 'iso' | 'empty' | 'email' | 'text';

/** Everything seen at one place of an entity's records. Only grows; the order of records changes nothing. */
export interface Place {
  /** Times it was there, null included. */
  present: number;
  nulls: number;
  readonly atoms: Map<Atom, number>;
  /** Values seen, as text: of scalars, and of the scalars in a list. */
  readonly values: Sketch;
  /** The first few codes, where there are few: null once there are too many to be codes. */
  codes: Set<string> | null;
  records: number;
  /** Members of its records; null once there are so many, or so deep, that they are keys of a map. */
  members: Map<string, Place> | null;
  lists: number;
  /** Its elements, all lists together. */
  items: Place | null;
  /** Ids of at most three samples that have it, the smallest by text. */
  evidence: readonly string[];
}

const mostMembers = 200;
const mostCodes = 64;
const deepest = 8;
const longestCode = 64;
const mostEvidence = 3;

export function newPlace(): Place {
  return {
    ...{ present: 0, nulls: 0, atoms: new Map(), values: newSketch(), codes: new Set() },
    ...{ records: 0, members: new Map(), lists: 0, items: null, evidence: [] },
  };
}

/** Adds one record to what is known. Any JSON is taken: a record that is no object is seen as what it is. */
export function observe(root: Place, payload: Json, id: string): void {
  look(root, payload, { id, depth: 0 });
}

interface Spot {
  readonly id: string;
  readonly depth: number;
}

function look(place: Place, value: Json, spot: Spot): void {
  place.present += 1;
  remember(place, spot.id);
  if (value === null) place.nulls += 1;
  else if (Array.isArray(value)) lookAtList(place, value as readonly Json[], spot);
  else if (typeof value === 'object') lookAtRecord(place, value as JsonObject, spot);
  else lookAtScalar(place, value);
}

function remember(place: Place, id: string): void {
  const last = place.evidence.at(-1);
  if (place.evidence.length === mostEvidence && (last === undefined || id >= last)) return;
  if (!place.evidence.includes(id)) place.evidence = [...place.evidence, id].sort().slice(0, mostEvidence);
}

function lookAtScalar(place: Place, value: boolean | number | string): void {
  const atom = atomOf(value);
  place.atoms.set(atom, (place.atoms.get(atom) ?? 0) + 1);
  const text = String(value);
  addTo(place.values, text);
  if (place.codes === null || place.codes.has(text)) return;
  place.codes.add(text);
  if (place.codes.size > mostCodes || text.length > longestCode) place.codes = null;
}

function lookAtList(place: Place, list: readonly Json[], spot: Spot): void {
  place.lists += 1;
  if (spot.depth >= deepest || list.length === 0) return;
  const items = (place.items ??= newPlace());
  for (const item of list) look(items, item, { id: spot.id, depth: spot.depth + 1 });
}

function lookAtRecord(place: Place, record: JsonObject, spot: Spot): void {
  place.records += 1;
  const names = Object.keys(record);
  // The record itself may have as many members as it likes; one within it that has so many is a map.
  if (spot.depth >= deepest && names.length > 0) place.members = null;
  for (const name of names) {
    const value = record[name];
    if (place.members === null || value === undefined) continue;
    let member = place.members.get(name);
    if (member === undefined) place.members.set(name, (member = newPlace()));
    if (spot.depth > 0 && place.members.size > mostMembers) place.members = null;
    else look(member, value, { id: spot.id, depth: spot.depth + 1 });
  }
}

const isoPattern = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const slashPattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const emailPattern = /^[^\s@<>]{1,64}@[^\s@<>]{1,190}\.[A-Za-z]{2,24}$/;

function atomOf(value: boolean | number | string): Atom {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return numberAtom(value);
  if (value === '') return 'empty';
  return value.length < 8 || value.length > 254 ? 'text' : textAtom(value);
}

function numberAtom(value: number): Atom {
  if (!Number.isSafeInteger(value)) return 'float';
  if (value >= 1e12 && value < 1e13) return 'int13';
  return value >= 1e9 && value < 1e10 ? 'int10' : 'int';
}

function textAtom(text: string): Atom {
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) {
    if (isoPattern.test(text)) return Number.isNaN(Date.parse(text.replace(' ', 'T'))) ? 'text' : 'iso';
    const [, year, month, day] = datePattern.exec(text) ?? [];
    if (year !== undefined) return isDate(year, month, day) ? 'ymd' : 'text';
    const [, first, second, last] = slashPattern.exec(text) ?? [];
    if (last !== undefined) return isDate(last, first, second) ? 'mdy' : 'text';
  }
  return text.includes('@') && emailPattern.test(text) ? 'email' : 'text';
}

function isDate(year: string, month = '', day = ''): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
}
