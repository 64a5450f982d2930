import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one test, removed with it. */
export interface Folder extends Disposable {
  readonly path: string;
  readonly file: (name: string) => string;
}

/** In memory where there is such a place: for tests that commit ten thousand times and prove nothing about disks. */
export function memoryFolder(): Folder {
  return folderIn(existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
}

export function temporaryFolder(): Folder {
  return folderIn(tmpdir());
}

function folderIn(place: string): Folder {
  const path = realpathSync(mkdtempSync(join(place, 'lorchestra-')));
  return {
    path,
    file: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}
