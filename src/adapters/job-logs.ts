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

/** The end of what was written, whatever the size of the chunks. */
function createRecent(): { add: (bytes: Uint8Array) => void; read: (held: Uint8Array) => { bytes: Uint8Array; whole: boolean } } {
  let parts: Uint8Array[] = [];
  let size = 0;
  let total = 0;
  const pack = (): void => {
    const all = Buffer.concat(parts);
    parts = [Buffer.from(all.subarray(Math.max(0, all.length - recentBytes)))];
    size = parts[0]?.length ?? 0;
  };
  return {
    add: (bytes) => {
      const last = bytes.subarray(Math.max(0, bytes.length - recentBytes));
      parts.push(last);
      size += last.length;
      total += bytes.length;
      if (size > 2 * recentBytes || parts.length > 256) pack();
    },
    read: (held) => {
      pack();
      return { bytes: Buffer.concat([...parts, held]), whole: total <= recentBytes };
    },
  };
}

/** Ids hold no "+", so two paths never share a name. What is too long for a file system is cut and told apart by its hash. */
function safeName(path: string): string {
  const name = path.replaceAll('/', '+');
  if (name.length <= 180 && /^[a-z0-9][a-z0-9_.+-]*$/.test(name)) return name;
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 16);
  return `${name.replace(/[^a-z0-9_.+-]/g, '_').slice(0, 160)}+${hash}`;
}
