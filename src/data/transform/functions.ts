import { isRegistered, registerFunction, type JSONValue } from '@jmespath-community/jmespath';
import type { NativeFunctions } from './native.ts';
import { valueFunctions } from './values.ts';

/**
 * What transforms may call beside the language's own functions; jobs/canonize/transforms/README.md explains each.
 * Parsers are loaded when a transform calls them: most need neither one for mail nor one for HTML.
 */
const families: readonly { readonly names: readonly string[]; readonly load: () => Promise<NativeFunctions> }[] = [
  { names: Object.keys(valueFunctions), load: () => Promise.resolve(valueFunctions) },
  {
    names: ['headers', 'words', 'addresses', 'message_ids', 'mail_time', 'mime_text', 'mime_attachments'],
    load: async () => (await import('./mail.ts')).mailFunctions,
  },
  { names: ['markdown', 'plain'], load: async () => (await import('./html.ts')).htmlFunctions },
];

/** Makes the named functions known to the query language. Returns the names that nobody has, in order. */
export async function provideFunctions(names: ReadonlySet<string>): Promise<readonly string[]> {
  for (const family of families) {
    if (family.names.some((name) => names.has(name))) register(await family.load());
  }
  return [...names].filter((name) => !isRegistered(name)).sort();
}

/** The library keeps one table of functions for the process; registering twice would throw. */
function register(functions: NativeFunctions): void {
  for (const [name, { takes, make }] of Object.entries(functions)) {
    if (isRegistered(name)) continue;
    registerFunction(
      name,
      (values) => make(values as JSONValue[]),
      takes.map((types) => ({ types: [...types] })),
    );
  }
}
