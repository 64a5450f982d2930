import type { SandboxReply } from '../service.ts';

const words: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  503: 'UNAVAILABLE',
};

/** An error as Google's APIs word it. */
export function googleProblem(status: number, message = 'The request failed.', reason = 'backendError'): SandboxReply {
  const errors = [{ message, domain: 'global', reason }];
  return { status, body: { error: { code: status, message, status: words[status] ?? 'INTERNAL', errors } } };
}
