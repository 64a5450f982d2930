import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { isObject, jsonIn, type Json, type JsonObject } from '../../core/json.ts';
import { fail } from '../failed.ts';
import { drift } from './drift.ts';

export interface Schema {
  /** Null when the value holds; else what is wrong, grouped: missing, type, other. At most 1,000 characters, no value of the record. */
  readonly check: (value: Json) => string | null;
  /** Paths of members that the schema does not name; null when there are none. */
  readonly unknownFields: (value: Json) => readonly string[] | null;
}

const longestError = 1_000;

/** By text. Compiling takes longer than checking a thousand records, and several jobs of a run use the same few schemas. */
const compiled = new Map<string, Schema>();

/** Compiles the text of a JSON Schema (draft-07, formats checked). Fails with kind `asset` when it is none. */
export function compileSchema(text: string, file: string): Schema {
  const known = compiled.get(text);
  if (known) return known;
  const document = readSchema(text, file);
  const validate = compile(document, file);
  const schema: Schema = {
    check: (value) => (validate(value) ? null : grouped(validate.errors ?? [])),
    unknownFields: (value) => drift(document, value),
  };
  compiled.set(text, schema);
  return schema;
}

function readSchema(text: string, file: string): JsonObject {
  const document = jsonIn(text);
  if (document === undefined) fail('asset', `Cannot use schema "${file}": it is no JSON`);
  return isObject(document) ? document : fail('asset', `Cannot use schema "${file}": it is no JSON object`);
}

/** Judges schemas themselves; one for all, since making it out of the schema of schemas takes longer than most schemas do. */
let judge: Ajv | undefined;

function compile(document: JsonObject, file: string): ValidateFunction {
  judge ??= newAjv({});
  const ajv = newAjv({ validateSchema: false });
  try {
    void judge.validateSchema(document, true);
    return ajv.compile(document);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it is no JSON Schema';
    return fail('asset', `Cannot use schema "${file}": ${why}`);
  }
}

function newAjv(more: Options): Ajv {
  // A schema may hold words of other tools; what it says about values is checked all the same.
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false, validateFormats: true, ...more });
  addFormats.default(ajv);
  return ajv;
}

function grouped(errors: readonly ErrorObject[]): string {
  const groups = { missing: new Set<string>(), type: new Set<string>(), other: new Set<string>() };
  for (const error of errors) {
    const where = error.instancePath === '' ? '/' : error.instancePath;
    if (error.keyword === 'required') groups.missing.add(`${error.instancePath}/${String(error.params['missingProperty'])}`);
    else if (error.keyword === 'type')
      groups.type.add(`${where} must be ${String(error.params['type']).replaceAll(',', ' or ')}`);
    else groups.other.add(`${where} ${wordsOf(error)}`);
  }
  const parts = Object.entries(groups).flatMap(([group, found]) =>
    found.size === 0 ? [] : [`${group}: ${[...found].join(', ')}`],
  );
  const whole = parts.join('; ');
  return whole.length <= longestError ? whole : `${whole.slice(0, longestError - 1)}…`;
}

/** ajv's words hold parts of the schema, never of the value; a member that may not be there is named. */
function wordsOf(error: ErrorObject): string {
  if (error.keyword === 'additionalProperties') return `may not have "${String(error.params['additionalProperty'])}"`;
  return error.message ?? `fails "${error.keyword}"`;
}
