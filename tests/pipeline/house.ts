import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Checked } from '../../src/core/diagnostic.ts';
import { readCatalogue, type ReadCatalogue } from '../../src/definition/catalogue.ts';
import { compilePlan } from '../../src/plan/compile.ts';
import type { Plan } from '../../src/plan/plan.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** The definitions that ship with the project. */
export function houseCatalogue(): ReadCatalogue {
  const files = globSync('jobs/**/*.yaml', { cwd: root });
  return readCatalogue(files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') })));
}

export function housePlan(id: string): Checked<Plan> {
  return compilePlan({
    catalogue: houseCatalogue().catalogue,
    id,
    params: {},
    asset: (file) => (existsSync(join(root, file)) ? sha256(readFileSync(join(root, file))) : null),
    text: (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : null),
    sha256,
  });
}
