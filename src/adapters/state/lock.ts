import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { iso } from '../../core/time.ts';

import { Defect } from '../../core/defect.ts';
import { StateError, StateLocked, type StateLock } from '../../ports/state.ts';
import { codeOf } from './errors.ts';
import { prepareStateDir } from './run-folder.ts';
import { writeFileAtomic } from './write-file.ts';

/** Who holds a state directory, for the words of a refusal. The lock itself never rests on it. */
interface Holder {
  readonly pid: number;
  readonly run_id: string;
  /** ISO 8601 UTC. */
  readonly since: string;
}

const sqliteBusy = 5;

/** Garbage collection closes a database that nobody refers to, and the lock goes with it: held ones are referred to here. */
const held = new Set<DatabaseSync>();

/**
 * Takes the state directory for this process, or throws StateLocked at once.
 *
 * The lock is the operating system's own, taken through SQLite on an empty file: it ends with the process, so a crash
 * leaves nothing to clean up, a reused process id cannot hold it, no two can take over a dead one's at once, and it holds
 * between containers that see different process ids. Nothing else may open `lock.db` in this process: closing any handle
 * on a file gives up the locks that the process has on it.
 */
export function acquireLock(stateDir: string, owner: { readonly run_id: string; readonly now: number }): StateLock {
  prepareStateDir(stateDir);
  const info = join(stateDir, 'lock.json');
  const database = open(stateDir, info);
  const holder: Holder = { pid: process.pid, run_id: owner.run_id, since: iso(owner.now) };
  const release = (): void => {
    if (!held.delete(database)) return;
    rmSync(info, { force: true });
    database.close();
  };
  held.add(database);
  try {
    writeFileAtomic(info, `${JSON.stringify(holder)}\n`);
  } catch (error) {
    release();
    throw error;
  }
  return { release };
}

function open(stateDir: string, info: string): DatabaseSync {
  // Loaded here because most commands take no lock.
  const sqlite = process.getBuiltinModule('node:sqlite');
  let database: DatabaseSync | null = null;
  try {
    database = new sqlite.DatabaseSync(join(stateDir, 'lock.db'), { timeout: 0 });
    // The transaction stays open and writes nothing, so there is no journal to keep. IMMEDIATE is had by one at a time;
    // EXCLUSIVE would, on its way, let two that ask at once refuse each other.
    database.exec('PRAGMA journal_mode = OFF; BEGIN IMMEDIATE');
    return database;
  } catch (error) {
    database?.close();
    if (!(error instanceof Error)) throw new Defect('SQLite threw something that is not an error', { cause: error });
    if ('errcode' in error && error.errcode === sqliteBusy) throw locked(stateDir, readHolder(info));
    throw new StateError(`Cannot lock the state directory "${stateDir}": ${error.message}`, { cause: error });
  }
}

function locked(stateDir: string, holder: Holder | null): StateLocked {
  const who = holder === null ? 'another run' : `run "${holder.run_id}" (process ${holder.pid}), since ${holder.since}`;
  return new StateLocked(`Cannot use the state directory "${stateDir}": it is held by ${who}; wait for it or stop it`);
}

/**
 * The holder writes its name just after it takes the lock, so a name that is missing or of a process that is gone may be
 * replaced within the next moments.
 */
function readHolder(info: string): Holder | null {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  let holder: Holder | null = null;
  for (let look = 0; look < 20; look += 1) {
    holder = parseHolder(info);
    if (holder !== null && isAlive(holder.pid)) return holder;
    Atomics.wait(pause, 0, 0, 5);
  }
  return holder;
}

function parseHolder(info: string): Holder | null {
  try {
    return JSON.parse(readFileSync(info, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
