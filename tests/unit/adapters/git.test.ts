import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { gitAt } from '../../../src/adapters/git/git.ts';

let root: string;
/** No settings of the machine's own reach these tests. */
const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'git-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd: root, env, encoding: 'utf8' }).trim();
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function repository(): void {
  git('init', '--quiet', '--initial-branch=main');
  write('README.md', 'hello\n');
  write('.gitignore', 'pipelines/*/cache\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'First');
}

const wanted = { branch: 'spectra/zephyr', paths: ['pipelines/zephyr', 'lessons'], message: 'Build zephyr\n\nWhy\n' };

describe('a commit on a branch of its own', () => {
  it('holds its own paths alone and leaves HEAD, index and files', async () => {
    repository();
    write('pipelines/zephyr/covenant.yaml', 'a: 1\n');
    write('unrelated.txt', 'mine\n');
    write('README.md', 'edited\n');
    git('add', 'unrelated.txt');
    const before = [git('rev-parse', 'HEAD'), git('status', '--porcelain'), git('branch', '--show-current')];
    const made = await gitAt(root, env).commit(wanted);
    expect(made?.files).toEqual(['pipelines/zephyr/covenant.yaml']);
    expect([git('rev-parse', 'HEAD'), git('status', '--porcelain'), git('branch', '--show-current')]).toEqual(before);
    expect(git('show', 'spectra/zephyr:README.md')).toBe('hello');
    expect(git('rev-parse', 'spectra/zephyr^')).toBe(before[0]);
    expect(readFileSync(join(root, 'pipelines/zephyr/covenant.yaml'), 'utf8')).toBe('a: 1\n');
  });

  it('has a name where git was told none', async () => {
    repository();
    write('pipelines/zephyr/covenant.yaml', 'a: 1\n');
    await gitAt(root, env).commit(wanted);
    expect(git('log', '-1', '--format=%an <%ae> %B', 'spectra/zephyr')).toContain(
      'solution-engine <solution-engine@localhost> Build zephyr',
    );
  });

  it('is not made twice for the same files', async () => {
    repository();
    write('pipelines/zephyr/covenant.yaml', 'a: 1\n');
    await gitAt(root, env).commit(wanted);
    expect(await gitAt(root, env).commit(wanted)).toBeNull();
  });

  it('goes on where the branch stands, also when a file goes away', async () => {
    repository();
    write('pipelines/zephyr/a.yaml', '1\n');
    write('pipelines/zephyr/b.yaml', '2\n');
    const first = await gitAt(root, env).commit(wanted);
    rmSync(join(root, 'pipelines/zephyr/b.yaml'));
    const second = await gitAt(root, env).commit(wanted);
    expect(git('rev-parse', 'spectra/zephyr^')).toBe(first?.id);
    expect(second?.files).toEqual(['pipelines/zephyr/b.yaml']);
  });

  it('goes on from HEAD when the branch was merged', async () => {
    repository();
    write('pipelines/zephyr/a.yaml', '1\n');
    await gitAt(root, env).commit(wanted);
    rmSync(join(root, 'pipelines'), { recursive: true });
    git('merge', '--quiet', 'spectra/zephyr');
    write('other.txt', 'x\n');
    git('add', 'other.txt');
    git('commit', '--quiet', '--message', 'Other');
    write('pipelines/zephyr/a.yaml', '2\n');
    await gitAt(root, env).commit(wanted);
    expect(git('rev-parse', 'spectra/zephyr^')).toBe(git('rev-parse', 'main'));
  });

  it('leaves nothing to be committed for who stands on the branch', async () => {
    repository();
    git('checkout', '--quiet', '-b', 'spectra/zephyr');
    write('pipelines/zephyr/a.yaml', '1\n');
    await gitAt(root, env).commit(wanted);
    expect(git('status', '--porcelain')).toBe('');
  });

  it('begins a repository that has no commit', async () => {
    git('init', '--quiet', '--initial-branch=main');
    write('pipelines/zephyr/a.yaml', '1\n');
    expect((await gitAt(root, env).commit(wanted))?.files).toEqual(['pipelines/zephyr/a.yaml']);
  });

  it('is refused with words outside of a repository and without git', async () => {
    await expect(gitAt(root, env).commit(wanted)).rejects.toThrow(/is in no git repository/);
    await expect(gitAt(root, { PATH: '/nonexistent' }).commit(wanted)).rejects.toThrow(/git/);
  });
});
