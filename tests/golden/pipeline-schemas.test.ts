import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { documentText } from '../../src/solution/covenant/text.ts';
import { pipelineSchemas } from '../../src/solution/schemas.ts';
import { root } from '../pipeline/house.ts';
import { covenantOf } from '../support/solution.ts';

const schemas = pipelineSchemas();

function validator(name: keyof typeof schemas): ValidateFunction {
  return new Ajv({ strict: false, allErrors: true }).compile(schemas[name]);
}

function shipped(pattern: string): readonly (readonly [string, unknown])[] {
  const files = globSync(pattern, { cwd: root }).sort();
  return files.map((file) => [file, parse(readFileSync(join(root, file), 'utf8'))] as const);
}

describe('the schemas of what describes a pipeline', () => {
  test.each(Object.entries(schemas))('%s on disk is what the shapes say (npm run schemas writes it)', (name, schema) => {
    expect(readFileSync(join(root, 'schemas', name), 'utf8')).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });

  test.each([
    ['contract.schema.json', 'pipelines/*/contract.yaml'],
    ['overrides.schema.json', 'pipelines/*/intelligence/manual-overrides.yaml'],
  ] as const)('%s accepts all that ships', (name, pattern) => {
    const validate = validator(name);
    const documents = shipped(pattern);
    expect(documents.length).toBeGreaterThanOrEqual(2);
    for (const [file, document] of documents)
      expect({ file, valid: validate(document), errors: validate.errors }).toEqual({ file, valid: true, errors: null });
  });

  test.each(['zephyr', 'wrenchbook'])('covenant.schema.json accepts the covenant of %s as it is written', (source) => {
    const validate = validator('covenant.schema.json');
    const written: unknown = parse(documentText('Written by a test', covenantOf(source)));
    expect({ valid: validate(written), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  test.each<[string, object]>([
    ['an unknown key', { endpoint: [] }],
    ['a version of two parts', { contract_version: '1.0' }],
    ['no objects', { objects: [] }],
    ['an object without a key', { objects: [{ name: 'cycle', path: '/cycle' }] }],
    ['an unknown kind of authorisation', { api: { base_url: 'https://example.com', auth: { type: 'magic' } } }],
    ['a mode that nobody knows', { contract_modes: { columns: 'allow' } }],
  ])('contract.schema.json refuses %s', (_, change) => {
    const validate = validator('contract.schema.json');
    const [, contract] = shipped('pipelines/zephyr/contract.yaml')[0] ?? [];
    expect(validate(contract)).toBe(true);
    expect(validate({ ...(contract as object), ...change })).toBe(false);
  });

  test.each<['covenant.schema.json' | 'overrides.schema.json', string, object]>([
    ['covenant.schema.json', 'another kind', { ...covenantOf('zephyr'), kind: 'Contract' }],
    ['covenant.schema.json', 'an unknown key', { ...covenantOf('zephyr'), stages: [] }],
    ['overrides.schema.json', 'an override without a reason', { fields: [{ entity: 'cycle', path: 'name', type: 'text' }] }],
    ['overrides.schema.json', 'an unknown structure', { fields: [{ reason: 'x', entity: 'a', path: 'b', structure: 'tree' }] }],
  ])('%s refuses %s', (name, _, document) => {
    expect(validator(name)(document)).toBe(false);
  });
});
