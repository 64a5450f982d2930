import type { Terminal } from '../adapters/terminal.ts';
import type { Entry } from './entry.ts';
import type { PlaceFlags } from './flags.ts';
import { findRun, openPlace, placeOf } from './project.ts';
import { refuse } from './refuse.ts';
import { resumeRun } from './round.ts';
import { consoleView } from './view.ts';

export interface ResumeFlags extends PlaceFlags {
  readonly maxParallel?: string;
  readonly json?: true;
}

interface ResumeRequest {
  readonly entry: Entry;
  readonly screen: Terminal;
  /** A run id; absent = the newest run. */
  readonly run: string | undefined;
  readonly flags: ResumeFlags;
}

export async function resume({ entry, screen, run, flags }: ResumeRequest): Promise<number> {
  const json = flags.json === true;
  const place = await openPlace(placeOf(entry, flags));
  if (!place.ok) return refuse(screen, place.diagnostics, json);
  const { root, settings } = place.value;
  const found = findRun(place.value, run);
  if (!found.ok) return refuse(screen, found.diagnostics, json);
  const view = consoleView({ entry, screen, json, settings, root });
  return view.end(await resumeRun({ entry, root, settings }, found.value, view.watch));
}
