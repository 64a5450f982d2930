import { expect, test } from 'vitest';

import { workspace } from '../support/workspace.ts';

test('the sandbox says where it is in words that a shell can read, serves, and ends when it is asked to', async () => {
  using repository = workspace({});
  const { child, ended } = repository.start(['sandbox'], { LORCHESTRA_SANDBOX_FAULTS: 'stripe:500' });
  const lines = await new Promise<readonly string[]>((resolve) => {
    let text = '';
    child.stdout?.on('data', (more: string) => {
      text += more;
      if (/^export STRIPE_URL=.*$/m.test(text)) resolve(text.split('\n'));
    });
  });
  expect(lines.filter((line) => !/^(?:# .*|export [A-Z0-9_]+='.*')?$/.test(line))).toEqual([]);
  const [, url = ''] = /^export STRIPE_URL='(.*)'$/m.exec(lines.join('\n')) ?? [];
  const ask = async (): Promise<number> =>
    (await fetch(`${url}/v1/refunds`, { headers: { authorization: 'Bearer sandbox-key' } })).status;
  expect([await ask(), await ask()]).toEqual([500, 200]);
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});

test('a sandbox variable that cannot be read is a mistake of usage, and nothing starts', async () => {
  using repository = workspace({ 'jobs/a.yaml': 'job_id: a\njob_type: exec\nrun: echo hello\n' });
  for (const args of [['sandbox'], ['run', 'a']]) {
    const end = await repository.run(args, { LORCHESTRA_SANDBOX_SCALE: 'huge' });
    expect(end.code).toBe(2);
    expect(end.stderr).toMatch(/^Cannot read "huge" in LORCHESTRA_SANDBOX_SCALE at /);
    expect(end.stdout).toContain('Give a whole number from 1 to 1000');
  }
});
