/** Proves that dist/ is what a fresh build of src/ gives, byte for byte. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { build } from './build.ts';

const dist = resolve(import.meta.dirname, '..', 'dist');
const remedy = 'Run "npm run build" and commit dist/ (never merge it by hand)';

function filesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** What differs, one line each. */
function differences(fresh: string): readonly string[] {
  const committed = new Set(filesOf(dist));
  const built = filesOf(fresh);
  return [
    ...built.flatMap((file) => {
      if (!committed.has(file)) return [`dist/${file} is missing`];
      return readFileSync(join(fresh, file)).equals(readFileSync(join(dist, file)))
        ? []
        : [`dist/${file} is not what src/ gives`];
    }),
    ...[...committed].filter((file) => !built.includes(file)).map((file) => `dist/${file} is no longer built`),
  ];
}

const temporary = mkdtempSync(join(tmpdir(), 'lorchestra-dist-'));
try {
  const fresh = join(temporary, 'dist');
  await build(fresh);
  const found = differences(fresh);
  for (const line of found) console.error(line);
  if (found.length > 0) console.error(remedy);
  else console.log(`${filesOf(dist).length} files of dist/ equal a fresh build`);
  process.exitCode = found.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
