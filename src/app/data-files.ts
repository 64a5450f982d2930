import { absolute, shownFrom } from '../adapters/project-files.ts';
import { openReader } from '../adapters/sqlite/reader.ts';
import type { Terminal } from '../adapters/terminal.ts';
import { exitCodes } from '../core/vocabulary.ts';
import type { StoreReader } from '../ports/store-reader.ts';
import { WarehouseError, type Value } from '../ports/warehouse.ts';
import type { Entry } from './entry.ts';
import { openPlace } from './project.ts';
import { refuse } from './refuse.ts';
import { given } from './settings.ts';

export interface DataFlags {
  readonly profile?: string;
  readonly vault?: true;
  readonly json?: true;
}

export interface OpenStore {
  readonly reader: StoreReader;
  /** As the user would type it. */
  readonly file: string;
  /** `warehouse` or `local copy`. */
  readonly what: string;
}

interface Asking {
  readonly entry: Entry;
  readonly screen: Terminal;
  readonly flags: DataFlags;
}

/** Opens the file that is asked about, lets it be read, and says with an exit code why it cannot be. */
export function withStore({ entry, screen, flags }: Asking, read: (store: OpenStore) => number): number {
  const json = flags.json === true;
  const place = openPlace({ cwd: entry.cwd, env: entry.env, flags });
  if (!place.ok) return refuse(screen, place.diagnostics, json);
  const { root, settings } = place.value;
  const path = absolute(root, flags.vault === true ? `${settings.vault}/local.db` : settings.warehouse);
  const file = shownFrom(entry.cwd, path);
  const what = flags.vault === true ? 'local copy' : 'warehouse';
  let reader: StoreReader | null = null;
  try {
    reader = openReader(path);
    if (reader === null) return refuse(screen, [notThere({ what, file, profile: settings.profile })], json);
    return read({ reader, file, what });
  } catch (error) {
    if (!(error instanceof WarehouseError)) throw error;
    screen.err(`${error.message}\n`);
    return exitCodes.stateUnwritable;
  } finally {
    reader?.close();
  }
}

function notThere({ what, file, profile }: { readonly what: string; readonly file: string; readonly profile: string }) {
  return given(
    'data/not-there',
    `There is no ${what} of profile "${profile}" yet: no file "${file}"`,
    file,
    'Run the jobs that make it: lorchestra run pipeline.daily_all',
  );
}

/** A value as JSON has it; a whole number beyond what JSON readers keep exact becomes its text. */
export function jsonValue(value: Value): string | number | null {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
