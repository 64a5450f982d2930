import type { JSONValue } from '@jmespath-community/jmespath';
import { addressParser, decodeWords } from 'postal-mime';

type Members = Readonly<Record<string, JSONValue>>;

export type Headers = Readonly<Record<string, readonly string[]>>;

/** The members of an object; of anything else none. */
export function membersOf(value: JSONValue | undefined): Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}

/** Values by lower-case name, in the order of the message, without the line breaks of folded lines. */
export function readHeaders(list: JSONValue | undefined): Headers {
  const found = new Map<string, string[]>();
  for (const header of Array.isArray(list) ? list : []) {
    const { name, value } = membersOf(header);
    if (typeof name !== 'string' || typeof value !== 'string') continue;
    const key = name.toLowerCase();
    const values = found.get(key);
    if (values === undefined) found.set(key, [unfold(value)]);
    else values.push(unfold(value));
  }
  return Object.fromEntries(found);
}

/** The first value under a name in lower case; an empty text when there is none. */
export function firstHeader(list: JSONValue | undefined, name: string): string {
  for (const header of Array.isArray(list) ? list : []) {
    const { name: own, value } = membersOf(header);
    if (typeof own === 'string' && typeof value === 'string' && own.toLowerCase() === name) return unfold(value);
  }
  return '';
}

function unfold(value: string): string {
  return value.includes('\n') || value.includes('\r') ? value.replaceAll(/[\r\n]+/g, '') : value;
}

/** A text whose encoded words (RFC 2047) are written out. */
export function readWords(value: string): string {
  return value.includes('=?') ? decodeWords(value) : value;
}

/** Addresses of one or several header values (RFC 5322), members of groups among them, those without an address not. */
export function readAddresses(values: readonly string[]): { readonly email: string; readonly name?: string }[] {
  return values
    .flatMap((value) => addressParser(value, { flatten: true }))
    .flatMap(({ name, address }) => {
      if (address === undefined || address === '') return [];
      return [name === '' ? { email: address } : { name, email: address }];
    });
}

/** Ids with their brackets; senders that leave the brackets out separate ids by blanks. */
export function readMessageIds(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.match(/<[^<>\s]+>/g) ?? value.split(/\s+/).filter((id) => id !== ''));
}
