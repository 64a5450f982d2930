import { compile, TreeInterpreter, type JSONValue } from '@jmespath-community/jmespath';
import type { Json } from '../../core/json.ts';
import { fail } from '../failed.ts';
import { provideFunctions } from './functions.ts';

/** Takes a raw object to a canonical one, or to null when it is to be left out. Throws when the record does not fit. */
export type Transform = (raw: Json) => Json;

/** Compiles the text of a transform file and loads what it calls. Fails with kind `asset` when it is no expression. */
export async function compileTransform(text: string, file: string): Promise<Transform> {
  const expression = text.replaceAll(/^[ \t]*#.*$/gm, '');
  const tree = parse(expression, file);
  const unknown = await provideFunctions(functionsIn(tree));
  if (unknown.length > 0) {
    fail('asset', `Cannot use transform "${file}": there is no function ${unknown.map((name) => `"${name}"`).join(', ')}`);
  }
  putInOrder(tree);
  return (raw) => TreeInterpreter.search(tree, raw as JSONValue);
}

function parse(expression: string, file: string): ReturnType<typeof compile> {
  try {
    return compile(expression);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it is no JMESPath expression';
    return fail('asset', `Cannot use transform "${file}": ${why}`);
  }
}

/** Objects are made with their keys in order, so that canonical JSON need not sort those of every document. */
function putInOrder(node: unknown): void {
  if (node === null || typeof node !== 'object') return;
  if ('type' in node && node.type === 'MultiSelectHash' && 'children' in node) {
    const members = node.children as { readonly name: string }[];
    members.sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
  }
  for (const child of Object.values(node)) putInOrder(child);
}

function functionsIn(node: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (node === null || typeof node !== 'object') return found;
  if ('type' in node && node.type === 'Function' && 'name' in node) found.add(String(node.name));
  for (const child of Object.values(node)) functionsIn(child, found);
  return found;
}
