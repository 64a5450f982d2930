import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

import type { Diagnostic, SourceText } from '../core/diagnostic.ts';

/** Larger definition files are refused before they are read. */
const maxBytes = 1024 * 1024;

export interface ReadFiles {
  readonly sources: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Where a project is, and its settings if it has any. Without a path: the nearest folder at or above `from` that holds a
 * `lorchestra.yaml`; else the repository's root; else `from`. A path that leads nowhere is an error.
 */
export function findConfig(from: string, path: string | undefined): { readonly root: string; readonly file: ReadFiles | null } {
  if (path === undefined) {
    const root = findRoot(from);
    return { root, file: readSource(root, 'lorchestra.yaml') };
  }
  const root = dirname(resolve(from, path));
  const missing = unreadable(path, `Cannot read "${path}": there is no such file`);
  return { root, file: readSource(root, resolve(from, path)) ?? { sources: [], diagnostics: [missing] } };
}

function findRoot(from: string): string {
  const above: string[] = [];
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    above.push(folder);
    if (dirname(folder) === folder) break;
  }
  const holder = (name: string): string | undefined =>
    above.find((folder) => statSync(join(folder, name), { throwIfNoEntry: false }));
  return holder('lorchestra.yaml') ?? holder('.git') ?? resolve(from);
}

/** One text file, relative to `root`; null when there is none. */
export function readSource(root: string, file: string): ReadFiles | null {
  const path = resolve(root, file);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return null;
  return readAll(root, [path]);
}

/** Every `.yaml` and `.yml` file below a folder, in the order of their names, whatever order the disk gives. */
export function readSources(root: string, folder: string): ReadFiles {
  const top = resolve(root, folder);
  const stat = statSync(top, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isDirectory()) {
    const why = stat === undefined ? 'there is no such folder' : 'it is not a folder';
    return {
      sources: [],
      diagnostics: [unreadable(shown(root, top), `Cannot read definitions in "${shown(root, top)}": ${why}`)],
    };
  }
  const paths = readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(top, path).split(sep).includes('node_modules'))
    .sort();
  return readAll(root, paths);
}

export function isFolder(root: string, folder: string): boolean {
  return statSync(resolve(root, folder), { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Names of the folders right below a folder, sorted; none when there is no such folder. */
export function foldersIn(root: string, folder: string): readonly string[] {
  if (!isFolder(root, folder)) return [];
  return readdirSync(resolve(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function readAll(root: string, paths: readonly string[]): ReadFiles {
  const sources: SourceText[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const read = readText(path);
    if ('text' in read) sources.push({ file: shown(root, path), text: read.text });
    else diagnostics.push(unreadable(shown(root, path), `Cannot read "${shown(root, path)}": ${read.why}`));
  }
  return { sources, diagnostics };
}

/** Opens without blocking and reads regular files alone, so that a pipe or a device in the folder cannot hold us up. */
function readText(path: string): { readonly text: string } | { readonly why: string } {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return { why: 'it is not a regular file' };
    if (stat.size > maxBytes) return { why: `it has ${stat.size} bytes, and a definition file may have ${maxBytes}` };
    const bytes = Buffer.alloc(stat.size);
    const length = readSync(descriptor, bytes, 0, stat.size, 0);
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes.subarray(0, length)) };
  } catch (error) {
    if (error instanceof TypeError) return { why: 'it is not UTF-8 text' };
    return { why: errorCode(error) };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}

function unreadable(file: string, message: string): Diagnostic {
  return { code: 'file/unreadable', severity: 'error', message, span: { source: { file, text: '' }, start: 0, end: 0 } };
}

function shown(root: string, path: string): string {
  const inside = relative(root, path).split(sep).join('/');
  return inside.startsWith('..') ? path : inside;
}

/** Content digests of the files that definitions name, each read once. */
export function assetDigests(root: string, sha256: (text: string) => string): (file: string) => string | null {
  const known = new Map<string, string | null>();
  const text = assetTexts(root);
  return (file) => {
    const seen = known.get(file);
    if (seen !== undefined) return seen;
    const content = text(file);
    const digest = content === null ? null : sha256(content);
    known.set(file, digest);
    return digest;
  };
}

/** The texts of the files that definitions name; null for what is not there. */
export function assetTexts(root: string): (file: string) => string | null {
  return (file) => {
    const path = resolve(root, file);
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : null;
  };
}

/** An absolute path; a relative one stands below the root. */
export function absolute(root: string, path: string): string {
  return resolve(root, path);
}

/** A path as the user would type it: relative to the folder they stand in when it lies below. */
export function shownFrom(cwd: string, path: string): string {
  const inside = relative(cwd, path);
  return inside === '' || inside.startsWith('..') ? path : inside;
}
