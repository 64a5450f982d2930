import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const input = (name) => process.env[`INPUT_${name.toUpperCase()}`] ?? '';
const store = process.env.STANDIN_ARTIFACTS;
if (store === undefined) throw new Error('STANDIN_ARTIFACTS is not set');
const path = resolve(process.env.GITHUB_WORKSPACE, input('path'));
const present = existsSync(store) ? readdirSync(store).sort() : [];
const name = input('name');
if (name !== '') {
  if (!present.includes(name)) {
    console.log(`::error::Unable to download artifact(s): Artifact not found for name: ${name}`);
    process.exit(1);
  }
  take(name, path);
} else {
  // Of minimatch, the star alone: it stands for everything but a slash.
  const pattern = input('pattern') === '' ? '*' : input('pattern');
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const found = present.filter((each) => new RegExp(`^${parts.join('[^/]*')}$`).test(each));
  for (const each of found) take(each, input('merge-multiple') === 'true' ? path : join(path, each));
  console.log(`Total of ${found.length} artifact(s) downloaded`);
}

function take(artifact, to) {
  mkdirSync(to, { recursive: true });
  cpSync(join(store, artifact), to, { recursive: true });
}
