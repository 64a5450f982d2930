import { sha256 } from '../adapters/hash.ts';
import { readHandedFolder, readPlanText } from '../adapters/files/handed.ts';
import { absolute } from '../adapters/project-files.ts';
import { acquireLock } from '../adapters/state/lock.ts';
import { openOrCreateRun } from '../adapters/state/run-folder.ts';
import { systemClock } from '../adapters/clock.ts';
import type { Checked, Diagnostic } from '../core/diagnostic.ts';
import { emptyLedger } from '../ledger/encoding.ts';
import type { LedgerEvent } from '../ledger/events.ts';
import { foldFacts } from '../ledger/facts.ts';
import { ledgerFile, readHanded, type HandedLedger } from '../ledger/handed.ts';
import { legWork } from '../ledger/leg.ts';
import { mergeEvents } from '../ledger/merge.ts';
import { decodePlanFile, runName, type PlanFile } from '../plan/plan-file.ts';
import { parseShard, shardText, type ShardId } from '../plan/shards.ts';
import { StateError, type LedgerText } from '../ports/state.ts';
import type { Entry } from './entry.ts';
import { openPlace, type Place } from './project.ts';
import { outputsOf, work } from './round.ts';
import type { RoundEnd, Setting, Watch } from './watch.ts';
import { given } from './settings.ts';

export interface LegRequest {
  readonly entry: Entry;
  readonly place: Place;
  /** Path of the plan file, from where the user stands. */
  readonly planFile: string;
  /** `2/3`: wave 2, shard 3. */
  readonly shard: string;
  /** A folder with the ledgers of earlier waves and rounds; null = what this machine has. */
  readonly ledgers: string | null;
  /** Null = GITHUB_RUN_ATTEMPT, else the one that follows from the ledgers. */
  readonly round: string | null;
}

/** One part of a fan-out, ready to be worked on. */
export interface Leg extends Setting {
  readonly file: PlanFile;
  readonly id: ShardId;
  /** Paths in run order. */
  readonly jobs: readonly string[];
  readonly handed: readonly LedgerText[];
  /** What was to be handed in and is not there: before the first ledger is written, that is as it should be. */
  readonly missing: readonly string[];
  readonly round: number | null;
}

/** Reads the plan file and finds the leg in it. */
export async function openLeg({ entry, place, planFile, shard, ledgers, round }: LegRequest): Promise<Checked<Leg>> {
  const read = readPlanFile(place.cwd, planFile);
  if (!read.ok) return read;
  const file = read.value;
  const opened = await openPlace({ ...place, flags: { ...place.flags, profile: file.profile } });
  const found = findShard(file, shard);
  const number = readRound(round ?? place.env['GITHUB_RUN_ATTEMPT'] ?? null);
  const handed = ledgers === null ? null : readHandedFolder(absolute(place.cwd, ledgers));
  const diagnostics = [...opened.diagnostics, ...found.diagnostics, ...number.diagnostics, ...otherProfile(place, file)];
  if (!opened.ok || !found.ok || !number.ok || diagnostics.length > 0) return { ok: false, diagnostics };
  const missing = ledgers !== null && handed === null ? [`There is no folder "${ledgers}": no ledger was downloaded`] : [];
  const value = { entry, ...opened.value, file, ...found.value, handed: handed?.ledgers ?? [], missing, round: number.value };
  return { ok: true, value, diagnostics: [] };
}

/** Works on one leg. What it may start follows from the ledgers, which are read when no other run can write them. */
export async function runLeg(leg: Leg, watch: Watch): Promise<Checked<RoundEnd>> {
  const { file, root, settings } = leg;
  const { run_id, plan } = file;
  const stateDir = absolute(root, settings.state_dir);
  const lock = acquireLock(stateDir, { run_id, now: systemClock.now() });
  try {
    const folder = openOrCreateRun(stateDir, { run_id, plan: JSON.stringify(plan) });
    const ledgers = [...folder.readLedgers(), ...leg.handed].map((each) => readHanded(each, sha256));
    const foreign = ledgers.flatMap((ledger) => foreignPlan(ledger, file));
    if (foreign.length > 0) return { ok: false, diagnostics: foreign };
    const ours = ledgers.filter(({ run }) => run === null || run.run_id === run_id);
    const round = leg.round ?? nextRound(ours, leg.id);
    const over = ours.flatMap((ledger) => alreadyDone(ledger, leg.id, round)).slice(0, 1);
    if (over.length > 0) return { ok: false, diagnostics: over };

    const { events, own, warnings } = history(leg, ours);
    const facts = foldFacts(plan, events);
    const { plan: part, kept, held } = legWork(plan, facts, leg.jobs);
    const name = ledgerFile({ run: runName({ ...plan, run_id }), ...leg.id, round });
    const others = ledgers.length - ours.length;
    const end = await work(
      {
        ...leg,
        folder,
        plan: part,
        params: file.params,
        round,
        leg: leg.id,
        events: own,
        warnings: [
          ...warnings,
          ...heldWords(held.size),
          ...(others === 0 ? [] : [`${others} ledgers of other runs are left out`]),
        ],
        kept,
        held,
        outputs: outputsOf(facts, new Set(facts.jobs.map(({ planned }) => planned.path))),
        started_at: file.created_at,
        ledger: { file: folder.appendLedger(name, 0), last: emptyLedger },
      },
      watch,
    );
    return { ok: true, value: end, diagnostics: [] };
  } finally {
    lock.release();
  }
}

const fetchPlan = 'Download the artifact of the job that planned, or write one with `lorchestra plan ID --out FILE`';

