import { closeSync, constants, fstatSync, mkdtempSync, openSync, readSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { OutputFile, OutputFiles } from '../../ports/outputs.ts';
import { StateError } from '../../ports/state.ts';
import { codeOf, isScarcity } from './scarcity.ts';

export interface OutputFilesAdapter extends OutputFiles {
  /** Removes the folder with all that is left in it. */
  readonly dispose: () => void;
}

/**
 * Keeps output files in a private temporary folder, not in the run's: what a job writes there may be secret, and the run's
 * folder is uploaded.
 */
export function createOutputFiles(): OutputFilesAdapter {
  let folder: string | null = null;
  let made = 0;
  return {
    create: () => {
      made += 1;
      try {
        folder ??= mkdtempSync(join(tmpdir(), 'lorchestra-outputs-'));
        return outputFile(makeFile(join(folder, String(made))));
      } catch (cause) {
        throw new StateError(`Cannot make a file for the outputs of a job in "${folder ?? tmpdir()}"`, { cause });
      }
    },
    dispose: () => {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}

/** Without a file descriptor to spare, the program that writes the file makes it. */
function makeFile(path: string): string {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!isScarcity(error)) throw error;
  }
  return path;
}

function outputFile(path: string): OutputFile {
  return {
    path,
    read: (maxBytes) => {
      try {
        return readBounded(path, maxBytes);
      } catch (error) {
        const code = codeOf(error);
        if (code === 'ENOENT') return { bytes: new Uint8Array() };
        return { refused: `what stands at LORCHESTRA_OUTPUT cannot be opened: ${code}` };
      }
    },
    remove: () => {
      try {
        unlinkSync(path);
      } catch {
        // Removed by the job, or made a folder by it: `dispose` takes whatever is there.
      }
    },
  };
}

/** Without following links or waiting on pipes: a job may have put either in the place of its file. */
function readBounded(path: string, maxBytes: number): ReturnType<OutputFile['read']> {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(file);
    const { size } = stat;
    if (!stat.isFile()) return { refused: 'what stands at LORCHESTRA_OUTPUT is not a regular file' };
    if (size > maxBytes) return { refused: `they take ${size} bytes, more than the ${maxBytes} allowed` };
    if (size === 0) return { bytes: new Uint8Array() };
    const bytes = new Uint8Array(size);
    return { bytes: bytes.subarray(0, readSync(file, bytes, 0, size, 0)) };
  } finally {
    closeSync(file);
  }
}
