import { stopIfAsked } from '../../data/stop.ts';
import type { PlannedFileProjection } from '../../definition/shapes/file_projection.ts';
import type { FileTree } from '../../ports/file-tree.ts';
import type { Row } from '../../ports/warehouse.ts';
import type { DataJob, DataKind, DataPorts } from '../kind.ts';
import { perform, type Done } from '../perform.ts';
import { nameError, type Tally } from '../tally.ts';
import { layoutOf, type Layout } from './layout.ts';
import { manifestPath, manifestText, readManifest, type Manifest, type ManifestEntry } from './manifest.ts';
import { numbered, pathKey } from './path.ts';

/** Writes rows of the local SQLite file as Markdown files, one per row. */
export const fileProjection: DataKind<PlannedFileProjection> = (job, ports, signal) => {
  const frame = {
    kind: 'file_projection',
    event: 'file_projection',
    source_system: 'lorchestra',
    connection_name: null,
    object_type: null,
  } as const;
  return perform({ job, ports, frame }, (tally) => project({ job, ports, signal, tally }));
};

interface Work {
  readonly job: DataJob<PlannedFileProjection>;
  readonly ports: DataPorts;
  readonly signal: AbortSignal;
  readonly tally: Tally;
}

/** What happens to one file; null = nothing, it stands as it should. */
interface Change {
  readonly path: string;
  readonly row: Row;
}

interface Decision {
  readonly wanted: ReadonlySet<string>;
  readonly changes: readonly Change[];
}

async function project(work: Work): Promise<Done> {
  const { job, ports, tally } = work;
  const { source, sink } = job.spec;
  const query = await ports.vault(source.sqlite_path).query(source.query);
  const layout = layoutOf(sink, query.columns, { job_id: job.job_id, sha256: ports.sha256 });
  const files = ports.files(sink.base_path);
  const before = readManifest(files, job.job_id);
  const tools: Tools = { files, layout, before };
  const decision = await decide(work, tools, query.pages);
  const stale = [...before.keys()].filter((path) => !decision.wanted.has(path));
  const after = decision.changes.length > 0 || stale.length > 0 ? act(work, tools, { ...decision, stale }) : before;
  const removed = stale.filter((path) => !after.has(path)).length;
  tally.facts = { base_path: files.base, ...(removed > 0 ? { removed } : {}) };
  return {
    payload: { base_path: files.base, query: source.query.slice(0, 100), files: tally.counts.written + tally.counts.unchanged },
  };
}

interface Tools {
  readonly files: FileTree;
  readonly layout: Layout;
  readonly before: Manifest;
}

/** Reads every row once and finds out which files have to be written; writes nothing. */
async function decide({ ports, signal, tally }: Work, tools: Tools, pages: AsyncIterable<readonly Row[]>): Promise<Decision> {
  const wanted = new Set<string>();
  const taken = new Set<string>();
  const changes: Change[] = [];
  for await (const page of pages) {
    stopIfAsked(signal);
    for (const row of page) {
      tally.counts.read += 1;
      const path = pathOf(tools.layout, row, taken);
      if (path === null) {
        tally.counts.skipped += 1;
        nameError(tally, `row ${tally.counts.read}`, 'It has no file: a column of its path is empty');
        continue;
      }
      wanted.add(path);
      const state = stateOf(tools, { path, row }, ports);
      if (state === 'same') tally.counts.unchanged += 1;
      else if (state === 'write') changes.push({ path, row });
      else keepForeign(tally, path, state);
    }
  }
  return { wanted, changes };
}

/** The first row keeps the name; the next ones that claim it are numbered. */
function pathOf(layout: Layout, row: Row, taken: Set<string>): string | null {
  const path = layout.path(row);
  if (path === null) return null;
  let free = path;
  for (let number = 2; taken.has(pathKey(free)); number += 1) free = numbered(path, number);
  taken.add(pathKey(free));
  return free;
}

type State = 'same' | 'write' | 'edited' | 'foreign';

function stateOf({ files, layout, before }: Tools, change: Change, { sha256 }: DataPorts): State {
  const onDisk = files.read(change.path);
  if (onDisk === null) return 'write';
  const entry = before.get(change.path);
  if (!entry) return 'foreign';
  const found = sha256(onDisk);
  const ours = found === entry.sha256 ? entry.projected_at : found === entry.planned ? entry.planned_at : undefined;
  if (ours === undefined) return 'edited';
  return onDisk === layout.text(change.row, ours) && entry.planned === undefined ? 'same' : 'write';
}

function keepForeign(tally: Tally, path: string, state: 'edited' | 'foreign'): void {
  tally.counts.skipped += 1;
  const why = state === 'edited' ? 'It was edited since it was written' : 'It was not written by this job';
  nameError(tally, path, `${why}, so it is kept as it is`);
}

/**
 * Performs what was decided. The manifest is written before the files, with old and new digests, and again after:
 * a crash at any point leaves every file recognised as ours.
 */
function act(
  { job, ports, tally }: Work,
  { files, layout, before }: Tools,
  todo: Decision & { readonly stale: readonly string[] },
): Manifest {
  const manifest = new Map<string, ManifestEntry>(before);
  const texts = new Map<string, string>();
  for (const { path, row } of todo.changes) {
    const planned_at = ports.clock.now();
    const text = layout.text(row, planned_at);
    const planned = ports.sha256(text);
    texts.set(path, text);
    const known = before.get(path);
    manifest.set(path, {
      sha256: known?.sha256 ?? planned,
      projected_at: known?.projected_at ?? planned_at,
      planned,
      planned_at,
    });
  }
  files.write(manifestPath(job.job_id), manifestText(manifest));
  for (const [path, text] of texts) {
    files.write(path, text);
    const entry = manifest.get(path);
    if (entry?.planned !== undefined)
      manifest.set(path, { sha256: entry.planned, projected_at: entry.planned_at ?? entry.projected_at });
    tally.counts.written += 1;
  }
  for (const path of todo.stale) {
    if (removeStale(files, path, { entry: before.get(path), ports })) manifest.delete(path);
    else keepForeign(tally, path, 'edited');
  }
  files.write(manifestPath(job.job_id), manifestText(manifest));
  return manifest;
}

/** False when the file was edited since: it is kept. */
function removeStale(
  files: FileTree,
  path: string,
  more: { readonly entry: ManifestEntry | undefined; readonly ports: DataPorts },
): boolean {
  const onDisk = files.read(path);
  if (onDisk === null) return true;
  const found = more.ports.sha256(onDisk);
  if (found !== more.entry?.sha256 && found !== more.entry?.planned) return false;
  files.remove(path);
  return true;
}
