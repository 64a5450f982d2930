import type { SourceSpec } from '../../definition/shapes/source.ts';
import { fail } from '../failed.ts';
import { credentials } from './auth.ts';
import { withParameter } from './paging.ts';
import { openSession, type Session, type SourcePorts } from './session.ts';
import { resolver, type Surroundings } from './variables.ts';

export interface ServiceOptions {
  readonly api: SourceSpec;
  readonly outside: Surroundings;
  readonly ports: SourcePorts;
  readonly signal: AbortSignal;
}

/** One conversation for many fetches: it signs in once. */
export interface Service extends ServiceOptions {
  readonly session: Session;
  /** Absolute address of a path below `base_url`, without the query that the service's description adds to lists. */
  readonly address: (path: string, query?: Readonly<Record<string, string>>) => string;
}

/** Sends nothing yet. Throws Failed for variables without a value, all named at once. */
export function openService(options: ServiceOptions): Service {
  const { api, outside, ports, signal } = options;
  const values = resolver(api, {}, outside);
  const base = values.text(api.base_url).replace(/\/$/, '');
  const headers = lowerCased(values.texts(api.headers));
  const proof = credentials(api, values, ports);
  values.check();
  checkAddress(base, headers, api.source_id);
  const session = openSession({ api, credentials: proof, headers, ports, signal });
  return { ...options, session, address: (path, query = {}) => addressOf(base + path, query) };
}

export function addressOf(address: string, query: Readonly<Record<string, string>>): string {
  return Object.entries(query).reduce((url, [name, value]) => withParameter(url, name, value), address);
}

/** Header names are the same in any case, so that a job's replaces the service's. */
export function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

export function checkAddress(base: string, headers: Readonly<Record<string, string>>, service: string): void {
  const protocol = URL.canParse(base) ? new URL(base).protocol : '';
  if (protocol !== 'http:' && protocol !== 'https:') {
    fail('variable', `Cannot call "${service}": its base_url is no http or https address once its variables are in place`);
  }
  const bad = Object.entries(headers).find(([, value]) => /[^\t\x20-\x7E\x80-\xFF]/.test(value));
  if (bad) fail('variable', `Cannot call "${service}": header "${bad[0]}" holds a character that headers cannot carry`);
}
