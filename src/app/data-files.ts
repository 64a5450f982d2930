import { openLakehouseReader } from '../adapters/lakehouse/store-reader.ts';
import { absolute, shownFrom } from '../adapters/project-files.ts';
import { openReader } from '../adapters/sqlite/reader.ts';
import type { Terminal } from '../adapters/terminal.ts';
import type { Checked, Diagnostic } from '../core/diagnostic.ts';
import { didYouMean } from '../core/suggest.ts';
import { exitCodes } from '../core/vocabulary.ts';
import type { StoreReader } from '../ports/store-reader.ts';
import { WarehouseError, type Value } from '../ports/warehouse.ts';
import type { Entry } from './entry.ts';
import { openPlace, placeOf } from './project.ts';
import { refuse } from './refuse.ts';
import { given, type Settings } from './settings.ts';
import { isBuilt, knownSources, lakehouseFolder, sourcesWithLakehouse } from './solution/folders.ts';

export interface DataFlags {
  readonly profile?: string;
  readonly vault?: true;
  /** A source; not together with `vault`. */
  readonly lakehouse?: string;
  readonly json?: true;
}

export interface OpenStore {
  readonly reader: StoreReader;
  /** As the user would type it. */
  readonly file: string;
  /** `warehouse`, `local copy` or `lakehouse`. */
  readonly what: string;
  /** The command that tells what there is. */
  readonly stats: string;
}

interface Asking {
  readonly entry: Entry;
  readonly screen: Terminal;
  readonly flags: DataFlags;
}

/** Opens what is asked about, lets it be read, and says with an exit code why it cannot be. */
export async function withStore({ entry, screen, flags }: Asking, read: (store: OpenStore) => number): Promise<number> {
  const json = flags.json === true;
  const place = await openPlace(placeOf(entry, flags));
  if (!place.ok) return refuse(screen, place.diagnostics, json);
  const chosen = choose(place.value, flags);
  if (!chosen.ok) return refuse(screen, chosen.diagnostics, json);
  const { what, path, flag, open } = chosen.value;
  const file = shownFrom(entry.cwd, path);
  let reader: StoreReader | null = null;
  try {
    reader = open(path);
    if (reader === null) return refuse(screen, [notThere(chosen.value, file)], json);
    return read({ reader, file, what, stats: `lorchestra data stats${flag}` });
  } catch (error) {
    if (!(error instanceof WarehouseError)) throw error;
    screen.err(`${error.message}\n`);
    return exitCodes.stateUnwritable;
  } finally {
    reader?.close();
  }
}

interface Store {
  readonly what: string;
  /** Of which profile or source. */
  readonly of: string;
  readonly path: string;
  readonly flag: string;
  readonly open: (path: string) => StoreReader | null;
  /** The command that makes it. */
  readonly made: string;
}

interface Where {
  readonly root: string;
  readonly settings: Settings;
}

function choose(where: Where, flags: DataFlags): Checked<Store> {
  if (flags.lakehouse !== undefined) return lakehouseOf(where, flags.lakehouse);
  const { root, settings } = where;
  const shared = { of: `profile "${settings.profile}"`, open: openReader, made: 'lorchestra run pipeline.daily_all' };
  const value =
    flags.vault === true
      ? { ...shared, what: 'local copy', path: absolute(root, `${settings.vault}/local.db`), flag: ' --vault' }
      : { ...shared, what: 'warehouse', path: absolute(root, settings.warehouse), flag: '' };
  return { ok: true, value, diagnostics: [] };
}

function lakehouseOf(where: Where, source: string): Checked<Store> {
  const known = [...new Set([...knownSources(where), ...sourcesWithLakehouse(where)])].sort();
  if (!known.includes(source)) return { ok: false, diagnostics: [unknownSource(where, source, known)] };
  const made = isBuilt(where, source) ? `lorchestra run spectra.${source}` : `solution-engine run ${source}`;
  const value = {
    what: 'lakehouse',
    of: `source "${source}" in profile "${where.settings.profile}"`,
    path: lakehouseFolder(where, source),
    flag: ` --lakehouse ${source}`,
    open: openLakehouseReader,
    made,
  };
  return { ok: true, value, diagnostics: [] };
}

function unknownSource({ settings }: Where, source: string, known: readonly string[]): Diagnostic {
  const none = `There is no contract below "${settings.pipelines}" yet`;
  const hint = didYouMean(source, known) ?? (known.length === 0 ? none : `Known: ${known.join(', ')}`);
  return given('data/unknown-source', `Unknown source "${source}"`, `--lakehouse ${source}`, hint);
}

function notThere({ what, of, flag, made }: Store, file: string): Diagnostic {
  const message = `There is no ${what} of ${of} yet: no ${what === 'lakehouse' ? 'folder' : 'file'} "${file}"`;
  return given('data/not-there', message, flag === '' ? file : flag.trim(), `Run the jobs that make it: ${made}`);
}

/** A value as JSON has it; a whole number beyond what JSON readers keep exact becomes its text. */
export function jsonValue(value: Value): string | number | null {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
