import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, statSync, symlinkSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { createOutputFiles } from '../../../../src/adapters/process/output-files.ts';
import { labKey } from '../../../support/childlab.ts';

const files = createOutputFiles();
afterEach(() => files.dispose());

describe('the file for outputs', () => {
  it('has a place for the owner alone, another one for each attempt, and is left to the job to make', () => {
    const [one, two] = [files.create(labKey), files.create(labKey)];
    expect(one.path).not.toBe(two.path);
    expect(statSync(dirname(one.path)).mode & 0o777).toBe(0o700);
    expect(existsSync(one.path)).toBe(false);
    expect(one.read(10)).toEqual({ bytes: new Uint8Array() });
  });

  it('gives what was written, up to the limit', () => {
    const file = files.create(labKey);
    appendFileSync(file.path, 'a=123');
    expect(file.read(5)).toEqual({ bytes: new TextEncoder().encode('a=123') });
    expect(file.read(4)).toEqual({ refused: 'they take 5 bytes, more than the 4 allowed' });
  });

  it('holds nothing when the job removed it', () => {
    const file = files.create(labKey);
    appendFileSync(file.path, 'a=123');
    unlinkSync(file.path);
    expect(file.read(10)).toEqual({ bytes: new Uint8Array() });
    file.remove();
  });

  it.each<[string, (path: string) => void, string]>([
    ['a link', (path) => symlinkSync('/etc/hostname', path), 'what stands at LORCHESTRA_OUTPUT cannot be opened: ELOOP'],
    ['a folder', (path) => mkdirSync(path), 'what stands at LORCHESTRA_OUTPUT is not a regular file'],
    ['a pipe', (path) => void execFileSync('mkfifo', [path]), 'what stands at LORCHESTRA_OUTPUT is not a regular file'],
  ])('is refused when the job put %s in its place', (_title, replace, refused) => {
    const file = files.create(labKey);
    replace(file.path);
    expect(file.read(10)).toEqual({ refused });
    file.remove();
  });

  it('goes, and in the end its folder with all that jobs left there', () => {
    const file = files.create(labKey);
    const other = files.create(labKey);
    appendFileSync(file.path, 'a=123');
    file.remove();
    expect(existsSync(file.path)).toBe(false);
    mkdirSync(other.path);
    other.remove();
    files.dispose();
    expect(existsSync(dirname(file.path))).toBe(false);
  });
});
