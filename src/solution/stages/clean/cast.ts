import { dayMs, iso, isoDay } from '../../../core/time.ts';
import type { Json } from '../../../core/json.ts';
import type { Value } from '../../../ports/warehouse.ts';
import { elementOf } from '../../infer/types.ts';
import { moment } from './moments.ts';

/** A value that its target type cannot hold: one a wider type could hold, or one of another kind altogether. */
export interface Misfit {
  readonly rule: 'type_widened' | 'type_changed';
}
const wider: Misfit = { rule: 'type_widened' };
const changed: Misfit = { rule: 'type_changed' };

/** Takes what a source sent to what the column keeps. Absent, null and empty text are null. */
export type Cast = (value: Json | undefined) => Value | Misfit;

export function isMisfit(value: Value | Misfit): value is Misfit {
  return typeof value === 'object' && value !== null;
}

/** The type that holds both what a type held and what did not fit into it by a little. */
export function widerThan(targetType: string): 'float64' | 'datetime' {
  return targetType === 'int64' ? 'float64' : 'datetime';
}

export function castTo(targetType: string, format: string | null): Cast {
  const inner = elementOf(targetType);
  if (inner !== undefined) return listOf(inner === 'unknown' || inner === 'json' ? wholeJson : castTo(inner, format));
  switch (targetType) {
    case 'int64':
      return int64;
    case 'float64':
      return float64;
    case 'bool':
      return bool;
    case 'date':
      return (value) => date(value, format);
    case 'datetime':
      return (value) => datetime(value, format);
    case 'json':
      return json;
    default:
      return plainText;
  }
}

function int64(value: Json | undefined): Value | Misfit {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : wider;
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') return changed;
  const text = value.trim();
  if (/^[+-]?\d{1,15}(?:\.0+)?$/.test(text)) return Number(text);
  if (/^-?\d{16,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)) return BigInt(text);
  return decimal.test(text) ? wider : changed;
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

function float64(value: Json | undefined): Value | Misfit {
  if (typeof value === 'number') return value;
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || !decimal.test(value.trim())) return changed;
  const number = Number(value);
  return Number.isFinite(number) ? number : changed;
}

const truths = new Map<Json, number>([
  [true, 1],
  [false, 0],
  [1, 1],
  [0, 0],
  ['true', 1],
  ['false', 0],
  ['True', 1],
  ['False', 0],
]);

function bool(value: Json | undefined): Value | Misfit {
  if (value === undefined || value === null || value === '') return null;
  return truths.get(value) ?? changed;
}

function date(value: Json | undefined, format: string | null): Value | Misfit {
  if (value === undefined || value === null || value === '') return null;
  const found = typeof value === 'string' || typeof value === 'number' ? moment(value, format) : null;
  if (!found) return changed;
  // A field of plain days that now tells the hour would lose it.
  const loses = found.timed && typeof value === 'string' && format !== 'iso' && !format?.startsWith('epoch');
  return loses && found.ms % dayMs !== 0 ? wider : isoDay(found.ms);
}

function datetime(value: Json | undefined, format: string | null): Value | Misfit {
  if (value === undefined || value === null || value === '') return null;
  const found = typeof value === 'string' || typeof value === 'number' ? moment(value, format) : null;
  return found ? iso(found.ms) : changed;
}

/** A field whose samples disagree is text; then a number or a record is told as JSON tells it. */
function plainText(value: Json | undefined): Value {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function json(value: Json | undefined): Value {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

const wholeJson: Cast = json;

function listOf(cast: Cast): Cast {
  return (value) => {
    if (value === undefined || value === null) return null;
    if (!Array.isArray(value)) return changed;
    const items: Json[] = [];
    for (const item of value as readonly Json[]) {
      const made = cast === wholeJson ? null : cast(item);
      if (isMisfit(made)) return changed;
      items.push(cast === wholeJson ? item : nested(made, item));
    }
    return JSON.stringify(items);
  };
}

/** A list within a list has been made text; within JSON it stays a list. */
function nested(made: Value, item: Json): Json {
  if (Array.isArray(item) && typeof made === 'string') return JSON.parse(made) as Json;
  return typeof made === 'bigint' ? String(made) : made;
}
