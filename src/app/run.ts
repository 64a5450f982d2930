import type { Terminal } from '../adapters/terminal.ts';
import { exitCodes } from '../core/vocabulary.ts';
import { dryRunResult } from '../ledger/fold-result.ts';
import { dryRunVerdict, renderListing } from '../report/listing.ts';
import type { Entry } from './entry.ts';
import type { PlanFlags } from './plan.ts';
import { makePlan } from './plan.ts';
import { mention, refuse } from './refuse.ts';
import { startRun } from './round.ts';
import { consoleView } from './view.ts';

export interface RunFlags extends PlanFlags {
  readonly dryRun?: true;
  readonly maxParallel?: string;
}

export async function run({
  entry,
  screen,
  id,
  flags,
}: {
  entry: Entry;
  screen: Terminal;
  id: string;
  flags: RunFlags;
}): Promise<number> {
  const json = flags.json === true;
  const planned = makePlan({ cwd: entry.cwd, env: entry.env, flags }, id, flags.param);
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
