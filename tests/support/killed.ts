import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

/** What a process does in vain after its kill. */
class Killed extends Error {
  override readonly name = 'Killed';
}

export interface Life extends Disposable {
  /** Commits and renames so far: everything that outlives a process. */
  readonly effects: () => number;
}

/**
 * Lets this process do `most` things that outlive it, and then nothing more: what a kill -9 leaves is what was
 * committed and renamed before. Ends when disposed of.
 */
export function mortal(most = Number.POSITIVE_INFINITY): Life {
  let count = 0;
  const { prototype } = DatabaseSync;
  // oxlint-disable-next-line typescript/unbound-method -- it is only called on a database, and put back
  const { exec } = prototype;
  const { renameSync, rmSync } = fs;
  const alive = (): void => {
    if (count >= most) throw new Killed('Killed');
  };
  prototype.exec = function (sql) {
    alive();
    if (sql === 'COMMIT') count += 1;
    exec.call(this, sql);
  };
  fs.renameSync = (from, to) => {
    alive();
    count += 1;
    renameSync(from, to);
  };
  fs.rmSync = (path, options) => {
    alive();
    rmSync(path, options);
  };
  syncBuiltinESMExports();
  return {
    effects: () => count,
    [Symbol.dispose]: () => {
      prototype.exec = exec;
      fs.renameSync = renameSync;
      fs.rmSync = rmSync;
      syncBuiltinESMExports();
    },
  };
}
