import type { z } from 'zod';
import { fail } from '../failed.ts';

const mostProblems = 5;

/** What a registry file is, for messages: `Cannot use measure "jobs/...": ...`. */
export interface RegistryFile {
  readonly kind: 'measure' | 'binding';
  readonly file: string;
  readonly text: string;
}

/** Parses a registry file and holds it to its shape. Fails with kind `asset`. */
export function readRegistryFile<Output>(from: RegistryFile, shape: z.ZodType<Output>): Output {
  let document: unknown;
  try {
    document = JSON.parse(from.text);
  } catch {
    return refuse(from, ['it is no JSON']);
  }
  const parsed = shape.safeParse(document);
  if (parsed.success) return parsed.data;
  return refuse(
    from,
    parsed.error.issues.map(({ path, message }) => `/${path.map(String).join('/')}: ${message}`),
  );
}

/** Fails when there is a problem; says the first few and how many more there are. */
export function refuseIf(from: RegistryFile, problems: readonly string[]): void {
  if (problems.length > 0) refuse(from, problems);
}

function refuse({ kind, file }: RegistryFile, problems: readonly string[]): never {
  const more = problems.length > mostProblems ? `; and ${problems.length - mostProblems} more` : '';
  return fail('asset', `Cannot use ${kind} "${file}": ${problems.slice(0, mostProblems).join('; ')}${more}`);
}

/** `1.0.0` is the file `1-0-0.json`; ids name folders, so they hold no separator. */
export const idPattern = /^[a-z][a-z0-9_]*$/;
export const versionPattern = /^[0-9]+\.[0-9]+\.[0-9]+$/;

export function repeated(values: readonly (string | number)[]): readonly (string | number)[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
