import type { Diagnostic } from '../core/diagnostic.ts';
import { didYouMean } from '../core/suggest.ts';
import { jobKinds, type JobKind } from '../core/vocabulary.ts';
import { problem } from './codes.ts';
import { firstKeySpanAt, spanAt, type LocatedDocument } from './document.ts';
import { checkShape } from './issues.ts';
import type { AtomicKeys } from './shapes/common.ts';
import { compositeShape, type CompositeSpec } from './shapes/composite.ts';
import { jobShape, type Specs } from './shapes/index.ts';
import { sourceShape, type SourceSpec } from './shapes/source.ts';

/** What the user wrote, checked, with its place. Ids are not yet resolved and policies have no defaults. */
export type Definition = JobDefinition | SourceDefinition;
export type JobDefinition = CompositeDefinition | AtomicDefinition;

interface WrittenJob {
  readonly job_id: string;
  readonly description: string | undefined;
  /** Further ids that the job answers to. */
  readonly aliases: readonly string[];
  readonly document: LocatedDocument;
}

export interface CompositeDefinition extends WrittenJob {
  readonly kind: 'composite';
  readonly stages: CompositeSpec['stages'];
  readonly stop_on_failure: boolean;
}

export type Policies = Omit<AtomicKeys, 'job_id' | 'description' | 'aliases'>;

/** One variant per kind, so that `kind` tells the type of `spec`. */
export type AtomicDefinition = { readonly [K in JobKind]: AtomicOf<K> }[JobKind];

export interface AtomicOf<K extends JobKind> extends WrittenJob {
  readonly kind: K;
  readonly spec: Specs[K];
  readonly policies: Policies;
}

export interface SourceDefinition {
  readonly kind: 'source';
  readonly source_id: string;
  readonly document: LocatedDocument;
  readonly spec: SourceSpec;
}

export interface ReadDefinition {
  readonly definition: Definition | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one document as the definition that its keys say it is: a source if it has a `source_id`, else a job. */
export function readDefinition(document: LocatedDocument): ReadDefinition {
  if (Object.hasOwn(document.value, 'source_id')) return readSource(document);
  const kind = document.value['job_type'];
  if (kind === 'composite') return readComposite(document);
  const known = jobKinds.find((candidate) => candidate === kind);
  return known === undefined ? { definition: null, diagnostics: [unknownKind(document, kind)] } : readAtomic(document, known);
}

const kindWords: readonly string[] = ['composite', ...jobKinds];

function unknownKind(document: LocatedDocument, kind: unknown): Diagnostic {
  if (kind === undefined) {
    const hint = Object.hasOwn(document.value, 'job_id')
      ? `Known: ${kindWords.join(', ')}`
      : 'Every document under the jobs folder is a job (job_id, job_type) or a source (source_id)';
    return problem('definition/missing-key', firstKeySpanAt(document, []), { message: 'Key "job_type" is missing', hint });
  }
  const word = typeof kind === 'string' ? kind : '';
  return problem('definition/unknown-job-type', spanAt(document, ['job_type']), {
    message: typeof kind === 'string' ? `Unknown job type "${kind}"` : '"job_type" must be one word',
    hint: didYouMean(word, kindWords),
  });
}

function readSource(document: LocatedDocument): ReadDefinition {
  const { value, diagnostics } = checkShape(document, sourceShape);
  return { definition: value && { kind: 'source', source_id: value.source_id, document, spec: value }, diagnostics };
}

function readComposite(document: LocatedDocument): ReadDefinition {
  const { value, diagnostics } = checkShape(document, compositeShape);
  if (value === null) return { definition: null, diagnostics };
  const { job_id, description, aliases = [], stages, stop_on_failure } = value;
  return { definition: { kind: 'composite', job_id, document, description, aliases, stages, stop_on_failure }, diagnostics };
}

function readAtomic(document: LocatedDocument, kind: JobKind): ReadDefinition {
  const { value, diagnostics } = checkShape(document, jobShape(kind));
  if (value === null) return { definition: null, diagnostics };
  const { job_id, description, aliases = [], timeout, retry, allow_failure, pool, affinity, job_type: _, ...rest } = value;
  const written = { job_id, description, aliases, document, policies: { timeout, retry, allow_failure, pool, affinity } };
  // What is left of a value of the kind's shape when the shared keys are gone is the kind's spec.
  return { definition: { kind, ...written, spec: rest } as AtomicDefinition, diagnostics };
}
