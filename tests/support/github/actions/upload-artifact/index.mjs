import { appendFileSync, cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

const input = (name) => process.env[`INPUT_${name.toUpperCase()}`] ?? '';
const store = process.env.STANDIN_ARTIFACTS;
if (store === undefined) throw new Error('STANDIN_ARTIFACTS is not set');
const name = input('name');
if (name === '' || /[":<>|*?\r\n\\/]/.test(name)) fail(`The artifact name is not valid: ${name}`);
const hidden = input('include-hidden-files') === 'true';
const path = resolve(process.env.GITHUB_WORKSPACE, input('path'));
const files = filesOf(path);
if (files.length === 0) {
  const message = `No files were found with the provided path: ${input('path')}. No artifacts will be uploaded.`;
  if (input('if-no-files-found') === 'error') fail(message);
  console.log(`::warning::${message}`);
  process.exit(0);
}
const folder = join(store, name);
if (input('overwrite') === 'true') rmSync(folder, { recursive: true, force: true });
try {
  mkdirSync(store, { recursive: true });
  mkdirSync(folder);
} catch {
  fail(
    `Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run (${name})`,
  );
}
const top = statSync(path).isDirectory() ? path : dirname(path);
for (const file of files) {
  const to = join(folder, relative(top, file));
  mkdirSync(dirname(to), { recursive: true });
  cpSync(file, to);
}
appendFileSync(process.env.GITHUB_OUTPUT, `artifact-id=${files.length}\n`);
console.log(`Artifact ${name} has been successfully uploaded: ${files.length} files`);

/** Sockets and pipes are no files. */
function filesOf(from) {
  const stat = statSync(from, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isFile()) return hidden || !basename(from).startsWith('.') ? [from] : [];
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        hidden ||
        !relative(from, file)
          .split('/')
          .some((part) => part.startsWith('.')),
    );
}

function fail(message) {
  console.log(`::error::${message}`);
  process.exit(1);
}
