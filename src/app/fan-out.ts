import { systemClock } from '../adapters/clock.ts';
import { sha256 } from '../adapters/hash.ts';
import { absolute, shownFrom } from '../adapters/project-files.ts';
import type { Terminal } from '../adapters/terminal.ts';
import { listRuns, newRunId, readRecord } from '../adapters/state/run-folder.ts';
import { writeNewFile } from '../adapters/state/write-file.ts';
import type { Checked, Diagnostic } from '../core/diagnostic.ts';
import { parseDuration } from '../core/duration.ts';
import { createRedactor } from '../core/redact.ts';
import { exitCodes } from '../core/vocabulary.ts';
import type { RunRecord } from '../ledger/record.ts';
import { learnDurations, type Durations } from '../plan/durations.ts';
import { listing } from '../plan/listing.ts';
import type { Plan } from '../plan/plan.ts';
import { plannedJobs } from '../plan/walk.ts';
import { encodePlanFile, runName, type PlanFile } from '../plan/plan-file.ts';
import { matrixOf, mostShards, shardPlan, shardText, type ShardChoice, type ShardCount } from '../plan/shards.ts';
import { renderFanOut } from '../report/fan-out.ts';
import type { Entry } from './entry.ts';
import { makePlan, type PlanFlags, type Planned } from './plan.ts';
import { mention, refuse } from './refuse.ts';
import { placeOf, type Place, type Project } from './project.ts';
import { secretValues } from './round.ts';
import { given } from './settings.ts';
import { version } from './version.ts';

export interface FanOutRequest {
  readonly place: Place;
  readonly id: string;
  /** `name=value` each. */
  readonly params: readonly string[];
  /** A number of shards per wave at most, or `auto`, or `whole`. */
  readonly shards: string;
  /** What each leg takes before its first job, as a duration; null = the default. */
  readonly setup: string | null;
  /** Where the plan file goes, from where the user stands; null = into the state folder. */
  readonly out: string | null;
}

/** A plan cut for many machines, and the file that they work by. */
export interface MadeFanOut {
  readonly planned: Planned;
  readonly choice: ShardChoice;
  readonly file: PlanFile;
  /** Absolute path of the plan file. */
  readonly path: string;
  /** How many jobs have a recorded duration. */
  readonly known: number;
}

const defaultSetupMs = 30_000;
/** Records that durations are learned from; of a wide run each takes megabytes to read. */
const pastRuns = 5;

/** Plans, cuts, and writes the plan file. */
export async function makeFanOut(request: FanOutRequest): Promise<Checked<MadeFanOut>> {
  const { place, id, params, shards, setup, out } = request;
  const wanted = readShards(shards);
  const setupMs = readSetup(setup);
  const planned = await makePlan(place, id, params);
  const diagnostics = [...wanted.diagnostics, ...setupMs.diagnostics, ...planned.diagnostics];
  if (!wanted.ok || !setupMs.ok || !planned.ok) return { ok: false, diagnostics };
  const { project, plan } = planned.value;
  const together = sharesFiles(plan);
  const kept = [...keepable(planned.value, place), ...(together ? onOneMachine(plan, wanted.value) : [])];
  if (kept.length > 0) return { ok: false, diagnostics: [...diagnostics, ...kept] };
  const durations = pastDurations(project);
  const { max_parallel, profile, state_dir } = project.settings;
  const choice = shardPlan({ plan, durations, setup_ms: setupMs.value, max_parallel }, together ? 'whole' : wanted.value);
  const now = systemClock.now();
  const file: PlanFile = {
    run_id: newRunId(now),
    created_at: now,
    round: Number(place.env['GITHUB_RUN_ATTEMPT']) || 1,
    lorchestra: version,
    profile,
    params: planned.value.params,
    plan,
    waves: choice.fanOut.waves,
  };
  const name = `plan-${runName({ ...file, ...plan })}.json`;
  const path = out === null ? absolute(project.root, `${state_dir}/${name}`) : absolute(place.cwd, out);
  writeNewFile(path, encodePlanFile(file, sha256));
  const known = file.waves.flatMap((wave) => wave.shards.flatMap(({ jobs }) => jobs)).filter((job) => isKnown(job, durations));
  return { ok: true, value: { planned: planned.value, choice, file, path, known: known.length }, diagnostics };
}

export interface CutFlags extends PlanFlags {
  readonly shards?: string;
  readonly setup?: string;
  readonly out?: string;
  readonly maxParallel?: string;
}

