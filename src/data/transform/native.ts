import type { JSONValue } from '@jmespath-community/jmespath';

/** Functions by the name that transforms call them by. `takes` lists the types that each argument may have. */
export type NativeFunctions = Readonly<
  Record<string, { readonly takes: readonly (readonly number[])[]; readonly make: (args: JSONValue[]) => JSONValue }>
>;
