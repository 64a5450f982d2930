import { existsSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

import { failure, type Failure } from '../../core/failure.ts';
import type { Program } from '../../ports/process.ts';
import { codeOf } from './scarcity.ts';

/** Code of the error that a start rejects with when nobody can tell whether the program was started. */
export const spawnerLost = 'SPAWNER_LOST';

/** The program and its arguments as the operating system gets them. */
export function argumentsOf(command: Program['command']): readonly [string, ...string[]] {
  if ('shell' in command) return ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', command.shell];
  const [program = '', ...rest] = command.argv;
  return [program, ...rest];
}

/** What the operating system is not even asked: Node throws for it. */
export function refusalBefore(program: Program): Failure | null {
  if (program.cwd.includes('\0')) return cwdRefused(program.cwd, 'holds a NUL character', 'ERR_NUL');
  const argv = argumentsOf(program.command);
  if (argv[0] === '') return failure('spawn', 'Cannot start a program without a name');
  const argument = argv.findIndex((text) => text.includes('\0'));
  if (argument >= 0) {
    const place = 'shell' in program.command ? 'the shell line' : `argument ${argument} of ${JSON.stringify(argv[0])}`;
    return failure('spawn', `Cannot start the program: ${place} holds a NUL character`, { code: 'ERR_NUL' });
  }
  const variable = Object.entries(program.env).find(([name, value]) => name.includes('\0') || value.includes('\0'));
  if (variable === undefined) return null;
  const shown = JSON.stringify(variable[0]);
  return failure('spawn', `Cannot start "${argv[0]}": the variable ${shown} holds a NUL character`, { code: 'ERR_NUL' });
}

function cwdRefused(cwd: string, words: string, code: string): Failure {
  return failure('spawn', `Working directory "${cwd}" ${words}`, { code });
}

function workingDirectoryTrouble(cwd: string): Failure | null {
  try {
    return statSync(cwd).isDirectory() ? null : cwdRefused(cwd, 'is not a directory', 'ENOTDIR');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return cwdRefused(cwd, 'does not exist', code);
    if (code === 'ENOTDIR') return cwdRefused(cwd, 'lies below something that is not a directory', code);
    return cwdRefused(cwd, `cannot be entered: ${code}`, code);
  }
}

/** Puts into words why the operating system would not start a program. */
export function refusal(program: Program, error: unknown): Failure {
  // The same codes stand for the working directory, and Node then names the program.
  const unusable = workingDirectoryTrouble(program.cwd);
  if (unusable !== null) return unusable;
  const code = codeOf(error);
  const [name] = argumentsOf(program.command);
  const start = `Cannot start "${name}"`;
  const more = { code };
  switch (code) {
    case 'ENOENT':
      return failure('spawn', `${start}: ${missing(name, program)}`, more);
    case 'EACCES':
    case 'EPERM':
      return failure('spawn', `${start}: ${forbidden(name, program)}`, more);
    case 'ENOEXEC':
      return failure('spawn', `${start}: it is neither a program for this machine nor a script`, more);
    case 'E2BIG':
      return failure('spawn', `${start}: its arguments and environment are larger than the system allows`, more);
    case 'EMFILE':
    case 'ENFILE':
      return failure('spawn', `${start}: no file descriptors are left`, { ...more, transient: true });
    case 'EAGAIN':
    case 'ENOMEM':
      return failure('spawn', `${start}: the system has no room for another process`, { ...more, transient: true });
    case spawnerLost:
      return failure('spawn', `Cannot tell whether "${name}" was started: the process that starts programs was killed`, more);
    default:
      return failure('spawn', `${start}: the system answered ${code}`, more);
  }
}

function missing(name: string, program: Program): string {
  if ('shell' in program.command) return 'a shell line needs bash, and there is none on PATH';
  const file = fileOf(name, program);
  if (file !== null) return 'the interpreter in its first line does not exist';
  return name.includes('/') ? `no such file, seen from "${program.cwd}"` : 'no such program on PATH';
}

function forbidden(name: string, program: Program): string {
  if (program.cwd !== '' && !canEnter(program.cwd)) return `the working directory "${program.cwd}" may not be entered`;
  const file = fileOf(name, program);
  if (file !== null && statSync(file).isDirectory()) return 'it is a directory';
  return 'it may not be executed, see its permissions';
}

function canEnter(cwd: string): boolean {
  return existsSync(join(cwd, '.'));
}

/** Where the program's file stands, or null. */
function fileOf(name: string, program: Program): string | null {
  if (name.includes('/')) return present(resolve(program.cwd, name));
  const folders = (program.env['PATH'] ?? '').split(delimiter);
  for (const folder of folders) {
    const found = present(resolve(program.cwd, folder, name));
    if (found !== null) return found;
  }
  return null;
}

function present(path: string): string | null {
  return existsSync(path) ? path : null;
}
