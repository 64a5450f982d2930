import { systemClock } from '../adapters/clock.ts';
import { workHard } from '../adapters/engine.ts';
import { sha256 } from '../adapters/hash.ts';
import { createLogBook } from '../adapters/job-logs.ts';
import { watchSignals } from '../adapters/process/self.ts';
import { absolute } from '../adapters/project-files.ts';
import { acquireLock } from '../adapters/state/lock.ts';
import { createRun, newRunId, openRun } from '../adapters/state/run-folder.ts';
import { createRedactor, shortestSecret, type Redactor } from '../core/redact.ts';
import { emptyLedger, type LedgerPosition } from '../ledger/encoding.ts';
import type { LedgerEvent, RunStarted } from '../ledger/events.ts';
import { foldFacts, type RunFacts } from '../ledger/facts.ts';
import { foldRecord } from '../ledger/fold-record.ts';
import { reusable } from '../ledger/reuse.ts';
import { openLedger } from '../ledger/writer.ts';
import type { Plan } from '../plan/plan.ts';
import { secretNames } from '../plan/secrets.ts';
import type { ShardId } from '../plan/shards.ts';
import { plannedJobs } from '../plan/walk.ts';
import { ownLedgerName, StateError, type AppendFile, type RunFolder } from '../ports/state.ts';
import { execute } from '../run/execute.ts';
import type { Entry } from './entry.ts';
import { readHistory, type History } from './history.ts';
import { openRunners } from './runners.ts';
import type { Settings } from './settings.ts';
import type { Listener, RoundEnd, Setting, StartChild, Watch } from './watch.ts';
import { version } from './version.ts';

/** Starts a new run of a plan and works on it to the end of its first round. */
export async function startRun(
  setting: Setting,
  run: { readonly plan: Plan; readonly params: Readonly<Record<string, string>> },
  watch: Watch,
): Promise<RoundEnd> {
  const now = systemClock.now();
  const run_id = newRunId(now);
  const lock = acquireLock(absolute(setting.root, setting.settings.state_dir), { run_id, now });
  try {
    return await begin(setting, { ...run, run_id }, watch);
  } finally {
    lock.release();
  }
}

function begin(
  setting: Setting,
  run: { readonly plan: Plan; readonly params: Readonly<Record<string, string>>; readonly run_id: string },
  watch: Watch,
): Promise<RoundEnd> {
  const { plan, params, run_id } = run;
  const folder = createRun(absolute(setting.root, setting.settings.state_dir), { run_id, plan: JSON.stringify(plan) });
  const history: History = { plan, events: [], last: emptyLedger, valid_bytes: 0, warnings: [] };
  return goOn(setting, { folder, history, params }, watch);
}

/** Opens a further round on a run: what is unfinished or stale starts, and nothing else. */
export async function resumeRun(setting: Setting, run_id: string, watch: Watch): Promise<RoundEnd> {
  const stateDir = absolute(setting.root, setting.settings.state_dir);
  const lock = acquireLock(stateDir, { run_id, now: systemClock.now() });
  try {
    const folder = openRun(stateDir, run_id);
    const history = readHistory(folder);
    const started = history.events.find((event) => event.type === 'run_started');
    if (started === undefined) throw new StateError(`Run "${run_id}" was cut off before it started; start a new run`);
    if (started.plan_hash !== history.plan.plan_hash) {
      throw new StateError(`The plan in "${folder.path}" is not the one that run "${run_id}" started with; start a new run`);
    }
    return await goOn(setting, { folder, history, params: started.params }, watch);
  } finally {
    lock.release();
  }
}

/** A round that is about to begin. */
export interface Round extends Setting {
  readonly folder: RunFolder;
  /** What this machine works on: the whole plan, or one leg's part of it. */
  readonly plan: Plan;
  readonly params: Readonly<Record<string, string>>;
  readonly round: number;
  readonly leg?: ShardId;
  /** What the ledgers say so far of the run and of the jobs of this plan. */
  readonly events: readonly LedgerEvent[];
  readonly warnings: readonly string[];
  /** Paths whose earlier success is kept, in run order. */
  readonly kept: readonly string[];
  /** Paths of other jobs that may not start. */
  readonly held: ReadonlySet<string>;
  /** What earlier jobs left for later ones, by path. */
  readonly outputs: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Milliseconds since 1970-01-01 UTC: the start of the run, written when no ledger tells of it. */
  readonly started_at: number;
  readonly ledger: { readonly file: AppendFile; readonly last: LedgerPosition };
}

async function goOn(setting: Setting, from: From, watch: Watch): Promise<RoundEnd> {
  const { folder, history, params } = from;
  const { plan, events, warnings } = history;
  const before = foldFacts(plan, events);
  const reuse = reusable(plan, before);
  const jobs = plannedJobs(plan);
  const kept = jobs.filter(({ path }) => reuse.has(path)).map(({ path }) => path);
  if (kept.length === jobs.length) return { record: foldRecord(plan, before), folder, warnings, signal: null, worked: false };
  const round: Round = {
    ...setting,
    folder,
    plan,
    params,
    round: before.rounds.reduce((last, each) => Math.max(last, each.round), 0) + 1,
    events,
    warnings,
    kept,
    held: new Set(),
    outputs: outputsOf(before, reuse),
    started_at: systemClock.now(),
    ledger: { file: folder.appendLedger(ownLedgerName, history.valid_bytes), last: history.last },
  };
  return work(round, watch);
}

