import type { Terminal } from '../adapters/terminal.ts';
import type { Checked } from '../core/diagnostic.ts';
import { exitCodes } from '../core/vocabulary.ts';
import { sortDiagnostics } from '../definition/codes.ts';
import { listing } from '../plan/listing.ts';
import type { Plan } from '../plan/plan.ts';
import { renderListing } from '../report/listing.ts';
import type { Entry } from './entry.ts';
import { readParams, type PlaceFlags } from './flags.ts';
import { openProject, placeOf, planOf, type Place, type Project } from './project.ts';
import { mention, refuse } from './refuse.ts';

export interface PlanFlags extends PlaceFlags {
  readonly param: readonly string[];
  readonly json?: true;
}

export interface Planned {
  readonly project: Project;
  readonly plan: Plan;
  readonly params: Readonly<Record<string, string>>;
}

/** Definitions to plan. Any mistake in the folder refuses: what is broken must not be found in the middle of a night. */
export async function makePlan(place: Place, id: string, pairs: readonly string[]): Promise<Checked<Planned>> {
  const params = readParams(pairs);
  const project = await openProject(place);
  if (!params.ok || !project.ok) return { ok: false, diagnostics: [...params.diagnostics, ...project.diagnostics] };
  const plan = planOf(project.value, id, params.value);
  const unread = project.value.diagnostics.filter(({ severity }) => severity === 'error');
  // What cannot be read may be what was asked for, so that it is unknown says nothing.
  const found = unread.length === 0 ? plan.diagnostics : plan.diagnostics.filter(({ code }) => code !== 'plan/unknown-id');
  const diagnostics = sortDiagnostics([...project.value.diagnostics, ...found]);
  if (!plan.ok || diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return { ok: false, diagnostics };
  return { ok: true, value: { project: project.value, plan: plan.value, params: params.value }, diagnostics };
}

export async function plan({
  entry,
  screen,
  id,
  flags,
}: {
  entry: Entry;
  screen: Terminal;
  id: string;
  flags: PlanFlags;
}): Promise<number> {
  const json = flags.json === true;
  const planned = await makePlan(placeOf(entry, flags), id, flags.param);
  if (!planned.ok) return refuse(screen, planned.diagnostics, json);
  mention(screen, planned.diagnostics, json);
  if (json) screen.out(`${JSON.stringify(listing(planned.value.plan), null, 2)}\n`);
  else screen.out(renderListing(planned.value.plan, screen.paint));
  return exitCodes.success;
}
