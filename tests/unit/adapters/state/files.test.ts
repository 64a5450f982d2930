import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { sha256 } from '../../../../src/adapters/hash.ts';
import { openAppendFile } from '../../../../src/adapters/state/append-file.ts';
import { createRun, listRuns, newRunId, openRun, prepareStateDir } from '../../../../src/adapters/state/run-folder.ts';
import { writeFileAtomic } from '../../../../src/adapters/state/write-file.ts';
import { decodeLedger } from '../../../../src/ledger/encoding.ts';
import { StateError } from '../../../../src/ports/state.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lorchestra-state-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof StateError) return error.message;
    throw error;
  }
  throw new Error('The attempt was not refused');
}

describe('openAppendFile', () => {
  test('appends what is given, on the device or not', async () => {
    const path = join(folder, 'ledger.ndjson');
    const file = openAppendFile(path, 0);
    file.append('one\n');
    await file.sync();
    file.append('two\n');
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
    file.close();
  });

  test('cuts the file to its front that can be trusted', () => {
    const path = join(folder, 'ledger.ndjson');
    writeFileSync(path, 'one\ntwo\nthr');
    const file = openAppendFile(path, 8);
    file.append('three\n');
    file.close();
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\nthree\n');
  });

  test('makes a file that only its owner may read', () => {
    const path = join(folder, 'ledger.ndjson');
    openAppendFile(path, 0).close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.runIf(process.platform === 'linux')('says when the device is full', () => {
    const file = openAppendFile('/dev/full', 0);
    expect(refusal(() => file.append('one\n'))).toBe(
      'Cannot append to "/dev/full": no space is left on the device; free some, then try again',
    );
    file.close();
  });

  test.runIf(process.platform === 'linux')('says when the device cannot be made to keep it', async () => {
    const file = openAppendFile('/dev/null', 0);
    file.append('one\n');
    await expect(file.sync()).rejects.toThrow(
      new StateError('Cannot append to "/dev/null": EINVAL: invalid argument, fdatasync'),
    );
    file.close();
  });

  test.runIf(process.platform === 'linux')('leaves whole lines when the device takes only a part, and never tries again', () => {
    const path = join(folder, 'ledger.ndjson');
    const program = fileURLToPath(new URL('../../../support/ledger-filler.ts', import.meta.url));
    // A limit on the size of files stands in for a full device: it, too, lets a part of the last line through.
    const limited = ['-c', 'ulimit -f 4 && exec "$0" "$@"', process.execPath, program, path];
    const { kept, refusals } = JSON.parse(execFileSync('bash', limited, { encoding: 'utf8' })) as {
      readonly kept: number;
      readonly refusals: readonly string[];
    };
    expect(refusals).toEqual([
      `StateError: Cannot append to "${path}": the file would grow over the size limit of this process`,
      'StateError: Cannot append to the ledger: an earlier append has failed, so nothing more is kept',
    ]);
    const decoded = decodeLedger(readFileSync(path, 'latin1'), sha256);
    expect(decoded.events).toHaveLength(kept);
    expect(decoded.tail).toEqual({ kind: 'complete' });
  });

  test('says when its folder is not there', () => {
    expect(refusal(() => openAppendFile(join(folder, 'none', 'ledger.ndjson'), 0))).toContain('there is no such file or folder');
  });
});

describe('writeFileAtomic', () => {
  test('replaces a file and leaves no draft', () => {
    const path = join(folder, 'result.json');
    writeFileAtomic(path, 'old');
    writeFileAtomic(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['result.json']);
  });

  test('keeps the old file and leaves no draft when it cannot replace', () => {
    const path = join(folder, 'result.json');
    mkdirSync(join(path, 'in the way'), { recursive: true });
    expect(refusal(() => writeFileAtomic(path, 'new'))).toContain(`Cannot write "${path}"`);
    expect(readdirSync(folder)).toEqual(['result.json']);
  });
});

describe('a state directory', () => {
  test('that is a file is refused with its name and the remedy', () => {
    const path = join(folder, 'state');
    writeFileSync(path, '');
    const message = refusal(() => prepareStateDir(path));
    expect(message).toContain(`Cannot use the state directory "${path}": a file stands where a folder is needed`);
    expect(message).toContain('choose another state directory with "state_dir"');
  });

  test.runIf(process.platform === 'linux')('that cannot be written is refused with its name and the remedy', () => {
    const message = refusal(() => prepareStateDir('/sys/lorchestra'));
    expect(message).toContain('Cannot use the state directory "/sys/lorchestra": ');
    expect(message).toContain('choose another state directory with "state_dir"');
  });

  test('whose "runs" is a file is refused', () => {
    writeFileSync(join(folder, 'runs'), '');
    expect(refusal(() => prepareStateDir(folder))).toContain('move it away');
  });

  test('that is made is for its owner alone', () => {
    const path = join(folder, 'deep', 'state');
    prepareStateDir(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  test('that is not there has no runs', () => {
    expect(listRuns(join(folder, 'none'))).toEqual([]);
  });
});

describe('a run', () => {
  const run_id = '20251211T093000Z-1f0c2b7a';

  test('has an id that tells its second', () => {
    expect(newRunId(Date.UTC(2025, 11, 11, 9, 30, 0, 123))).toMatch(/^20251211T093000Z-[0-9a-f]{8}$/);
    expect(newRunId(0)).not.toBe(newRunId(0));
  });

  test('gives back its plan and its ledgers, its own first', () => {
    const made = createRun(folder, { run_id, plan: '{"a":"ü"}' });
    const file = made.appendLedger('ledger.ndjson', 0);
    file.append('one\n');
    file.close();
    writeFileSync(join(made.path, 'ledger-b.ndjson'), 'b');
    writeFileSync(join(made.path, 'ledger-a.ndjson'), 'a\u00ff');
    made.write('record.json', '{}');
    const run = openRun(folder, run_id);
    expect(run.readPlan()).toBe('{"a":"ü"}');
    expect(run.readLedgers().map(({ name, text }) => [name, text])).toEqual([
      ['ledger.ndjson', 'one\n'],
      ['ledger-a.ndjson', 'a\u00c3\u00bf'],
      ['ledger-b.ndjson', 'b'],
    ]);
    expect(statSync(run.logs).isDirectory()).toBe(true);
  });

  test('is made once', () => {
    createRun(folder, { run_id, plan: '{}' });
    expect(refusal(() => createRun(folder, { run_id, plan: '{}' }))).toContain('is in the way');
  });

  test('that is not there cannot be opened', () => {
    expect(refusal(() => openRun(folder, run_id))).toBe(
      `Cannot open the run "${run_id}" in "${join(folder, 'runs')}": there is no such file or folder`,
    );
  });

  test.each(['../../etc', '..', '', '20251211T093000Z-1f0c2b7a/..'])('is never looked for outside: "%s"', (id) => {
    expect(refusal(() => openRun(folder, id))).toContain("a run's id looks like 20251211T093000Z-1f0c2b7a");
  });

  test('stands in the list newest first, and only with a plan', () => {
    const ids = ['20251211T093000Z-ffffffff', '20241211T093000Z-00000000', '20260101T000000Z-00000000'];
    for (const id of ids) createRun(folder, { run_id: id, plan: '{}' });
    mkdirSync(join(folder, 'runs', '20270101T000000Z-00000000'));
    mkdirSync(join(folder, 'runs', 'notes'));
    expect(listRuns(folder)).toEqual([ids[2], ids[0], ids[1]]);
  });
});
