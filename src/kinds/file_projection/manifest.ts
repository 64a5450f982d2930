import { fail } from '../../data/failed.ts';
import type { FileTree } from '../../ports/file-tree.ts';

/** What a job wrote, so that the next run tells its own files from those of people. */
export interface ManifestEntry {
  /** Of the file's text as we wrote it. */
  readonly sha256: string;
  /** Of the text that was about to be written when the manifest was: after a crash either may be on disk. */
  readonly planned?: string;
  /** Milliseconds; stands in the file. */
  readonly projected_at: number;
  readonly planned_at?: number;
}
export type Manifest = ReadonlyMap<string, ManifestEntry>;

export function manifestPath(jobId: string): string {
  return `.lorchestra/${jobId}.json`;
}

export function readManifest(files: FileTree, jobId: string): Manifest {
  const path = manifestPath(jobId);
  const text = files.read(path);
  if (text === null) return new Map();
  const parsed = parse(text);
  if (parsed) return new Map(Object.entries(parsed));
  return fail(
    'files',
    `Cannot tell which files in "${files.base}" are ours: "${path}" cannot be read; move the folder away to have all files written anew`,
  );
}

function parse(text: string): Readonly<Record<string, ManifestEntry>> | null {
  try {
    const value: unknown = JSON.parse(text);
    const known = value !== null && typeof value === 'object' && 'schema_version' in value && value.schema_version === 1;
    return known && 'files' in value ? (value.files as Readonly<Record<string, ManifestEntry>>) : null;
  } catch {
    return null;
  }
}

export function manifestText(manifest: Manifest): string {
  const files = Object.fromEntries([...manifest].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ schema_version: 1, files }, null, 1)}\n`;
}
