import { systemClock } from '../adapters/clock.ts';
import { readHandedFolder } from '../adapters/files/handed.ts';
import { sha256 } from '../adapters/hash.ts';
import { absolute, shownFrom } from '../adapters/project-files.ts';
import { acquireLock } from '../adapters/state/lock.ts';
import { newRunId, openOrCreateRun } from '../adapters/state/run-folder.ts';
import type { Terminal } from '../adapters/terminal.ts';
import type { Checked } from '../core/diagnostic.ts';
import { exitCodes } from '../core/vocabulary.ts';
import { collect as fold } from '../ledger/collect.ts';
import { encodeLine, emptyLedger } from '../ledger/encoding.ts';
import type { LedgerEvent, RunStarted } from '../ledger/events.ts';
import { decodePlanFile, type PlanFile } from '../plan/plan-file.ts';
import type { Plan } from '../plan/plan.ts';
import { ownLedgerName, type RunFolder } from '../ports/state.ts';
import { closing } from '../report/closing.ts';
import { cause } from '../report/text.ts';
import type { Entry } from './entry.ts';
import type { PlaceFlags } from './flags.ts';
import { readPlanFile, readRound } from './leg.ts';
import { openPlace, openProject, placeOf, planOf, type Place, type Project } from './project.ts';
import { refuse, sayCause } from './refuse.ts';
import type { RoundEnd } from './watch.ts';
import { given } from './settings.ts';
import { version } from './version.ts';
import { exitCodeOf } from './view.ts';

export interface CollectRequest {
  readonly place: Place;
  /** A composite whose plan, or whose phases' plans, were worked on; null = the one of the plan file. */
  readonly id: string | null;
  readonly planFile: string | null;
  /** A folder of downloaded artifacts, from where the user stands. */
  readonly ledgers: string;
  /** Null = GITHUB_RUN_ATTEMPT, else the last round that a ledger tells of. */
  readonly round: string | null;
}

export interface Gathered extends RoundEnd {
  readonly root: string;
}

/** Folds what other machines did into one record, and keeps it in the state folder. */
export async function gather(request: CollectRequest): Promise<Checked<Gathered>> {
  const { place, ledgers } = request;
  const round = readRound(request.round ?? place.env['GITHUB_RUN_ATTEMPT'] ?? null);
  const meant = await whatIsCollected(request);
  if (!round.ok || !meant.ok) return { ok: false, diagnostics: [...round.diagnostics, ...meant.diagnostics] };
  const { plan, file, root, settings } = meant.value;
  const there = readHandedFolder(absolute(place.cwd, ledgers));
  const handed = there ?? { ledgers: [], planFiles: [] };
  const found = handed.planFiles.map((text) => decodePlanFile(text, sha256));
  const others = found.flatMap((each) => (each.ok ? [each.value] : []));
  const now = systemClock.now();
  const { record, events } = fold({
    plan,
    run: startOf(file ?? newestOf(plan, others), { plan, now, profile: settings.profile }),
    ledgers: handed.ledgers,
    planFiles: file === null ? others : [...others.filter((other) => other.plan.plan_hash !== plan.plan_hash), file],
    round: round.value,
    sha256,
  });
  const stateDir = absolute(root, settings.state_dir);
  const lock = acquireLock(stateDir, { run_id: record.run_id, now });
  try {
    const folder = openOrCreateRun(stateDir, { run_id: record.run_id, plan: JSON.stringify(plan) });
    if (folder.readLedgers().length === 0) keep(folder, events);
    folder.write('record.json', `${JSON.stringify(record, null, 2)}\n`);
    folder.write('result.json', `${JSON.stringify(record.result, null, 2)}\n`);
    const warnings = [
      ...(there === null ? [`There is no folder "${ledgers}": no ledger was downloaded`] : []),
      ...found.flatMap((each) => (each.ok ? [] : [`A plan file in "${ledgers}" is left out: ${each.why}`])),
    ];
    return { ok: true, value: { record, folder, warnings, signal: null, worked: true, root }, diagnostics: [] };
  } finally {
    lock.release();
  }
}

