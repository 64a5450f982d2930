import { deepStrictEqual } from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, it } from 'vitest';

import { openReadings, type Readings } from '../../src/adapters/readings.ts';
import { openProject, planOf, type Project } from '../../src/app/project.ts';
import { temporaryFolder } from '../support/folder.ts';
import { compositeIds } from './expected.ts';
import { root } from './house.ts';

async function opened(readings?: Readings): Promise<Project> {
  const project = await openProject({ cwd: root, env: {}, flags: {}, ...(readings === undefined ? {} : { readings }) });
  if (!project.ok) throw new Error(project.diagnostics.map(({ message }) => message).join('\n'));
  return project.value;
}

it('finds our own definitions exactly as it read them, and plans the same', async () => {
  using folder = temporaryFolder();
  const entry = pathToFileURL(join(root, 'dist/cli/index.js')).href;
  const kept = openReadings({ env: { XDG_CACHE_HOME: folder.path }, entry, version: '0', isReadOnly: false });
  const read: string[] = [];
  const readings: Readings = {
    once: (reader, sources, work) =>
      kept.once(reader, sources, () => {
        read.push(reader);
        return work();
      }),
  };
  const fresh = await opened();
  await opened(readings);
  expect(read).toEqual(['config', 'catalogue']);
  const found = await opened(readings);
  expect(read).toHaveLength(2);
  deepStrictEqual(found, fresh);
  for (const id of compositeIds) deepStrictEqual(planOf(found, id, {}), planOf(fresh, id, {}));
});
