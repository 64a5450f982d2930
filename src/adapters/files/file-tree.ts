import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FilesError, type FileTree } from '../../ports/file-tree.ts';

/** The files below a folder of the disk. */
export function fileTree(folder: string): FileTree {
  const base = resolve(folder);
  const attempt = <T>(what: string, path: string, work: (absolute: string) => T): T => {
    try {
      return work(inside(base, path));
    } catch (error) {
      if (error instanceof FilesError) throw error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      const why = code ?? (error instanceof Error ? error.message : 'unknown error');
      throw new FilesError(`Cannot ${what} "${path}" in "${folder}": ${why}`, {
        cause: error,
        ...(code === undefined ? {} : { code }),
      });
    }
  };
  return {
    base: folder,
    read: (path) => attempt('read', path, readText),
    write: (path, text) =>
      attempt('write', path, (absolute) => {
        const temporary = `${absolute}.tmp`;
        // "wx" opens no link that somebody put there in between.
        const put = (): void => writeFileSync(temporary, text, { flag: 'wx' });
        try {
          put();
        } catch {
          // It is the first file of its folder, or a run that was killed left one behind.
          mkdirSync(dirname(absolute), { recursive: true });
          rmSync(temporary, { force: true });
          put();
        }
        renameSync(temporary, absolute);
      }),
    remove: (path) =>
      attempt('remove', path, (absolute) => {
        rmSync(absolute, { force: true });
        removeEmptyFolders(dirname(absolute), base);
      }),
  };
}

/** Refuses what leads out of the folder, by its name or by a link on the way. */
function inside(base: string, path: string): string {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\\0]/.test(part))) {
    throw new FilesError(`Cannot use path "${path}": it leads out of the folder`);
  }
  let current = base;
  for (const part of parts) {
    current = join(current, part);
    const found = lstatSync(current, { throwIfNoEntry: false });
    if (found?.isSymbolicLink()) {
      throw new FilesError(`Cannot use path "${path}": "${part}" is a link, and links are not followed`);
    }
    if (found === undefined) break;
  }
  return join(base, ...parts);
}

function readText(absolute: string): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
  try {
    if (!fstatSync(descriptor).isFile()) throw new FilesError('Cannot read it: it is no regular file');
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

function removeEmptyFolders(from: string, base: string): void {
  for (let folder = from; folder !== base && folder.startsWith(base); folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      // Something else lies in it.
      return;
    }
  }
}
