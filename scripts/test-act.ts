/** `npm run test:act`: runs daily.yml on nektos/act where it is on PATH, and says in one line where it is not. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

if (spawnSync('act', ['--version'], { stdio: 'ignore' }).status === 0) {
  const vitest = join(root, 'node_modules/.bin/vitest');
  const { status } = spawnSync(vitest, ['run', '--config', 'vitest.act.config.ts'], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  console.log('act cannot be had here: skipped');
}
