import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';

import { registrySchemas } from '../../src/data/scoring/schemas.ts';
import { root } from '../pipeline/house.ts';

const schemas = registrySchemas();
const files = globSync('jobs/formation/{measures,bindings}/*/*.json', { cwd: root }).sort();

describe('the schemas of measures and bindings', () => {
  test.each(Object.entries(schemas))('%s on disk is what the shapes say (npm run schemas writes it)', (name, schema) => {
    expect(readFileSync(join(root, 'schemas', name), 'utf8')).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });

  test('are those that the shipped files name, and accept them', () => {
    expect(files.length).toBeGreaterThanOrEqual(15);
    for (const file of files) {
      const document = JSON.parse(readFileSync(join(root, file), 'utf8')) as { readonly $schema: string };
      const name = file.includes('/measures/') ? 'measure.schema.json' : 'binding.schema.json';
      expect(document.$schema).toBe(relative(dirname(file), `schemas/${name}`));
      const validate = new Ajv({ strict: false, allErrors: true }).compile(schemas[name]);
      expect({ file, valid: validate(document), errors: validate.errors }).toEqual({ file, valid: true, errors: null });
    }
  });

  test.each<['measure.schema.json' | 'binding.schema.json', string, object]>([
    ['measure.schema.json', 'an unknown key', { licens: 'x' }],
    ['measure.schema.json', 'an unknown kind', { kind: 'quiz' }],
    ['measure.schema.json', 'no items', { items: [] }],
    ['binding.schema.json', 'an unknown key', { measure: 'phq9' }],
    ['binding.schema.json', 'a version of two parts', { version: '1.0' }],
    ['binding.schema.json', 'no sections', { sections: [] }],
  ])('%s refuses %s', (name, _, change) => {
    const file = files.find((one) => one.includes(name === 'measure.schema.json' ? '/phq9/' : '/followup/')) ?? '';
    const document = JSON.parse(readFileSync(join(root, file), 'utf8')) as object;
    const validate = new Ajv({ strict: false }).compile(schemas[name]);
    expect(validate(document)).toBe(true);
    expect(validate({ ...document, ...change })).toBe(false);
  });
});
