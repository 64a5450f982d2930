import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { openPlane } from '../../src/app/worker.ts';
import type { Plan, PlannedJob } from '../../src/plan/plan.ts';
import { plannedJobs } from '../../src/plan/walk.ts';
import type { Outcome } from '../../src/ports/runner.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { repository } from './column.ts';
import { memoryFolder, type Folder } from './folder.ts';

/** The stand-in services at a time that the test sets. */
export interface World extends AsyncDisposable {
  readonly variables: Sandbox['variables'];
  readonly url: string;
  /** Lets everything happen that is due until this day. */
  readonly goTo: (day: string) => void;
  /** Ids from the newest. */
  readonly newest: (collection: string) => Promise<readonly string[]>;
  /** `collection` reads `stripe/invoices`; null removes. */
  readonly change: (collection: string, id: string, members: object | null) => Promise<void>;
  readonly read: (collection: string, id: string) => Promise<Readonly<Record<string, unknown>>>;
}

export async function openWorld(options: {
  readonly seed: number;
  readonly scale: number;
  readonly day: string;
}): Promise<World> {
  let now = Date.parse(options.day);
  const sandbox = await openSandbox({ ...options, now: () => now, machineTime: () => Date.now() });
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(`${sandbox.url}/control/${path}`, init);
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  return {
    variables: sandbox.variables,
    url: sandbox.url,
    goTo: (day) => {
      now = Date.parse(day);
    },
    newest: async (collection) => ((await (await call(collection)).json()) as { newest: readonly string[] }).newest,
    change: async (collection, id, members) => {
      now += 60_000;
      const path = `${collection}/${encodeURIComponent(id)}`;
      await call(path, members === null ? { method: 'DELETE' } : { method: 'PATCH', body: JSON.stringify(members) });
    },
    read: async (collection, id) =>
      (await (await call(`${collection}/${encodeURIComponent(id)}`)).json()) as Readonly<Record<string, unknown>>,
    [Symbol.asyncDispose]: sandbox.close,
  };
}

/** A folder with a warehouse and a vault, and what works on it. */
export interface House extends Disposable {
  readonly folder: Folder;
  /** Runs every job, stage after stage; `width` jobs at once, each worker with a connection of its own. */
  readonly run: (how?: {
    readonly width?: number;
    /** Jobs that are not run, by id. */
    readonly done?: ReadonlySet<string>;
    readonly order?: (jobs: readonly PlannedJob[]) => readonly PlannedJob[];
    readonly before?: (job_id: string) => Promise<void> | void;
  }) => Promise<Ran>;
}

export interface Ran {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** What broke a worker off, if anything did. */
  readonly broken: readonly unknown[];
}

