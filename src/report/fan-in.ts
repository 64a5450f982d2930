import type { Finding, RunRecord } from '../ledger/record.ts';
import { cut } from './budget.ts';
import { code, joined, markup, nothing, text, type Markdown } from '../core/escape.ts';
import { count, losses } from './text.ts';

const findingsShown = 30;

/** What collecting met, as GitHub Markdown; nothing for a run of one machine. */
export function fanInSection(record: RunRecord): Markdown {
  const { fan_in } = record;
  if (fan_in === undefined) return nothing;
  const { findings, legs, ledgers } = fan_in;
  const lost = losses(record).length;
  const proof =
    lost === 0
      ? 'each planned job has exactly one effective receipt, or may not start'
      : `${count(lost, 'finding')} against the proof`;
  const head = markup`### Fan-in\n\n${text(`${count(ledgers, 'ledger')} of ${count(legs, 'leg')}: ${proof}`)}\n`;
  if (findings.length === 0) return head;
  const rows = findings.slice(0, findingsShown).map(row);
  const rest = findings.length - rows.length;
  const more = rest > 0 ? markup`\nAnd ${text(count(rest, 'more finding'))}; all are in the record.\n` : nothing;
  return joined([head, markup`\n| | Finding | What to do |\n|:--|:--|:--|\n`, ...rows, more], '');
}

function row({ code: word, loss, message, remedy }: Finding): Markdown {
  const symbol = (loss ? '❌' : 'ℹ️') as Markdown;
  return markup`| ${symbol} ${code(word)} | ${text(cut(message, 400))} | ${text(cut(remedy, 300))} |\n`;
}
