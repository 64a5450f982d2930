const spans = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** `2 days`, `1 hour`: in the largest unit that goes in, so that it is read at a glance. Under a second: `0 seconds`. */
export function span(ms: number): string {
  const [unit, size] = spans.find(([, size]) => ms >= size) ?? ['second', 1000];
  return plural(Math.floor(ms / size), unit);
}

/** `1 day 2 hours`: in two units, where the first alone would mislead. */
export function fullSpan(ms: number): string {
  const at = spans.findIndex(([, size]) => ms >= size);
  const [, size] = spans[at] ?? ['second', 1000];
  const [, next] = spans[at + 1] ?? ['second', ms + 1];
  const rest = ms % size;
  return rest < next ? span(ms) : `${span(ms)} ${span(rest)}`;
}

/** `1m 20s`, `0.4s`: how long something took. */
export function took(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)}s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}m ${seconds % 60}s` : `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}

export function ago(ms: number | null): string {
  if (ms === null) return 'never';
  return ms < 60_000 ? 'just now' : `${span(ms)} ago`;
}

/** `2026-01-05 06:00 UTC` */
export function moment(at: string | null): string {
  return at === null ? 'never' : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

/** `12,345` */
export function count(value: number): string {
  return value.toLocaleString('en-GB');
}

export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** `+3`, `-2`, `=`; an empty text when nothing is known. */
export function change(value: number | null): string {
  if (value === null) return '';
  if (value === 0) return '=';
  return `${value > 0 ? '+' : '\u2212'}${count(Math.abs(value))}`;
}

/** The same in words: `3 more`, `2 fewer`, `as before`. */
export function moreOrFewer(value: number | null): string {
  if (value === null) return '';
  return value === 0 ? 'as before' : `${count(Math.abs(value))} ${value > 0 ? 'more' : 'fewer'}`;
}

/** `type_changed` reads `type changed`. */
export function spoken(word: string): string {
  return word.replaceAll('_', ' ');
}
