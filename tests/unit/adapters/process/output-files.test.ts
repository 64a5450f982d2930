import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, statSync, symlinkSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { createOutputFiles } from '../../../../src/adapters/process/output-files.ts';
import { labKey } from '../../../support/childlab.ts';

const files = createOutputFiles();
afterEach(() => files.dispose());

describe('the file for outputs', () => {
  it('is there, empty, for the owner alone, and another one for each attempt', () => {
    const [one, two] = [files.create(labKey), files.create(labKey)];
    expect(one.path).not.toBe(two.path);
    expect(statSync(one.path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(one.path)).mode & 0o777).toBe(0o700);
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
    unlinkSync(file.path);
    replace(file.path);
    expect(file.read(10)).toEqual({ refused });
    file.remove();
  });

  it('goes, and in the end its folder with all that jobs left there', () => {
    const file = files.create(labKey);
    const other = files.create(labKey);
    file.remove();
    expect(existsSync(file.path)).toBe(false);
    unlinkSync(other.path);
    mkdirSync(other.path);
    files.dispose();
    expect(existsSync(dirname(file.path))).toBe(false);
  });
});
