/** Node's timers fire at once for anything longer, so no duration may be. */
export const longestDuration = 2 ** 31 - 1;

const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

/** Units from large to small, each at most once: `2d`, `1h30m`, `500ms`. */
export const durationPattern = /^(?=\d)(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m(?!s))?(?:(\d{1,9})s)?(?:(\d{1,10})ms)?$/;

/** Milliseconds, or null when the text is no duration from 0 to `longest`. */
export function parseDuration(text: string, longest = longestDuration): number | null {
  const found = durationPattern.exec(text);
  if (found === null) return null;
  const total = Object.values(unitMs).reduce((sum, ms, index) => sum + Number(found[index + 1] ?? 0) * ms, 0);
  return total <= longest ? total : null;
}

/** The shortest text that `parseDuration` reads as these milliseconds (a whole number from 0): `30m`, `1h30m`, `0s`. */
export function formatDuration(ms: number): string {
  let rest = ms;
  const parts = Object.entries(unitMs).map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? '' : `${count}${unit}`;
  });
  return parts.join('') || '0s';
}
