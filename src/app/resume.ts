import { absolute } from '../adapters/project-files.ts';
import { listRuns } from '../adapters/state/run-folder.ts';
import type { Terminal } from '../adapters/terminal.ts';
import { nearest } from '../core/suggest.ts';
import type { Entry } from './entry.ts';
import type { PlaceFlags } from './flags.ts';
import { openPlace } from './project.ts';
import { refuse } from './refuse.ts';
import { resumeRun } from './round.ts';
import { given } from './settings.ts';
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
  const place = openPlace({ cwd: entry.cwd, env: entry.env, flags });
  if (!place.ok) return refuse(screen, place.diagnostics, json);
  const { root, settings } = place.value;
  const runs = listRuns(absolute(root, settings.state_dir));
  const wanted = run ?? runs[0];
  if (wanted === undefined || !runs.includes(wanted)) {
    const near = wanted === undefined ? null : nearest(wanted, runs);
    const message = wanted === undefined ? `No run to resume in "${settings.state_dir}"` : `Unknown run "${wanted}" in "${settings.state_dir}"`;
    const hint = wanted === undefined ? 'Start one with `lorchestra run ID`' : near === null ? `The newest run is "${runs[0] ?? 'none'}"` : `Did you mean "${near}"?`;
    return refuse(screen, [given('settings/unknown-run', message, `resume ${wanted ?? ''}`.trim(), hint)], json);
  }
  const view = consoleView({ entry, screen, json, settings, root });
  return view.end(await resumeRun({ entry, root, settings }, wanted, view.watch));
}
