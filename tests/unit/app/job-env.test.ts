import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readJobEnvironment, withJobEnvironment } from '../../../src/app/job-env.ts';

const read = (text: string): Readonly<Record<string, string>> => {
  const checked = readJobEnvironment(text);
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join('\n'));
  return checked.value;
};

describe('the environment of jobs', () => {
  it('takes any value as GitHub writes it with toJSON', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (value) => {
        expect(read(`# first\n\nA=${JSON.stringify(value)}\r\nexport B = ' x '\n`)).toEqual({ A: value, B: ' x ' });
      }),
    );
  });

  it('takes plain values as they are, and leaves out those that are empty', () => {
    expect(read('URL=https://x.invalid/?a=b#c\nEMPTY=\nNONE=""\n')).toEqual({ URL: 'https://x.invalid/?a=b#c' });
  });

  it.each(['nothing', '=x', '1A=x', 'A="x', "A='x", 'A="x" y', 'GITHUB_TOKEN=x', 'LORCHESTRA_RUN_ID=x', 'INPUT_MODE=x'])(
    'refuses %j by its line, without the text of the line',
    (line) => {
      const checked = readJobEnvironment(`GOOD=canary-value\n${line}-canary`);
      expect(checked.ok).toBe(false);
      expect(checked.diagnostics.map(({ message }) => message).join('\n')).toMatch(/^Cannot read line 2 of the secret job-env: /);
      expect(JSON.stringify(checked.diagnostics)).not.toContain('canary');
    },
  );

  it('reaches jobs as variables, never as the text', () => {
    const entry = { argv: [], cwd: '/', url: 'file:///x', env: { PATH: '/bin', LORCHESTRA_JOB_ENV: 'A=one\nB="two"' } };
    const checked = withJobEnvironment(entry);
    expect(checked).toMatchObject({
      ok: true,
      value: { env: { PATH: '/bin', A: 'one', B: 'two' }, secrets: { A: 'one', B: 'two' } },
    });
    expect(checked.ok && 'LORCHESTRA_JOB_ENV' in checked.value.env).toBe(false);
  });
});
