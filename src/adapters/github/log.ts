import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

import { endGroup, startGroup } from '@actions/core';

import { stripEscapes } from '../../core/escapes.ts';
import { createNeutraliser, neutraliseLine } from '../../core/neutralise.ts';
import type { LogReference } from '../../ports/logs.ts';
import type { Screen } from '../../ports/screen.ts';
import { paint, plainScreen } from '../terminal.ts';

type Write = (text: string) => void;

/** The log of a step: plain lines, in colour unless `NO_COLOR` is set, and never read by the runner as commands. */
export function workflowScreen(write: Write, env: Readonly<Record<string, string | undefined>>): Screen {
  const harmless = (text: string): void => {
    // What begins with a letter, a digit, `|` or `-` cannot begin with `::`, whatever counts as white space.
    const prefix = text.trim() === '' || /^[\p{L}\p{N}|-]/u.test(stripEscapes(text).trimStart()) ? '' : '| ';
    write(neutraliseLine(text, prefix));
  };
  return { ...plainScreen(write, paint((env['NO_COLOR'] ?? '') === '')), line: harmless };
}

/** Bytes of one job's output that are repeated in the log of the step; the file keeps the rest. */
const shownBytes = 256 * 1024;

/** Prints what one attempt printed, folded into a group of the step's log. A log that cannot be read is passed over. */
export function printOutput(
  { title, log, runFolder }: { readonly title: string; readonly log: LogReference; readonly runFolder: string },
  write: Write,
): void {
  const end = readEnd(join(runFolder, log.file));
  if (end === null) return;
  const neutraliser = createNeutraliser('| ');
  startGroup(title);
  if (end.skipped > 0) write(`The first ${Math.ceil(end.skipped / 1024)} KiB stand only in ${log.file}\n`);
  write(neutraliser.push(end.bytes) + neutraliser.end());
  endGroup();
}

function readEnd(file: string): { readonly bytes: Uint8Array; readonly skipped: number } | null {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    const { size } = fstatSync(handle);
    const skipped = Math.max(0, size - shownBytes);
    const bytes = Buffer.alloc(size - skipped);
    return { bytes: bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, skipped)), skipped };
  } catch {
    return null;
  } finally {
    closeSync(handle);
  }
}
