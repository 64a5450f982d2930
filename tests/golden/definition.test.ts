import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import type { Diagnostic, SourceText } from '../../src/core/diagnostic.ts';
import { readCatalogue } from '../../src/definition/catalogue.ts';
import { definitionCodes, sortDiagnostics } from '../../src/definition/codes.ts';
import { readConfig } from '../../src/definition/config.ts';
import { checkCatalogue, compilePlan } from '../../src/plan/compile.ts';
import { sha256, shownDiagnostics } from '../support/plans.ts';

/**
 * One file per case: a title, the files, what is asked (`check`, `plan ID name=value ...` or `config`), what is shown.
 * `⟪text×N⟫` in a file stands for the text N times; in it `\n`, `\r`, `\u{...}` and `\\` are escapes, `#` is the number
 * of the repetition, `#+` the next, `#s` so many spaces. `vitest run -u` rewrites what is shown.
 */
const folder = new URL('definition/', import.meta.url);
const names = readdirSync(folder).sort();

interface Case {
  readonly files: readonly SourceText[];
  readonly asked: readonly string[];
  /** Everything before what is shown. */
  readonly head: string;
}

function readCase(name: string): Case {
  const head = `${readFileSync(new URL(name, folder), 'utf8').split('\n=== shown\n')[0]}\n=== shown\n`;
  const sections = head.split(/^=== /m).slice(1);
  const files = sections.flatMap((section) => {
    const [, file, text] = /^file (.*)\n([^]*)\n$/.exec(section) ?? [];
    return file === undefined || text === undefined ? [] : [{ file, text: expand(text) }];
  });
  const asked = sections.find((section) => /^(?:check|plan|config)\b/.test(section)) ?? '';
  return { files, asked: asked.trim().split(' '), head };
}

function expand(text: string): string {
  return text.replace(/⟪([^]*?)×(\d+)⟫/g, (_, piece: string, times: string) =>
    Array.from({ length: Number(times) }, (_, index) => unescaped(piece, index)).join(''),
  );
}

function unescaped(piece: string, index: number): string {
  const spaced = piece.replaceAll('#s', ' '.repeat(index)).replaceAll('#+', String(index + 1)).replaceAll('#', String(index));
  return spaced.replace(/\\(?:(n)|(r)|u\{([0-9A-F]+)\}|\\)/g, (_, n?: string, r?: string, code?: string) => {
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    if (n !== undefined) return '\n';
    return r === undefined ? '\\' : '\r';
  });
}

function diagnosticsOf({ files, asked }: Case): readonly Diagnostic[] {
  const [verb, id = '', ...pairs] = asked;
  if (verb === 'config') return readConfig({ sources: files, diagnostics: [] }).diagnostics;
  const { catalogue, diagnostics } = readCatalogue(files);
  const asset = (): null => null;
  if (verb === 'check') return sortDiagnostics([...diagnostics, ...checkCatalogue({ catalogue, asset, sha256 })]);
  const params = Object.fromEntries(pairs.map((pair) => pair.split('=')));
  return compilePlan({ catalogue, id, params, asset, sha256 }).diagnostics;
}

describe('mistakes in definitions', () => {
  test.each(names)('%s is shown as written there', async (name) => {
    const found = readCase(name);
    const shown = shownDiagnostics(diagnosticsOf(found));
    await expect(`${found.head}${shown}\n`).toMatchFileSnapshot(`definition/${name}`);
  });

  test('each code has a case', () => {
    const shown = new Set(names.flatMap((name) => diagnosticsOf(readCase(name)).map(({ code }) => code)));
    expect([...shown].sort()).toEqual(Object.keys(definitionCodes).sort());
  });
});
