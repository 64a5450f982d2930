import type { Terminal } from '../adapters/terminal.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { position } from '../core/frame.ts';
import { exitCodes } from '../core/vocabulary.ts';
import { diagnosticCounts, renderDiagnostics } from '../report/diagnostics.ts';

/**
 * Says what is wrong with what the user wrote. The first line of stderr is the cause; the frames go where people
 * read: stdout in text mode, stderr when stdout belongs to a JSON value.
 */
export function refuse(screen: Terminal, diagnostics: readonly Diagnostic[], json: boolean): number {
  sayCause(screen, refusal(diagnostics));
  const write = json ? screen.err : screen.out;
  write(`${renderDiagnostics(diagnostics, json ? screen.errPaint : screen.paint)}\n`);
  return exitCodes.invalid;
}

/**
 * The first line of stderr is all that other programs show of a failure. A person in front of a terminal reads the
 * same words on stdout, and need not read them twice.
 */
export function sayCause(screen: Terminal, cause: string): void {
  if (!(screen.interactive('out') && screen.interactive('err'))) screen.err(`${cause}\n`);
}

/** Warnings do not hold up a run; whoever wants them whole asks `check`. */
export function mention(screen: Terminal, diagnostics: readonly Diagnostic[], json: boolean): void {
  if (diagnostics.length === 0 || json) return;
  screen.out(`${screen.paint.warn(diagnosticCounts(diagnostics))} in the definitions: lorchestra check shows them\n\n`);
}

/** The first mistake with its place, in one line: what other programs show of a refused command. */
export function refusal(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const [first] = errors;
  if (first === undefined) return 'Nothing was started';
  const { file, line, column } = position(first.span);
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  return `${first.message} at ${file}:${line}:${column}${more}`;
}
