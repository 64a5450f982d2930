import { referencesIn } from '../core/references.ts';
import type { IngestSpec } from './shapes/ingest.ts';
import type { SourceSpec } from './shapes/source.ts';

const secretFields = ['token', 'client_secret', 'refresh_token', 'private_key'] as const;

/** Names of the variables whose values are secrets because of where the service's `auth` uses them. */
export function secretVariables(spec: IngestSpec, api: SourceSpec): readonly string[] {
  const fields: Readonly<Record<string, unknown>> = api.auth;
  const used = secretFields.flatMap((field) => variablesIn(typeof fields[field] === 'string' ? fields[field] : ''));
  const outer = used.flatMap((variable) => {
    const own = spec.source.variables[variable];
    return own === undefined ? [variable] : variablesIn(own);
  });
  return [...new Set(outer)].sort();
}

function variablesIn(text: string): readonly string[] {
  return referencesIn(text).flatMap((reference) => (reference.kind === 'variable' ? [reference.name] : []));
}
