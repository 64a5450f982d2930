import { sharedTime, systemClock } from '../adapters/clock.ts';
import { workHard } from '../adapters/engine.ts';
import { assetsBelow } from '../adapters/files/assets.ts';
import { fileTree } from '../adapters/files/file-tree.ts';
import { readFolder } from '../adapters/files/folder.ts';
import { sha256, uuid5 } from '../adapters/hash.ts';
import { openPools, type SharedPools } from '../adapters/http/pools.ts';
import { httpClient } from '../adapters/http/undici.ts';
import { signJwt } from '../adapters/sign.ts';
import { sqliteDialect } from '../adapters/sqlite/dialect.ts';
import { sqliteVault } from '../adapters/sqlite/vault.ts';
import { openWarehouse, type OpenWarehouse } from '../adapters/sqlite/warehouse.ts';
import { given, serveJobs, threadNumber, type Perform } from '../adapters/workers/inside.ts';
import { absolute } from '../adapters/project-files.ts';
import { failure } from '../core/failure.ts';
import type { WarehouseKind } from '../core/vocabulary.ts';
import { Failed } from '../data/failed.ts';
import { viewSql } from '../data/view-sql.ts';
import type { PlannedSpectra } from '../definition/shapes/spectra.ts';
import { dataKinds } from '../kinds/data-kinds.ts';
import type { DataJob, DataPorts } from '../kinds/kind.ts';
import { WarehouseError } from '../ports/warehouse.ts';
import type { SandboxRole } from '../sandbox/worker.ts';
import type { SpectraSteps } from './spectra.ts';
import { version } from './version.ts';

/** Where the data plane of a profile lies; plain data, given to each worker when it starts. Paths are absolute. */
export interface DataPlane {
  readonly role: 'data';
  readonly root: string;
  readonly warehouse: string;
  /** Folder of `local.db` and `views/`. */
  readonly vault: string;
  /** Folder of the SQL of views. */
  readonly views: string;
  /** Folder of the lakehouses, one for each source. */
  readonly lakehouses: string;
  readonly variables: Readonly<Record<string, string>>;
  /** How hard services may be asked. */
  readonly pools?: SharedPools;
}

/** What a worker thread does, by what it was given. What another role or kind needs is not loaded: each thread would hold it. */
export async function work(): Promise<void> {
  workHard();
  const role = given as DataPlane | SandboxRole;
  if (role.role === 'sandbox') (await import('../sandbox/worker.ts')).serveSandbox(role);
  else serveJobs(openPlane(role).perform);
}

/** Does data jobs on one warehouse connection, which is opened with the first job. */
export function openPlane(plane: DataPlane): { readonly perform: Perform; readonly close: () => Promise<void> } {
  let warehouse: OpenWarehouse | undefined;
  const http = httpClient(plane.pools && openPools(plane.pools, threadNumber(), sharedTime));
  const shared = {
    http,
    assets: assetsBelow(plane.root),
    clock: systemClock,
    sha256,
    sign: signJwt,
    uuid5,
    variables: plane.variables,
  };
  let spectra: Promise<SpectraSteps> | undefined;
  const openSteps = async (): Promise<SpectraSteps> =>
    (await import('./spectra.ts')).openSpectra(plane.lakehouses, { ...shared, engine_version: version });
  const perform: Perform = async (kind, job, { signal, log }) => {
    if (kind.startsWith('spectra_'))
      return (await (spectra ??= openSteps())).perform(job as DataJob<PlannedSpectra>, { signal, log });
    try {
      warehouse ??= openWarehouse({ file: plane.warehouse, views: readViews(plane.views, log) });
    } catch (error) {
      if (!(error instanceof WarehouseError)) throw error;
      return { ok: false, failure: failure('warehouse', error.message, { transient: error.transient }), report: {} };
    }
    const ports: DataPorts = {
      ...shared,
      warehouse,
      vault: (file) => sqliteVault(file === undefined ? `${plane.vault}/local.db` : absolute(plane.root, file)),
      files: (folder) => fileTree(folder === undefined ? `${plane.vault}/views` : absolute(plane.root, folder)),
      log,
    };
    return dataKinds[kind as WarehouseKind](job, ports, signal);
  };
  const close = async (): Promise<void> => {
    warehouse?.close();
    (await spectra)?.close();
    await http.close();
  };
  return { perform, close };
}

/** The views that a new warehouse starts with. One that cannot be read is left to its own job, which says what is wrong. */
function readViews(folder: string, log: (line: string) => void): readonly { readonly name: string; readonly sql: string }[] {
  return readFolder(folder, '.sql').flatMap(({ name, file, text }) => {
    try {
      return [{ name, sql: viewSql(text, { file, dialect: sqliteDialect }) }];
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      log(error.message);
      return [];
    }
  });
}
