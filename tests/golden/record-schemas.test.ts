import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { recordSchemas } from '../../src/ledger/schemas.ts';

describe('schemas/', () => {
  test.each(Object.entries(recordSchemas()))('holds %s as the shapes say; `npm run schemas` writes it', (name, schema) => {
    const published: unknown = JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8'));
    expect(published).toEqual(schema);
  });
});
