/**
 * A copy of this repository that nektos/act can run: it knows neither `$/` nor the time zone of a schedule, and it need
 * not fetch the actions of others, which stand-ins replace. `node scripts/act-copy.ts FOLDER` writes one.
 */
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { parse, stringify } from 'yaml';

const root = resolve(import.meta.dirname, '..');
const standIns = 'tests/support/github/actions';
/** All that the workflows and the Action read. */
const parts = ['action.yml', 'action', 'dist', 'jobs', 'lorchestra.yaml', '.github/workflows'];

/** A workflow in words that act knows. What it does not know and what has no stand-in stays, and act will say so. */
export function forAct(workflow: string): string {
  return (
    workflow
      .replaceAll(/(uses: )\$\//g, '$1./')
      .replaceAll(/^ *timezone: .*\n/gm, '')
      // act has the working folder in place and leaves out the checkout by itself.
      .replaceAll(/uses: actions\/(upload-artifact|download-artifact|setup-node)@\S+( #.*)?/g, 'uses: ./.act/$1')
  );
}

/** The job that gathers, alone: act ends with the first called workflow that fails, whatever the condition of later jobs. */
export function lastJob(workflow: string): string {
  const { jobs } = parse(forAct(workflow)) as { readonly jobs: Readonly<Record<string, { readonly needs?: unknown }>> };
  const { needs: _, ...collect } = jobs['collect'] ?? {};
  return stringify({ on: 'workflow_dispatch', jobs: { collect } });
}

export function actCopy(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  cpSync(join(root, standIns), join(folder, '.act'), { recursive: true });
  for (const file of globSync('.github/workflows/*.yml', { cwd: folder })) {
    writeFileSync(join(folder, file), forAct(readFileSync(join(folder, file), 'utf8')));
  }
  const daily = readFileSync(join(root, '.github/workflows/daily.yml'), 'utf8');
  writeFileSync(join(folder, '.github/workflows/daily-collect.yml'), lastJob(daily));
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('Name the folder to write');
    process.exitCode = 2;
  } else actCopy(resolve(folder));
}
