import type { Diagnostic } from '../core/diagnostic.ts';
import { codeFrame, position } from '../core/frame.ts';
import type { Paint } from '../ports/screen.ts';
import { line } from '../core/escape.ts';
import { count } from './text.ts';

/** Every mistake with its place, its line and its hint, then how many there are. No line break at the end. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], paint: Paint): string {
  return [
    ...diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, paint)),
    paint.bold(diagnosticCounts(diagnostics)),
  ].join('\n\n');
}

function renderDiagnostic(diagnostic: Diagnostic, paint: Paint): string {
  const { code, severity, message, span, related = [], hint } = diagnostic;
  const shade = severity === 'error' ? paint.bad : paint.warn;
  return [
    `${shade(severity)} ${paint.bold(line(message))} ${paint.dim(code)}`,
    `  at ${place(diagnostic)}`,
    ...indented(codeFrame(span)),
    ...related.flatMap((other) => [`  ${line(other.message)}, at ${place(other)}`, ...indented(codeFrame(other.span))]),
    ...(hint === undefined ? [] : [`  ${paint.accent('hint')} ${line(hint)}`]),
  ].join('\n');
}

/** `jobs/pipeline.yaml:12:3`. */
export function place({ span }: Pick<Diagnostic, 'span'>): string {
  const at = position(span);
  return `${line(at.file)}:${at.line}:${at.column}`;
}

/** `2 errors, 1 warning`. */
export function diagnosticCounts(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const words = [...(errors > 0 ? [count(errors, 'error')] : []), ...(warnings > 0 ? [count(warnings, 'warning')] : [])];
  return words.length === 0 ? 'No mistakes' : words.join(', ');
}

function indented(frame: string): readonly string[] {
  return frame === '' ? [] : frame.split('\n').map((each) => `  ${each}`);
}
