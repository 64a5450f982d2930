/**
 * Builds dist/: tsc checks the types and strips them into lib/, then ncc bundles each entry (every src/*.ts) into a
 * folder of its own. The order matters: ncc cannot read TypeScript 7, so it only ever sees JavaScript.
 */
import { execFile } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

/** Names of the entries: `action`, `cli`, ... */
export function entries(): readonly string[] {
  return readdirSync(join(root, 'src'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .sort();
}

/** Empties `out` and builds every entry into `out/<entry>/`. Throws with the tool's own output. */
export async function build(out: string): Promise<void> {
  const lib = join(root, 'lib');
  rmSync(lib, { recursive: true, force: true });
  rmSync(out, { recursive: true, force: true });
  await tool('tsc', ['-p', 'tsconfig.build.json']);
  // Without ncc's cache: it lives outside the project, and what is in it must not decide what is committed.
  await Promise.all(
    entries().map((entry) =>
      tool('ncc', [
        'build',
        join('lib', `${entry}.js`),
        '--out',
        join(out, entry),
        '--license',
        'licenses.txt',
        '--no-cache',
        '--quiet',
      ]),
    ),
  );
}

async function tool(name: string, args: readonly string[]): Promise<void> {
  try {
    await run(bin(name), args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${name} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

if (import.meta.main) {
  try {
    await build(join(root, 'dist'));
    console.log(`dist/ holds ${entries().join(', ')}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
