import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { createLogBook } from '../../../../src/adapters/job-logs.ts';
import { createOutputFiles } from '../../../../src/adapters/process/output-files.ts';
import { createProcesses } from '../../../../src/adapters/process/processes.ts';
import { createRedactor } from '../../../../src/core/redact.ts';
import type { ExecSpec } from '../../../../src/definition/shapes/exec.ts';
import type { OpenLog } from '../../../../src/ports/logs.ts';
import type { Outcome } from '../../../../src/ports/runner.ts';
import { hasEnded } from '../../../support/childlab.ts';
import { play } from '../../../support/exec-attempt.ts';

const root = mkdtempSync(join(tmpdir(), 'lorchestra-exec-'));
mkdirSync(join(root, 'below'));
const canary = 'c4n4ry-Zq8vXw2L';
const redactor = createRedactor([canary]);
const processes = createProcesses({ times: { grace: 100, stragglersAsked: 50, stragglersKilled: 100, abandoned: 50 } });
const outputFiles = createOutputFiles();
const book = createLogBook({ folder: root, redactor });
// Of this test process alone, as in the sweeps.
const run_id = `lab-${randomUUID()}`;
let opened = 0;
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  outputFiles.dispose();
  processes.dispose();
});

interface Ran {
  readonly outcome: Outcome;
  readonly printed: string;
}

async function run(
  spec: Partial<ExecSpec>,
  signal = new AbortController().signal,
  onLog = (_log: OpenLog): void => {},
): Promise<Ran> {
  opened += 1;
  const log = book.open({ path: 'lab', round: 1, attempt: opened });
  onLog(log);
  const surroundings = { PATH: process.env['PATH'], PASSWORD: canary, INPUT_X: 'kept back', GITHUB_OUTPUT: '/nowhere' };
  const tools = { processes, outputFiles, surroundings, resolve: (cwd: string) => resolve(root, cwd), redact: redactor.text };
  const outcome = await play({ spec, tools, attempt: { run_id, log, signal, params: { day: "'; exit 9 #" } } }).outcome;
  const reference = log.close();
  return { outcome, printed: reference === null ? '' : readFileSync(join(root, reference.file), 'utf8') };
}

describe('an exec job, really run', () => {
  it('sees its folder, its names and its values, and hands on its outputs', async () => {
    const line = [
      'pwd; echo "$LORCHESTRA_RUN_ID $LORCHESTRA_JOB_ID $LORCHESTRA_ROUND $LORCHESTRA_ATTEMPT"',
      'echo "${INPUT_X-none} ${GITHUB_OUTPUT-none} $DAY"',
      'printf "rows=7\\ntext<<E\\none\\ntwo\\nE\\n" >> "$LORCHESTRA_OUTPUT"',
    ].join('; ');
    const { outcome, printed } = await run({ run: line, cwd: 'below', env: { DAY: '${params.day}' } });
    expect(outcome).toEqual({ ok: true, report: { outputs: { rows: '7', text: 'one\ntwo' } } });
    expect(printed).toBe(`${join(root, 'below')}\n${run_id} job 2 3\nnone none '; exit 9 #\n`);
  });

  it('shows its secret neither in its log nor in its failure nor in its outputs', async () => {
    const line =
      'echo "k=$PASSWORD" >> "$LORCHESTRA_OUTPUT"; echo "$PASSWORD" | base64; printf "c4n4ry-"; printf "Zq8vXw2L\\n"; exit 4';
    const { outcome, printed } = await run({ run: line, secrets: ['PASSWORD'] });
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'exit_code', exit_code: 4 }, report: { outputs: { k: '***' } } });
    for (const text of [printed, JSON.stringify(outcome)]) {
      expect(text).toContain('***');
      expect(text).not.toMatch(/c4n4ry|Zq8vXw2L|YzRuNHJ5/);
    }
  });

  it('ends with what its last words were', async () => {
    const { outcome } = await run({ run: ['sh', '-c', 'echo reading; echo "disk on fire" >&2; exit 3'] });
    expect(outcome).toMatchObject({
      failure: { message: 'Exited with code 3: disk on fire', tail: ['reading', 'disk on fire'] },
    });
  });

  it('names a folder that is not there', async () => {
    const { outcome } = await run({ cwd: 'gone' });
    expect(outcome).toMatchObject({
      failure: { kind: 'spawn', message: `Working directory "${join(root, 'gone')}" does not exist` },
    });
  });

  it('is stopped with all it started, and keeps its last words', async () => {
    const controller = new AbortController();
    const line = 'trap "" TERM; sleep 1000 & echo "left $!"; setsid sleep 1000 & echo "away $!"; wait';
    const { outcome, printed } = await run({ run: line }, controller.signal, (log) => {
      const write = log.write;
      Object.assign(log, {
        write: (chunk: Uint8Array) => {
          write(chunk);
          if (log.tail(5).some((each) => each.startsWith('away'))) controller.abort('timeout');
        },
      });
    });
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'timeout', message: 'Stopped because its time was over; it had to be killed' },
    });
    const pids = [...printed.matchAll(/^(?:left|away) (\d+)$/gm)].map(([, pid = '']) => pid);
    expect(pids).toHaveLength(2);
    expect(await Promise.all(pids.map(hasEnded))).toEqual([true, true]);
  });

  it('runs well although it leaves something behind, and the log says so', async () => {
    const { outcome, printed } = await run({ run: 'sleep 1000 & echo done' });
    expect(outcome).toEqual({ ok: true, report: {} });
    expect(printed).toBe('done\n[lorchestra] Ended a process that the job had left running\n');
  });
});
