export const dayMs = 86_400_000;

/** Milliseconds as ISO 8601 in UTC, `2026-01-31T08:00:00.000Z`: texts of this form sort by time. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** The same to the second, as many services write it: `2026-01-31T08:00:00Z`. */
export function isoSeconds(ms: number): string {
  return `${iso(ms).slice(0, 19)}Z`;
}

/** The day alone: `2026-01-31`. */
export function isoDay(ms: number): string {
  return iso(ms).slice(0, 10);
}
