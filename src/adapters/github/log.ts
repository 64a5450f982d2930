import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

import { endGroup, startGroup } from '@actions/core';

import type { LogReference } from '../../ports/logs.ts';
import type { Screen } from '../../ports/screen.ts';
import { paint, plainScreen } from '../terminal.ts';

/** Takes text to text in which the runner finds no command; made in src/core/neutralise.ts. */
export type Neutralise = (text: string) => string;

export interface WorkflowLog {
  readonly write: (text: string) => void;
  readonly neutralise: Neutralise;
}

/** The log of a step: plain lines, in colour unless `NO_COLOR` is set, and never read by the runner as commands. */
export function workflowScreen({ write, neutralise }: WorkflowLog, env: Readonly<Record<string, string | undefined>>): Screen {
  return plainScreen((text) => write(neutralise(text)), paint((env['NO_COLOR'] ?? '') === ''));
}

/** Bytes of one job's output that are repeated in the log of the step; the file keeps the rest. */
const shownBytes = 256 * 1024;

/** Prints what one attempt printed, folded into a group of the step's log. A log that cannot be read is passed over. */
export function printOutput(
  { title, log, runFolder }: { readonly title: string; readonly log: LogReference; readonly runFolder: string },
  { write, neutralise }: WorkflowLog,
): void {
  const text = readEnd(join(runFolder, log.file));
  if (text === null || text === '') return;
  startGroup(title);
  write(neutralise(text.endsWith('\n') ? text : `${text}\n`));
  endGroup();
}

function readEnd(file: string): string | null {
  try {
    const handle = openSync(file, 'r');
    try {
      const { size } = fstatSync(handle);
      const skipped = Math.max(0, size - shownBytes);
      const bytes = Buffer.alloc(size - skipped);
      const read = readSync(handle, bytes, 0, bytes.length, skipped);
      const text = bytes.toString('utf8', 0, read);
      if (skipped === 0) return text;
      return `[the first ${Math.ceil(skipped / 1024)} KiB stand only in ${file}]\n${text.slice(text.indexOf('\n') + 1)}`;
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}
