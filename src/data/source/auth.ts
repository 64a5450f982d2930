import type { Json } from '../../core/json.ts';
import type { AuthSpec, SourceSpec } from '../../definition/shapes/source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HttpRequest } from '../../ports/http.ts';
import type { SignJwt } from '../../ports/sign.ts';
import { fail } from '../failed.ts';
import { at } from '../pointer.ts';
import type { Resolver } from './variables.ts';

/** How a job proves who it is. */
export type Credentials =
  | { readonly type: 'none' }
  /** Nothing to refresh: a refused token is final. */
  | { readonly type: 'bearer'; readonly token: string }
  | {
      readonly type: 'token_request';
      readonly url: string;
      /** Made for each request, since some of it is good for a while only. Throws Failed. */
      readonly form: () => Readonly<Record<string, string>>;
      /** What to look at when it is refused. */
      readonly remedy: string;
    };

export interface AuthPorts {
  readonly clock: Clock;
  readonly sign: SignJwt;
}

/** Puts the variables into the definition's `auth`. */
export function credentials(api: SourceSpec, values: Resolver, ports: AuthPorts): Credentials {
  const { auth } = api;
  switch (auth.type) {
    case 'none':
      return { type: 'none' };
    case 'bearer':
      return { type: 'bearer', token: values.text(auth.token) };
    case 'oauth2_client_credentials': {
      const form = applicationForm(auth, values, { grant_type: 'client_credentials' });
      return { type: 'token_request', url: values.text(auth.token_url), form, remedy: 'check its client id and secret' };
    }
    case 'oauth2_refresh_token': {
      const grant = { grant_type: 'refresh_token', refresh_token: values.text(auth.refresh_token) };
      const form = applicationForm(auth, values, grant);
      const remedy = 'check its client id and secret, and whether the refresh token was revoked';
      return { type: 'token_request', url: values.text(auth.token_url), form, remedy };
    }
    case 'google_service_account':
      return serviceAccount(api.source_id, auth, { ...ports, values });
  }
}

function applicationForm(
  auth: Extract<AuthSpec, { type: 'oauth2_client_credentials' | 'oauth2_refresh_token' }>,
  values: Resolver,
  grant: Readonly<Record<string, string>>,
): () => Readonly<Record<string, string>> {
  const { grant_type = '', ...more } = grant;
  const application = { client_id: values.text(auth.client_id), client_secret: values.text(auth.client_secret) };
  const scope = auth.scope === undefined ? {} : { scope: values.text(auth.scope) };
  return () => ({ grant_type, ...application, ...more, ...scope });
}

/** Seconds that an assertion is good for; the service takes no longer one. */
const assertionLifetime = 3_600;

/** The service account signs who it is and gets a token for that (RFC 7523). */
function serviceAccount(
  service: string,
  auth: Extract<AuthSpec, { type: 'google_service_account' }>,
  { values, clock, sign }: AuthPorts & { readonly values: Resolver },
): Credentials {
  const url = values.text(auth.token_url);
  const subject = auth.subject === undefined ? {} : { sub: values.text(auth.subject) };
  const claims = { iss: values.text(auth.client_email), scope: values.text(auth.scope), aud: url, ...subject };
  // A key that came through a variable often has its line ends written out.
  const key = values.text(auth.private_key).replaceAll(String.raw`\n`, '\n');
  const form = (): Readonly<Record<string, string>> => {
    const iat = Math.floor(clock.now() / 1_000);
    const assertion = sign({ ...claims, iat, exp: iat + assertionLifetime }, key);
    if (assertion === null) fail('credentials', `Cannot sign in to "${service}": its private key is no RSA key in PEM`);
    return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
  };
  return { type: 'token_request', url, form, remedy: "check the service account's address and key, and the machine's clock" };
}

/** The request that asks for a token, RFC 6749 §4.4 and §6. */
export function tokenHttp(
  wanted: Extract<Credentials, { type: 'token_request' }>,
): Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'> {
  return {
    method: 'POST',
    url: wanted.url,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(wanted.form()).toString(),
  };
}

export function readToken(body: Json, service: string): string {
  const token = at(body, '/access_token');
  if (typeof token === 'string' && token !== '') return token;
  return fail('invalid_response', `Cannot sign in to "${service}": the token response holds no "access_token"`);
}
