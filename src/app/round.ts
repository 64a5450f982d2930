import { systemClock } from '../adapters/clock.ts';
import { sha256 } from '../adapters/hash.ts';
import { createLogBook } from '../adapters/job-logs.ts';
import { watchSignals } from '../adapters/process/self.ts';
import { absolute } from '../adapters/project-files.ts';
import { acquireLock } from '../adapters/state/lock.ts';
import { createRun, newRunId, openRun } from '../adapters/state/run-folder.ts';
import { createRedactor, type Redactor } from '../core/redact.ts';
import { emptyLedger } from '../ledger/encoding.ts';
import type { LedgerEvent } from '../ledger/events.ts';
import { foldFacts, type RunFacts } from '../ledger/facts.ts';
import { foldRecord } from '../ledger/fold-record.ts';
import type { RunRecord } from '../ledger/record.ts';
import { reusable } from '../ledger/reuse.ts';
import { openLedger } from '../ledger/writer.ts';
import type { Plan } from '../plan/plan.ts';
import { secretNames } from '../plan/secrets.ts';
import { plannedJobs } from '../plan/walk.ts';
import { StateError, type RunFolder } from '../ports/state.ts';
import { execute } from '../run/execute.ts';
import type { Entry } from './entry.ts';
import { readHistory, type History } from './history.ts';
import { openRunners } from './runners.ts';
import type { Settings } from './settings.ts';
import { version } from './version.ts';

/** Where a run works and with what. */
export interface Setting {
  readonly entry: Entry;
  readonly root: string;
  readonly settings: Settings;
}

/** Who watches a round: hears of each event once it is durable. */
export type Listener = (event: LedgerEvent) => void;
/** Made when the plan and the run's folder are known and before anything starts. */
export type Watch = (round: { readonly plan: Plan; readonly folder: RunFolder; readonly secrets: readonly string[] }) => Listener;

export interface RoundEnd {
  readonly record: RunRecord;
  readonly folder: RunFolder;
  /** What the ledger reader left out. */
  readonly warnings: readonly string[];
  /** The process signal that cancelled the round. */
  readonly signal: string | null;
  /** False when there was nothing left to do, so no round was started. */
  readonly worked: boolean;
}

/** Starts a new run of a plan and works on it to the end of its first round. */
export async function startRun(
  setting: Setting,
  run: { readonly plan: Plan; readonly params: Readonly<Record<string, string>> },
  watch: Watch,
): Promise<RoundEnd> {
  const now = systemClock.now();
  const run_id = newRunId(now);
  const stateDir = absolute(setting.root, setting.settings.state_dir);
  const lock = acquireLock(stateDir, { run_id, now });
  try {
    const folder = createRun(stateDir, { run_id, plan: JSON.stringify(run.plan) });
    const history: History = { plan: run.plan, events: [], last: emptyLedger, valid_bytes: 0, warnings: [] };
    return await work({ ...setting, folder, history, params: run.params }, watch);
  } finally {
    lock.release();
  }
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
    return await work({ ...setting, folder, history, params: started.params }, watch);
  } finally {
    lock.release();
  }
}

interface Work extends Setting {
  readonly folder: RunFolder;
  readonly history: History;
  readonly params: Readonly<Record<string, string>>;
}

async function work(options: Work, watch: Watch): Promise<RoundEnd> {
  const { entry, settings, folder, history, params } = options;
  const { plan, warnings } = history;
  const { run_id } = folder;
  const before = foldFacts(plan, history.events);
  const reuse = reusable(plan, before);
  const jobs = plannedJobs(plan);
  const reused = jobs.filter(({ path }) => reuse.has(path)).map(({ path }) => path);
  if (reused.length === jobs.length) return { record: foldRecord(plan, before), folder, warnings, signal: null, worked: false };

  const secrets = secretValues(plan, entry, settings);
  const redactor = createRedactor(secrets);
  const events: LedgerEvent[] = [...history.events];
  const ledger = openLedger({ file: folder.appendLedger(history.valid_bytes), last: history.last, sha256 });
  const listener = watch({ plan, folder, secrets });
  const append = (event: LedgerEvent): void => {
    ledger.append(event);
    events.push(event);
  };
  const announce = (event: LedgerEvent): void => {
    append(event);
    listener(event);
  };
  const signals = watchSignals();
  try {
    const { max_parallel, profile } = settings;
    const at = systemClock.now();
    const round = before.rounds.reduce((last, each) => Math.max(last, each.round), 0) + 1;
    if (before.run === null) {
      const { composite, plan_hash } = plan;
      announce({
        type: 'run_started',
        run_id,
        at,
        composite,
        plan_hash,
        params: redacted(params, redactor),
        profile,
        lorchestra: version,
      });
    }
    announce({ type: 'round_started', run_id, round, at, plan_hash: plan.plan_hash, max_parallel, reused });
    const runners = await openRunners({ ...options, plan, run_id, redactor });
    signals.onSecond(runners.killAll);
    try {
      await runners.sweep();
      await execute({
        plan,
        run_id,
        round,
        params,
        reuse,
        earlierOutputs: outputsOf(before, reuse),
        max_parallel,
        append,
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
  } finally {
    signals.stop();
    ledger.close();
  }
  const record = foldRecord(plan, foldFacts(plan, events));
  folder.write('record.json', `${JSON.stringify(record, null, 2)}\n`);
  folder.write('result.json', `${JSON.stringify(record.result, null, 2)}\n`);
  const reason: unknown = signals.cancel.aborted ? signals.cancel.reason : null;
  return { record, folder, warnings, signal: typeof reason === 'string' ? reason : null, worked: true };
}

/** What the names that a plan calls secret stand for here. */
function secretValues(plan: Plan, entry: Entry, settings: Settings): readonly string[] {
  return secretNames(plan).flatMap((name) => {
    const values = [entry.env[name], settings.variables[name]];
    return values.filter((value): value is string => value !== undefined && value !== '');
  });
}

function redacted(params: Readonly<Record<string, string>>, redactor: Redactor): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, redactor.text(value)]));
}

function outputsOf(facts: RunFacts, reuse: ReadonlySet<string>): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const reusedJobs = facts.jobs.filter(({ planned }) => reuse.has(planned.path));
  return new Map(reusedJobs.map(({ planned, receipt }) => [planned.path, receipt?.report.outputs ?? {}]));
}
