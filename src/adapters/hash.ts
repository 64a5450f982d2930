import { hash } from 'node:crypto';
import type { Sha256 } from '../core/json.ts';

export const sha256: Sha256 = (text) => hash('sha256', text, 'hex');

/** Makes our names differ from everybody else's. It stands for ever: another one gives every row another id. */
const namespace = Buffer.from('746bf248ead15c93aa65444d506b83fd', 'hex');

/** The UUID of version 5 (RFC 9562) of a name: equal names have equal ids. */
export function uuid5(name: string): string {
  const bytes = hash('sha1', Buffer.concat([namespace, Buffer.from(name)]), 'buffer');
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
