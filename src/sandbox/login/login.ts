import { randomUUID } from 'node:crypto';
import type { SandboxContext, SandboxReply, Service } from '../service.ts';

/** The sandbox's own application; it opens nothing elsewhere. */
export const application = { tenant: 'sandbox', client_id: 'sandbox-client', client_secret: 'sandbox-secret' } as const;

const tokenPath = /^\/([^/]+)\/oauth2\/v2\.0\/token$/;

/** The token endpoint of Microsoft's sign-in, as far as client credentials go. */
export function login(context: SandboxContext): Service {
  return {
    name: 'login',
    variables: (base) => ({ MICROSOFT_LOGIN_URL: base }),
    problem: (status) =>
      refused(status, status < 500 ? 'invalid_client' : 'temporarily_unavailable', 'AADSTS90033: The service is not available.'),
    answer: ({ method, path, body }) => {
      const [, tenant] = tokenPath.exec(path) ?? [];
      if (method !== 'POST' || tenant !== application.tenant)
        return refused(404, 'invalid_request', 'AADSTS90002: Tenant not found.');
      const form = new URLSearchParams(body);
      if (form.get('grant_type') !== 'client_credentials') {
        return refused(400, 'unsupported_grant_type', 'AADSTS70003: The grant type is not supported.');
      }
      const known = form.get('client_id') === application.client_id && form.get('client_secret') === application.client_secret;
      if (!known) return refused(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
      const [, resource] = /^(\S+)\/\.default$/.exec(form.get('scope') ?? '') ?? [];
      if (resource === undefined) return refused(400, 'invalid_scope', 'AADSTS70011: The provided scope is not valid.');
      const token = randomUUID();
      context.tokens.set(token, { subject: application.client_id, scopes: [resource] });
      return { status: 200, body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token } };
    },
  };
}

function refused(status: number, error: string, error_description: string): SandboxReply {
  return { status, body: { error, error_description } };
}
