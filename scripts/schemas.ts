import { mkdirSync, writeFileSync } from 'node:fs';

import { registrySchemas } from '../src/data/scoring/schemas.ts';
import { editorSchemas } from '../src/definition/schemas.ts';
import { recordSchemas } from '../src/ledger/schemas.ts';
import { pipelineSchemas } from '../src/solution/schemas.ts';

/** Writes the published JSON Schemas from the shapes that the code itself reads and writes. */
const folder = new URL('../schemas/', import.meta.url);
mkdirSync(folder, { recursive: true });
const schemas = { ...editorSchemas(), ...registrySchemas(), ...recordSchemas(), ...pipelineSchemas() };
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(name, folder), `${JSON.stringify(schema, null, 2)}\n`);
}
