import { createInterface } from 'node:readline';

import { acquireLock } from '../../src/adapters/state/lock.ts';
import type { StateLock } from '../../src/ports/state.ts';

/**
 * A process that takes and drops a state directory on command, for tests that need more than one. Arguments: the directory
 * and a run id. It answers each line on its standard input with one line, and lives until the input ends.
 */
const [stateDir = '', run_id = ''] = process.argv.slice(2);
let lock: StateLock | null = null;

const answers: Readonly<Record<string, () => string>> = {
  take: () => {
    lock = acquireLock(stateDir, { run_id, now: 0 });
    return 'held';
  },
  drop: () => {
    lock?.release();
    lock = null;
    return 'dropped';
  },
  forget: () => {
    lock = null;
    globalThis.gc?.();
    return globalThis.gc === undefined ? 'cannot forget' : 'forgotten';
  },
};

function answer(word: string): string {
  try {
    return answers[word]?.() ?? `"${word}" is not known`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'Something was thrown';
  }
}

createInterface({ input: process.stdin }).on('line', (word) => process.stdout.write(`${answer(word)}\n`));
