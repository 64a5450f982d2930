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

interface Told {
  /** `41 passed, 1 refused`. */
  readonly counts: string;
  readonly named: readonly Gate[];
  readonly rest: number;
}

/**
 * What the gates of a run said; null when none was asked. A job that closes a stage tells each of its gates in
 * `facts.gates`; the engine, whose pipeline is a run of its own, how many there were of each verdict.
 */
function tell({ jobs }: Pick<RunRecord, 'jobs'>): Told | null {
  const told = jobs.map(({ kind, report }) => ({ kind, gates: report.facts?.['gates'] }));
  const gates = told.flatMap(({ kind, gates: each }) => (kind.startsWith('spectra_') && Array.isArray(each) ? each : []));
  const known = gates.flatMap((gate: unknown) => gateOf(gate));
  const summed = told.filter(({ kind }) => kind === 'solution').map(({ gates: each }) => each);
  const number = (verdict: Verdict): number =>
    known.filter((gate) => gate.verdict === verdict).length +
    summed.reduce<number>((sum, each) => sum + countIn(each, verdict), 0);
  const worries = verdicts.slice(0, -1);
  const counts = (['passed', ...worries] as const)
    .filter((verdict) => number(verdict) > 0)
    .map((verdict) => `${commas(number(verdict))} ${verdict}`);
  if (counts.length === 0) return null;
  const named = worries.flatMap((verdict) => known.filter((gate) => gate.verdict === verdict));
  return {
    counts: counts.join(', '),
    named: named.slice(0, namesShown),
    rest: Math.max(0, named.length - namesShown),
  };
}

/** Facts are read back from a ledger, which may be of another version. */
function gateOf(told: unknown): readonly Gate[] {
  if (typeof told !== 'object' || told === null || !('id' in told) || !('verdict' in told)) return [];
  const verdict = verdicts.find((one) => one === told.verdict);
  return verdict === undefined || typeof told.id !== 'string' ? [] : [{ id: cut(told.id, nameWidth), verdict }];
}

function countIn(told: unknown, verdict: Verdict): number {
  if (typeof told !== 'object' || told === null) return 0;
  const value: unknown = Reflect.get(told, verdict);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** One line for a console; none when no gate was asked. */
export function gateLines(record: RunRecord, paint: Paint): readonly string[] {
  const told = tell(record);
  if (told === null) return [];
  const { counts, named, rest } = told;
  const shades = { refused: paint.bad, unanswered: paint.bad, warned: paint.warn, passed: (words: string) => words };
  const names = named.map(({ id, verdict }) => `${shades[verdict](line(id))} ${paint.dim(verdict)}`);
  const more = rest > 0 ? [`and ${commas(rest)} more`] : [];
  const list = names.length === 0 ? '' : `: ${[...names, ...more].join(', ')}`;
  return [`  ${paint.dim('gates')}  ${counts}${list}`];
}

/** One line for a summary; nothing when no gate was asked. */
export function gateSection(record: RunRecord): Markdown {
  const told = tell(record);
  if (told === null) return nothing;
  const { counts, named, rest } = told;
  const names = named.map(({ id, verdict }) => markup`${code(id)} ${text(verdict)}`);
  const more = rest > 0 ? [markup`and ${text(commas(rest))} more`] : [];
  const list = names.length === 0 ? nothing : markup`: ${joined([...names, ...more], ', ')}`;
  return markup`**Gates** ${text(counts)}${list}\n`;
}
