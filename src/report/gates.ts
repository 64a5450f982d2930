import { code, joined, line, markup, nothing, text, type Markdown } from '../core/escape.ts';
import type { RunRecord } from '../ledger/record.ts';
import type { Paint } from '../ports/screen.ts';
import { cut } from './budget.ts';
import { commas } from './text.ts';

/** Worst first; those that passed are counted and not named. */
const verdicts = ['refused', 'unanswered', 'warned', 'passed'] as const;
type Verdict = (typeof verdicts)[number];

interface Gate {
  readonly id: string;
  readonly verdict: Verdict;
}

const namesShown = 20;
/** UTF-16 code units of the name of a gate. */
const nameWidth = 100;

/** What the gates of a run said, as the jobs that close its stages tell it in `facts.gates`. */
function gatesOf({ jobs }: Pick<RunRecord, 'jobs'>): readonly Gate[] {
  return jobs
    .filter(({ kind }) => kind.startsWith('spectra_'))
    .flatMap(({ report }) => {
      const told = report.facts?.['gates'];
      return Array.isArray(told) ? told.flatMap((gate: unknown) => gateOf(gate)) : [];
    });
}

/** Facts are read back from a ledger, which may be of another version. */
function gateOf(told: unknown): readonly Gate[] {
  if (typeof told !== 'object' || told === null || !('id' in told) || !('verdict' in told)) return [];
  const verdict = verdicts.find((one) => one === told.verdict);
  return verdict === undefined || typeof told.id !== 'string' ? [] : [{ id: cut(told.id, nameWidth), verdict }];
}

interface Told {
  /** `41 passed, 1 refused`. */
  readonly counts: string;
  readonly named: readonly Gate[];
  readonly rest: number;
}

function tell(gates: readonly Gate[]): Told {
  const of = (verdict: Verdict): readonly Gate[] => gates.filter((gate) => gate.verdict === verdict);
  const worries = verdicts.slice(0, -1);
  const named = worries.flatMap(of);
  return {
    counts: (['passed', ...worries] as const)
      .filter((verdict) => of(verdict).length > 0)
      .map((verdict) => `${commas(of(verdict).length)} ${verdict}`)
      .join(', '),
    named: named.slice(0, namesShown),
    rest: Math.max(0, named.length - namesShown),
  };
}

/** One line for a console; none when no gate was asked. */
export function gateLines(record: RunRecord, paint: Paint): readonly string[] {
  const gates = gatesOf(record);
  if (gates.length === 0) return [];
  const { counts, named, rest } = tell(gates);
  const shades = { refused: paint.bad, unanswered: paint.bad, warned: paint.warn, passed: (words: string) => words };
  const names = named.map(({ id, verdict }) => `${shades[verdict](line(id))} ${paint.dim(verdict)}`);
  const more = rest > 0 ? [`and ${commas(rest)} more`] : [];
  const list = names.length === 0 ? '' : `: ${[...names, ...more].join(', ')}`;
  return [`  ${paint.dim('gates')}  ${counts}${list}`];
}

/** One line for a summary; nothing when no gate was asked. */
export function gateSection(record: RunRecord): Markdown {
  const gates = gatesOf(record);
  if (gates.length === 0) return nothing;
  const { counts, named, rest } = tell(gates);
  const names = named.map(({ id, verdict }) => markup`${code(id)} ${text(verdict)}`);
  const more = rest > 0 ? [markup`and ${text(commas(rest))} more`] : [];
  const list = names.length === 0 ? nothing : markup`: ${joined([...names, ...more], ', ')}`;
  return markup`**Gates** ${text(counts)}${list}\n`;
}
