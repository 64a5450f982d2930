import type { Diagnostic, SourceText, Span } from '../core/diagnostic.ts';
import { problem, sortDiagnostics } from './codes.ts';
import { readDefinition, type Definition, type JobDefinition, type SourceDefinition } from './definition.ts';
import { spanAt, type LocatedDocument } from './document.ts';
import { withoutRepeats } from './issues.ts';
import { parseText } from './parse.ts';

/**
 * Everything that a folder of files defines. What is wrong in one document leaves the others usable. Plain data, so that it
 * can be kept.
 */
export interface Catalogue {
  readonly jobs: ReadonlyMap<string, JobDefinition>;
  /** From alias to the id of the job that answers to it. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, SourceDefinition>;
  /** Job ids that documents claim which cannot be used, with the reasons. */
  readonly broken: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Source ids likewise. */
  readonly brokenSources: ReadonlyMap<string, readonly Diagnostic[]>;
}

export interface ReadCatalogue {
  readonly catalogue: Catalogue;
  /** Of every document, sorted by file and place. */
  readonly diagnostics: readonly Diagnostic[];
}

interface Claim {
  /** What the document says its id is, whether or not that is an id. */
  readonly id: string;
  readonly type: 'job' | 'source';
  readonly span: Span;
  readonly definition: Definition | null;
  readonly diagnostics: readonly Diagnostic[];
}

export function readCatalogue(sources: readonly SourceText[]): ReadCatalogue {
  const diagnostics: (readonly Diagnostic[])[] = [];
  const claims: Claim[] = [];
  for (const source of inFileOrder(sources)) {
    const parsed = parseText(source);
    diagnostics.push(parsed.diagnostics);
    for (const { document, findings } of parsed.documents) {
      const read = readDefinition(document);
      const all = withoutRepeats(findings, read.diagnostics);
      diagnostics.push(all);
      const claim = claimOf(document, { definition: all.length === 0 ? read.definition : null, diagnostics: all });
      if (claim !== null) claims.push(claim);
    }
  }
  const found = collect(claims);
  return { catalogue: found.catalogue, diagnostics: sortDiagnostics([...diagnostics.flat(), ...found.diagnostics]) };
}

/** By name, so that nothing rests on the order in which files were found. */
function inFileOrder(sources: readonly SourceText[]): readonly SourceText[] {
  return sources.toSorted((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)));
}

function claimOf(document: LocatedDocument, read: Pick<Claim, 'definition' | 'diagnostics'>): Claim | null {
  const type = Object.hasOwn(document.value, 'source_id') ? 'source' : 'job';
  const id = document.value[`${type}_id`];
  return typeof id === 'string' ? { id, type, span: spanAt(document, [`${type}_id`]), ...read } : null;
}

function collect(claims: readonly Claim[]): ReadCatalogue {
  const diagnostics: Diagnostic[] = [];
  const jobs = new Map<string, JobDefinition>();
  const sources = new Map<string, SourceDefinition>();
  const broken = { job: new Map<string, readonly Diagnostic[]>(), source: new Map<string, readonly Diagnostic[]>() };
  for (const [first, ...further] of groupEqual(claims)) {
    const repeats = further.map((claim) => duplicate(claim, first));
    diagnostics.push(...repeats);
    const reasons = [...first.diagnostics, ...further.flatMap((claim) => claim.diagnostics), ...repeats];
    const { definition } = first;
    if (reasons.length > 0 || definition === null)
      for (const claim of [first, ...further]) broken[claim.type].set(claim.id, reasons);
    else if (definition.kind === 'source') sources.set(definition.source_id, definition);
    else jobs.set(definition.job_id, definition);
  }
  const { aliases, clashes } = collectAliases(jobs, broken.job);
  return {
    catalogue: { jobs, aliases, sources, broken: broken.job, brokenSources: broken.source },
    diagnostics: [...diagnostics, ...clashes],
  };
}

/** Ids that differ only in case or in how a letter is composed name one file on some disks, so they count as equal. */
function groupEqual(claims: readonly Claim[]): Iterable<readonly [Claim, ...Claim[]]> {
  const groups = new Map<string, [Claim, ...Claim[]]>();
  for (const claim of claims) {
    const key = `${claim.type} ${claim.id.normalize('NFC').toLowerCase()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  }
  return groups.values();
}

function duplicate(claim: Claim, first: Claim): Diagnostic {
  const noun = claim.type === 'job' ? 'Job' : 'Source';
  return problem('definition/duplicate-id', claim.span, {
    message: `${noun} "${claim.id}" is defined twice`,
    related: [{ span: first.span, message: 'First here' }],
  });
}

function collectAliases(
  jobs: ReadonlyMap<string, JobDefinition>,
  broken: ReadonlyMap<string, readonly Diagnostic[]>,
): { readonly aliases: ReadonlyMap<string, string>; readonly clashes: readonly Diagnostic[] } {
  const aliases = new Map<string, string>();
  const clashes: Diagnostic[] = [];
  const owners = new Map<string, Span>();
  for (const job of jobs.values()) {
    for (const [index, alias] of job.aliases.entries()) {
      const span = spanAt(job.document, ['aliases', index]);
      const holder = jobs.get(alias);
      const owner = holder === undefined ? owners.get(alias) : spanAt(holder.document, ['job_id']);
      if (owner !== undefined) clashes.push(clash(alias, span, owner));
      else if (!broken.has(alias)) aliases.set(alias, job.job_id);
      owners.set(alias, owner ?? span);
    }
  }
  return { aliases, clashes };
}

function clash(alias: string, span: Span, owner: Span): Diagnostic {
  return problem('definition/duplicate-id', span, {
    message: `Alias "${alias}" is taken`,
    related: [{ span: owner, message: 'First here' }],
  });
}
