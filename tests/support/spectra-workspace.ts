import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { workspace, type Workspace } from './workspace.ts';

const repository = resolve(import.meta.dirname, '../..');

export interface SpectraWorkspace extends Workspace {
  readonly git: (...args: readonly string[]) => string;
  /** All rows of a query over one schema of a source's lakehouse: `SELECT * FROM schema`. */
  readonly rows: (source: string, schema: string, sql: string) => readonly Readonly<Record<string, unknown>>[];
}

/** A fresh clone as far as the engine sees it: contracts, playbooks, standards and lessons under git, and nothing else. */
export function spectraWorkspace(): SpectraWorkspace {
  const made = workspace({ '.gitignore': '.lorchestra/\n' });
  for (const name of ['playbooks', 'standards', 'lessons'])
    cpSync(join(repository, name), join(made.folder, name), { recursive: true });
  for (const source of ['zephyr', 'wrenchbook']) {
    const contract = `pipelines/${source}/contract.yaml`;
    cpSync(join(repository, contract), join(made.folder, contract));
  }
  const fresh = asSpectra(made);
  fresh.git('init', '--quiet', '--initial-branch=main');
  fresh.git('add', '--all');
  fresh.git('commit', '--quiet', '--message', 'First');
  return fresh;
}

/** A copy of a workspace with all that has run in it, so that a test may break it. */
export function copyOf(original: SpectraWorkspace): SpectraWorkspace {
  const made = workspace({});
  cpSync(original.folder, made.folder, { recursive: true });
  return asSpectra(made);
}

function asSpectra(made: Workspace): SpectraWorkspace {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', ...args], {
      cwd: made.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  return {
    ...made,
    git,
    rows: (source, schema, sql) => {
      const database = new DatabaseSync(join(made.folder, `.lorchestra/lakehouse/${source}/${schema}.db`), { readOnly: true });
      try {
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    },
  };
}
