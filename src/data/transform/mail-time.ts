const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Hours from UTC of the zones that have a name in RFC 5322. */
const zones: Readonly<Record<string, number>> = {
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5 },
  ...{ MST: -7, MDT: -6, PST: -8, PDT: -7 },
};

const day = /^(?:[a-z]{3,9},? )?(?<day>\d{1,2})[ -](?<month>[a-z]{3})[ -](?<year>\d{4}|\d{2})/;
const clock = /(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?::(?<second>[0-5]\d|60))?/;
const zone = /(?:(?<sign>[+-])(?<hours>[01]\d|2[0-3])(?<minutes>[0-5]\d)|(?<name>[a-z]{1,5}))/;
const mailTime = new RegExp(`${day.source} ${clock.source} ?${zone.source}`, 'i');
const longest = 100;

/** Milliseconds since 1970 of a Date header (RFC 5322), or null when it is none. */
export function readMailTime(value: string): number | null {
  const found = mailTime.exec(value.slice(0, longest).trim().replaceAll(/\s+/g, ' '))?.groups;
  if (found === undefined) return null;
  const month = months.indexOf((found['month'] ?? '').toLowerCase());
  const date = Date.UTC(fullYear(found['year'] ?? ''), month, Number(found['day']));
  if (month < 0 || new Date(date).getUTCDate() !== Number(found['day'])) return null;
  const minutes = Number(found['hour']) * 60 + Number(found['minute']) - offset(found);
  return date + (minutes * 60 + Number(found['second'] ?? 0)) * 1_000;
}

/** RFC 5322 on years of two digits. */
function fullYear(written: string): number {
  const year = Number(written);
  if (written.length > 2) return year;
  return year < 50 ? 2_000 + year : 1_900 + year;
}

/** Minutes from UTC. A name that the RFC does not give says nothing, so it counts as UTC. */
function offset(found: Readonly<Record<string, string | undefined>>): number {
  if (found['name'] !== undefined) return (zones[found['name'].toUpperCase()] ?? 0) * 60;
  return (found['sign'] === '-' ? -1 : 1) * (Number(found['hours']) * 60 + Number(found['minutes']));
}
