import type { ColumnType } from '../../ports/warehouse.ts';
import type { Atom, Place } from './observe.ts';
import { dateNamed } from './words.ts';

/** The closed set of scalar target types; `array<T>` of each, and `array<unknown>`, complete it. */
export const scalarTypes = ['int64', 'float64', 'text', 'bool', 'date', 'datetime', 'json'] as const;
export type ScalarType = (typeof scalarTypes)[number];
export type TargetType = ScalarType | `array<${ScalarType | 'unknown'}>`;

export const formats = ['epoch_ms', 'epoch_s', 'iso', 'YYYY-MM-DD', 'MM/DD/YYYY'] as const;
export type Format = (typeof formats)[number];

export function isTargetType(text: string): text is TargetType {
  const element = elementOf(text);
  if (element === 'unknown') return true;
  return scalarTypes.some((type) => type === (element ?? text));
}

/** `text` of `array<text>`; undefined for what is no list. */
export function elementOf(type: string): string | undefined {
  return /^array<(.+)>$/.exec(type)?.[1];
}

/** How a target type is kept in a table. */
export function columnType(targetType: string): ColumnType {
  if (targetType === 'int64' || targetType === 'bool') return 'INTEGER';
  return targetType === 'float64' ? 'REAL' : 'TEXT';
}

/** What scalars of all samples together are. */
export interface ScalarMeaning {
  readonly type: ScalarType;
  readonly format: Format | null;
  /** False while nothing but null or empty text was seen: such a type is a stopgap. */
  readonly resolved: boolean;
  readonly notes: readonly string[];
}

/**
 * Merges what was seen: more samples may widen the type (date to datetime to number to text), never narrow it. Text
 * that holds a number stays text: a code is no quantity.
 */
export function scalarMeaning(place: Place, name: string): ScalarMeaning {
  const seen = new Set<Atom>(place.atoms.keys());
  const empty = seen.delete('empty');
  if (seen.size === 0) {
    const why = empty ? 'only empty text seen' : 'only null seen';
    return { type: 'text', format: null, resolved: false, notes: [`Type unknown: ${why}`] };
  }
  const { type, format, mixed } = merge(seen, dateNamed(name));
  if (!empty || type === 'text') return { type, format, resolved: true, notes: mixed === null ? [] : [mixed] };
  if (type === 'date' || type === 'datetime') {
    return { type, format, resolved: true, notes: [...(mixed === null ? [] : [mixed]), 'Empty text stands for no date'] };
  }
  return { type: 'text', format: null, resolved: true, notes: [`Mixed: ${type} and empty text`] };
}

interface Merged {
  readonly type: ScalarType;
  readonly format: Format | null;
  readonly mixed: string | null;
}

const dateFormats = { ymd: 'YYYY-MM-DD', mdy: 'MM/DD/YYYY', iso: 'iso' } as const;
const atomClass: Readonly<Record<Exclude<Atom, 'empty'>, 'bool' | 'number' | 'date' | 'text'>> = {
  ...({ bool: 'bool', int: 'number', int10: 'number', int13: 'number', float: 'number' } as const),
  ...({ ymd: 'date', mdy: 'date', iso: 'date', email: 'text', text: 'text' } as const),
};

function merge(seen: ReadonlySet<Atom>, dated: boolean): Merged {
  const atoms = [...seen].filter((atom) => atom !== 'empty');
  const classes = new Set(atoms.map((atom) => atomClass[atom]));
  const epoch = dated ? epochOf(atoms.filter((atom) => atomClass[atom] === 'number')) : null;
  const dates = (['ymd', 'mdy', 'iso'] as const).filter((atom) => seen.has(atom));
  if (classes.has('text')) return { type: 'text', format: null, mixed: classes.size > 1 ? mixedOf(atoms) : null };
  if (classes.has('bool')) return classes.size === 1 ? plain('bool') : { type: 'text', format: null, mixed: mixedOf(atoms) };
  if (!classes.has('date')) {
    if (epoch !== null) return { type: 'datetime', format: epoch, mixed: null };
    return plain(seen.has('float') ? 'float64' : 'int64');
  }
  if (classes.has('number')) {
    const mixed = mixedOf(atoms);
    return epoch === null ? { type: 'text', format: null, mixed } : { type: 'datetime', format: null, mixed };
  }
  const type = seen.has('iso') ? 'datetime' : 'date';
  if (dates.length === 1) return { type, format: dateFormats[dates[0] ?? 'iso'], mixed: null };
  return seen.has('mdy') ? { type, format: null, mixed: mixedOf(atoms) } : { type, format: 'iso', mixed: null };
}

function plain(type: ScalarType): Merged {
  return { type, format: null, mixed: null };
}

/** Thirteen digits are milliseconds, ten are seconds; with any other number beside them they are numbers. */
function epochOf(numbers: readonly Atom[]): Format | null {
  const [only, second] = numbers;
  if (second !== undefined) return null;
  return only === 'int13' ? 'epoch_ms' : only === 'int10' ? 'epoch_s' : null;
}

const atomWords: Readonly<Record<Atom, string>> = {
  ...{ bool: 'bool', int: 'int64', int10: 'int64 of 10 digits', int13: 'int64 of 13 digits', float: 'float64' },
  ...{ ymd: 'YYYY-MM-DD', mdy: 'MM/DD/YYYY', iso: 'ISO 8601', empty: 'empty text', email: 'text', text: 'text' },
};

function mixedOf(atoms: readonly Atom[]): string {
  return `Mixed: ${[...new Set(atoms.map((atom) => atomWords[atom]))].sort().join(', ')}`;
}

const next: Readonly<Record<ScalarType, readonly ScalarType[]>> = {
  date: ['datetime'],
  datetime: ['int64', 'text'],
  int64: ['float64'],
  float64: ['text'],
  bool: ['text'],
  text: ['json'],
  json: [],
};

/** Whether every value of `narrow` has a place in `wide`. */
export function covers(wide: string, narrow: string): boolean {
  if (wide === narrow || wide === 'json') return true;
  const [wideElement, narrowElement] = [wide, narrow].map(elementOf);
  if (narrowElement !== undefined) {
    return wideElement !== undefined && (narrowElement === 'unknown' || covers(wideElement, narrowElement));
  }
  if (wideElement !== undefined) return false;
  return (next[narrow as ScalarType] as readonly ScalarType[] | undefined)?.some((type) => covers(wide, type)) ?? false;
}
