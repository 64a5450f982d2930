import { tmpdir } from 'node:os';

import { describe, expect, it } from 'vitest';

import { readInputs, type ActionInputs } from '../../../../src/adapters/github/inputs.ts';
import type { Diagnostic } from '../../../../src/core/diagnostic.ts';
import { codeFrame } from '../../../../src/core/frame.ts';

const workspace = tmpdir();

function read(inputs: Readonly<Record<string, string>>): ReturnType<typeof readInputs> {
  const env = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
  return readInputs(env, workspace);
}

function accepted(inputs: Readonly<Record<string, string>>): ActionInputs {
  const inputsRead = read(inputs);
  if (!inputsRead.ok) throw new Error(inputsRead.diagnostics.map(({ message }) => message).join('\n'));
  return inputsRead.value;
}

function refused(inputs: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const { ok, diagnostics } = read(inputs);
  expect(ok).toBe(false);
  return diagnostics;
}

function words({ code, message, hint }: Diagnostic): readonly (string | undefined)[] {
  return [code, message, hint];
}

describe('readInputs', () => {
  it('takes defaults for what is not given or empty', () => {
    const defaults = {
      mode: 'run',
      composite: 'pipeline.ingest',
      dryRun: false,
      params: [],
      maxParallel: null,
      shards: 'auto',
      planFile: null,
      shard: '',
      ledgers: null,
      profile: null,
      config: null,
      resume: null,
      failOnFailure: true,
      folder: workspace,
    };
    expect(accepted({ composite: 'pipeline.ingest' })).toEqual(defaults);
    expect(accepted({ composite: ' pipeline.ingest\n', 'dry-run': '', mode: '', 'max-parallel': '' })).toEqual(defaults);
  });

  it('reads every input', () => {
    const inputs = accepted({
      composite: 'pipeline.ingest',
      mode: 'check',
      'dry-run': 'TRUE',
      params: 'day=2026-01-31\n\n  note=a=b "c" ${{ x }}  \n',
      'max-parallel': '8',
      profile: 'production',
      config: 'ci/lorchestra.yaml',
      resume: 'newest',
      'fail-on-failure': 'False',
      'working-directory': '..',
    });
    expect(inputs).toMatchObject({
      mode: 'check',
      dryRun: true,
      params: ['day=2026-01-31', 'note=a=b "c" ${{ x }}'],
      maxParallel: '8',
      profile: 'production',
      config: 'ci/lorchestra.yaml',
      resume: 'newest',
      failOnFailure: false,
    });
    expect(inputs.folder).not.toContain(workspace);
  });

  it.each(['true', 'True', 'TRUE', 'false', 'False', 'FALSE'])('takes %s for a boolean', (value) => {
    expect(accepted({ composite: 'a', 'dry-run': value }).dryRun).toBe(value.toLowerCase() === 'true');
  });

  it.each(['yes', '1', 'tRUE', 'on', 'true false', '${{ inputs.dry }}'])(
    'refuses %s for a boolean, with the spellings',
    (value) => {
      expect(refused({ composite: 'a', 'dry-run': value }).map(words)).toEqual([
        ['inputs/boolean', `Cannot read dry-run "${value}"`, 'Write "true" or "false"'],
      ]);
    },
  );

  it.each(['0', '-1', '1.5', '1e3', '1001', '0x10', 'many'])('refuses %s for max-parallel', (value) => {
    expect(refused({ composite: 'a', 'max-parallel': value }).map(words)).toEqual([
      ['inputs/number', `Cannot read max-parallel "${value}"`, 'Give a whole number from 1 to 1000'],
    ]);
  });

  it.each([
    ['runn', 'inputs/mode', 'Unknown mode "runn"', 'Did you mean "run"?'],
    ['everything', 'inputs/mode', 'Unknown mode "everything"', 'Known: run, plan, collect, check'],
  ])('refuses mode %s', (mode, ...expected) => {
    expect(refused({ composite: 'a', mode }).map(words)).toEqual([expected]);
  });

  it('needs a composite to run, and none to check', () => {
    expect(refused({}).map(words)).toEqual([
      ['inputs/missing', 'Input "composite" is missing', 'Give the id of a composite or of an atomic job'],
    ]);
    expect(accepted({ mode: 'check' }).composite).toBe('');
  });

  it('refuses an input that is nearly one of ours, so that dryrun cannot start a run', () => {
    expect(refused({ composite: 'a', dryrun: 'true' }).map(words)).toEqual([
      ['inputs/unknown', 'Unknown input "dryrun"', 'Did you mean "dry-run"?'],
    ]);
  });

  it('leaves variables alone that merely begin with INPUT_', () => {
    expect(accepted({ composite: 'a', customer_list: 'x', id: 'y' }).composite).toBe('a');
  });

  it.each<[Readonly<Record<string, string>>, string, string]>([
    [{ composite: 'a', shard: '1/1' }, 'Input "shard" has no use here', 'It belongs to mode "run" with a "plan-file"'],
    [
      { composite: 'a', ledgers: 'x' },
      'Input "ledgers" has no use here',
      'It belongs to mode "collect", and to "run" with "plan-file"',
    ],
    [{ composite: 'a', shards: '4' }, 'Input "shards" has no use here', 'It belongs to mode "plan"; a leg is named by "shard"'],
    [{ 'plan-file': 'p' }, 'Input "shard" is missing', 'Say which leg of the plan file this is: "1/1"'],
    [{ 'plan-file': 'p', shard: '1/1', composite: 'a' }, 'Input "composite" has no use here', 'The plan file says what is run'],
    [
      { 'plan-file': 'p', shard: '1/1', params: 'a=b' },
      'Input "params" has no use here',
      'Parameters stand in the plan file: give them in mode "plan"',
    ],
    [{ mode: 'collect', composite: 'a' }, 'Input "ledgers" is missing', 'Give the folder into which the ledgers were downloaded'],
    [{ mode: 'plan' }, 'Input "composite" is missing', 'Give the id of a composite or of an atomic job'],
  ])('says of %j what does not belong together', (inputs, ...expected) => {
    expect(refused(inputs).map(({ message, hint }) => [message, hint])).toEqual([expected]);
  });

  it('takes a plan, a leg and a collect', () => {
    expect(accepted({ mode: 'plan', composite: 'a' })).toMatchObject({ shards: 'auto', planFile: null });
    expect(accepted({ 'plan-file': 'p', shard: '1/2', ledgers: 'l' })).toMatchObject({
      shard: '1/2',
      ledgers: 'l',
      composite: '',
    });
    expect(accepted({ mode: 'collect', 'plan-file': 'p', ledgers: 'l' })).toMatchObject({ planFile: 'p', ledgers: 'l' });
  });

  it('refuses a folder that is not there', () => {
    expect(refused({ composite: 'a', 'working-directory': 'nowhere/at/all' }).map(words)).toEqual([
      [
        'inputs/folder',
        'Cannot work in "nowhere/at/all": there is no such folder in the workspace',
        'Is the repository checked out before this step?',
      ],
    ]);
  });

  it('reports all mistakes at once, each at its line', () => {
    const diagnostics = refused({ composite: 'Pipe line', mode: 'runn', params: 'ok=1\n9bad=2', 'fail-on-failure': 'no' });
    const marked = diagnostics.map(({ span }) => codeFrame(span).split('\n').at(-2)?.trim());
    expect(marked).toEqual(['2 | mode: runn', '1 | composite: Pipe line', '5 |   9bad=2', '6 | fail-on-failure: no']);
    for (const { span } of diagnostics) expect(span.source.file).toBe('inputs');
  });
});
