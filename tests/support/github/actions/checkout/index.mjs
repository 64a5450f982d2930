import { cpSync } from 'node:fs';
import { join } from 'node:path';

const from = process.env.STANDIN_REPOSITORY;
if (from === undefined) throw new Error('STANDIN_REPOSITORY is not set');
const to = join(process.env.GITHUB_WORKSPACE, process.env.INPUT_PATH ?? '');
const left = new Set(['.git', '.lorchestra', 'node_modules']);
cpSync(from, to, { recursive: true, filter: (path) => !left.has(path.slice(from.length + 1).split('/')[0]) });
console.log(`Checked out ${from}`);
