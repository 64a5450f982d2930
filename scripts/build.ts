/**
 * Builds dist/: tsc checks the types and strips them into lib/, then ncc bundles each entry (every src/*.ts) into a
 * folder of its own. The order matters: ncc cannot read TypeScript 7, so it only ever sees JavaScript.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { bundledPackages, licenceTexts, type BundleModule } from './licenses.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');

/** Names of the entries: `action`, `cli`, ... */
export function entries(): readonly string[] {
  return readdirSync(join(root, 'src'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .sort();
}

/** Builds every entry into `out/<entry>/`, in place of what was there. Throws with the tool's own output, and then leaves it. */
export async function build(out: string): Promise<void> {
  rmSync(join(root, 'lib'), { recursive: true, force: true });
  const scratch = mkdtempSync(join(tmpdir(), 'lorchestra-build-'));
  try {
    await tool('tsc', ['-p', 'tsconfig.build.json']);
    const made = join(scratch, 'dist');
    await Promise.all(entries().map((entry) => bundle(entry, join(made, entry), join(scratch, `${entry}.json`))));
    rmSync(out, { recursive: true, force: true });
    cpSync(made, out, { recursive: true });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function bundle(entry: string, out: string, stats: string): Promise<void> {
  // Without ncc's cache: it lives outside the project, and what is in it must not decide what is committed.
  await tool('ncc', ['build', join('lib', `${entry}.js`), '--out', out, '--no-cache', '--quiet', '--stats-out', stats]);
  const { modules } = JSON.parse(readFileSync(stats, 'utf8')) as { readonly modules: readonly BundleModule[] };
  writeFileSync(join(out, 'licenses.txt'), licenceTexts(root, bundledPackages(modules)));
  for (const file of readdirSync(out).filter((name) => name.endsWith('.js'))) {
    const path = join(out, file);
    writeFileSync(path, inAscii(readFileSync(path, 'utf8')));
  }
}

/** One character beyond Latin-1 makes Node keep the whole text of a file, for as long as it runs, in twice the memory. */
function inAscii(code: string): string {
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

async function tool(name: string, args: readonly string[]): Promise<void> {
  try {
    await run(join(root, 'node_modules', '.bin', name), args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
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
