import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { stateError } from './errors.ts';

/** Replaces a file as a whole: whoever reads it, also after a power cut, finds the old text or the new one. */
export function writeFileAtomic(path: string, text: string): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeDurably(draft, text);
    renameSync(draft, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(draft, { force: true });
    throw stateError(`write "${path}"`, error);
  }
}

/** The same in a folder that need not be there yet. */
export function writeNewFile(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw stateError(`make the folder "${dirname(path)}"`, error);
  }
  writeFileAtomic(path, text);
}

/** Makes names in a folder durable: a new or renamed file is not there after a power cut without it. */
export function syncFolder(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function writeDurably(path: string, text: string): void {
  const fd = openSync(path, 'w', 0o600);
  try {
    writeFileSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
