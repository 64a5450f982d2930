import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { readLastLines } from '../core/last-lines.ts';
import type { Redactor } from '../core/redact.ts';
import type { LogBook, LogReference, OpenLog } from '../ports/logs.ts';
import { createCappedFile, type CappedFile } from './capped-file.ts';

export interface LogBookOptions {
  /** The run's folder, absolute; logs stand in `logs` below it. */
  readonly folder: string;
  readonly redactor: Redactor;
  /** Bytes kept of one attempt's output, half from its beginning and half from its end. */
  readonly cap?: number;
}

const defaultCap = 64 * 1024 * 1024;
/** Bytes kept in memory for `tail`. */
const recentBytes = 64 * 1024;

/** Keeps what jobs print: one file per attempt that prints, redacted on its way. */
export function createLogBook(options: LogBookOptions): LogBook {
  return {
    open: (key) => {
      const file = `logs/${safeName(key.path)}.r${key.round}.a${key.attempt}.log`;
      return openLog(file, createCappedFile(join(options.folder, file), options.cap ?? defaultCap), options.redactor);
    },
  };
}

function openLog(file: string, target: CappedFile, redactor: Redactor): OpenLog {
  const stream = redactor.stream();
  const recent = createRecent();
  let printed = false;

  const keep = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return;
    recent.add(bytes);
    target.write(bytes);
  };

  return {
    write: (chunk) => {
      printed ||= chunk.length > 0;
      keep(stream.push(chunk));
    },
    tail: (lines) => {
      const { bytes, whole } = recent.read(stream.held());
      return readLastLines(bytes, { lines, whole });
    },
    close: () => {
      keep(stream.end());
      const { bytes, dropped, trouble } = target.close();
      if (!printed) return null;
      const reference: LogReference = { file, bytes, dropped_bytes: dropped };
      return trouble === null ? reference : { ...reference, incomplete: trouble };
    },
  };
}

interface Recent {
  readonly add: (bytes: Uint8Array) => void;
  /** A copy, with more bytes at its end. `whole`: nothing is missing before it. */
  readonly read: (more: Uint8Array) => { readonly bytes: Uint8Array; readonly whole: boolean };
}

/** The end of what was written, in memory that grows with it up to twice what is kept. */
function createRecent(): Recent {
  let memory = new Uint8Array();
  let used = 0;
  let total = 0;

  const makeRoom = (size: number): void => {
    const keep = Math.min(used, recentBytes);
    const wanted = Math.min(2 * recentBytes, Math.max(2 * memory.length, used + size));
    const larger = wanted > memory.length ? new Uint8Array(wanted) : memory;
    larger.set(memory.subarray(used - keep, used));
    memory = larger;
    used = keep;
  };

  return {
    add: (bytes) => {
      const last = bytes.subarray(Math.max(0, bytes.length - recentBytes));
      if (used + last.length > memory.length) makeRoom(last.length);
      memory.set(last, used);
      used += last.length;
      total += bytes.length;
    },
    read: (more) => ({ bytes: Buffer.concat([memory.subarray(0, used), more]), whole: total === used }),
  };
}

/** Ids hold no "+", so two paths never share a name. What is too long for a file system is cut and told apart by its hash. */
function safeName(path: string): string {
  const name = path.replaceAll('/', '+');
  if (name.length <= 180 && /^[a-z0-9][a-z0-9_.+-]*$/.test(name)) return name;
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 16);
  return `${name.replace(/[^a-z0-9_.+-]/g, '_').slice(0, 160)}+${hash}`;
}
