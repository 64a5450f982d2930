import { fileTree } from '../adapters/files/file-tree.ts';
import { readSource } from '../adapters/project-files.ts';
import type { Terminal } from '../adapters/terminal.ts';
import type { Checked } from '../core/diagnostic.ts';
import { exitCodes } from '../core/vocabulary.ts';
import { readSnapshot, type Removal, type Snapshot } from '../definition/snapshot.ts';
import {
  composites,
  describe,
  differences,
  renderSnapshot,
  snapshotFile,
  untrueRemovals,
  type Difference,
} from '../plan/snapshot.ts';
import { count } from '../report/text.ts';
import type { Entry } from './entry.ts';
import type { PlaceFlags } from './flags.ts';
import { openProject, placeOf } from './project.ts';
import { refuse } from './refuse.ts';
import { given } from './settings.ts';

export interface SnapshotFlags extends PlaceFlags {
  readonly write?: true;
  /** A snapshot to compare with as well, such as the one of the branch that a change goes into. */
  readonly base?: string;
}

interface SnapshotRequest {
  readonly entry: Entry;
  readonly screen: Terminal;
  readonly flags: SnapshotFlags;
}

/** Compares the definitions with the snapshot, or writes the snapshot. What is gone without a reason is always refused. */
export async function snapshot({ entry, screen, flags }: SnapshotRequest): Promise<number> {
  const project = await openProject(placeOf(entry, flags));
  if (!project.ok) return refuse(screen, project.diagnostics, false);
  const { root, catalogue, diagnostics } = project.value;
  if (diagnostics.some(({ severity }) => severity === 'error')) return refuse(screen, diagnostics, false);
  const read = readBoth(root, entry.cwd, flags.base);
  if (!read.ok) return refuse(screen, read.diagnostics, false);
  const { written, base } = read.value;
  const comparison = compare(composites(catalogue), written, base);
  if (flags.write === true && comparison.unexplained.length === 0) return write(screen, root, comparison);
  if (written !== null) return report(screen, comparison);
  screen.err(`There is no ${snapshotFile}\n`);
  screen.out('Write it with `lorchestra snapshot --write`\n');
  return exitCodes.differs;
}

interface Snapshots {
  /** Null when there is no file yet. */
  readonly written: Snapshot | null;
  /** Null when none was asked for. */
  readonly base: Snapshot | null;
}

function readBoth(root: string, cwd: string, wanted: string | undefined): Checked<Snapshots> {
  const written = readOptional(root, snapshotFile);
  const base = wanted === undefined ? null : readBase(cwd, wanted);
  const diagnostics = [...(written?.diagnostics ?? []), ...(base?.diagnostics ?? [])];
  if (written?.ok === false || base?.ok === false) return { ok: false, diagnostics };
  return { ok: true, value: { written: written?.value ?? null, base: base?.value ?? null }, diagnostics };
}

interface Comparison {
  readonly now: Snapshot['composites'];
  readonly removed: readonly Removal[];
  /** From the snapshot to the definitions. */
  readonly own: readonly Difference[];
  /** From the base to the definitions. */
  readonly since: readonly Difference[];
  /** What is gone, from either, without a reason. */
  readonly unexplained: readonly Difference[];
  readonly untrue: readonly Removal[];
}

function compare(now: Snapshot['composites'], written: Snapshot | null, base: Snapshot | null): Comparison {
  const removed = written?.removed ?? [];
  const own = written === null ? [] : differences(written.composites, now, removed);
  const since = base === null ? [] : differences(base.composites, now, removed);
  const unexplained = [...own, ...since].filter(({ kind, reason }) => kind === 'removed' && reason === null);
  return { now, removed, own, since, unexplained, untrue: untrueRemovals(removed, now) };
}

function report(screen: Terminal, { now, own, since, unexplained, untrue }: Comparison): number {
  const equal = own.length === 0 && unexplained.length === 0 && untrue.length === 0;
  if (!equal) {
    const cause = unexplained.length === 0 ? `The definitions differ from ${snapshotFile}` : gone(unexplained);
    screen.err(`${cause}\n`);
  }
  for (const line of new Set([...own, ...since].map(describe))) screen.out(`${line}\n`);
  for (const { composite, job } of untrue) screen.out(`! removed: ${job ?? 'the composite'} is in ${composite} again\n`);
  const words = equal ? `${snapshotFile} is up to date: ${count(Object.keys(now).length, 'composite')}` : remedy(unexplained);
  screen.out(`${words}\n`);
  return equal ? exitCodes.success : exitCodes.differs;
}

function readOptional(root: string, file: string): Checked<Snapshot> | null {
  const read = readSource(root, file);
  if (read === null) return null;
  const [source] = read.sources;
  return source === undefined ? { ok: false, diagnostics: read.diagnostics } : readSnapshot(source);
}

function readBase(cwd: string, file: string): Checked<Snapshot> {
  const missing = given(
    'settings/base',
    `Cannot read "${file}": there is no such file`,
    `--base ${file}`,
    'Give the path of a snapshot',
  );
  return readOptional(cwd, file) ?? { ok: false, diagnostics: [missing] };
}

function write(screen: Terminal, root: string, { now, removed, untrue }: Comparison): number {
  const kept = removed.filter((removal) => !untrue.includes(removal));
  fileTree(root).write(snapshotFile, renderSnapshot({ composites: now, removed: kept }));
  screen.out(`Wrote ${snapshotFile}: ${count(Object.keys(now).length, 'composite')}\n`);
  return exitCodes.success;
}

function gone(unexplained: readonly Difference[]): string {
  const names = [...new Set(unexplained.map(({ composite, job }) => `"${job ?? composite}"`))];
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `No reason is written down for the removal of ${names.slice(0, 3).join(', ')}${more}`;
}

function remedy(unexplained: readonly Difference[]): string {
  const [first] = unexplained;
  if (first === undefined) return 'Look at the difference, then renew the file with `lorchestra snapshot --write`';
  const job = first.job === null ? '' : `\n    job: ${first.job}`;
  return `Bring it back, or say why in ${snapshotFile} and run \`lorchestra snapshot --write\`:\nremoved:\n  - composite: ${first.composite}${job}\n    reason: ...`;
}
