import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { iso } from '../../core/time.ts';

import { ownLedgerName, StateError, type LedgerText, type RunFolder } from '../../ports/state.ts';
import { openAppendFile } from './append-file.ts';
import { codeOf, stateError } from './errors.ts';
import { syncFolder, writeFileAtomic } from './write-file.ts';

const runIdPattern = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;

/** `20251211T093000Z-1f0c2b7a`: when the run started, in UTC, and what tells it from others of that second. */
export function newRunId(now: number): string {
  const stamp = iso(now).replace(/[-:]|\.\d+/g, '');
  return `${stamp}-${randomBytes(4).toString('hex')}`;
}

/** Makes sure that there is a folder for runs, and that this user may write in it. */
export function prepareStateDir(stateDir: string): void {
  const runs = join(stateDir, 'runs');
  try {
    const made = mkdirSync(runs, { recursive: true, mode: 0o700 });
    accessSync(runs, constants.R_OK | constants.W_OK | constants.X_OK);
    accessSync(stateDir, constants.W_OK);
    if (made !== undefined) for (const folder of [stateDir, dirname(stateDir)]) syncFolder(folder);
  } catch (error) {
    throw stateError(`use the state directory "${stateDir}"`, error);
  }
}

/** Makes a run's folder with its plan. From here on the run can be listed and resumed. */
export function createRun(stateDir: string, run: { readonly run_id: string; readonly plan: string }): RunFolder {
  prepareStateDir(stateDir);
  const folder = folderOf(stateDir, run.run_id);
  try {
    mkdirSync(folder.path, { mode: 0o700 });
    mkdirSync(folder.logs, { mode: 0o700 });
    syncFolder(dirname(folder.path));
  } catch (error) {
    throw stateError(`make the folder of the run, "${folder.path}"`, error);
  }
  writeFileAtomic(join(folder.path, 'plan.json'), run.plan);
  return folder;
}

/** The run's folder, made with its plan when it is not there: several legs may work on one machine. */
export function openOrCreateRun(stateDir: string, run: { readonly run_id: string; readonly plan: string }): RunFolder {
  const { path } = folderOf(stateDir, run.run_id);
  const isThere = statSync(join(path, 'plan.json'), { throwIfNoEntry: false }) !== undefined;
  return isThere ? openRun(stateDir, run.run_id) : createRun(stateDir, run);
}

/** Ids of the runs that have a plan, newest first. A state directory that is not there has none. */
export function listRuns(stateDir: string): readonly string[] {
  const runs = join(stateDir, 'runs');
  try {
    return readdirSync(runs)
      .filter((name) => runIdPattern.test(name))
      .map((run_id) => ({ run_id, made: statSync(join(runs, run_id, 'plan.json'), { throwIfNoEntry: false })?.mtimeMs }))
      .filter(({ made }) => made !== undefined)
      .sort((left, right) => compare(right, left))
      .map(({ run_id }) => run_id);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw stateError(`list the runs in "${runs}"`, error);
  }
}

/** By the second in the id; within one second by when the plan was written. */
function compare(left: ListedRun, right: ListedRun): number {
  const [leftStamp = '', rightStamp = ''] = [left.run_id.split('-')[0], right.run_id.split('-')[0]];
  if (leftStamp !== rightStamp) return leftStamp < rightStamp ? -1 : 1;
  return (left.made ?? 0) - (right.made ?? 0);
}

interface ListedRun {
  readonly run_id: string;
  readonly made: number | undefined;
}

/** Opens the folder of a run that is there. */
export function openRun(stateDir: string, run_id: string): RunFolder {
  const folder = folderOf(stateDir, run_id);
  try {
    statSync(join(folder.path, 'plan.json'));
  } catch (error) {
    throw stateError(`open the run "${run_id}" in "${join(stateDir, 'runs')}"`, error);
  }
  return folder;
}

function folderOf(stateDir: string, run_id: string): RunFolder {
  // The id may come from the command line, and it becomes a path.
  if (!runIdPattern.test(run_id)) {
    throw new StateError(`Cannot open the run "${run_id}": a run's id looks like 20251211T093000Z-1f0c2b7a`);
  }
  const path = join(stateDir, 'runs', run_id);
  return {
    run_id,
    path,
    logs: join(path, 'logs'),
    readPlan: () => readText(join(path, 'plan.json'), 'utf8'),
    readLedgers: () => readLedgers(path),
    appendLedger: (name, validBytes) => openAppendFile(join(path, name), validBytes),
    write: (name, text) => writeFileAtomic(join(path, name), text),
  };
}

/** The record of a run; null when it has none, because it never came to the end of a round. */
export function readRecord(stateDir: string, run_id: string): string | null {
  const file = join(folderOf(stateDir, run_id).path, 'record.json');
  return statSync(file, { throwIfNoEntry: false }) === undefined ? null : readText(file, 'utf8');
}

function readLedgers(path: string): readonly LedgerText[] {
  const names = listNames(path).filter((name) => /^ledger.*\.ndjson$/.test(name) && name !== ownLedgerName);
  const all = [...listNames(path).filter((name) => name === ownLedgerName), ...names.sort()];
  return all.map((name) => ({ file: join(path, name), name, text: readText(join(path, name), 'latin1') }));
}

function listNames(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    throw stateError(`read the run's folder "${path}"`, error);
  }
}

function readText(path: string, encoding: 'utf8' | 'latin1'): string {
  try {
    return readFileSync(path, encoding);
  } catch (error) {
    throw stateError(`read "${path}"`, error);
  }
}
