import type { z } from 'zod';

import type { Checked, Diagnostic, SourceText } from '../core/diagnostic.ts';
import { spanAt, type LocatedDocument } from '../definition/document.ts';
import { checkShape } from '../definition/issues.ts';
import { parseText } from '../definition/parse.ts';

export type ReadDocument =
  | { readonly document: LocatedDocument; readonly findings: readonly Diagnostic[] }
  | { readonly diagnostics: readonly Diagnostic[] };

/** Reads a file of a pipeline: exactly one YAML document. */
export function readDocument(source: SourceText): ReadDocument {
  const { documents, diagnostics } = parseText(source);
  const [first, second] = documents;
  if (diagnostics.length > 0) return { diagnostics };
  if (first !== undefined && second === undefined) return { document: first.document, findings: first.findings };
  const span = second === undefined ? { source, start: 0, end: 0 } : spanAt(second.document, []);
  const message = `The file must hold one document, but holds ${second === undefined ? 'none' : 'several'}`;
  return { diagnostics: [{ code: 'document/not-one', severity: 'error', message, span }] };
}

/** Reads a file that has a shape. All mistakes are reported at once, each at its place. */
export function readShaped<T>(source: SourceText, shape: z.ZodType<T>): Checked<T> {
  const read = readDocument(source);
  if (!('document' in read)) return { ok: false, diagnostics: read.diagnostics };
  const { value, diagnostics } = checkShape(read.document, shape);
  const findings = [...read.findings, ...diagnostics];
  return value === null || findings.length > 0 ? { ok: false, diagnostics: findings } : { ok: true, value, diagnostics: [] };
}
