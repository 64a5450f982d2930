import { z } from 'zod';

import type { Checked, SourceText } from '../core/diagnostic.ts';
import { problem, sortDiagnostics } from './codes.ts';
import { spanAt } from './document.ts';
import { checkShape, withoutRepeats } from './issues.ts';
import { parseText } from './parse.ts';
import { idShape } from './shapes/common.ts';

const stageShape = z.strictObject({ name: z.string().min(1), jobs: z.array(idShape).min(1) });

const removalShape = z.strictObject({
  composite: idShape,
  job: idShape.optional(),
  reason: z.string().regex(/\S.*\S.*\S/, 'Say in some words why it is gone'),
});

const snapshotShape = z.strictObject({
  composites: z.record(idShape, z.strictObject({ stages: z.array(stageShape).min(1) })),
  removed: z.array(removalShape).default([]),
});

/** What a repository runs, as it was reviewed: `lorchestra.snapshot.yaml`. */
export interface Snapshot {
  /** By composite, in the order of their names. */
  readonly composites: Readonly<Record<string, SnapshotComposite>>;
  readonly removed: readonly Removal[];
}

export interface SnapshotComposite {
  readonly stages: readonly { readonly name: string; readonly jobs: readonly string[] }[];
}

/** Why a job, or without `job` a whole composite, is no longer there. */
export type Removal = z.output<typeof removalShape>;

export function readSnapshot(source: SourceText): Checked<Snapshot> {
  const parsed = parseText(source);
  const [first, second] = parsed.documents;
  if (first === undefined) {
    const empty = problem('definition/empty', { source, start: 0, end: 0 }, `"${source.file}" holds no snapshot`);
    return { ok: false, diagnostics: parsed.diagnostics.length > 0 ? parsed.diagnostics : [empty] };
  }
  const several =
    second === undefined
      ? []
      : [
          problem(
            'config/several-documents',
            spanAt(second.document, []),
            'A snapshot is one document, but a second one begins here',
          ),
        ];
  const { value, diagnostics } = checkShape(first.document, snapshotShape);
  const all = sortDiagnostics([...parsed.diagnostics, ...several, ...withoutRepeats(first.findings, diagnostics)]);
  return all.length > 0 || value === null ? { ok: false, diagnostics: all } : { ok: true, value, diagnostics: [] };
}
