import { hash } from 'node:crypto';
import type { Sha256 } from '../core/json.ts';

export const sha256: Sha256 = (text) => hash('sha256', text, 'hex');

/** Makes our names differ from everybody else's. It stands for ever: another one gives every row another id. */
const namespace = Buffer.from('746bf248ead15c93aa65444d506b83fd', 'hex');

/** The UUID of version 5 (RFC 9562) of a name: equal names have equal ids. */
export function uuid5(name: string): string {
  const hex = hash('sha1', Buffer.concat([namespace, Buffer.from(name)]), 'hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
