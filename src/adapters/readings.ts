import { hash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

import type { Diagnostic, SourceText } from '../core/diagnostic.ts';

/** Reads texts, or finds what was read from the same texts before. */
export interface Readings {
  /** `reader` names what `read` makes of the sources, which must follow from them alone. */
  readonly once: <Read extends Reading>(
    reader: string,
    sources: readonly SourceText[],
    read: () => Promise<Read>,
  ) => Promise<Read>;
}

interface Reading {
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadingsOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `import.meta.url` of the entry. */
  readonly entry: string;
  readonly version: string;
  /** True: what is there is used, and nothing is written. */
  readonly isReadOnly: boolean;
}

/** What is larger is no short command's, and read anew: packing it would cost more time than anybody asked to spend. */
const mostBytes = 4 * 1024 * 1024;
/** A reading takes up to some sixteen times the room of its texts. */
const mostText = mostBytes / 16;
const mostFiles = 32;
const digestBytes = 32;
const ours = /^[0-9a-f]{64}\.(?:reading|\d+\.tmp)$/;

/** Nothing is kept. */
export const noReadings: Readings = { once: (_reader, _sources, read) => read() };

/**
 * Readings in the user's cache folder, by everything that they follow from: the texts and the program. Only those without a
 * word to say about the texts are kept, so that no mistake is ever reported from memory. Whatever is wrong with the folder,
 * all is as if nothing had been kept.
 */
export function openReadings({ env, entry, version, isReadOnly }: ReadingsOptions): Readings {
  const folder = folderFor(env);
  const build = folder === null ? null : buildOf(entry);
  if (folder === null || build === null) return noReadings;
  return {
    once: async <Read extends Reading>(reader: string, sources: readonly SourceText[], read: () => Promise<Read>) => {
      if (sources.reduce((sum, { text }) => sum + text.length, 0) > mostText) return read();
      const texts = sources.map(({ file, text }) => [file, text]);
      const key = hash('sha256', JSON.stringify([version, process.version, build, reader, texts]), 'hex');
      const path = join(folder, `${key}.reading`);
      const kept = find(path);
      // The key says that this very program wrote it, with this reader.
      if (kept !== undefined) return kept as Read;
      const fresh = await read();
      if (fresh.diagnostics.length === 0 && !isReadOnly) keep(path, fresh);
      return fresh;
    },
  };
}

/** As the XDG base directory specification has it; null without such a place. */
function folderFor({ XDG_CACHE_HOME: cache, HOME: home }: ReadingsOptions['env']): string | null {
  const base = cache || (home && join(home, '.cache'));
  return base && isAbsolute(base) ? join(base, 'lorchestra') : null;
}

/**
 * Tells one build from another. All files of the bundle count, since readers lie in chunks, and their change times, since
 * installers set the others. Null where the program runs from its sources, which change from one start to the next.
 */
function buildOf(entry: string): unknown {
  if (!entry.endsWith('/index.js')) return null;
  try {
    const folder = dirname(fileURLToPath(entry));
    const files = readdirSync(folder).sort();
    const stats = files.map((file) => statSync(join(folder, file)));
    return [entry, files, stats.map(({ size, mtimeMs, ctimeMs }) => [size, mtimeMs, ctimeMs])];
  } catch {
    return null;
  }
}

function find(path: string): unknown {
  let descriptor: number | null = null;
  try {
    if (!isOurFolder(dirname(path))) return undefined;
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || !isOurs(stat) || stat.size > digestBytes + mostBytes) return undefined;
    const bytes = readFileSync(descriptor);
    const body = bytes.subarray(digestBytes);
    return digestOf(body).equals(bytes.subarray(0, digestBytes)) ? deserialize(body) : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function keep(path: string, value: unknown): void {
  try {
    const body = serialize(value);
    if (body.length > mostBytes || !makeFolder(dirname(path))) return;
    replace(path, Buffer.concat([digestOf(body), body]));
    removeOldest(dirname(path));
  } catch {
    // The texts will be read again.
  }
}

/** Whoever reads the file finds all of it; after a power cut perhaps not, which its digest tells. */
function replace(path: string, bytes: Uint8Array): void {
  const draft = path.replace(/\.reading$/, `.${process.pid}.tmp`);
  try {
    writeFileSync(draft, bytes, { flag: 'wx', mode: 0o600 });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function digestOf(body: Uint8Array): Buffer {
  return hash('sha256', body, 'buffer');
}

/** Below a folder of somebody else's none is made: a program that runs as root must not take their cache from them. */
function makeFolder(folder: string): boolean {
  const missing: string[] = [];
  let there = folder;
  for (; statSync(there, { throwIfNoEntry: false }) === undefined; there = dirname(there)) missing.unshift(there);
  if (statSync(there).uid !== process.getuid?.()) return false;
  // One by one: where no folder can be made at all, as in /proc, Node's own recursion does not end.
  for (const each of missing) mkdirSync(each, { mode: 0o700 });
  return isOurFolder(folder);
}

function isOurFolder(folder: string): boolean {
  const stat = lstatSync(folder);
  return stat.isDirectory() && isOurs(stat);
}

/** Ours, and nobody else may write it. */
function isOurs({ uid, mode }: Stats): boolean {
  return uid === process.getuid?.() && (mode & 0o022) === 0;
}

function removeOldest(folder: string): void {
  const kept = readdirSync(folder)
    .filter((name) => ours.test(name))
    .map((name) => ({ path: join(folder, name), written: statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => other.written - one.written);
  for (const { path } of kept.slice(mostFiles)) rmSync(path, { force: true });
}
