import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { createProcesses } from '../../../../src/adapters/process/processes.ts';
import type { Program } from '../../../../src/ports/process.ts';
import { watch, ways } from '../../../support/childlab.ts';

describe.each(ways)('started by %s', (_way, how) => {
  const processes = createProcesses(how);
  const folder = mkdtempSync(join(tmpdir(), 'lorchestra-refusal-'));
  writeFileSync(join(folder, 'plain'), 'not a program');
  writeFileSync(join(folder, 'orphaned'), '#!/nowhere/interpreter\n');
  chmodSync(join(folder, 'orphaned'), 0o755);
  writeFileSync(join(folder, 'implied'), 'exit 9\n');
  chmodSync(join(folder, 'implied'), 0o755);
  mkdirSync(join(folder, 'below'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
    processes.dispose();
  });

  async function refused(command: Program['command'], more: Partial<Program> = {}): Promise<unknown> {
    const exit = await watch(processes, command, { cwd: folder, ...more }).exited;
    if (exit.type !== 'refused') throw new Error(`Expected a refusal: ${JSON.stringify(exit)}`);
    const { kind, message, code } = exit.failure;
    return { kind, message: message.replaceAll(folder, '<folder>'), code };
  }

  describe('a program that cannot be started', () => {
    it.each<[string, Program['command'], string, string]>([
      ['is not on PATH', { argv: ['no-such-program'] }, 'Cannot start "no-such-program": no such program on PATH', 'ENOENT'],
      ['is not in the folder', { argv: ['./gone'] }, 'Cannot start "./gone": no such file, seen from "<folder>"', 'ENOENT'],
      [
        'has no interpreter',
        { argv: ['./orphaned'] },
        'Cannot start "./orphaned": the interpreter in its first line does not exist',
        'ENOENT',
      ],
      [
        'is not executable',
        { argv: ['./plain'] },
        'Cannot start "./plain": it may not be executed, see its permissions',
        'EACCES',
      ],
      ['is a folder', { argv: ['./below'] }, 'Cannot start "./below": it is a directory', 'EACCES'],
      [
        'has an argument of 200,000 bytes',
        { argv: ['echo', 'x'.repeat(200_000)] },
        'Cannot start "echo": its arguments and environment are larger than the system allows',
        'E2BIG',
      ],
      [
        'has a NUL in an argument',
        { argv: ['echo', 'a', 'b\0'] },
        'Cannot start the program: argument 2 of "echo" holds a NUL character',
        'ERR_NUL',
      ],
      [
        'has a NUL in its shell line',
        { shell: 'echo \0' },
        'Cannot start the program: the shell line holds a NUL character',
        'ERR_NUL',
      ],
    ])('%s: the failure names the program', async (_title, command, message, code) => {
      expect(await refused(command)).toEqual({ kind: 'spawn', message, code });
    });

    it.each<[string, string, string, string]>([
      ['missing', '<folder>/gone', 'Working directory "<folder>/gone" does not exist', 'ENOENT'],
      ['a file', '<folder>/plain', 'Working directory "<folder>/plain" is not a directory', 'ENOTDIR'],
      [
        'below a file',
        '<folder>/plain/x',
        'Working directory "<folder>/plain/x" lies below something that is not a directory',
        'ENOTDIR',
      ],
    ])('has a working directory that is %s: the failure names that and not the program', async (_title, cwd, message, code) => {
      const place = { cwd: cwd.replace('<folder>', folder) };
      expect(await refused({ argv: ['true'] }, place)).toEqual({ kind: 'spawn', message, code });
    });

    it('is bash itself: the failure says what a shell line needs', async () => {
      expect(await refused({ shell: 'true' }, { env: { PATH: folder } })).toMatchObject({
        message: 'Cannot start "bash": a shell line needs bash, and there is none on PATH',
      });
    });

    it('has an environment that is too large', async () => {
      const env = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`V${index}`, 'x'.repeat(100_000)]));
      expect(await refused({ argv: ['/bin/true'] }, { env })).toMatchObject({ code: 'E2BIG' });
    });

    it('has a variable with a NUL', async () => {
      expect(await refused({ argv: ['/bin/true'] }, { env: { BAD: 'a\0b' } })).toMatchObject({
        message: 'Cannot start "/bin/true": the variable "BAD" holds a NUL character',
      });
    });
  });

  describe('a script without an interpreter line', () => {
    it('runs, as it does from a shell', async () => {
      expect(await watch(processes, { argv: ['./implied'] }, { cwd: folder }).exited).toMatchObject({ type: 'exited', code: 9 });
    });
  });
});
