import { closeSync, fdatasync, fstatSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

import type { AppendFile } from '../../ports/state.ts';
import { stateError } from './errors.ts';
import { syncFolder } from './write-file.ts';

/**
 * Opens a file for appending, cut to `validBytes`; makes it when it is not there. After an append or a sync that failed, the
 * file ends where it ended before, as far as the device still allows: half a line would only have to be cut later.
 */
export function openAppendFile(path: string, validBytes: number): AppendFile {
  const { fd, bytes } = open(path, validBytes);
  let end = bytes;
  let durableEnd = bytes;
  return {
    append: (text) => {
      const chunk = Buffer.from(text, 'utf8');
      try {
        writeFully(fd, chunk);
      } catch (error) {
        cutBack(fd, end);
        throw stateError(`append to "${path}"`, error);
      }
      end += chunk.length;
    },
    sync: () => {
      const upTo = end;
      return new Promise((resolve, reject) => {
        fdatasync(fd, (error) => {
          if (error === null) {
            durableEnd = upTo;
            resolve();
            return;
          }
          cutBack(fd, durableEnd);
          reject(stateError(`append to "${path}"`, error));
        });
      });
    },
    close: () => {
      try {
        closeSync(fd);
      } catch (error) {
        throw stateError(`close "${path}"`, error);
      }
    },
  };
}

function open(path: string, validBytes: number): { readonly fd: number; readonly bytes: number } {
  try {
    const fd = openSync(path, 'a', 0o600);
    const { size } = fstatSync(fd);
    if (size > validBytes) {
      ftruncateSync(fd, validBytes);
      fsyncSync(fd);
    }
    syncFolder(dirname(path));
    return { fd, bytes: Math.min(size, validBytes) };
  } catch (error) {
    throw stateError(`open "${path}" for appending`, error);
  }
}

function writeFully(fd: number, chunk: Uint8Array): void {
  for (let written = 0; written < chunk.length;) written += writeSync(fd, chunk, written);
}

function cutBack(fd: number, end: number): void {
  try {
    ftruncateSync(fd, end);
  } catch {
    // The append's own error is the one to report; a reader cuts the torn line.
  }
}
