import { reclaim, sharePools } from '../adapters/http/pools.ts';
import { absolute } from '../adapters/project-files.ts';
import { processors } from '../adapters/workers/processors.ts';
import { workerPool } from '../adapters/workers/pool.ts';
import { startSandbox } from '../adapters/workers/sandbox.ts';
import type { DataKindName } from '../adapters/workers/messages.ts';
import { Defect } from '../core/defect.ts';
import type { Plan } from '../plan/plan.ts';
import { plannedJobs } from '../plan/walk.ts';
import type { Runner } from '../ports/runner.ts';
import { plainSandbox } from '../sandbox/settings.ts';
import { siblingEntry, type Entry } from './entry.ts';
import { sandboxProfile, type Settings } from './settings.ts';
import type { DataPlane } from './worker.ts';

export interface OpenData {
  /** Runs every data job of the plan. */
  readonly runner: Runner<unknown>;
  readonly close: () => Promise<void>;
}

/** More workers than processors only wait for one another; a run may ask for fewer. */
const mostWorkers = 2;

/** Opens the data plane of a profile for one plan: workers, and the sandbox when its services are called. */
export async function openData(options: {
  readonly entry: Entry;
  readonly root: string;
  readonly settings: Settings;
  readonly plan: Plan;
}): Promise<OpenData> {
  const { entry, root, settings, plan } = options;
  const kinds = new Map(plannedJobs(plan).map(({ path, job }) => [path, job.kind]));
  const worker = siblingEntry(entry.url, 'worker');
  const calls = [...kinds.values()].some((kind) => kind === 'ingest' || kind.startsWith('spectra_'));
  const sandbox =
    calls && settings.profile === sandboxProfile ? await startSandbox(worker, settings.sandbox ?? plainSandbox) : null;
  const pools = sharePools(settings.pools ?? {});
  const plane: DataPlane = {
    pools,
    role: 'data',
    root,
    warehouse: absolute(root, settings.warehouse),
    vault: absolute(root, settings.vault),
    views: absolute(root, `${settings.jobs}/views/sql`),
    lakehouses: absolute(root, `${settings.state_dir}/lakehouse`),
    // The sandbox's own come last: real credentials in the environment never meet it, and it never meets a real service.
    variables: { ...defined(entry.env), ...settings.variables, ...sandbox?.variables },
  };
  const size = Math.max(1, Math.min(mostWorkers, processors(), settings.max_parallel));
  const pool = workerPool({ entry: worker, size, data: plane, ended: (thread) => reclaim(pools, thread) });
  return {
    runner: {
      run: (attempt) => {
        const kind = kinds.get(attempt.path);
        if (kind === undefined || kind === 'exec' || kind === 'solution') throw new Defect(`No data job at "${attempt.path}"`);
        return pool.run(kind satisfies DataKindName, attempt);
      },
    },
    close: async () => {
      await pool.close();
      await sandbox?.close();
    },
  };
}

function defined(env: Entry['env']): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
