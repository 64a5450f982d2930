import { substitute, type Reference } from '../../core/references.ts';
import type { SourceSpec } from '../../definition/shapes/source.ts';
import { fail } from '../failed.ts';

export type Variables = Readonly<Record<string, string>>;

/** What `${NAME}` and `${params.NAME}` may stand for, beside the values of the job and of the service. */
export interface Surroundings {
  /** From the profile and the environment. */
  readonly variables: Variables;
  readonly params: Readonly<Record<string, string>>;
}

export interface Resolver {
  /** Puts values in place of references. */
  readonly text: (template: string) => string;
  /** The same for a path: values are percent-encoded, so that none adds a segment or a query. */
  readonly path: (template: string) => string;
  readonly texts: (templates: Readonly<Record<string, string>>) => Record<string, string>;
  /** Fails, naming every variable met so far that has no value. */
  readonly check: () => void;
}

/** A job's own values win over those from outside (profile, environment); the service's description gives defaults. */
export function resolver(api: SourceSpec, own: Variables, outside: Surroundings): Resolver {
  const missing = new Set<string>();
  const given = (values: Variables, name: string): string | undefined => (Object.hasOwn(values, name) ? values[name] : undefined);
  const required = (name: string, found: string | undefined): string => {
    // An empty value is a secret that was never set: GitHub hands over unset secrets as empty text.
    if (found === undefined || found === '') missing.add(name);
    return found ?? '';
  };
  const outer = (reference: Reference): string => {
    const { name } = reference;
    if (reference.kind === 'variable') return required(name, given(outside.variables, name) ?? given(api.variables, name));
    return required(`params.${name}`, reference.kind === 'param' ? given(outside.params, name) : undefined);
  };
  const inner = (reference: Reference): string => {
    const template = reference.kind === 'variable' ? given(own, reference.name) : undefined;
    return template === undefined ? outer(reference) : fill(template, outer);
  };
  const text = (template: string): string => fill(template, inner);
  return {
    text,
    path: (template) => fill(template, (reference) => encodeURIComponent(inner(reference))),
    texts: (templates) => Object.fromEntries(Object.entries(templates).map(([key, template]) => [key, text(template)])),
    check: () => {
      if (missing.size === 0) return;
      const names = [...missing].sort().map((name) => `"${name}"`);
      fail(
        'variable',
        `Cannot call "${api.source_id}": ${names.length === 1 ? `variable ${names[0]} has` : `variables ${names.join(', ')} have`} no value; set ${names.length === 1 ? 'it' : 'them'} in the environment or in the profile`,
      );
    },
  };
}

function fill(template: string, valueOf: (reference: Reference) => string): string {
  const filled = substitute(template, valueOf);
  return filled.ok ? filled.value : template;
}
