import { closeSync, constants, fstatSync, mkdtempSync, openSync, readSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { OutputFile, OutputFiles } from '../../ports/outputs.ts';
import { StateError } from '../../ports/state.ts';

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
        const path = join(folder, String(made));
        closeSync(openSync(path, 'wx', 0o600));
        return outputFile(path);
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

function outputFile(path: string): OutputFile {
  return {
    path,
    read: (maxBytes) => {
      try {
        return readBounded(path, maxBytes);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        return code === 'ENOENT' ? { bytes: new Uint8Array() } : { refused: `the file in LORCHESTRA_OUTPUT cannot be opened` };
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
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile()) return { refused: 'what stands at LORCHESTRA_OUTPUT is not a regular file' };
    if (size > maxBytes) return { refused: `they take ${size} bytes, more than the ${maxBytes} allowed` };
    const bytes = new Uint8Array(size);
    return { bytes: bytes.subarray(0, readSync(file, bytes, 0, size, 0)) };
  } finally {
    closeSync(file);
  }
}
