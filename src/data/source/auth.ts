import type { Json } from '../../core/json.ts';
import type { AuthSpec } from '../../definition/shapes/source.ts';
import type { HttpRequest } from '../../ports/http.ts';
import { fail } from '../failed.ts';
import { at } from '../pointer.ts';
import type { Resolver } from './variables.ts';

/** How a job proves who it is. */
export type Credentials =
  | { readonly type: 'none' }
  /** Nothing to refresh: a refused token is final. */
  | { readonly type: 'bearer'; readonly token: string }
  | { readonly type: 'token_request'; readonly url: string; readonly form: Readonly<Record<string, string>> };

/** Puts the variables into the definition's `auth`. */
export function credentials(auth: AuthSpec, values: Resolver, service: string): Credentials {
  switch (auth.type) {
    case 'none':
      return { type: 'none' };
    case 'bearer':
      return { type: 'bearer', token: values.text(auth.token) };
    case 'oauth2_client_credentials':
      return tokenRequest(values, auth.token_url, {
        grant_type: 'client_credentials',
        client_id: auth.client_id,
        client_secret: auth.client_secret,
        ...(auth.scope === undefined ? {} : { scope: auth.scope }),
      });
    case 'oauth2_refresh_token':
      return tokenRequest(values, auth.token_url, {
        grant_type: 'refresh_token',
        client_id: auth.client_id,
        client_secret: auth.client_secret,
        refresh_token: auth.refresh_token,
        ...(auth.scope === undefined ? {} : { scope: auth.scope }),
      });
    case 'google_service_account':
      return fail('not_built', `Cannot call "${service}": auth "google_service_account" is not built yet`);
  }
}

function tokenRequest(values: Resolver, url: string, form: Readonly<Record<string, string>>): Credentials {
  return { type: 'token_request', url: values.text(url), form: values.texts(form) };
}

/** The request that asks for a token, RFC 6749 §4.4 and §6. */
export function tokenHttp(
  wanted: Extract<Credentials, { type: 'token_request' }>,
): Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'> {
  return {
    method: 'POST',
    url: wanted.url,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(wanted.form).toString(),
  };
}

export function readToken(body: Json, service: string): string {
  const token = at(body, '/access_token');
  if (typeof token === 'string' && token !== '') return token;
  return fail('invalid_response', `Cannot sign in to "${service}": the token response holds no "access_token"`);
}
