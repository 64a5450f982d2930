import type { HttpReply } from '../../ports/http.ts';

const firstDelayMs = 500;
const longestDelayMs = 30_000;
/** A service that asks for more patience than this gets a failure instead: the schedule is the better retry. */
export const longestRetryAfterMs = 300_000;

/** Whether sending the same request again could bring another answer. */
export function isTransient(reply: HttpReply): boolean {
  if (!reply.ok) return reply.reason === 'network' || reply.reason === 'timeout';
  if (reply.status === 403) return reply.headers['retry-after'] !== undefined;
  return reply.status === 408 || reply.status === 429 || reply.status >= 500;
}

/**
 * Milliseconds to wait before try `tried + 1`, or null when the service asks for more than `longestRetryAfterMs`.
 * Without a readable Retry-After the delay doubles, with jitter between half and the whole.
 */
export function retryDelay(
  reply: HttpReply,
  tried: number,
  time: { readonly now: number; readonly random: number },
): number | null {
  const asked = reply.ok ? retryAfter(reply.headers['retry-after'], time.now) : undefined;
  if (asked !== undefined) return asked > longestRetryAfterMs ? null : asked;
  const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** (tried - 1));
  return Math.round(delay * (0.5 + time.random / 2));
}

/** Seconds or an HTTP date; undefined when absent, negative or neither. */
function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^[0-9]{1,12}(?:\.[0-9]+)?$/.test(value.trim())) return Math.ceil(Number(value) * 1_000);
  const date = /[A-Za-z]{3}/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
