import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { inputNames, modes } from '../../../../src/adapters/github/input-names.ts';
import { outputNames } from '../../../../src/report/outputs.ts';

interface Manifest {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly required: boolean; readonly default?: unknown }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: unknown;
  readonly branding: unknown;
}

const manifest = parse(readFileSync(new URL('../../../../action.yml', import.meta.url), 'utf8')) as Manifest;

describe('action.yml', () => {
  it('declares the inputs that are read, and the outputs that are written', () => {
    expect(Object.keys(manifest.inputs)).toEqual([...inputNames]);
    expect(Object.keys(manifest.outputs)).toEqual([...outputNames]);
  });

  it('describes each of them, and gives defaults as the strings that the runner hands over', () => {
    for (const each of [...Object.values(manifest.inputs), ...Object.values(manifest.outputs)]) {
      expect(each.description.length).toBeGreaterThan(10);
    }
    for (const { default: given } of Object.values(manifest.inputs)) expect(['string', 'undefined']).toContain(typeof given);
    for (const mode of modes) expect(manifest.inputs['mode']?.description).toContain(`"${mode}"`);
  });

  it('runs the bundle under Node 24', () => {
    expect(manifest.runs).toEqual({ using: 'node24', main: 'dist/action/index.js' });
    expect(manifest.branding).toEqual({ icon: 'git-merge', color: 'blue' });
  });
});
