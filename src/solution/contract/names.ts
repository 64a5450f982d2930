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

/** `Tables/extract/cycles` and `extract.cycles` are one table; what is no path stays as it is. */
export function tableName(name: string): string {
  return name.replace(/^Tables\/([^/]+)\//, '$1.');
}

/** `requirementNode` gives `RequirementNode`: inner capitals stay. */
export function upperFirst(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** `RequirementNode` gives `requirementNode`. */
export function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
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
const secretName = /key|token|secret|auth/i;

type Placed = readonly [path: readonly [string, ...string[]], text: string];

/** The texts of a contract that must be secret because of where they stand. */
function secretTexts({ api }: SystemContract): readonly Placed[] {
  const auth: Readonly<Record<string, unknown>> = api.auth;
  return [
    ...secretFields.flatMap((field): readonly Placed[] =>
      typeof auth[field] === 'string' ? [[['api', 'auth', field], auth[field]]] : [],
    ),
    ...Object.entries(api.headers).flatMap(([name, value]): readonly Placed[] =>
      secretName.test(name) ? [[['api', 'headers', name], value]] : [],
    ),
  ];
}

/** Names of the variables whose values are secrets because of where the contract uses them. */
export function secretsOf(contract: SystemContract): readonly string[] {
  const query = Object.entries(contract.api.query).flatMap(([name, value]) => (secretName.test(name) ? [value] : []));
  const names = [...secretTexts(contract).map(([, text]) => text), ...query].flatMap((text) =>
    referencesIn(text).flatMap((reference) => (reference.kind === 'variable' ? [reference.name] : [])),
  );
  return [...new Set(names)].sort();
}

/** Where the contract holds a secret itself instead of the name of a variable. */
export function literalSecrets(contract: SystemContract): readonly (readonly [string, ...string[]])[] {
  return secretTexts(contract).flatMap(([path, text]) => (referencesIn(text).length === 0 ? [path] : []));
}
