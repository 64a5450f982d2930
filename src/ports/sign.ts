import type { JsonObject } from '../core/json.ts';

/** Signs claims as a JSON Web Token with RS256 (RFC 7515). Null when the key is no RSA private key in PEM. */
export type SignJwt = (claims: JsonObject, privateKey: string) => string | null;
