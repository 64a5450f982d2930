import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import type { Result } from '../../../src/ledger/result.ts';
import type { Run } from './simulator.ts';

/** A repository on GitHub, as a folder. */
export interface Repository extends Disposable {
  readonly folder: string;
  readonly write: (file: string, text: string) => void;
}

export function repository(files: Readonly<Record<string, string>>): Repository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'repository-')));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return { folder, write, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/** This repository, as far as its own workflows read it. */
export function thisRepository(): Repository {
  const root = resolve(import.meta.dirname, '../../..');
  const copy = repository({});
  for (const part of ['action.yml', 'action', 'dist', 'jobs', 'lorchestra.yaml', '.github']) {
    cpSync(join(root, part), join(copy.folder, part), { recursive: true });
  }
  return copy;
}

export const phaseFile = '.github/workflows/call.yml';

/** A workflow of somebody else's that calls phase.yml, as docs/github.md shows it. */
export function callOfPhase(inputs: Readonly<Record<string, string | boolean>>, secrets: readonly string[] = []): string {
  const given = Object.entries(inputs).map(([name, value]) => `      ${name}: ${JSON.stringify(value)}\n`);
  const lines = secrets.map((name) => `        ${name}=\${{ toJSON(secrets.${name}) }}\n`);
  return `on: workflow_dispatch
permissions: {}
jobs:
  call:
    permissions: { contents: read }
    uses: lorchestra/lorchestra/.github/workflows/phase.yml@v1
    with:
${given.join('')}${lines.length === 0 ? '' : `    secrets:\n      job-env: |\n${lines.join('')}`}`;
}

/** The result that a job handed on. */
export function resultOf(run: Run, job: string): Result {
  return JSON.parse(run.job(job).outputs['result'] ?? 'null') as Result;
}

/** Every leg of the latest picture: name, attempt, how it ended. */
export function picture(run: Run): readonly string[] {
  return run.legs().map(({ name, attempt, conclusion }) => `${name}: ${conclusion} in attempt ${attempt}`);
}

/** All that the steps of a leg printed. */
export function logOf(run: Run, name: string): string {
  const leg = run.legs().find((each) => each.name === name);
  if (leg === undefined) throw new Error(`There is no leg "${name}"; there are ${namesOf(run)}`);
  return leg.steps.map(({ log }) => log).join('');
}

/** All that the first leg printed in which this stands. Without one, what every leg printed says why. */
export function logWith(run: Run, text: string): string {
  const log = run
    .legs()
    .map(({ name }) => logOf(run, name))
    .find((each) => each.includes(text));
  if (log !== undefined) return log;
  const all = run.legs().map(({ name, conclusion }) => `--- ${name}: ${conclusion}\n${logOf(run, name)}`);
  throw new Error(`No leg printed "${text}":\n${all.join('\n')}`);
}

function namesOf(run: Run): string {
  return run
    .legs()
    .map(({ name }) => name)
    .join(', ');
}