/** With `like`, it starts as a copy of that house, which nobody may be working in. */
export function openHouse(plan: Plan, world: Pick<World, 'variables'>, like?: House): House {
  const folder = memoryFolder();
  if (like) cpSync(like.folder.path, folder.path, { recursive: true, preserveTimestamps: true });
  const plane = {
    role: 'data' as const,
    root: repository,
    warehouse: folder.file('warehouse.db'),
    vault: folder.file('vault'),
    views: resolve(repository, 'jobs/views/sql'),
    lakehouses: folder.file('lakehouse'),
    variables: world.variables,
  };
  let runs = 0;
  return {
    folder,
    run: async ({ width = 1, done = new Set(), order = (jobs: readonly PlannedJob[]) => jobs, before = () => {} } = {}) => {
      runs += 1;
      const run_id = `run-${runs}`;
      const planes = Array.from({ length: width }, () => openPlane(plane));
      const outcomes = new Map<string, Outcome>();
      const broken: unknown[] = [];
      for (const stage of stagesOf(plan)) {
        const waiting = [...order(stage.filter(({ job }) => !done.has(job.job_id)))];
        const work = async ({ perform }: (typeof planes)[number]): Promise<void> => {
          for (let next = waiting.shift(); next !== undefined && broken.length === 0; next = waiting.shift()) {
            const { path, job } = next;
            if (job.kind === 'exec' || job.kind === 'solution') throw new Error('A house holds data jobs alone');
            await before(job.job_id);
            const attempt = { spec: job.spec, job_id: job.job_id, path, run_id, round: 1, attempt: 1, params: {} };
            const signal = new AbortController().signal;
            try {
              outcomes.set(job.job_id, await perform(job.kind, attempt, { signal, log: () => {} }));
            } catch (error) {
              broken.push(error);
            }
          }
        };
        await Promise.all(planes.map(work));
        if (broken.length > 0) break;
      }
      for (const one of planes) await one.close();
      return { outcomes, broken };
    },
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

/** The jobs between two barriers, in plan order. */
function stagesOf(plan: Plan): readonly (readonly PlannedJob[])[] {
  const stages = new Map<string, PlannedJob[]>();
  for (const planned of plannedJobs(plan)) {
    const key = JSON.stringify([planned.path.split('/').slice(0, -1), planned.stage]);
    stages.set(key, [...(stages.get(key) ?? []), planned]);
  }
  return [...stages.values()];
}

/** Columns that say when and by which run, not what. */
const stamps = new Set([
  ...['first_seen', 'last_seen', 'changed_at', 'correlation_id', 'validated_at', 'canonicalized_at', 'checked_at'],
  ...['created_at', 'processed_at', 'updated_at', 'run_id', 'at', 'projected_at', 'source_revision'],
]);
/** What even a run without any change moves: when an object was last met, and when the cursor was looked at. */
const moving = new Set(['raw_objects.last_seen', 'sync_cursors.updated_at', 'sync_cursors.run_id']);

export interface Dump {
  /** Rows as JSON, sorted, by `file.table`. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** By path. */
  readonly files: Readonly<Record<string, string>>;
}

/** Everything that lies in a house but the log of events; with `stamped` also when it was written, to the last byte. */
export function dump({ folder }: Pick<House, 'folder'>, stamped = false): Dump {
  const derived = new Set(['measurement_events', 'observations', 'sync_state']);
  const inWarehouse = (table: string, column: string): boolean =>
    stamped ? !moving.has(`${table}.${column}`) : !stamps.has(column);
  // In the vault, times of creation and change are the source's, except in copies of tables.
  const inVault = (table: string, column: string): boolean =>
    stamped || (derived.has(table) ? !stamps.has(column) : column !== 'projected_at');
  return {
    tables: {
      ...tablesOf(folder.file('warehouse.db'), inWarehouse),
      ...tablesOf(folder.file('vault/local.db'), inVault),
    },
    files: filesOf(folder.file('vault/views'), stamped),
  };
}

function tablesOf(file: string, keeps: (table: string, column: string) => boolean): Readonly<Record<string, readonly string[]>> {
  using db = new DatabaseSync(file, { readOnly: true });
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('event_log', 'revisions')",
    )
    .all()
    .map(({ name }) => String(name));
  const place = file.endsWith('local.db') ? 'vault' : 'warehouse';
  return Object.fromEntries(
    tables.map((table) => {
      const rows = db.prepare(`SELECT * FROM "${table}"`).all();
      const lines = rows.map((row) => JSON.stringify(Object.entries(row).filter(([column]) => keeps(table, column))));
      return [`${place}.${table}`, lines.sort()];
    }),
  );
}

function filesOf(root: string, stamped: boolean): Readonly<Record<string, string>> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    names.map((file) => {
      const text = readFileSync(file, 'utf8');
      if (stamped) return [file, `${statSync(file).ino} ${statSync(file).mtimeMs}\n${text}`];
      return [file.slice(root.length), file.endsWith('.md') ? text.replace(/^projected_at: .*$/m, '') : ''];
    }),
  );
}
