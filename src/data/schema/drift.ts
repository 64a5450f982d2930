import { isObject, type Json, type JsonObject } from '../../core/json.ts';
import { at } from '../pointer.ts';

const mostPaths = 50;

/**
 * Members of a value that its schema does not name, as JSON pointers in order, at most 50. Follows objects, not lists:
 * a list repeats its members' drift. Where the schema describes a map, every name is known.
 */
export function drift(schema: JsonObject, value: Json): readonly string[] | null {
  const found: string[] = [];
  walk({ root: schema, schema, value, path: '' }, found);
  return found.length === 0 ? null : found.sort().slice(0, mostPaths);
}

interface Place {
  readonly root: JsonObject;
  readonly schema: Json | undefined;
  readonly value: Json | undefined;
  readonly path: string;
}

function walk(place: Place, found: string[]): void {
  const schema = asObject(resolved(place.root, place.schema));
  const value = asObject(place.value);
  const properties = asObject(schema?.['properties']);
  if (!schema || !value || !properties || isMap(schema)) return;
  for (const name of Object.keys(value)) {
    const known = Object.hasOwn(properties, name);
    const member = value[name];
    if (known && !isObject(member)) continue;
    const path = `${place.path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (known) walk({ root: place.root, schema: properties[name], value: member, path }, found);
    else found.push(path);
  }
}

function isMap(schema: JsonObject): boolean {
  return asObject(schema['additionalProperties']) !== undefined || schema['patternProperties'] !== undefined;
}

function resolved(root: JsonObject, schema: Json | undefined): Json | undefined {
  const reference = asObject(schema)?.['$ref'];
  if (reference === '#') return root;
  return typeof reference === 'string' && reference.startsWith('#/') ? at(root, reference.slice(1)) : schema;
}

function asObject(value: Json | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}
