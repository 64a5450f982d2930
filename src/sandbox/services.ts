import { dataverse } from './dataverse/dataverse.ts';
import { login } from './login/login.ts';
import type { SandboxContext, Service } from './service.ts';

/** Every service that jobs call. What has no stand-in yet says so, so that no job of the sandbox meets the real one. */
export function services(context: SandboxContext): readonly Service[] {
  return [login(context), dataverse(context), ...absent];
}

const absent: readonly Service[] = [
  notServed('google', (base) => ({ GOOGLE_TOKEN_URL: `${base}/token` })),
  notServed('gmail', (base) => ({
    GMAIL_URL: base,
    GMAIL_CLIENT_ID: 'sandbox-client',
    GMAIL_CLIENT_SECRET: 'sandbox-secret',
    GMAIL_ACCT1_REFRESH_TOKEN: 'sandbox-acct1',
    GMAIL_ACCT2_REFRESH_TOKEN: 'sandbox-acct2',
    GMAIL_ACCT3_REFRESH_TOKEN: 'sandbox-acct3',
  })),
  notServed('graph', (base) => ({ GRAPH_URL: base })),
  notServed('stripe', (base) => ({ STRIPE_URL: base, STRIPE_API_KEY: 'sandbox-key' })),
  notServed('forms', (base) => ({ GOOGLE_FORMS_URL: base })),
];

function notServed(name: string, variables: Service['variables']): Service {
  const message = `The sandbox does not serve "${name}" yet`;
  return { name, variables, answer: () => ({ status: 404, body: { error: { code: 'NotServedBySandbox', message } } }) };
}
