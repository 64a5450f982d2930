import { stopIfAsked } from '../../data/stop.ts';
import type { PlannedFileProjection } from '../../definition/shapes/file_projection.ts';
import type { FileTree } from '../../ports/file-tree.ts';
import type { Row } from '../../ports/warehouse.ts';
import type { DataJob, DataKind, DataPorts } from '../kind.ts';
import { perform, type Done } from '../perform.ts';
import { nameError, type Tally } from '../../data/tally.ts';
import { layoutOf, type Layout } from './layout.ts';
import { manifestPath, manifestText, readManifest, type ManifestEntry } from './manifest.ts';
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

/** A file that has to be written. */
interface Change {
  readonly path: string;
  readonly row: Row;
}

interface Tools {
  readonly files: FileTree;
  readonly layout: Layout;
  /** What the manifest says; goes along with what is done. */
  readonly manifest: Map<string, ManifestEntry>;
}

async function project(work: Work): Promise<Done> {
  const { job, ports, tally } = work;
  const { source, sink } = job.spec;
  const query = await ports.vault(source.sqlite_path).query(source.query);
  const layout = layoutOf(sink, query.columns, { job_id: job.job_id, sha256: ports.sha256 });
  const files = ports.files(sink.base_path);
  const tools: Tools = { files, layout, manifest: new Map(readManifest(files, job.job_id)) };
  const wanted = await writeAll(work, tools, query.pages);
  const stale = [...tools.manifest.keys()].filter((path) => !wanted.has(path));
  const removed = stale.filter((path) => removeStale(work, tools, path)).length;
  if (tally.counts.written > 0 || removed > 0) keepManifest(work, tools);
  tally.facts = { base_path: files.base, ...(removed > 0 ? { removed } : {}) };
  return {
    payload: { base_path: files.base, query: source.query.slice(0, 100), files: tally.counts.written + tally.counts.unchanged },
  };
}

/** Reads every row and writes what has to be written, page by page, so that few texts are held at once. Returns all paths. */
async function writeAll(work: Work, tools: Tools, pages: AsyncIterable<readonly Row[]>): Promise<ReadonlySet<string>> {
  const { ports, signal, tally } = work;
  const wanted = new Set<string>();
  const taken = new Set<string>();
  for await (const page of pages) {
    stopIfAsked(signal);
    const changes: Change[] = [];
    for (const row of page) {
      tally.counts.read += 1;
      const path = pathOf(tools.layout, row, taken);
      if (path === null) {
        tally.counts.skipped += 1;
        nameError(tally, nameOf(row, tally.counts.read), 'It has no file: a column of its path is empty');
        continue;
      }
      wanted.add(path);
      const state = stateOf(tools, { path, row }, ports);
      if (state === 'same') tally.counts.unchanged += 1;
      else if (state === 'write') changes.push({ path, row });
      else keepForeign(tally, path, state);
    }
    if (changes.length > 0) writeSome(work, tools, changes);
  }
  return wanted;
}

/** A row by the key that most tables of ours have, else by its place. */
function nameOf(row: Row, place: number): string {
  const key = row['idem_key'] ?? '';
  return key === '' ? `row ${place}` : String(key);
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

function stateOf({ files, layout, manifest }: Tools, change: Change, { sha256 }: DataPorts): State {
  const onDisk = files.read(change.path);
  if (onDisk === null) return 'write';
  const entry = manifest.get(change.path);
  if (!entry) return 'foreign';
  const settled = settledEntry(entry, sha256(onDisk));
  if (settled === null) return 'edited';
  // From here on the next plan for this file starts from what really stands there.
  manifest.set(change.path, settled);
  return onDisk === layout.text(change.row, settled.projected_at) ? 'same' : 'write';
}

/** After a crash the old or the planned text may stand there; null when neither does. */
function settledEntry(entry: ManifestEntry, found: string): ManifestEntry | null {
  if (found === entry.planned) return { sha256: found, projected_at: entry.planned_at ?? entry.projected_at };
  return found === entry.sha256 ? { sha256: found, projected_at: entry.projected_at } : null;
}

function keepForeign(tally: Tally, path: string, state: 'edited' | 'foreign'): void {
  tally.counts.skipped += 1;
  const why = state === 'edited' ? 'It was edited since it was written' : 'It was not written by this job';
  nameError(tally, path, `${why}, so it is kept as it is`);
}

/**
 * The manifest is written before the files, with old and new digests, and again after later ones: a crash at any point
 * leaves every file recognised as ours.
 */
function writeSome(work: Work, tools: Tools, changes: readonly Change[]): void {
  const { ports, tally } = work;
  const { files, layout, manifest } = tools;
  const texts = new Map<string, string>();
  for (const { path, row } of changes) {
    const planned_at = ports.clock.now();
    const text = layout.text(row, planned_at);
    const planned = ports.sha256(text);
    texts.set(path, text);
    const known = manifest.get(path);
    manifest.set(path, {
      sha256: known?.sha256 ?? planned,
      projected_at: known?.projected_at ?? planned_at,
      planned,
      planned_at,
    });
  }
  keepManifest(work, tools);
  for (const [path, text] of texts) {
    files.write(path, text);
    const entry = manifest.get(path);
    if (entry?.planned !== undefined)
      manifest.set(path, { sha256: entry.planned, projected_at: entry.planned_at ?? entry.projected_at });
    tally.counts.written += 1;
  }
}

function keepManifest({ job }: Work, { files, manifest }: Tools): void {
  files.write(manifestPath(job.job_id), manifestText(manifest));
}

/** False when the file was edited since: it is kept, and so is what the manifest says of it. */
function removeStale({ ports, tally }: Work, { files, manifest }: Tools, path: string): boolean {
  const onDisk = files.read(path);
  const entry = manifest.get(path);
  if (onDisk !== null && entry && settledEntry(entry, ports.sha256(onDisk)) === null) {
    keepForeign(tally, path, 'edited');
    return false;
  }
  files.remove(path);
  manifest.delete(path);
  return true;
}
