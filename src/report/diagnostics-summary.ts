import type { Diagnostic } from '../core/diagnostic.ts';
import { codeFrame } from '../core/frame.ts';
import { cut, fitted, summaryBudget } from './budget.ts';
import { diagnosticCounts, place } from './diagnostics.ts';
import { code, fence, joined, markup, nothing, text, type Markdown } from '../core/escape.ts';
import { count } from './text.ts';

/** Mistakes in definitions or inputs as GitHub Markdown. Never more bytes of UTF-8 than the budget. */
export function diagnosticsSummary(diagnostics: readonly Diagnostic[], budget: number = summaryBudget): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  const verdict =
    errors.length > 0
      ? `${diagnosticCounts(diagnostics)}: nothing was started`
      : `Definitions checked: ${diagnosticCounts(diagnostics).toLowerCase()}`;
  const head = markup`## ${(errors.length > 0 ? '❌' : warnings.length > 0 ? '⚠️' : '✅') as Markdown} ${text(verdict)}\n`;
  return fitted({
    levels: [200, 50, 10],
    budget,
    tooLarge: 'This summary was cut to fit into what GitHub shows.',
    render: (most) => {
      const shown = [...errors, ...warnings].slice(0, most).map(one);
      const rest = diagnostics.length - shown.length;
      return joined(rest > 0 ? [head, ...shown, markup`And ${text(count(rest, 'more'))}.\n`] : [head, ...shown], '\n');
    },
  });
}

function one(diagnostic: Diagnostic): Markdown {
  const { severity, message, span, related = [], hint, code: name } = diagnostic;
  const symbol = (severity === 'error' ? '❌' : '⚠️') as Markdown;
  const frame = codeFrame(span);
  const others = related
    .slice(0, 20)
    .map((other) => markup`- ${text(cut(other.message, 200))}, at ${code(cut(place(other), 300))}\n`);
  return joined(
    [
      markup`${symbol} **${text(cut(message, 500))}**<br>\n${code(cut(place(diagnostic), 300))} · ${code(name)}\n`,
      frame === '' ? nothing : fence([frame]),
      others.length === 0 ? nothing : joined(others, ''),
      hint === undefined ? nothing : markup`💡 ${text(cut(hint, 500))}\n`,
    ].filter((part) => part !== nothing),
    '\n',
  );
}
