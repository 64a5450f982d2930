import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import type { SignJwt } from '../ports/sign.ts';

export const signJwt: SignJwt = (claims, privateKey) => {
  const key = readKey(privateKey);
  if (key?.asymmetricKeyType !== 'rsa') return null;
  const text = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
};

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** What OpenSSL says about a key that it cannot read may hold parts of it, so its words stay here. */
function readKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
