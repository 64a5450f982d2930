import type { Checked, Diagnostic, SourceText } from '../core/diagnostic.ts';
import { problem, sortDiagnostics } from './codes.ts';
import { spanAt } from './document.ts';
import { checkShape, withoutRepeats } from './issues.ts';
import { parseText } from './parse.ts';
import { configShape, type Config } from './shapes/config.ts';

/** What holds without a `lorchestra.yaml`. */
export const defaultConfig: Checked<Config> = { ok: true, value: configShape.parse({}), diagnostics: [] };

/** Reads `lorchestra.yaml`, as an adapter read it. */
export function readConfig(file: {
  readonly sources: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
}): Checked<Config> {
  const parsed = file.sources.map((source) => parseText(source));
  const [first, second] = parsed.flatMap(({ documents }) => documents);
  const diagnostics = [...file.diagnostics, ...parsed.flatMap((text) => text.diagnostics)];
  if (second !== undefined) {
    const span = spanAt(second.document, []);
    diagnostics.push(problem('config/several-documents', span, 'Settings are one document, but a second one begins here'));
  }
  if (first === undefined) return diagnostics.length > 0 ? { ok: false, diagnostics } : defaultConfig;
  const { value, diagnostics: found } = checkShape(first.document, configShape);
  const all = sortDiagnostics([...diagnostics, ...withoutRepeats(first.findings, found)]);
  return all.length > 0 || value === null ? { ok: false, diagnostics: all } : { ok: true, value, diagnostics: [] };
}
