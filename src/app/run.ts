import type { Terminal } from '../adapters/terminal.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { exitCodes } from '../core/vocabulary.ts';
import { dryRunResult } from '../ledger/fold-result.ts';
import { dryRunVerdict, renderListing } from '../report/listing.ts';
import type { Entry } from './entry.ts';
import type { PlanFlags } from './plan.ts';
import { makePlan } from './plan.ts';
import { placeOf } from './project.ts';
import { mention, refuse } from './refuse.ts';
import { startRun } from './round.ts';
import { given } from './settings.ts';
import { consoleView } from './view.ts';

export interface RunFlags extends PlanFlags {
  readonly dryRun?: true;
  readonly maxParallel?: string;
  readonly planFile?: string;
  readonly shard?: string;
  readonly ledgers?: string;
  readonly round?: string;
}

export async function run({
  entry,
  screen,
  id,
  flags,
}: {
  entry: Entry;
  screen: Terminal;
  id: string | undefined;
  flags: RunFlags;
}): Promise<number> {
  const json = flags.json === true;
  const wrong = contradictions(id, flags);
  if (wrong.length > 0) return refuse(screen, wrong, json);
  if (flags.planFile !== undefined) return runOneLeg({ entry, screen, planFile: flags.planFile, flags });
  if (id === undefined) return refuse(screen, [nothingNamed], json);
  const planned = await makePlan(placeOf(entry, flags), id, flags.param);
  if (!planned.ok) return refuse(screen, planned.diagnostics, json);
  mention(screen, planned.diagnostics, json);
  const { project, plan, params } = planned.value;
  if (flags.dryRun === true) {
    if (json) screen.out(`${JSON.stringify(dryRunResult(plan), null, 2)}\n`);
    else screen.out(`${renderListing(plan, screen.paint)}\n${dryRunVerdict(plan)}\n`);
    return exitCodes.success;
  }
  const view = consoleView({ entry, screen, json, settings: project.settings, root: project.root });
  return view.end(await startRun({ entry, root: project.root, settings: project.settings }, { plan, params }, view.watch));
}

const nothingNamed = given(
  'settings/no-id',
  'Nothing is named to be run',
  'run',
  'Give the id of a composite or of a job: `lorchestra list` shows all',
);

/** A leg takes what its plan file says, and a whole run has no leg: what does not go together is said, not passed over. */
function contradictions(id: string | undefined, flags: RunFlags): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const refused = (text: string, message: string, hint: string): void => {
    found.push(given('settings/leg', message, text, hint));
  };
  if (flags.planFile === undefined) {
    const names = ['shard', 'ledgers', 'round'] as const;
    for (const name of names.filter((each) => flags[each] !== undefined))
      refused(`--${name}`, `--${name} belongs to a leg of a fan-out`, 'Give the plan file as well: --plan-file FILE');
    return found;
  }
  if (id !== undefined) refused(`run ${id}`, `Cannot run "${id}" and a plan file at once`, 'Leave one of the two out');
  if (flags.shard === undefined) refused('--plan-file', 'A plan file is run by legs', 'Say which one: --shard 1/1');
  if (flags.param.length > 0) refused('--param', 'Parameters stand in the plan file', 'Give them to `lorchestra plan`');
  if (flags.dryRun === true) refused('--dry-run', 'A leg has no dry-run', '`lorchestra plan ID --shards N` shows what would run');
  return found;
}

async function runOneLeg({
  entry,
  screen,
  planFile,
  flags,
}: {
  entry: Entry;
  screen: Terminal;
  planFile: string;
  flags: RunFlags;
}): Promise<number> {
  const json = flags.json === true;
  const { openLeg, runLeg } = await import('./leg.ts');
  const { shard = '', ledgers = null, round = null } = flags;
  const leg = await openLeg({ entry, place: placeOf(entry, flags), planFile, shard, ledgers, round });
  if (!leg.ok) return refuse(screen, leg.diagnostics, json);
  const { settings, root } = leg.value;
  const view = consoleView({ entry, screen, json, settings, root });
  const end = await runLeg(leg.value, view.watch);
  return end.ok ? view.end(end.value) : refuse(screen, end.diagnostics, json);
}
