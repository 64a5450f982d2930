import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { temporaryFolder } from '../support/folder.ts';
import { workspace } from '../support/workspace.ts';

const pair = `
job_id: pair
job_type: composite
stages: [{ name: all, jobs: [one] }]
---
job_id: one
job_type: exec
description: The first of its kind
run: 'true'
`;

/** Has a process name every file of ours that it loads. */
const listing =
  'data:text/javascript,' +
  encodeURIComponent(`
  import { appendFileSync } from 'node:fs';
  import { fileURLToPath } from 'node:url';
  import { registerHooks } from 'node:module';
  registerHooks({
    load: (url, context, next) => {
      if (url.startsWith('file:')) appendFileSync(process.env.LOADED_FILES, fileURLToPath(url) + '\\n');
      return next(url, context);
    },
  });
`);

test('unchanged definitions are not read again, nor is what reads them loaded', async () => {
  using repository = workspace({ 'jobs/pair.yaml': pair });
  using notes = temporaryFolder();
  const libraries = /node_modules\/(zod|yaml)\//g;
  const plan = async (name: string): Promise<{ readonly stdout: string; readonly loaded: readonly string[] }> => {
    const file = notes.file(name);
    writeFileSync(file, '');
    const { code, stdout, stderr } = await repository.run(['plan', 'pair', '--json'], {
      NODE_OPTIONS: `--import=${listing}`,
      LOADED_FILES: file,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const texts = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((path) => readFileSync(path, 'utf8'));
    return { stdout, loaded: [...new Set(texts.flatMap((text) => text.match(libraries) ?? []))].sort() };
  };
  const first = await plan('first');
  expect(first.loaded).toEqual(['node_modules/yaml/', 'node_modules/zod/']);
  expect(await plan('second')).toEqual({ stdout: first.stdout, loaded: [] });
});

test('a changed definition is seen at once', async () => {
  using repository = workspace({ 'jobs/pair.yaml': pair });
  const listed = async (): Promise<string> => (await repository.run(['list'])).stdout;
  expect(await listed()).toContain('The first of its kind');
  expect(await listed()).toContain('The first of its kind');
  repository.write('jobs/pair.yaml', pair.replace('The first', 'The 1st'));
  expect(await listed()).toContain('The 1st of its kind');
  repository.write('jobs/more.yaml', "job_id: two\njob_type: exec\ndescription: Another one\nrun: 'true'\n");
  expect(await listed()).toContain('Another one');
  repository.write('lorchestra.yaml', 'jobs: nowhere\n');
  expect(await listed()).toContain('Cannot read definitions in "nowhere"');
});

test('mistakes are told in the same words at every start, with and without a cache', async () => {
  using repository = workspace({ 'jobs/pair.yaml': pair });
  expect((await repository.run(['check'])).code).toBe(0);
  repository.write('jobs/pair.yaml', pair.replace('description', 'descripton'));
  const without = await repository.run(['check'], { XDG_CACHE_HOME: '', HOME: '' });
  expect(without).toMatchObject({ code: 2, stdout: expect.stringContaining('Unknown key "descripton"') as string });
  for (let round = 0; round < 2; round += 1) expect(await repository.run(['check'])).toEqual(without);
});

test('a machine without a place for caches does all the same', async () => {
  using repository = workspace({ 'jobs/pair.yaml': pair });
  for (const env of [{ XDG_CACHE_HOME: '', HOME: '' }, { XDG_CACHE_HOME: 'cache' }, { XDG_CACHE_HOME: '/proc/self' }]) {
    const end = await repository.run(['run', 'pair', '--json'], env);
    expect(end).toMatchObject({ code: 0, stderr: '' });
  }
  expect(readdirSync(repository.folder).sort()).toEqual(['.lorchestra', 'jobs', 'lorchestra.yaml']);
});

test('a dry-run keeps nothing', async () => {
  using repository = workspace({ 'jobs/pair.yaml': pair });
  using cache = temporaryFolder();
  const env = { XDG_CACHE_HOME: cache.path };
  expect((await repository.run(['run', 'pair', '--dry-run'], env)).code).toBe(0);
  expect(readdirSync(cache.path)).toEqual([]);
  expect((await repository.run(['plan', 'pair'], env)).code).toBe(0);
  expect(readdirSync(cache.path)).toEqual(['lorchestra']);
});
