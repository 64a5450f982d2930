import { generateKeyPairSync, randomUUID, verify, type KeyObject } from 'node:crypto';
import { unpacked, type Grant, type JsonMembers, type SandboxContext, type SandboxReply, type Service } from '../service.ts';

/** The sandbox's own application and its accounts; they open nothing elsewhere. */
const application = { id: 'sandbox-client', secret: 'sandbox-secret' } as const;
const robot = 'robot@sandbox.example.org';
const refreshTokens = { 'sandbox-acct1': 'acct1', 'sandbox-acct2': 'acct2', 'sandbox-acct3': 'acct3' } as const;
const longestLife = 3_600;
const clockSkew = 300;

/** Google's token endpoint: refresh tokens for mailboxes, signed assertions for the service account. */
export function google(context: SandboxContext, machineTime: () => number): Service {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const granted = (grant: Grant): SandboxReply => {
    const token = randomUUID();
    context.tokens.set(token, grant);
    return { status: 200, body: { access_token: token, expires_in: 3599, scope: grant.scopes.join(' '), token_type: 'Bearer' } };
  };
  return {
    name: 'google',
    variables: (base) => ({
      GOOGLE_TOKEN_URL: `${base}/token`,
      GMAIL_CLIENT_ID: application.id,
      GMAIL_CLIENT_SECRET: application.secret,
      ...Object.fromEntries(
        Object.entries(refreshTokens).map(([token, account]) => [`GMAIL_${account.toUpperCase()}_REFRESH_TOKEN`, token]),
      ),
      GOOGLE_FORMS_CLIENT_EMAIL: robot,
      GOOGLE_FORMS_PRIVATE_KEY: keys.privateKey
        .export({ type: 'pkcs8', format: 'pem' })
        .toString()
        .replaceAll('\n', String.raw`\n`),
    }),
    problem: (status) => refused(status, status < 500 ? 'invalid_grant' : 'internal_failure', 'The request failed.'),
    answer: ({ method, path, body, base }) => {
      if (method !== 'POST' || path !== '/token') return refused(404, 'invalid_request', 'Not found.');
      const form = new URLSearchParams(body);
      switch (form.get('grant_type')) {
        case 'refresh_token':
          return withRefreshToken(form, granted);
        case 'urn:ietf:params:oauth:grant-type:jwt-bearer': {
          const claims = { key: keys.publicKey, audience: `${base}/token`, now: Math.floor(machineTime() / 1_000) };
          const grant = readAssertion(form.get('assertion') ?? '', claims);
          return typeof grant === 'string' ? refused(400, 'invalid_grant', grant) : granted(grant);
        }
        default:
          return refused(400, 'unsupported_grant_type', 'Invalid grant_type.');
      }
    },
  };
}

function withRefreshToken(form: URLSearchParams, granted: (grant: Grant) => SandboxReply): SandboxReply {
  if (form.get('client_id') !== application.id || form.get('client_secret') !== application.secret) {
    return refused(401, 'invalid_client', 'Unauthorized');
  }
  const account = Object.entries(refreshTokens).find(([token]) => token === form.get('refresh_token'))?.[1];
  if (account === undefined) return refused(400, 'invalid_grant', 'Token has been expired or revoked.');
  const scopes = form.get('scope')?.split(' ') ?? ['https://www.googleapis.com/auth/gmail.readonly'];
  return granted({ subject: account, scopes });
}

/** The grant, or what is wrong with the assertion (RFC 7523, as Google reads it). */
function readAssertion(
  assertion: string,
  { key, audience, now }: { readonly key: KeyObject; readonly audience: string; readonly now: number },
): Grant | string {
  const [head = '', body = '', signature = ''] = assertion.split('.');
  const claims: JsonMembers = unpacked(body) ?? {};
  if (unpacked(head)?.['alg'] !== 'RS256') return 'Invalid JWT: it must be signed with RS256.';
  if (claims['iss'] !== robot) return 'Invalid grant: account not found';
  if (!verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))) {
    return 'Invalid JWT Signature.';
  }
  const { aud, scope, sub } = claims;
  if (aud !== audience) return 'Invalid JWT: Failed audience check.';
  if (!isTimely(claims, now)) {
    return 'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.';
  }
  if (typeof scope !== 'string' || scope === '') return 'Invalid scope';
  return { subject: typeof sub === 'string' ? sub : robot, scopes: scope.split(' ') };
}

/** Seconds. */
function isTimely({ iat, exp }: JsonMembers, now: number): boolean {
  if (typeof iat !== 'number' || typeof exp !== 'number') return false;
  return exp > iat && exp - iat <= longestLife && Math.abs(now - iat) <= clockSkew;
}

function refused(status: number, error: string, error_description: string): SandboxReply {
  return { status, body: { error, error_description } };
}