interface From {
  readonly folder: RunFolder;
  readonly history: History;
  readonly params: Readonly<Record<string, string>>;
}

/** Works on a round to its end and keeps what it came to. */
export async function work(round: Round, watch: Watch): Promise<RoundEnd> {
  const { entry, settings, folder, plan, leg } = round;
  const secrets = [...secretValues(plan, entry.env, settings), ...Object.values(entry.secrets ?? {})];
  const redactor = createRedactor(secrets);
  // Every byte that a job prints is looked at.
  if (secrets.length > 0) workHard();
  const events: LedgerEvent[] = [...round.events];
  const ledger = openLedger({ ...round.ledger, sha256 });
  const listener = watch({ plan, folder, secrets });
  const append = (event: LedgerEvent): void => {
    ledger.append(event);
    events.push(event);
  };
  const signals = watchSignals();
  try {
    for (const event of opening(round, redactor)) {
      append(event);
      await ledger.pending();
      listener(event);
    }
    await perform(round, { append, pending: ledger.pending, listener, redactor, signals });
  } finally {
    signals.stop();
    ledger.close();
  }
  const record = foldRecord(plan, foldFacts(plan, events), leg === undefined ? {} : { leg });
  folder.write('record.json', `${JSON.stringify(record, null, 2)}\n`);
  folder.write('result.json', `${JSON.stringify(record.result, null, 2)}\n`);
  const reason: unknown = signals.cancel.aborted ? signals.cancel.reason : null;
  const warnings = [...round.warnings, ...shortSecrets(redactor.tooShort)];
  return { record, folder, warnings, signal: typeof reason === 'string' ? reason : null, worked: true };
}

/** Hiding every `1` or `no` would leave no text readable. */
function shortSecrets(tooShort: number): readonly string[] {
  if (tooShort === 0) return [];
  return [
    `${tooShort === 1 ? 'One secret is' : `${tooShort} secrets are`} shorter than ${shortestSecret} characters and cannot be hidden in logs`,
  ];
}

/** A ledger tells first what run it belongs to, then what round. */
function opening(options: Round, redactor: Redactor): readonly LedgerEvent[] {
  const { folder, plan, round, leg, settings, kept, params, started_at, ledger } = options;
  const { max_parallel, profile } = settings;
  const { run_id } = folder;
  const { composite, plan_hash } = plan;
  const begun = { type: 'round_started', run_id, round, at: systemClock.now(), plan_hash, max_parallel } as const;
  const known = options.events.find((event) => event.type === 'run_started');
  const first: RunStarted = known ?? {
    type: 'run_started',
    run_id,
    at: started_at,
    composite,
    plan_hash,
    params: redacted(params, redactor),
    profile,
    lorchestra: version,
  };
  return [...(ledger.last.seq === 0 ? [first] : []), { ...begun, reused: kept, ...(leg === undefined ? {} : { leg }) }];
}

interface Hands {
  readonly append: (event: LedgerEvent) => void;
  readonly pending: () => Promise<void> | null;
  readonly listener: Listener;
  readonly redactor: Redactor;
  readonly signals: ReturnType<typeof watchSignals>;
}

async function perform(options: Round, { append, pending, listener, redactor, signals }: Hands): Promise<void> {
  const { folder, plan, round, params, settings, kept, held, outputs } = options;
  const { run_id } = folder;
  // The run that holds the state holds it for both.
  const startChild: StartChild = (run, watch) => begin(options, { ...run, run_id: newRunId(systemClock.now()) }, watch);
  const runners = await openRunners({ ...options, run_id, redactor, startChild });
  signals.onSecond(runners.killAll);
  try {
    // A run that begins has left nothing behind.
    if (options.events.length > 0) await runners.sweep();
    await execute({
      plan,
      run_id,
      round,
      params,
      reuse: new Set([...kept, ...held]),
      earlierOutputs: outputs,
      max_parallel: settings.max_parallel,
      append,
      pending,
      listen: listener,
      runnerOf: runners.of,
      logs: createLogBook({ folder: folder.path, redactor }),
      clock: systemClock,
      signal: signals.cancel,
      redact: redactor.text,
    });
  } finally {
    await runners.close();
  }
}

/** What the names that a plan calls secret stand for here. */
export function secretValues(plan: Plan, env: Entry['env'], settings: Settings): readonly string[] {
  return secretNames(plan).flatMap((name) => {
    const values = [env[name], settings.variables[name]];
    return values.filter((value): value is string => value !== undefined && value !== '');
  });
}

function redacted(params: Readonly<Record<string, string>>, redactor: Redactor): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, redactor.text(value)]));
}

/** What the jobs with these paths have left for later ones. */
export function outputsOf(facts: RunFacts, paths: ReadonlySet<string>): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const reusedJobs = facts.jobs.filter(({ planned }) => paths.has(planned.path));
  return new Map(reusedJobs.map(({ planned, receipt }) => [planned.path, receipt?.report.outputs ?? {}]));
}
