import { referencesIn } from '../../core/references.ts';
import type { SourceSpec } from '../../definition/shapes/source.ts';
import type { ContractObject, SystemContract } from './shape.ts';

/** `cycle` gives `cycles`, `category` gives `categories`; the contract's own word beats both. */
export function pluralOf(object: Pick<ContractObject, 'name' | 'plural'>): string {
  if (object.plural !== undefined) return object.plural;
  return /[^aeiou]y$/.test(object.name) ? `${object.name.slice(0, -1)}ies` : `${object.name}s`;
}

/** The table of an entity's records: `extract.cycles`. */
export function extractTable(object: Pick<ContractObject, 'name' | 'plural'>): string {
  return `extract.${pluralOf(object)}`;
}

/** `requirementNode` gives `RequirementNode`: inner capitals stay. */
export function pascal(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

/** `requirementNode` gives `requirement_node`, as ids of jobs are written. */
export function snake(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

/** Puts the names of one entity in the place of `{entity}` and `{entities}`. */
export function forEntity(name: string, object: Pick<ContractObject, 'name' | 'plural'>): string {
  return name.replaceAll('{entity}', object.name).replaceAll('{entities}', pluralOf(object));
}

/** The API as the HTTP engine wants it. */
export function sourceOf(contract: SystemContract): SourceSpec {
  return { source_id: contract.source_system.key, ...contract.api };
}

const secretFields = ['token', 'client_secret', 'refresh_token', 'private_key'] as const;
const secretHeader = /key|token|secret|auth/i;

/** Names of the variables whose values are secrets because of where the contract uses them. */
export function secretsOf({ api }: SystemContract): readonly string[] {
  const auth: Readonly<Record<string, unknown>> = api.auth;
  const fields = secretFields.flatMap((field) => (typeof auth[field] === 'string' ? [auth[field]] : []));
  const headers = Object.entries(api.headers).flatMap(([name, value]) => (secretHeader.test(name) ? [value] : []));
  const names = [...fields, ...headers].flatMap((text) =>
    referencesIn(text).flatMap((reference) => (reference.kind === 'variable' ? [reference.name] : [])),
  );
  return [...new Set(names)].sort();
}
