import { sha256 } from '../adapters/hash.ts';
import {
  absolute,
  assetDigests,
  assetTexts,
  findConfig,
  foldersIn,
  isFolder,
  readSources,
  type ReadFiles,
} from '../adapters/project-files.ts';
import { noReadings, openReadings, type Readings } from '../adapters/readings.ts';
import { listRuns } from '../adapters/state/run-folder.ts';
import type { Checked, Diagnostic } from '../core/diagnostic.ts';
import { didYouMean } from '../core/suggest.ts';
import type { Catalogue, ReadCatalogue } from '../definition/catalogue.ts';
import type { Config } from '../definition/shapes/config.ts';
import { compilePlan } from '../plan/compile.ts';
import type { Plan } from '../plan/plan.ts';
import type { Entry } from './entry.ts';
import { given, resolveSettings, type Flags, type Settings } from './settings.ts';
import { version } from './version.ts';

/** A repository as lorchestra sees it: where it is, how it is set, what it defines. */
export interface Project {
  /** The folder of `lorchestra.yaml`; every relative path starts here. */
  readonly root: string;
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  /** What is wrong anywhere in the definitions, also in those that a command does not need. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Place {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly flags: Flags;
  /** Texts that were read before need not be read again; without it, they are. */
  readonly readings?: Readings;
}

/** Where a command of this machine's user works. A dry-run writes nothing, not even what would spare the next start time. */
export function placeOf({ cwd, env, url }: Entry, flags: Flags & { readonly dryRun?: true }): Place {
  const readings = openReadings({ env, entry: url, version, isReadOnly: flags.dryRun === true });
  return { cwd, env, flags, readings };
}

/** A repository without its definitions: all that a resume needs, since a run keeps its plan. */
export async function openPlace(place: Place): Promise<Checked<Pick<Project, 'root' | 'settings'>>> {
  const { cwd, env, flags, readings = noReadings } = place;
  const { root, file } = findConfig(cwd, flags.config);
  const text = file ?? { sources: [], diagnostics: [] };
  // The readers stand on libraries that take longer to load than a short command may take.
  const read = async (): Promise<Checked<Config>> => (await import('../definition/config.ts')).readConfig(text);
  const config = await (text.diagnostics.length > 0 ? read() : readings.once('config', text.sources, read));
  if (!config.ok) return config;
  const settings = resolveSettings(flags, env, config.value);
  return settings.ok ? { ok: true, value: { root, settings: settings.value }, diagnostics: [] } : settings;
}

export async function openProject(place: Place): Promise<Checked<Project>> {
  const opened = await openPlace(place);
  if (!opened.ok) return opened;
  const { root, settings } = opened.value;
  const files = readDefinitions(root, settings);
  const read = async (): Promise<ReadCatalogue> => (await import('../definition/catalogue.ts')).readCatalogue(files.sources);
  const { catalogue, diagnostics } = await (place.readings ?? noReadings).once('catalogue', files.sources, read);
  return { ok: true, value: { root, settings, catalogue, diagnostics: [...files.diagnostics, ...diagnostics] }, diagnostics: [] };
}

/** The folder of definitions, and the `jobs` folder of each pipeline. A repository may have pipelines alone. */
function readDefinitions(root: string, { jobs, pipelines }: Settings): ReadFiles {
  const written = foldersIn(root, pipelines)
    .filter((name) => foldersIn(root, `${pipelines}/${name}`).includes('jobs'))
    .map((name) => readSources(root, `${pipelines}/${name}/jobs`));
  const own = written.length > 0 && !isFolder(root, jobs) ? [] : [readSources(root, jobs)];
  const all = [...own, ...written];
  return { sources: all.flatMap(({ sources }) => sources), diagnostics: all.flatMap(({ diagnostics }) => diagnostics) };
}

/** The run that is meant; the newest unless one is named. */
export function findRun({ root, settings }: Pick<Project, 'root' | 'settings'>, wanted: string | undefined): Checked<string> {
  const runs = listRuns(absolute(root, settings.state_dir));
  const run = wanted ?? runs[0];
  if (run !== undefined && runs.includes(run)) return { ok: true, value: run, diagnostics: [] };
  const where = `in "${settings.state_dir}"`;
  const [message, hint] =
    run === undefined
      ? [`No run to resume ${where}`, 'Start one with `lorchestra run ID`']
      : [`Unknown run "${run}" ${where}`, didYouMean(run, runs.slice(0, 20)) ?? 'Leave the id out to resume the newest run'];
  return { ok: false, diagnostics: [given('settings/unknown-run', message, `resume ${run ?? ''}`.trim(), hint)] };
}

/**
 * Compiles one composite or atomic job. A broken definition stops a plan only when the plan needs it. Parameters of null
 * are not known, so that none is missed.
 */
export function planOf(project: Project, id: string, params: Readonly<Record<string, string>> | null): Checked<Plan> {
  return compilePlan({
    catalogue: project.catalogue,
    id,
    params,
    asset: assetDigests(project.root, sha256),
    text: assetTexts(project.root),
    sha256,
    jobs: project.settings.jobs,
  });
}
