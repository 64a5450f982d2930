import type { JsonMembers, SandboxContext, SandboxReply, SandboxRequest, Service } from '../service.ts';
import { bearerToken } from './ids.ts';
import { routes, type Route } from './routes.ts';
import { tenantOf } from './tenant.ts';

const root = '/flex/services/rest/latest';

/**
 * Zephyr Enterprise, API version 3: test management, read only. It keeps the habits that make the real one hard to
 * read: parameters that it does not know change nothing, totals are told wrongly, dates come in three notations,
 * what is empty is left out, and some endpoints are gone, forbidden or never answer.
 */
export function zephyr(context: SandboxContext): Service {
  const tenant = tenantOf(context);
  const known = routes(tenant);
  const { layout: _, ...collections } = tenant;
  return {
    name: 'zephyr',
    variables: (base) => ({ ZEPHYR_BASE_URL: base, ZEPHYR_API_TOKEN: bearerToken }),
    problem: (status) => problem(status, 'The request failed'),
    collections,
    standing: ['/defect/', '/execution/teststepresult'].map((path) => ({
      service: 'zephyr',
      path,
      times: Infinity,
      reply: 'timeout',
    })),
    answer: (request) => {
      if (request.headers['authorization'] !== `Bearer ${bearerToken}`) return problem(401, 'Unauthorized');
      if (!request.path.startsWith(`${root}/`)) return problem(404, `No resource ${request.path}`);
      if (request.method !== 'GET') return problem(405, 'Method Not Allowed');
      return find(known, request);
    },
  };
}

function find(known: readonly Route[], request: SandboxRequest): SandboxReply {
  const path = request.path.slice(root.length).replace(/\/$/, '');
  for (const { pattern, needs = [], answer } of known) {
    const found = pattern.exec(path);
    if (!found) continue;
    const missing = needs.filter((name) => (request.query.get(name) ?? '') === '');
    if (missing.length > 0) return problem(428, `Required parameter is missing: ${missing.join(', ')}`);
    const reply = answer({ id: Number(found[1] ?? 0), query: request.query });
    return 'status' in reply ? problem(reply.status, reply.words) : { status: 200, body: reply.body };
  }
  return problem(404, `No resource ${path}`);
}

function problem(status: number, errorMsg: string): SandboxReply {
  if (status === 204) return { status };
  const body: JsonMembers = { errorMsg, errorCode: status === 428 ? '101z01' : `${status}z01` };
  return { status, body };
}