/** Everything in one ledger, so that the collected run can be looked at and finished here. */
function keep(folder: RunFolder, events: readonly LedgerEvent[]): void {
  let position = emptyLedger;
  const lines = events.map((event) => {
    const next = encodeLine(position, event, sha256);
    position = next.position;
    return next.line;
  });
  folder.write(ownLedgerName, lines.join(''));
}

/** The start of the run as its plan file tells it. A run whose phases alone have plan files starts when it is collected. */
function startOf(
  file: PlanFile | undefined,
  otherwise: { readonly plan: Plan; readonly now: number; readonly profile: string },
): RunStarted {
  const { composite, plan_hash } = otherwise.plan;
  const known = { type: 'run_started', composite, plan_hash } as const;
  if (file === undefined) {
    const { now, profile } = otherwise;
    return { ...known, run_id: newRunId(now), at: now, params: {}, profile, lorchestra: version };
  }
  const { run_id, created_at, params, profile, lorchestra } = file;
  return { ...known, run_id, at: created_at, params, profile, lorchestra };
}

function newestOf(plan: Plan, files: readonly PlanFile[]): PlanFile | undefined {
  const own = files.filter((file) => file.plan.plan_hash === plan.plan_hash);
  return own.toSorted((left, right) => left.created_at - right.created_at).at(-1);
}

const noPlan =
  'Either the job that planned has failed, or its artifact was not found: GitHub drops the output that names it when a masked secret is in it';

interface Collection extends Pick<Project, 'root' | 'settings'> {
  readonly plan: Plan;
  readonly file: PlanFile | null;
}

async function whatIsCollected({ place, id, planFile }: CollectRequest): Promise<Checked<Collection>> {
  if (planFile !== null) {
    const file = readPlanFile(place.cwd, planFile, noPlan);
    if (!file.ok) return file;
    const opened = await openPlace({ ...place, flags: { ...place.flags, profile: file.value.profile } });
    if (!opened.ok) return opened;
    const { plan } = file.value;
    if (id === null || id === plan.composite)
      return { ok: true, value: { ...opened.value, plan, file: file.value }, diagnostics: [] };
    const message = `Cannot collect "${id}" by the plan file of "${plan.composite}"`;
    return { ok: false, diagnostics: [given('fan-out/plan-file', message, `collect ${id}`, 'Give one of the two')] };
  }
  if (id === null) {
    const hint = 'Give the id of the composite, or the plan file with --plan-file';
    return { ok: false, diagnostics: [given('fan-out/nothing', 'Nothing is named to be collected', 'collect', hint)] };
  }
  const project = await openProject(place);
  if (!project.ok) return project;
  const { root, settings } = project.value;
  // What a run was given does not matter any more, so no parameter is missed.
  const plan = planOf(project.value, id, null);
  return plan.ok ? { ok: true, value: { root, settings, plan: plan.value, file: null }, diagnostics: [] } : plan;
}

export interface CollectFlags extends PlaceFlags {
  readonly planFile?: string;
  readonly ledgers: string;
  readonly round?: string;
  readonly json?: true;
}

export async function collect(options: {
  readonly entry: Entry;
  readonly screen: Terminal;
  readonly id: string | undefined;
  readonly flags: CollectFlags;
}): Promise<number> {
  const { entry, screen, id = null, flags } = options;
  const json = flags.json === true;
  const { planFile = null, ledgers, round = null } = flags;
  const gathered = await gather({ place: placeOf(entry, flags), id, planFile, ledgers, round });
  if (!gathered.ok) return refuse(screen, gathered.diagnostics, json);
  const { record, warnings, folder } = gathered.value;
  const code = exitCodeOf(gathered.value);
  if (code !== exitCodes.success) sayCause(screen, cause(record));
  for (const warning of warnings) screen.err(`${warning}\n`);
  if (json) {
    screen.out(`${JSON.stringify(record.result, null, 2)}\n`);
    return code;
  }
  const locations = [{ what: 'record', where: shownFrom(entry.cwd, `${folder.path}/record.json`) }];
  screen.out(`${closing({ record, locations, paint: screen.paint }).join('\n')}\n`);
  return code;
}
