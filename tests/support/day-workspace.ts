import { cpSync } from 'node:fs';
import { join } from 'node:path';

import { stringify } from 'yaml';

import type { House } from './daily.ts';
import { workspace, type Workspace } from './workspace.ts';

export interface DayWorkspace extends Workspace {
  /** Its warehouse and vault, to be dumped. */
  readonly house: Pick<House, 'folder'>;
}

/** A fresh clone of this repository's jobs, with a profile that leads to the given services. */
export function dayWorkspace(variables: Readonly<Record<string, string>>, warehouse?: string): DayWorkspace {
  const profile = { state_dir: '.lorchestra', variables, ...(warehouse === undefined ? {} : { warehouse }) };
  const made = workspace({ 'lorchestra.yaml': stringify({ profile: 'test', profiles: { test: profile } }) });
  cpSync(join(import.meta.dirname, '../../jobs'), join(made.folder, 'jobs'), { recursive: true });
  const folder = {
    path: join(made.folder, '.lorchestra'),
    file: (name: string): string => join(made.folder, '.lorchestra', name),
    [Symbol.dispose]: () => {},
  };
  return { ...made, house: { folder } };
}
