import { TYPE_ANY, TYPE_NULL, TYPE_NUMBER, TYPE_OBJECT, TYPE_STRING, type JSONValue } from '@jmespath-community/jmespath';
import { iso } from '../../core/time.ts';
import { readTime } from '../source/time.ts';
import type { NativeFunctions } from './native.ts';

export const valueFunctions: NativeFunctions = {
  present: { takes: [[TYPE_OBJECT]], make: ([value]) => present(asObject(value)) },
  text: { takes: [[TYPE_ANY]], make: ([value]) => text(value) },
  label: { takes: [[TYPE_OBJECT], [TYPE_STRING]], make: ([object, field]) => label(asObject(object), field as string) },
  iso: { takes: [[TYPE_STRING, TYPE_NULL]], make: ([value]) => time(value, 'iso') },
  epoch: { takes: [[TYPE_NUMBER, TYPE_NULL]], make: ([value]) => time(value, 'epoch_seconds') },
  epoch_ms: { takes: [[TYPE_NUMBER, TYPE_STRING, TYPE_NULL]], make: ([value]) => time(value, 'epoch_milliseconds') },
  money: {
    takes: [
      [TYPE_NUMBER, TYPE_NULL],
      [TYPE_STRING, TYPE_NULL],
    ],
    make: ([amount, currency]) => money(amount, currency),
  },
  lookup: { takes: [[TYPE_OBJECT], [TYPE_STRING, TYPE_NULL]], make: ([object, key]) => lookup(asObject(object), key) },
};

type Members = Readonly<Record<string, JSONValue>>;

function asObject(value: JSONValue | undefined): Members {
  return value as Members;
}

function present(object: Members): JSONValue {
  const kept = Object.entries(object).filter(([, value]) => value !== null && value !== '');
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

function text(value: JSONValue | undefined): JSONValue {
  if (value === null || value === undefined || typeof value === 'string') return value ?? null;
  if (typeof value === 'object') throw new TypeError('text() takes a text, a number or a boolean');
  return String(value);
}

function label(object: Members, field: string): JSONValue {
  if ((object[field] ?? null) === null) return null;
  const found = object[`${field}@OData.Community.Display.V1.FormattedValue`];
  if (typeof found !== 'string') throw new TypeError(`The label of "${field}" is missing`);
  return found;
}

function time(value: JSONValue | undefined, format: Parameters<typeof readTime>[1]): JSONValue {
  if (value === null || value === undefined || value === '') return null;
  const ms = readTime(value, format);
  if (ms === undefined) throw new TypeError('A value that should be a time is none');
  return iso(ms);
}

function money(amount: JSONValue | undefined, currency: JSONValue | undefined): JSONValue {
  return typeof amount === 'number' && typeof currency === 'string' ? { amount, currency } : null;
}

function lookup(object: Members, key: JSONValue | undefined): JSONValue {
  return typeof key === 'string' && Object.hasOwn(object, key) ? (object[key] ?? null) : null;
}
