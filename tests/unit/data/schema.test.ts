import { describe, expect, test } from 'vitest';
import { Failed } from '../../../src/data/failed.ts';
import { compileSchema } from '../../../src/data/schema/schema.ts';

const schema = compileSchema(
  JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: ['id', 'name'],
    definitions: {
      part: {
        type: 'object',
        properties: { kind: { type: 'string' }, parts: { type: 'array', items: { $ref: '#/definitions/part' } } },
      },
    },
    properties: {
      id: { type: 'string', format: 'uuid' },
      name: { type: ['string', 'null'] },
      mail: { type: 'string', format: 'email' },
      part: { $ref: '#/definitions/part' },
      labels: { type: 'object', properties: {}, additionalProperties: { type: 'string' } },
    },
  }),
  'person.json',
);

describe('check', () => {
  test('finds nothing in a good record', () => {
    expect(schema.check({ id: 'c6a2b7c0-0000-4000-8000-000000000000', name: null })).toBeNull();
  });

  test('groups what is wrong and shows no value', () => {
    const wrong = schema.check({ id: 'private', mail: 'private too', part: { kind: 5 } });
    expect(wrong).toBe(
      'missing: /name; type: /part/kind must be string; other: /id must match format "uuid", /mail must match format "email"',
    );
  });

  test('stays within a thousand characters', () => {
    const strict = compileSchema(JSON.stringify({ type: 'object', additionalProperties: false }), 'x.json');
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`field_${index}`, 1]));
    expect(strict.check(many)?.length).toBe(1_000);
  });
});

describe('unknownFields', () => {
  test('follows objects and references, takes maps as known, and leaves lists', () => {
    const value = { id: 'x', 'a/b': 1, part: { kind: 'x', odd: 1, parts: [{ odder: 1 }] }, labels: { anything: 'x' } };
    expect(schema.unknownFields(value)).toEqual(['/a~1b', '/part/odd']);
    expect(schema.unknownFields({ id: 'x' })).toBeNull();
  });
});

test.each([
  ['{', /it is no JSON$/],
  ['[]', /no JSON object/],
  ['{"type": "sandwich"}', /Cannot use schema "x\.json": schema is invalid/],
  ['{"$ref": "https://elsewhere.example.org/schema"}', /can't resolve reference/],
])('a file holding %s is refused by name', (text, words) => {
  expect(() => compileSchema(text, 'x.json')).toThrow(Failed);
  expect(() => compileSchema(text, 'x.json')).toThrow(words);
});
