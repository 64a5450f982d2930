import { isObject, jsonIn } from '../../core/json.ts';
import type { JsonMembers, SandboxReply, SandboxRequest, Service } from '../service.ts';

const root = /^\/([a-z]+)\/([A-Za-z0-9_]+)(?:\/([^/]+))?$/;

/**
 * What happens in the world while nobody looks: PATCH /control/SERVICE/COLLECTION/ID with members as JSON changes an
 * object, DELETE removes it, GET shows it, and GET without an id lists the newest ids. It needs no token.
 */
export function control(services: readonly Service[]): Service {
  return {
    name: 'control',
    variables: () => ({}),
    problem: (status) => refused(status, 'The request failed'),
    answer: (request) => {
      const [, name = '', collection = '', id] = root.exec(request.path) ?? [];
      const found = services.find((service) => service.name === name)?.collections?.[collection];
      if (!found) return refused(404, `No collection "${collection}" in service "${name}"; known: ${known(services).join(', ')}`);
      if (id === undefined) return { status: 200, body: { newest: found.newest(20) } };
      return act(found, decodeURIComponent(id), request);
    },
  };
}

function known(services: readonly Service[]): readonly string[] {
  return services.flatMap((service) =>
    Object.keys(service.collections ?? {}).map((collection) => `${service.name}/${collection}`),
  );
}

function act(found: NonNullable<Service['collections']>[string], id: string, { method, body }: SandboxRequest): SandboxReply {
  const object = found.read(id);
  if (object === undefined) return refused(404, `No object "${id}"`);
  if (method === 'GET') return { status: 200, body: object };
  if (method === 'DELETE') return found.remove(id) ? { status: 204 } : refused(404, `No object "${id}"`);
  const members = method === 'PATCH' ? readMembers(body) : null;
  if (members === null) return refused(400, 'Send PATCH with a JSON object, or DELETE');
  return found.change(id, members) ? { status: 204 } : refused(404, `No object "${id}"`);
}

function readMembers(body: string): JsonMembers | null {
  const members = jsonIn(body);
  return isObject(members) ? members : null;
}

function refused(status: number, message: string): SandboxReply {
  return { status, body: { error: { message } } };
}
