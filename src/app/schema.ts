import type { Terminal } from '../adapters/terminal.ts';
import { exitCodes } from '../core/vocabulary.ts';
import { registrySchemas } from '../data/scoring/schemas.ts';
import { editorSchemas } from '../definition/schemas.ts';
import { recordSchemas } from '../ledger/schemas.ts';
import { pipelineSchemas } from '../solution/schemas.ts';

/** Prints one of the published JSON Schemas. */
export async function schema(screen: Terminal, name: string): Promise<number> {
  const schemas: Readonly<Record<string, unknown>> = {
    ...editorSchemas(),
    ...registrySchemas(),
    ...recordSchemas(),
    ...pipelineSchemas(),
  };
  screen.out(`${JSON.stringify(schemas[`${name}.schema.json`], null, 2)}\n`);
  return exitCodes.success;
}
