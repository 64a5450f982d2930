import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { exitCodes, statusMeanings } from '../../src/core/vocabulary.ts';
import { recordSchemas } from '../../src/ledger/schemas.ts';

const page = readFileSync(new URL('../../docs/result.md', import.meta.url), 'utf8');

/** The first cell of each row of the table under a heading, split where it names more than one. */
function rowsUnder(heading: string): readonly string[] {
  const section = page.split(`${heading}\n`)[1]?.split(/\n#/)[0] ?? '';
  const cells = [...section.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell]) => cell?.split(', ') ?? []);
  return cells.slice(1).map((cell) => cell.replaceAll('`', ''));
}

describe('docs/result.md', () => {
  test('names every exit code', () => {
    expect(rowsUnder('## Exit codes').map(Number)).toEqual(Object.values(exitCodes));
  });

  test('names every status', () => {
    expect(rowsUnder('### Status')).toEqual(Object.keys(statusMeanings));
  });

  test('names every field of both forms of the result, in their order', () => {
    const { definitions } = recordSchemas()['result.schema.json'] as {
      readonly definitions: Readonly<Record<'PhaseResult' | 'ExtendedResult', { readonly properties: object }>>;
    };
    const fields = [...rowsUnder('## The result'), ...rowsUnder('### A composite of phases')];
    expect(rowsUnder('## The result')).toEqual(Object.keys(definitions.PhaseResult.properties));
    expect(fields).toEqual(Object.keys(definitions.ExtendedResult.properties));
  });
});
