import { readFileSync } from 'node:fs';

import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';

import { readSources } from '../../src/adapters/project-files.ts';
import { parseText } from '../../src/definition/parse.ts';
import { editorSchemas } from '../../src/definition/schemas.ts';
import { sourceText } from '../support/plans.ts';

const root = new URL('../../', import.meta.url).pathname;
const schemas = editorSchemas();

describe('the schemas for editors', () => {
  test.each(Object.entries(schemas))('%s on disk is what the shapes say (npm run schemas writes it)', (name, schema) => {
    expect(readFileSync(`${root}schemas/${name}`, 'utf8')).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });

  test('accept every definition of this repository', () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schemas['job.schema.json']);
    const documents = readSources(root, 'jobs').sources.flatMap((source) => parseText(source).documents);
    expect(documents.length).toBeGreaterThan(70);
    for (const { document } of documents) expect({ valid: validate(document.value), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  test('accept the settings of this repository', () => {
    const validate = new Ajv({ strict: false }).compile(schemas['lorchestra.schema.json']);
    const { documents } = parseText(sourceText(readFileSync(`${root}lorchestra.yaml`, 'utf8')));
    expect(documents).toHaveLength(1);
    for (const { document } of documents) expect(validate(document.value)).toBe(true);
  });

  test.each([
    ['an unknown key', { job_id: 'a', job_type: 'exec', run: 'x', timout: '5m' }],
    ['a number for a duration', { job_id: 'a', job_type: 'exec', run: 'x', timeout: 5 }],
    ['an unknown job type', { job_id: 'a', job_type: 'exek', run: 'x' }],
    ['an empty stage', { job_id: 'a', job_type: 'composite', stages: [{ name: 's', jobs: [] }] }],
    ['a document that is neither job nor source', { description: 'x' }],
  ])('refuse %s', (_, value) => {
    const validate = new Ajv({ strict: false }).compile(schemas['job.schema.json']);
    expect(validate(value)).toBe(false);
  });
});