export function readPlanFile(cwd: string, path: string, hint = fetchPlan): Checked<PlanFile> {
  const read = readPlanText(absolute(cwd, path));
  const decoded = read.ok ? decodePlanFile(read.text, sha256) : read;
  if (decoded.ok) return { ok: true, value: decoded.value, diagnostics: [] };
  const message = `Cannot read the plan file "${path}": ${decoded.why}`;
  return { ok: false, diagnostics: [given('fan-out/plan-file', message, `--plan-file ${path}`, hint)] };
}

/** A whole number from 1, or null when none was given. */
export function readRound(text: string | null): Checked<number | null> {
  if (text === null || text === '') return { ok: true, value: null, diagnostics: [] };
  if (/^[1-9]\d{0,5}$/.test(text)) return { ok: true, value: Number(text), diagnostics: [] };
  const hint = 'Give a whole number from 1; on GitHub it is GITHUB_RUN_ATTEMPT';
  return { ok: false, diagnostics: [given('fan-out/round', `Cannot read the round "${text}"`, `--round ${text}`, hint)] };
}

function findShard(file: PlanFile, text: string): Checked<{ readonly id: ShardId; readonly jobs: readonly string[] }> {
  const id = parseShard(text);
  const wave = id === null ? undefined : file.waves[id.wave - 1];
  const shard = wave?.shards[(id?.shard ?? 0) - 1];
  if (id !== null && shard !== undefined) return { ok: true, value: { id, jobs: shard.jobs }, diagnostics: [] };
  const message = id === null ? `Cannot read shard "${text}"` : `There is no shard "${text}" in the plan`;
  const range =
    id !== null && wave !== undefined
      ? `Wave ${id.wave} has ${wave.shards.length}: 1 to ${wave.shards.length}`
      : `Waves go from 1 to ${file.waves.length}`;
  const hint = `Write WAVE/SHARD, such as "1/1". ${range}`;
  return { ok: false, diagnostics: [given('fan-out/shard', message, `--shard ${text}`, hint)] };
}

function otherProfile({ flags }: Place, file: PlanFile): readonly Diagnostic[] {
  if (flags.profile === undefined || flags.profile === '' || flags.profile === file.profile) return [];
  const message = `Cannot use profile "${flags.profile}": the plan was made for "${file.profile}"`;
  return [given('fan-out/profile', message, `--profile ${flags.profile}`, 'Choose the profile when you plan')];
}

function foreignPlan({ file, run }: HandedLedger, { plan }: PlanFile): readonly Diagnostic[] {
  if (run === null || run.plan_hash === plan.plan_hash) return [];
  const [theirs, ours] = [run.plan_hash.slice(0, 12), plan.plan_hash.slice(0, 12)];
  const message = `Ledger "${file}" belongs to plan ${theirs}, and this leg to plan ${ours}`;
  return [given('fan-out/foreign-plan', message, file, `Download artifacts by the pattern "lorchestra-${ours}-*" alone`)];
}

/** The round that is under way, unless this leg has worked in it. */
function nextRound(ledgers: readonly HandedLedger[], id: ShardId): number {
  const last = ledgers.reduce((most, { round }) => Math.max(most, round ?? 0), 1);
  return ledgers.some((ledger) => isOf(ledger, id) && ledger.round === last) ? last + 1 : last;
}

function isOf({ leg }: HandedLedger, id: ShardId): boolean {
  return leg === null || shardText(leg) === shardText(id);
}

function alreadyDone(ledger: HandedLedger, id: ShardId, round: number): readonly Diagnostic[] {
  const hint = 'Give a later round with --round; on GitHub, "Re-run failed jobs" gives one';
  if ((ledger.round ?? 0) > round) {
    const message = `Round ${round} is over: ledger "${ledger.file}" tells of round ${ledger.round}`;
    return [given('fan-out/round-over', message, `--round ${round}`, hint)];
  }
  if (ledger.leg === null || ledger.round !== round || !isOf(ledger, id)) return [];
  const message = `Leg ${shardText(id)} has worked in round ${round}: ledger "${ledger.file}" is there`;
  return [given('fan-out/leg-done', message, `--shard ${shardText(id)}`, hint)];
}

interface LegHistory {
  /** What all ledgers say. */
  readonly events: readonly LedgerEvent[];
  /** What they say of this leg and its jobs. */
  readonly own: readonly LedgerEvent[];
  readonly warnings: readonly string[];
}

function history({ id, jobs }: Leg, ledgers: readonly HandedLedger[]): LegHistory {
  const [damaged] = ledgers.filter(({ damage }) => damage !== null);
  if (damaged !== undefined && damaged.damage !== null) {
    const { line, reason } = damaged.damage;
    const remedy = 'Hand in a whole copy, or leave it out: what it tells of then starts again';
    throw new StateError(`Cannot trust the ledger "${damaged.file}": line ${line}: ${reason}. ${remedy}`);
  }
  const own = new Set(jobs);
  const mine = ledgers.map((ledger) =>
    ledger.events.filter((event) =>
      'attempt' in event ? own.has(event.path) : isOf(ledger, id) || event.type === 'run_started',
    ),
  );
  const torn = ledgers.filter(({ ended }) => ended === null);
  return {
    events: mergeEvents(ledgers.map(({ events }) => events)).events,
    own: mergeEvents(mine).events,
    warnings: torn.map(({ file }) => `Ledger "${file}" ends before its round does: what it does not tell of starts again`),
  };
}

function heldWords(held: number): readonly string[] {
  if (held === 0) return [];
  return [`${held === 1 ? '1 job does' : `${held} jobs do`} not start: an earlier stage has not succeeded`];
}
