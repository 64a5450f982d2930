import { readFileSync, globSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { position } from '../../../src/core/frame.ts';
import { unguardedGathers } from '../../../src/definition/gather-guard.ts';

const file = '.github/workflows/x.yml';
const workflow = (uses: string, condition: string, mode = 'collect'): string => `on: push
jobs:
  legs: { runs-on: x, steps: [{ run: 'true' }] }
  gather:
    needs: legs
${condition}    runs-on: x
    steps:
      - uses: ${uses}
        with: { mode: ${mode} }
`;
const found = (text: string): readonly string[] =>
  unguardedGathers([{ file, text }]).map(({ span, hint }) => `${position(span).line}: ${hint}`);

describe('a job that collects', () => {
  it.each(['lorchestra/lorchestra@v1', 'octo/lorchestra/action@0123456', './', '$/action'])('is found by %s', (uses) => {
    expect(found(workflow(uses, ''))).toEqual(['4: Write "if: always()" on the job']);
    expect(found(workflow(uses, '    if: ${{ !cancelled() }}\n'))).toEqual(['6: Write "if: always()" on the job']);
    expect(found(workflow(uses, '    if: ${{ always() && github.ref == 1 }}\n'))).toEqual([]);
  });

  it('is no other job, and needs no guard when it needs nobody', () => {
    expect(found(workflow('lorchestra/lorchestra@v1', '', 'run'))).toEqual([]);
    expect(found(workflow('octo/other@v1', ''))).toEqual([]);
    expect(found(workflow('./', '').replace('    needs: legs\n', ''))).toEqual([]);
  });

  it.each(['', '- a list', 'jobs: 7', 'jobs: { a: [], b: { needs: x, steps: 1 } }', 'jobs: [', 'a: &x 1\njobs: *x'])(
    'is not looked for in %j',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  it('has its guard in every workflow of this repository', () => {
    const root = resolve(import.meta.dirname, '../../..');
    const files = globSync('.github/workflows/*.yml', { cwd: root });
    const sources = files.map((name) => ({ file: name, text: readFileSync(resolve(root, name), 'utf8') }));
    expect(sources.length).toBeGreaterThan(3);
    expect(unguardedGathers(sources)).toEqual([]);
  });
});
