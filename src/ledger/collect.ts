import type { Sha256 } from '../core/json.ts';
import type { PlanFile } from '../plan/plan-file.ts';
import type { Plan } from '../plan/plan.ts';
import type { LedgerText } from '../ports/state.ts';
import { account, unitsOf, weighed } from './account.ts';
import type { LedgerEvent, RunStarted } from './events.ts';
import { foldFacts, type RunFacts } from './facts.ts';
import { foldRecord } from './fold-record.ts';
import { readHanded } from './handed.ts';
import { mergeEvents, type ReceiptConflict } from './merge.ts';
import type { Finding, RunRecord } from './record.ts';
import { finding, sortOut, strangers, type PlacedLedger } from './sort-out.ts';

export interface CollectOptions {
  readonly plan: Plan;
  /** Names the run when its plan was worked on in phases that are runs of their own. */
  readonly run: RunStarted;
  readonly ledgers: readonly LedgerText[];
  /** What the plans of the run or of its phases were cut into, as far as it is known. */
  readonly planFiles: readonly PlanFile[];
  /** The round in which this is asked; null = the last one that a ledger tells of. */
  readonly round: number | null;
  readonly sha256: Sha256;
}

export interface Collected {
  /** Its `fan_in` says whether anything is missing. */
  readonly record: RunRecord;
  /** One ledger out of all, in canonical order. */
  readonly events: readonly LedgerEvent[];
}

/**
 * Folds the ledgers of any number of machines into the record of one run. The order in which they are handed in means
 * nothing. What cannot be proven is a finding, and with one that is a loss the result is no success.
 */
export function collect(options: CollectOptions): Collected {
  const { plan, ledgers, planFiles, sha256 } = options;
  const handed = ledgers.map((each) => readHanded(each, sha256)).sort((left, right) => (left.file < right.file ? -1 : 1));
  const sorted = sortOut({ plan, ledgers: handed, planFiles });
  const run = runOf(options, sorted.good);
  const merged = mergeEvents([[run], ...sorted.good.map((ledger) => moved(ledger, run.run_id))]);
  const facts = foldFacts(plan, merged.events);
  const units = unitsOf(plan, sorted);
  const round = options.round ?? facts.rounds.at(-1)?.round ?? 1;
  const files = [...sorted.findings, ...strangers(plan, sorted.good), ...merged.conflicts.map(contradiction)];
  const findings = weighed(files, account({ plan, facts, units, kept: keptIn(merged.events), round }), units);
  const losses = findings.filter(({ loss }) => loss);
  const fan_in = {
    complete: losses.length === 0,
    round,
    ledgers: ledgers.length,
    legs: units.length,
    findings: [...losses, ...findings.filter(({ loss }) => !loss)],
  };
  return { record: foldRecord(plan, marked(facts, losses), { fan_in }), events: merged.events };
}

/** The run's own first event when its ledgers tell it; a run of phases has none, and gets the one that it is named by. */
function runOf({ plan, run }: CollectOptions, ledgers: readonly PlacedLedger[]): RunStarted {
  const own = ledgers.find(({ node }) => node === plan.composite)?.run;
  if (own !== undefined && own !== null) return own;
  const at = ledgers.reduce((first, ledger) => Math.min(first, ledger.run?.at ?? first), run.at);
  return { ...run, at, profile: ledgers.find((ledger) => ledger.run !== null)?.run?.profile ?? run.profile };
}

/** The events of a phase as the whole run tells them: its run, and its paths from the top. */
function moved({ node, events }: PlacedLedger, run_id: string): readonly LedgerEvent[] {
  const front = node.slice(0, node.lastIndexOf('/') + 1);
  return events.flatMap((event): readonly LedgerEvent[] => {
    if (event.type === 'run_started') return [];
    if ('attempt' in event) return [{ ...event, run_id, path: `${front}${event.path}` }];
    if (event.type === 'round_ended') return [{ ...event, run_id }];
    return [{ ...event, run_id, reused: event.reused.map((path) => `${front}${path}`) }];
  });
}

function keptIn(events: readonly LedgerEvent[]): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  for (const event of events) {
    if (event.type !== 'round_started') continue;
    for (const path of event.reused) kept.set(path, Math.max(kept.get(path) ?? 0, event.round));
  }
  return kept;
}

function contradiction({ first, second }: ReceiptConflict): Finding {
  const { path, round, attempt } = first;
  const told = `one says ${first.status}, the other ${second.status}`;
  const message = `Two receipts of "${path}", round ${round}, attempt ${attempt}, differ: ${told}`;
  return finding('duplicate', { message, remedy: 'Leave out the ledger of the machine whose work does not count', jobs: [path] });
}

/** Jobs whose end is unknown are lost, and say why. A job that was cancelled is told as that. */
function marked(facts: RunFacts, losses: readonly Finding[]): RunFacts {
  const reasons = losses.filter(({ code }) => code !== 'cancelled_leg');
  const words = new Map(reasons.flatMap(({ jobs, message }) => jobs.map((path) => [path, message] as const)));
  if (words.size === 0) return facts;
  const jobs = facts.jobs.map((job) => {
    const loss = words.get(job.planned.path);
    return loss === undefined ? job : { ...job, status: 'lost' as const, loss };
  });
  return { ...facts, jobs, byPath: new Map(jobs.map((job) => [job.planned.path, job])) };
}
