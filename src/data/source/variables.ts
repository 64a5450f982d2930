import type { SourceSpec } from '../../definition/shapes/source.ts';
import { fail } from '../failed.ts';

export type Variables = Readonly<Record<string, string>>;

const reference = /\$\{([A-Z][A-Z0-9_]*)\}/g;

export interface Resolver {
  /** Puts values in place of `${NAME}`. */
  readonly text: (template: string) => string;
  /** The same for a path: values are percent-encoded, so that none adds a segment or a query. */
  readonly path: (template: string) => string;
  readonly texts: (templates: Readonly<Record<string, string>>) => Record<string, string>;
  /** Fails, naming every variable met so far that has no value. */
  readonly check: () => void;
}

/** A job's own values win over those from outside (profile, environment); the service's description gives defaults. */
export function resolver(api: SourceSpec, own: Variables, outside: Variables): Resolver {
  const missing = new Set<string>();
  const outer = (name: string): string => {
    const value = (Object.hasOwn(outside, name) ? outside[name] : undefined) ?? api.variables[name];
    // An empty value is a secret that was never set: GitHub hands over unset secrets as empty text.
    if (value === undefined || value === '') missing.add(name);
    return value ?? '';
  };
  const value = (name: string): string => {
    const template = Object.hasOwn(own, name) ? own[name] : undefined;
    return template === undefined ? outer(name) : template.replace(reference, (_, inner: string) => outer(inner));
  };
  const text = (template: string): string => template.replace(reference, (_, name: string) => value(name));
  return {
    text,
    path: (template) => template.replace(reference, (_, name: string) => encodeURIComponent(value(name))),
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
