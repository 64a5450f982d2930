import { failure, type Failure } from '../../src/core/failure.ts';
import { emptyLedger, encodeLine } from '../../src/ledger/encoding.ts';
import type { LedgerEvent, Receipt, RunStarted } from '../../src/ledger/events.ts';
import { foldFacts, type RunFacts } from '../../src/ledger/facts.ts';
import { ledgerFile } from '../../src/ledger/handed.ts';
import { legWork } from '../../src/ledger/leg.ts';
import { mergeEvents } from '../../src/ledger/merge.ts';
import { reusable } from '../../src/ledger/reuse.ts';
import { runName, type PlanFile } from '../../src/plan/plan-file.ts';
import type { Plan, PlannedJob } from '../../src/plan/plan.ts';
import { shardPlan, type ShardCount } from '../../src/plan/shards.ts';
import { plannedJobs } from '../../src/plan/walk.ts';
import type { LedgerText } from '../../src/ports/state.ts';
import { initialState, reduce, verdict, type Command } from '../../src/run/scheduler.ts';
import { sha256 } from './plans.ts';

const fanOutRun = '20260101T000000Z-0a1b2c3d';

/** How often each job fails before it succeeds, by path; one round each. */
export type Fails = ReadonlyMap<string, number>;

export function runStarted(plan: Plan, run_id = fanOutRun): RunStarted {
  const { composite, plan_hash } = plan;
  return { type: 'run_started', run_id, at: 0, composite, plan_hash, params: {}, profile: 'sandbox', lorchestra: '0.1.0' };
}

export function planFileOf(plan: Plan, shards: ShardCount, run_id = fanOutRun): PlanFile {
  const { fanOut } = shardPlan({ plan, durations: new Map(), setup_ms: 0, max_parallel: 1 }, shards);
  const { waves } = fanOut;
  return { run_id, created_at: 0, round: 1, lorchestra: '0.1.0', profile: 'sandbox', params: {}, plan, waves };
}

/** What one job comes to in one round: the same wherever it runs. */
function receiptOf(
  { path, job, order }: PlannedJob,
  round: number,
  told: { readonly fails: Fails; readonly run_id: string },
): Receipt {
  const why: Failure | null = (told.fails.get(path) ?? 0) >= round ? failure('records', `Failed in round ${round}`) : null;
  const { status, allowed } = verdict({ path, job, attempt: 1 }, why);
  const started_at = round * 100_000 + order * 10;
  return {
    type: 'receipt',
    run_id: told.run_id,
    path,
    digest: job.digest,
    round,
    attempt: 1,
    job_id: job.job_id,
    status,
    started_at,
    ended_at: started_at + 7,
    ...(why === null ? {} : { failure: why }),
    ...(allowed ? { allowed_failure: true as const } : {}),
    report: {},
    log: null,
  };
}

/** One ledger as a machine writes it. */
export interface Written {
  readonly wave: number;
  readonly shard: number;
  readonly round: number;
  readonly events: readonly LedgerEvent[];
}

export interface Scenario {
  readonly file: PlanFile;
  readonly fails: Fails;
  readonly rounds: number;
}

/** Every leg of every round, as GitHub starts them: all at first, then the red ones with all that stands behind them. */
export function workedOut({ file, fails, rounds }: Scenario): readonly Written[] {
  const { plan, run_id } = file;
  const written: Written[] = [];
  let red = new Set<string>();
  for (let round = 1; round <= rounds && (round === 1 || red.size > 0); round += 1) {
    const before = red;
    red = new Set();
    const firstRed = Math.min(...[...before].map((leg) => Number(leg.split('/')[0])));
    file.waves.forEach(({ shards }, index) => {
      const wave = index + 1;
      // Legs of one wave see what stood there when the wave began.
      const facts = foldFacts(plan, mergeEvents([written.flatMap(({ events }) => events)]).events);
      shards.forEach(({ jobs }, place) => {
        const shard = place + 1;
        const starts = round === 1 || wave > firstRed || before.has(`${wave}/${shard}`);
        if (!starts) return;
        const leg = workedLeg({ file, fails, jobs, round, leg: { wave, shard }, facts });
        written.push(leg.written);
        if (!leg.green) red.add(`${wave}/${shard}`);
      });
    });
  }
  return written.map((each) => ({ ...each, events: [runStarted(plan, run_id), ...each.events] }));
}

interface LegGiven extends Pick<Scenario, 'file' | 'fails'> {
  readonly jobs: readonly string[];
  readonly round: number;
  readonly leg: { readonly wave: number; readonly shard: number };
  readonly facts: RunFacts;
}

function workedLeg({ file, fails, jobs, round, leg, facts }: LegGiven): { readonly written: Written; readonly green: boolean } {
  const { plan, run_id } = file;
  const { kept, held } = legWork(plan, facts, jobs);
  const starting = plannedJobs(plan).filter(({ path }) => jobs.includes(path) && !kept.includes(path) && !held.has(path));
  const receipts = starting.map((planned) => receiptOf(planned, round, { fails, run_id }));
  const at = round * 100_000;
  const events: readonly LedgerEvent[] = [
    { type: 'round_started', run_id, round, at, plan_hash: plan.plan_hash, max_parallel: 4, reused: kept, leg },
    ...receipts,
    { type: 'round_ended', run_id, round, at: at + 90_000, cause: 'finished' },
  ];
  return { written: { ...leg, round, events }, green: held.size === 0 && receipts.every(({ status }) => status === 'succeeded') };
}

/** The same run on one machine, round after round, by the scheduler itself. */
export function onOneMachine({ file, fails, rounds }: Scenario): readonly LedgerEvent[] {
  const { plan, run_id } = file;
  const byPath = new Map(plannedJobs(plan).map((planned) => [planned.path, planned]));
  const events: LedgerEvent[] = [runStarted(plan, run_id)];
  for (let round = 1; round <= rounds; round += 1) {
    const facts = foldFacts(plan, mergeEvents([events]).events);
    if (round > 1 && facts.jobs.every(({ status }) => status === 'succeeded')) break;
    const reuse = reusable(plan, facts);
    const at = round * 100_000;
    events.push({ type: 'round_started', run_id, round, at, plan_hash: plan.plan_hash, max_parallel: 4, reused: [...reuse] });
    let step = reduce(initialState({ root: plan.root, reuse, max_parallel: 4 }), { type: 'begin' });
    const queue: Command[] = [...step.commands];
    for (let command = queue.shift(); command !== undefined; command = queue.shift()) {
      if (command.type !== 'start') continue;
      const planned = byPath.get(command.path);
      if (planned === undefined) throw new Error(`No job ${command.path}`);
      const receipt = receiptOf(planned, round, { fails, run_id });
      events.push(receipt);
      step = reduce(step.state, { type: 'settled', path: command.path, failure: receipt.failure ?? null, random: 0 });
      queue.push(...step.commands);
    }
    events.push({ type: 'round_ended', run_id, round, at: at + 90_000, cause: 'finished' });
  }
  return events;
}

/** A ledger's text, under the name that its leg gives it. */
export function ledgerText(file: PlanFile, { wave, shard, round, events }: Written): LedgerText {
  const name = ledgerFile({ run: runName({ ...file.plan, run_id: file.run_id }), wave, shard, round });
  return { file: name, name, text: encoded(events) };
}

export function encoded(events: readonly LedgerEvent[]): string {
  let position = emptyLedger;
  return events
    .map((event) => {
      const next = encodeLine(position, event, sha256);
      position = next.position;
      return next.line;
    })
    .join('');
}
