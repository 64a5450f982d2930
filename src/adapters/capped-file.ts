import { closeSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file that keeps the beginning and the end of a stream of any length. Nothing here throws. */
export interface CappedFile {
  readonly write: (bytes: Uint8Array) => void;
  /** `bytes`: all that was written to it. `trouble`: the code of what kept the file from being complete. */
  readonly close: () => { readonly bytes: number; readonly dropped: number; readonly trouble: string | null };
}

const copySize = 256 * 1024;

/**
 * The file appears with the first byte. Half of `cap` takes the beginning. After that, the end is written round and round
 * in a second file, which is appended in order at the close: so memory stays small, and a crash leaves a file that is right.
 */
export function createCappedFile(path: string, cap: number): CappedFile {
  const half = Math.floor(cap / 2);
  const head = createPart(path);
  let ring: Part | null = null;
  let total = 0;
  let trouble: string | null = null;

  const attempt = (work: () => void): void => {
    if (trouble !== null) return;
    try {
      work();
    } catch (error) {
      trouble = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    }
  };

  const write = (bytes: Uint8Array): void => {
    const room = Math.max(0, half - total);
    const rest = bytes.subarray(room);
    const endsAt = total + bytes.length - half;
    total += bytes.length;
    attempt(() => {
      if (room > 0) head.append(bytes.subarray(0, room));
      if (rest.length === 0) return;
      ring ??= createPart(`${path}.end`);
      writeRound(ring, { bytes: rest, endsAt, size: half });
    });
  };

  const close = (): ReturnType<CappedFile['close']> => {
    const beyond = Math.max(0, total - half);
    const dropped = trouble === null ? Math.max(0, beyond - half) : 0;
    attempt(() => {
      if (ring === null) return;
      if (dropped > 0) head.append(Buffer.from(`\n[lorchestra] ${dropped} bytes left out here\n`));
      copyRound(ring, head, { endsAt: beyond, size: half });
    });
    head.close();
    ring?.remove();
    return { bytes: total, dropped, trouble };
  };

  return { write, close };
}

interface Part {
  readonly append: (bytes: Uint8Array) => void;
  readonly put: (bytes: Uint8Array, at: number) => void;
  readonly read: (bytes: Uint8Array, at: number) => number;
  readonly close: () => void;
  readonly remove: () => void;
}

/** A private file that is made when first written to. */
function createPart(path: string): Part {
  let file: number | null = null;
  const open = (): number => {
    if (file !== null) return file;
    file = openMaking(path);
    return file;
  };
  const put = (bytes: Uint8Array, at: number | null): void => {
    let from = 0;
    while (from < bytes.length) from += writeSync(open(), bytes, from, bytes.length - from, at === null ? null : at + from);
  };
  const close = (): void => {
    if (file !== null) closeSync(file);
    file = null;
  };
  return {
    append: (bytes) => put(bytes, null),
    put,
    read: (bytes, at) => readSync(open(), bytes, 0, bytes.length, at),
    close,
    remove: () => {
      close();
      try {
        unlinkSync(path);
      } catch {
        // Never made.
      }
    },
  };
}

function openMaking(path: string): number {
  try {
    return openSync(path, 'w+', 0o600);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return openSync(path, 'w+', 0o600);
  }
}

/** Puts the last bytes of a stream where they belong in a ring of `size`; `endsAt` is the stream's length with them. */
function writeRound(ring: Part, { bytes, endsAt, size }: { bytes: Uint8Array; endsAt: number; size: number }): void {
  const last = bytes.subarray(Math.max(0, bytes.length - size));
  const at = (endsAt - last.length) % size;
  const untilWrap = Math.min(last.length, size - at);
  ring.put(last.subarray(0, untilWrap), at);
  if (untilWrap < last.length) ring.put(last.subarray(untilWrap), 0);
}

/** Appends what a ring holds, oldest byte first. */
function copyRound(ring: Part, to: Part, { endsAt, size }: { endsAt: number; size: number }): void {
  const held = Math.min(endsAt, size);
  const start = (endsAt - held) % size;
  const buffer = new Uint8Array(copySize);
  for (let done = 0; done < held;) {
    const at = (start + done) % size;
    const most = Math.min(copySize, held - done, size - at);
    const read = ring.read(buffer.subarray(0, most), at);
    if (read === 0) break;
    to.append(buffer.subarray(0, read));
    done += read;
  }
}