/** `lorchestra plan ID --shards`: says how the plan is cut, and where its file is. */
export async function fanOut({
  entry,
  screen,
  id,
  flags,
}: {
  entry: Entry;
  screen: Terminal;
  id: string;
  flags: CutFlags;
}): Promise<number> {
  const json = flags.json === true;
  const { param: params, shards = 'auto', setup = null, out = null } = flags;
  const place = placeOf(entry, flags);
  const made = await makeFanOut({ place, id, params, shards, setup, out });
  if (!made.ok) return refuse(screen, made.diagnostics, json);
  mention(screen, made.diagnostics, json);
  const { planned, choice, file, path, known } = made.value;
  const shown = shownFrom(entry.cwd, path);
  if (json) screen.out(`${JSON.stringify(described(made.value, shown), null, 2)}\n`);
  else {
    screen.out(renderFanOut({ plan: planned.plan, choice, wanted: shards, known }, screen.paint));
    screen.out(`\n  plan file  ${shown}\n  run        ${file.run_id}\n`);
  }
  return exitCodes.success;
}

/** What `plan ID --shards N --json` prints. */
function described({ planned, choice, file }: MadeFanOut, shown: string): object {
  const { fanOut, table } = choice;
  const { wall_ms, billed_minutes } = fanOut;
  const waves = fanOut.waves.map(({ name, shards }, index) => ({
    name,
    shards: shards.map((shard, place) => ({ shard: shardText({ wave: index + 1, shard: place + 1 }), ...shard })),
  }));
  return {
    ...listing(planned.plan),
    run_id: file.run_id,
    plan_file: shown,
    matrix: matrixOf(fanOut),
    expected_count: waves.reduce((sum, { shards }) => sum + shards.length, 0),
    fan_out: { wall_ms, billed_minutes, waves, table },
  };
}

/** The warehouse is a file, and a lakehouse ten: what a job writes, only jobs on the same machine can read. */
function sharesFiles(plan: Plan): boolean {
  return plannedJobs(plan).some(({ job }) => job.kind !== 'exec');
}

function onOneMachine(plan: Plan, wanted: number | 'auto' | 'whole'): readonly Diagnostic[] {
  if (typeof wanted !== 'number') return [];
  const ofPipelines = plannedJobs(plan).every(({ job }) => job.kind === 'exec' || job.kind.startsWith('spectra_'));
  const shared = ofPipelines ? 'lakehouse, which is a folder of files' : 'warehouse, which is a file';
  const message = `Cannot cut "${plan.composite}" for several machines: its data jobs share one ${shared}`;
  const hint = 'Give "whole", or "auto", which then means the same; phases hand it on (docs/github.md)';
  return [given('fan-out/one-warehouse', message, `--shards ${wanted}`, hint)];
}

function isKnown(path: string, durations: Durations): boolean {
  return durations.has(path.slice(path.lastIndexOf('/') + 1));
}

function readShards(text: string): Checked<ShardCount> {
  if (text === 'auto' || text === 'whole') return { ok: true, value: text, diagnostics: [] };
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= mostShards) return { ok: true, value: count, diagnostics: [] };
  const message =
    count > mostShards
      ? `Cannot cut a wave into ${count} shards: GitHub starts at most ${mostShards} jobs from one matrix`
      : `Cannot read the number of shards "${text}"`;
  const hint = `Give a whole number from 1 to ${mostShards}, or "auto", or "whole"; a shard may hold any number of jobs`;
  return { ok: false, diagnostics: [given('settings/shards', message, `--shards ${text}`, hint)] };
}

function readSetup(text: string | null): Checked<number> {
  const ms = text === null ? defaultSetupMs : parseDuration(text);
  if (ms !== null) return { ok: true, value: ms, diagnostics: [] };
  const message = `Cannot read the set-up time "${text ?? ''}"`;
  return { ok: false, diagnostics: [given('settings/setup', message, `--setup ${text ?? ''}`, 'Write a duration: 45s, 1m30s')] };
}

/** The plan file becomes an artifact, so it may hold no secret; nor may a leg work with a parameter that was blotted out. */
function keepable({ plan, params, project }: Planned, { env }: Place): readonly Diagnostic[] {
  const redactor = createRedactor(secretValues(plan, env, project.settings));
  return Object.entries(params).flatMap(([name, value]) => {
    if (redactor.text(value) === value) return [];
    const message = `Cannot put parameter "${name}" into a plan file: it holds the value of a secret`;
    return [given('settings/secret-param', message, `--param ${name}=...`, 'Let the job read the secret from its environment')];
  });
}

function pastDurations({ root, settings }: Project): Durations {
  const stateDir = absolute(root, settings.state_dir);
  const records = listRuns(stateDir)
    .slice(0, pastRuns)
    .flatMap((run) => parseRecord(readRecord(stateDir, run)));
  return learnDurations(records.flatMap(({ jobs }) => jobs));
}

/** A record that cannot be read teaches nothing; planning goes on without it. */
function parseRecord(text: string | null): readonly Pick<RunRecord, 'jobs'>[] {
  try {
    const record = JSON.parse(text ?? 'null') as Partial<RunRecord> | null;
    return Array.isArray(record?.jobs) ? [{ jobs: record.jobs }] : [];
  } catch {
    return [];
  }
}
