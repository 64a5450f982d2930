import { createHash } from 'node:crypto';

import type { Diagnostic, SourceText } from '../../src/core/diagnostic.ts';
import { readCatalogue, type Catalogue } from '../../src/definition/catalogue.ts';
import { compilePlan } from '../../src/plan/compile.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Paint } from '../../src/ports/screen.ts';
import { renderDiagnostics } from '../../src/report/diagnostics.ts';

const same = (text: string): string => text;
const plain: Paint = { bold: same, dim: same, good: same, bad: same, warn: same, accent: same };

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A file of definitions that is not on disk. */
export function sourceText(text: string, file = 'jobs/test.yaml'): SourceText {
  return { file, text };
}

/** Diagnostics as the user sees them, without colour. */
export function shownDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return renderDiagnostics(diagnostics, plain);
}

/** Definitions from text; throws the diagnostics as the user would see them when there are any. */
export function catalogueOf(text: string): Catalogue {
  const { catalogue, diagnostics } = readCatalogue([sourceText(text)]);
  if (diagnostics.length > 0) throw new Error(shownDiagnostics(diagnostics));
  return catalogue;
}

/** The plan of one id, made by the real compiler. Every asset is there, its digest taken over its file's name. */
export function planOf(text: string, id: string, params: Readonly<Record<string, string>> = {}): Plan {
  const compiled = compilePlan({ catalogue: catalogueOf(text), id, params, asset: sha256, sha256 });
  if (!compiled.ok) throw new Error(shownDiagnostics(compiled.diagnostics));
  return compiled.value;
}
