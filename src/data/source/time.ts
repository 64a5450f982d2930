import { iso } from '../../core/time.ts';
import type { Json } from '../../core/json.ts';
import type { CursorSpec } from '../../definition/shapes/ingest.ts';

type TimeFormat = CursorSpec['field_format'];

const isoTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(9999, 11, 31);

/** Milliseconds since 1970, or undefined when the value is no time in that format. */
export function readTime(value: Json | undefined, format: TimeFormat): number | undefined {
  const time = format === 'iso' ? isoMs(value) : epochMs(value, format === 'epoch_seconds' ? 1_000 : 1);
  return time === undefined || time < earliest || time > latest ? undefined : time;
}

function isoMs(value: Json | undefined): number | undefined {
  if (typeof value !== 'string') return undefined;
  const [whole, offset] = isoTime.exec(value.trim()) ?? [];
  if (whole === undefined) return undefined;
  const ms = Date.parse(offset === undefined && whole.includes('T') ? `${whole}Z` : whole);
  return Number.isNaN(ms) ? undefined : ms;
}

function epochMs(value: Json | undefined, unit: number): number | undefined {
  const digits = typeof value === 'string' && /^\d{1,16}(?:\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof digits === 'number' && Number.isFinite(digits) ? Math.floor(digits * unit) : undefined;
}

/** Whole seconds, rounded down: services compare with seconds, and a later start would lose records. */
export function writeTime(ms: number, format: TimeFormat): string {
  const seconds = Math.floor(ms / 1_000);
  if (format === 'epoch_seconds') return String(seconds);
  if (format === 'epoch_milliseconds') return String(ms);
  return iso(seconds * 1_000).replace('.000Z', 'Z');
}

/** `-7d` or an ISO 8601 time, as `options.since` holds it. */
export function readSince(text: string, now: number): number | undefined {
  const [, days] = /^-([0-9]{1,5})d$/.exec(text) ?? [];
  return days === undefined ? isoMs(text) : now - Number(days) * 86_400_000;
}
