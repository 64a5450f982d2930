import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assetsBelow } from '../../../../src/adapters/files/assets.ts';
import { fileTree } from '../../../../src/adapters/files/file-tree.ts';
import { sha256 } from '../../../../src/adapters/hash.ts';
import { FilesError } from '../../../../src/ports/file-tree.ts';
import { temporaryFolder } from '../../../support/folder.ts';

describe('fileTree', () => {
  test('writes, reads and removes, leaving neither temporary files nor empty folders', () => {
    using folder = temporaryFolder();
    const files = fileTree(folder.file('views'));
    expect(files.read('a/b.md')).toBeNull();
    files.write('a/b.md', 'ä');
    files.write('a/b.md', 'ö');
    expect(files.read('a/b.md')).toBe('ö');
    expect(readdirSync(folder.file('views/a'))).toEqual(['b.md']);
    files.remove('a/b.md');
    expect(readdirSync(folder.file('views'))).toEqual([]);
  });

  test('leaves a folder in which something else lies', () => {
    using folder = temporaryFolder();
    const files = fileTree(folder.path);
    files.write('a/b.md', 'x');
    writeFileSync(folder.file('a/own.md'), 'mine');
    files.remove('a/b.md');
    expect(readdirSync(folder.file('a'))).toEqual(['own.md']);
  });

  test.each(['../x.md', 'a/../../x.md', '/etc/x', 'a//x', './x', 'a\\..\\x', 'a/\0'])('refuses path "%s"', (path) => {
    using folder = temporaryFolder();
    const files = fileTree(folder.file('views'));
    expect(() => files.write(path, 'x')).toThrow(FilesError);
    expect(() => files.read(path)).toThrow(FilesError);
    expect(existsSync(folder.file('x.md'))).toBe(false);
  });

  test('follows no link, to a folder or to a file', () => {
    using folder = temporaryFolder();
    mkdirSync(folder.file('views'));
    mkdirSync(folder.file('outside'));
    writeFileSync(folder.file('outside/x.md'), 'theirs');
    symlinkSync(folder.file('outside'), folder.file('views/a'));
    symlinkSync(folder.file('outside/x.md'), folder.file('views/x.md'));
    const files = fileTree(folder.file('views'));
    for (const path of ['a/x.md', 'x.md'])
      expect(() => files.write(path, 'ours')).toThrow(/is a link, and links are not followed/);
    expect(readFileSync(folder.file('outside/x.md'), 'utf8')).toBe('theirs');
  });

  test('says which file and why when the disk refuses', () => {
    using folder = temporaryFolder();
    const files = fileTree(folder.path);
    files.write('a', 'a file');
    expect(() => files.write('a/b.md', 'x')).toThrow(/Cannot write "a\/b.md" in ".*": (EEXIST|ENOTDIR)/);
  });
});

describe('assetsBelow', () => {
  test('reads what the plan saw, and refuses what has changed or gone', () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('schema.json'), '{}');
    const assets = assetsBelow(folder.path);
    expect(assets.read({ file: 'schema.json', sha256: sha256('{}') })).toBe('{}');
    expect(() => assets.read({ file: 'schema.json', sha256: sha256('[]') })).toThrow(
      '"schema.json": it has changed since the plan was made',
    );
    expect(() => assets.read({ file: 'schema.json', sha256: null })).toThrow('it was not there when the plan was made');
    expect(() => assets.read({ file: 'gone.json', sha256: sha256('') })).toThrow('Cannot read "gone.json": ENOENT');
  });
});
