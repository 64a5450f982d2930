import { describe, expect, test } from 'vitest';

import { readCatalogue } from '../../../src/definition/catalogue.ts';
import { scanText } from '../../../src/definition/guard.ts';
import { parseText } from '../../../src/definition/parse.ts';
import { catalogueOf, planOf, sourceText } from '../../support/plans.ts';

const codesOf = (text: string): readonly string[] => scanText(sourceText(text)).map(({ code }) => code);

describe('scanText', () => {
  const deep = '['.repeat(70);
  test.each([
    ['an argument in quotes', `run: "${deep}"`],
    ['an argument in single quotes', `run: '${deep} it''s'`],
    ['a comment', `run: x # ${deep}`],
    ['plain text', `run: echo ${deep}`],
    ['a block scalar', `run: |\n  ${deep}\n  ${deep}\nenv: { A: b }`],
    ['a folded block scalar in a list', `a:\n  - >-\n    ${deep}\n  - x`],
    ['many flow lists side by side', `a: [${'[x], '.repeat(200)}]`],
    ['a shell script', `run: |\n${'  if [[ -f x ]]; then echo "{ [ ("; fi\n'.repeat(100)}`],
    ['many documents that leave a bracket open', 'a: [\n---\n'.repeat(100)],
    ['128 levels over two documents', `a: ${'['.repeat(64)}${']'.repeat(64)}\n---\na: ${'['.repeat(64)}${']'.repeat(64)}`],
    ['CRLF', 'a: b\r\nc: d\r\n'],
    ['one leading byte order mark', '\ufeffa: b'],
    ['64 dashes', `${'- '.repeat(64)}x`],
    ['200 columns', `a:\n${' '.repeat(200)}b`],
  ])('lets %s pass', (_, text) => {
    expect(codesOf(text)).toEqual([]);
  });

  test.each([
    ['a list after a block scalar', `a: |\n  x\nb: ${deep}`, 'yaml/too-deep'],
    ['maps in lists', `a: ${'[{a: '.repeat(40)}`, 'yaml/too-deep'],
    ['brackets over several lines', '[\n'.repeat(70), 'yaml/too-deep'],
    ['brackets between comments', 'a: [ # ]]\n'.repeat(70), 'yaml/too-deep'],
    ['dashes with tabs', `${'-\t'.repeat(65)}x`, 'yaml/too-deep'],
    ['explicit keys', `${'? '.repeat(65)}x`, 'yaml/too-deep'],
    ['201 columns', `a:\n${' '.repeat(201)}b`, 'yaml/indentation'],
    ['an escape character', 'a: \u001b[31m', 'yaml/character'],
    ['DEL', 'a: \u007f', 'yaml/character'],
    ['a right-to-left isolate', 'a: \u2067x', 'yaml/character'],
    ['a byte order mark inside', 'a: \ufeff', 'yaml/character'],
    ['a lone carriage return', 'a: b\rc: d', 'yaml/character'],
  ])('refuses %s', (_, text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });
});

describe('two files nested 850 deep in one process', () => {
  // Composing the second one would abort the process, so a test that ends is a test that passed.
  test.each([
    ['lists', '['.repeat(850)],
    ['lists that hide behind what looks like a block scalar', `a: # |\n  ${'['.repeat(850)}`],
    ['lists that hide behind an apostrophe', `a: it's\nb: 'x\nc: ${'['.repeat(850)}`],
    ['tagged lists', '!!seq ['.repeat(850)],
    ['block lists', Array.from({ length: 190 }, (_, depth) => `${' '.repeat(depth)}-`).join('\n')],
    ['block maps', Array.from({ length: 190 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('%s are refused, both', (_, text) => {
    const { diagnostics } = readCatalogue([sourceText(text, 'a.yaml'), sourceText(text, 'b.yaml')]);
    expect(new Set(diagnostics.map(({ span }) => span.source.file))).toEqual(new Set(['a.yaml', 'b.yaml']));
    for (const { code } of diagnostics) expect(['yaml/too-deep', 'yaml/tag', 'yaml/syntax']).toContain(code);
  });
});

describe('what would make the library slow', () => {
  test.each([
    ['20,000 merges of one anchor', `a: &a {}\nb:\n${'  - {<<: *a}\n'.repeat(20_000)}`, 'yaml/anchor'],
    [
      '50,000 keys in one flow map',
      `a: {${Array.from({ length: 50_000 }, (_, key) => `k${key}: 1`).join(', ')}}`,
      'yaml/too-many-keys',
    ],
    ['10,000 keys in one block map', Array.from({ length: 10_000 }, (_, key) => `k${key}: 1`).join('\n'), 'yaml/too-many-keys'],
    [
      'a bomb of aliases',
      `a: &a [x]\n${'bcdefghi'.replace(/./g, (to, at: number) => `${to}: &${to} [${Array(9).fill(`*${'abcdefgh'[at]}`).join()}]\n`)}`,
      'yaml/anchor',
    ],
    ['a million closing brackets', ']'.repeat(1_000_000), 'yaml/too-large'],
    ['a million quotes', '"'.repeat(1_000_000), 'yaml/too-large'],
    ['a million colons', ': '.repeat(500_000), 'yaml/too-large'],
    ['a million line breaks', '\n'.repeat(1_000_000), 'yaml/too-large'],
    ['half a million list items', '- a\n'.repeat(250_000), 'yaml/too-large'],
  ])('%s: refused before it is composed', (_, text, code) => {
    expect(parseText(sourceText(text)).diagnostics.map((item) => item.code)).toContain(code);
    expect(parseText(sourceText(text)).documents).toEqual([]);
  });
});

describe('a message about a huge key', () => {
  test('does not carry the key whole', () => {
    const { diagnostics } = readCatalogue([sourceText(`job_id: a\njob_type: exec\nrun: x\n? ${'k'.repeat(500_000)}\n: 1\n`)]);
    expect(diagnostics.map(({ code, message }) => [code, message.length])).toEqual([['definition/unknown-key', 1000]]);
  });
});

describe('line ends and byte order marks', () => {
  const text = 'job_id: a\njob_type: exec\nrun: |\n  echo one\n  echo two\n';
  test('a file with CRLF and a byte order mark has the plan of one without', () => {
    expect(planOf(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'a').plan_hash).toBe(planOf(text, 'a').plan_hash);
  });

  test('forbidden keys leave objects alone', () => {
    expect(() => catalogueOf('job_id: a\njob_type: exec\nrun: x\n__proto__: { polluted: yes }')).toThrow(/__proto__/);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
