import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { LedgerText } from '../../ports/state.ts';
import { codeOf } from '../state/errors.ts';

/** A text that somebody handed over; `why` goes on after "Cannot read". */
export type HandedText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/** A plan of 10,000 jobs has some 5 MB. */
const mostBytes = 256 * 1024 * 1024;

/** A plan file, or the only one in a folder. */
export function readPlanText(path: string): HandedText {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) return onlyPlan(path);
  if (stat?.isFile() !== true) return { ok: false, why: stat === undefined ? 'there is no such file' : 'it is not a file' };
  if (stat.size > mostBytes) return { ok: false, why: 'it is too large' };
  try {
    return { ok: true, text: readFileSync(path, 'utf8') };
  } catch (error) {
    return { ok: false, why: codeOf(error) ?? String(error) };
  }
}

function onlyPlan(folder: string): HandedText {
  const [file, ...others] = filesBelow(folder).filter(({ name }) => isPlan(name));
  if (file === undefined) return { ok: false, why: 'the folder holds no plan file' };
  if (others.length > 0) return { ok: false, why: `the folder holds ${others.length + 1} plan files` };
  return readPlanText(file.path);
}

/** What lies in a folder of downloaded artifacts, however deep: ledgers, and the texts of plan files. */
export interface HandedFolder {
  /** In order of their paths. Files are named relative to the folder. */
  readonly ledgers: readonly LedgerText[];
  readonly planFiles: readonly string[];
}

/** Null when there is no such folder. */
export function readHandedFolder(folder: string): HandedFolder | null {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  const files = filesBelow(folder);
  const ledgers = files.filter(({ name }) => /^ledger.*\.ndjson$/.test(name));
  return {
    ledgers: ledgers.map(({ name, path }) => ({ file: relative(folder, path), name, text: readFileSync(path, 'latin1') })),
    planFiles: files.filter(({ name }) => isPlan(name)).map(({ path }) => readFileSync(path, 'utf8')),
  };
}

function isPlan(name: string): boolean {
  return /^plan-.*\.json$/.test(name);
}

function filesBelow(folder: string): readonly { readonly name: string; readonly path: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => ({ name, path: join(parentPath, name) }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}
