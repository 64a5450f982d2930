import { describe, expect, it } from 'vitest';

import { readRequest } from '../../../src/solution/request.ts';

const known = ['fieldwork', 'zephyr'];

describe('a request', () => {
  it.each([
    'create SPECTRA pipeline for zephyr',
    'Create a spectra  pipeline for Zephyr.',
    'please build the SPECTRA pipeline for the team, for "zephyr"',
    'zephyr',
  ])('names its source: %s', (sentence) => {
    const read = readRequest(sentence, known);
    expect(read.ok && read.value.source).toBe('zephyr');
  });

  it.each([
    ['create SPECTRA pipeline', 'request/no-source', 'create SPECTRA pipeline'],
    ['create SPECTRA pipeline for', 'request/no-source', 'create SPECTRA pipeline for'],
    ['create SPECTRA pipeline for jira', 'request/unknown-source', 'jira'],
    ['make coffee for zephyr', 'request/unknown-type', 'make coffee for zephyr'],
    ['delete the SPECTRA pipeline for zephyr', 'request/unknown-type', 'delete the SPECTRA pipeline for zephyr'],
    ["don't create a SPECTRA pipeline for zephyr", 'request/unknown-type', "don't create a SPECTRA pipeline for zephyr"],
    ['create SPECTRA pipeline for zephyr and fieldwork', 'request/several-sources', 'fieldwork'],
    ['', 'request/unknown-type', ''],
    ['zephir', 'request/unknown-source', 'zephir'],
  ])('that cannot be understood is pointed at: %s', (sentence, code, piece) => {
    const { diagnostics } = readRequest(sentence, known);
    expect(diagnostics.map((each) => each.code)).toContain(code);
    const found = diagnostics.find((each) => each.code === code);
    expect(found?.span.source.text.slice(found.span.start, found.span.end)).toBe(piece);
  });

  it('for an unknown source says what is known, what is near and how to add one', () => {
    const [found] = readRequest('create SPECTRA pipeline for zephir', known).diagnostics;
    expect(found?.hint).toContain('Did you mean "zephyr"');
    expect(found?.hint).toContain('Known: fieldwork, zephyr');
    expect(found?.hint).toContain('pipelines/zephir/contract.yaml');
  });

  it('says that no source is known where there is none', () => {
    expect(readRequest('zephyr', []).diagnostics[0]?.hint).toContain('No source is known yet');
  });
});
