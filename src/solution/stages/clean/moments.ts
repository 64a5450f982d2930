/** A time as a source writes it. */
export interface Moment {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly ms: number;
  /** False for `2026-01-31` and `01/31/2026`. */
  readonly timed: boolean;
}

const isoText = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d:?(?:\d\d)?)?)?$/i;
const slashText = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/**
 * Reads every format that a field may have; only whether a number counts seconds or milliseconds hangs on the format
 * found by Prepare, and without it on its size. Times without a zone are UTC. Null for what is no time.
 */
export function moment(value: string | number, format: string | null): Moment | null {
  if (typeof value === 'number') return epoch(value, format);
  const text = value.trim();
  const slash = slashText.exec(text);
  if (slash) return day(Number(slash[3]), Number(slash[1]), Number(slash[2]));
  const iso = isoText.exec(text);
  if (iso) return fromIso(iso);
  return /^-?\d{9,14}$/.test(text) && format?.startsWith('epoch') ? epoch(Number(text), format) : null;
}

function epoch(value: number, format: string | null): Moment | null {
  const seconds = format === 'epoch_s' || (format !== 'epoch_ms' && Math.abs(value) < 1e11);
  const ms = Math.round(seconds ? value * 1000 : value);
  return Number.isFinite(ms) && Math.abs(ms) < 253_402_300_800_000 ? { ms, timed: true } : null;
}

function fromIso(parts: RegExpExecArray): Moment | null {
  const date = day(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (!date || parts[4] === undefined) return date;
  const [hour, minute, second] = [Number(parts[4]), Number(parts[5]), Number(parts[6] ?? 0)];
  if (hour > 24 || minute > 59 || second > 60) return null;
  const fraction = Math.trunc(Number(`0.${parts[7] ?? '0'}`) * 1000 + 1e-6);
  const ms = date.ms + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction - zone(parts[8] ?? 'Z');
  return { ms, timed: true };
}

/** Milliseconds that a zone is ahead of UTC. */
function zone(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2).padStart(2, '0')) * (text.length > 3 ? 1 : 0);
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

function day(year: number, month: number, date: number): Moment | null {
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  const ms = Date.UTC(year, month - 1, date);
  // 30 February rolls over into March.
  return date > 28 && new Date(ms).getUTCDate() !== date ? null : { ms, timed: false };
}
