import { closeSync, constants, fstatSync, lstatSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { OutputFile, OutputFiles } from '../../ports/outputs.ts';
import { StateError } from '../../ports/state.ts';
import { codeOf } from './scarcity.ts';

export interface OutputFilesAdapter extends OutputFiles {
  /** Removes the folder with all that is left in it. */
  readonly dispose: () => void;
}

/**
 * Keeps output files in a private temporary folder, not in the run's: what a job writes there may be secret, and the run's
 * folder is uploaded. A job that has something to leave makes its file: most have nothing, and to make and unlink one waits
 * for the disk.
 */
export function createOutputFiles(): OutputFilesAdapter {
  let folder: string | null = null;
  let made = 0;
  return {
    create: () => {
      made += 1;
      try {
        folder ??= mkdtempSync(join(tmpdir(), 'lorchestra-outputs-'));
      } catch (cause) {
        throw new StateError(`Cannot make a folder for the outputs of jobs in "${tmpdir()}"`, { cause });
      }
      return outputFile(join(folder, String(made)));
    },
    dispose: () => {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}

function outputFile(path: string): OutputFile {
  let absent = false;
  return {
    path,
    read: (maxBytes) => {
      absent = lstatSync(path, { throwIfNoEntry: false }) === undefined;
      if (absent) return { bytes: new Uint8Array() };
      try {
        return readBounded(path, maxBytes);
      } catch (error) {
        return { refused: `what stands at LORCHESTRA_OUTPUT cannot be opened: ${codeOf(error)}` };
      }
    },
    remove: () => {
      if (absent) return;
      try {
        rmSync(path, { force: true });
      } catch {
        // Made a folder by the job: `dispose` takes whatever is there.
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
